//! Time zones as calendars name them.

use std::{collections::HashMap, fmt::Write as _};

use calcard::{
    Entry, Parser,
    common::{PartialDateTime, timezone::Tz},
    icalendar::{
        ICalendarComponent, ICalendarComponentType, ICalendarDay, ICalendarFrequency,
        ICalendarProperty, ICalendarRecurrenceRule, ICalendarValue, ICalendarWeekday,
    },
};
use innkey_protocol::{UnixTime, Zone, zone::End};
use jiff::{civil::DateTime, tz::TimeZone};

use crate::import::limits::MAX_EVENT;

/// Clocks that a calendar speaks of.
#[derive(Clone, Debug)]
pub(super) enum Clock {
    /// A zone that the world knows.
    Known(Zone),
    /// One that only the calendar describes.
    Described(TimeZone),
}

impl Clock {
    /// When they show `time`; as [`Zone::instant`].
    pub(super) fn instant(&self, time: DateTime, end: End) -> Option<UnixTime> {
        match self {
            Self::Known(zone) => zone.instant(time, end).ok(),
            Self::Described(zone) => {
                let possible = zone.to_ambiguous_timestamp(time);
                let instant = match end {
                    End::From => possible.compatible(),
                    End::Until => possible.later(),
                };
                Some(UnixTime(instant.ok()?.as_second()))
            }
        }
    }
}

/// The clocks of one calendar.
pub(super) struct Clocks {
    building: Zone,
    described: HashMap<String, Clock>,
}

impl Clocks {
    /// Those that its `VTIMEZONE`s describe, and all that the world knows.
    pub(super) fn new(building: &Zone, zones: &[&str]) -> Self {
        let described = zones
            .iter()
            .filter(|text| text.len() <= MAX_EVENT)
            .filter_map(|text| described(text))
            .collect();
        Self { building: building.clone(), described }
    }

    /// The clocks of a `TZID`; those of the building where none is named.
    pub(super) fn get(&self, id: Option<&str>) -> Option<Clock> {
        let Some(id) = id.map(str::trim).filter(|id| !id.is_empty()) else {
            return Some(Clock::Known(self.building.clone()));
        };
        // A name is preferred to a description, which is often old or made for one year only.
        known(id).or_else(|| self.described.get(id).cloned())
    }
}

/// A zone by its name: of the IANA database, also at the end of a path, or of Windows.
fn known(id: &str) -> Option<Clock> {
    let by_tail = || {
        let mut tails = id.match_indices('/').map(|(place, _)| &id[place + 1..]);
        tails.find_map(|tail| tail.parse().ok())
    };
    let by_other_name = || id.parse::<Tz>().ok()?.name()?.parse().ok();
    let zone = id.parse().ok().or_else(by_tail).or_else(by_other_name);
    zone.map(Clock::Known)
}

/// A `VTIMEZONE`: by the place that it names, else by its rules.
fn described(text: &str) -> Option<(String, Clock)> {
    let Entry::ICalendar(calendar) = Parser::new(text).entry() else { return None };
    let zone = calendar.components.first()?;
    let id = texts(zone, &ICalendarProperty::Tzid).next()?.trim().to_owned();
    let place = zone.timezone().and_then(|(_, zone)| zone.name()?.parse().ok());
    let clock = match place {
        Some(place) => Clock::Known(place),
        None => Clock::Described(rules(&calendar.components)?),
    };
    Some((id, clock))
}

/// What is in force from a moment on.
struct Observance {
    begins: DateTime,
    /// Seconds east of Greenwich.
    offset: i32,
    rule: Option<String>,
}

/// The last rules of a zone, as POSIX writes them: bookings lie ahead, so what was before does not matter.
fn rules(components: &[ICalendarComponent]) -> Option<TimeZone> {
    let last = |kind: &ICalendarComponentType| {
        let all = components.iter().filter(|component| component.component_type == *kind);
        all.filter_map(observance).max_by_key(|observance| observance.begins)
    };
    let standard = last(&ICalendarComponentType::Standard);
    let daylight = last(&ICalendarComponentType::Daylight);
    let (standard, daylight) = match (standard, daylight) {
        (Some(standard), daylight) => (standard, daylight),
        (None, Some(daylight)) => (daylight, None),
        (None, None) => return None,
    };
    let mut posix = format!("<STD>{}", west(standard.offset));
    match (daylight, standard.rule) {
        (Some(Observance { offset, rule: Some(begins), .. }), Some(ends)) => {
            write!(posix, "<DST>{},{begins},{ends}", west(offset)).ok()?;
        }
        // Summer time that begins once and never again was given up.
        (Some(Observance { rule: Some(_), .. }), None) => return None,
        _ => {}
    }
    TimeZone::posix(&posix).ok()
}

fn observance(component: &ICalendarComponent) -> Option<Observance> {
    let date_time = |name| match component.property(name)?.values.first()? {
        ICalendarValue::PartialDateTime(time) => Some(&**time),
        _ => None,
    };
    let begins = civil(date_time(&ICalendarProperty::Dtstart)?)?;
    let to = date_time(&ICalendarProperty::Tzoffsetto)?;
    let east = i32::from(to.tz_hour?) * 3600 + i32::from(to.tz_minute.unwrap_or(0)) * 60;
    let rule = match component.property(&ICalendarProperty::Rrule) {
        Some(rule) => match rule.values.first()? {
            ICalendarValue::RecurrenceRule(rule) if rule.until.is_none() => {
                Some(posix_rule(rule, begins)?)
            }
            // Over: what it was followed by counts, or its offset for good.
            ICalendarValue::RecurrenceRule(_) => None,
            _ => return None,
        },
        None => None,
    };
    Some(Observance { begins, offset: if to.tz_minus { -east } else { east }, rule })
}

/// `FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU` at three o'clock is `M10.5.0/3:00:00`.
fn posix_rule(rule: &ICalendarRecurrenceRule, at: DateTime) -> Option<String> {
    let [ICalendarDay { ordwk: Some(week), weekday }] = rule.byday[..] else { return None };
    let week = match week {
        1..=5 => week,
        -1 => 5,
        _ => return None,
    };
    let month = match rule.bymonth[..] {
        [month] if !month.is_leap() => month.month(),
        [] => at.month() as u8,
        _ => return None,
    };
    let odd = rule.freq != ICalendarFrequency::Yearly
        || rule.interval.unwrap_or(1) != 1
        || !rule.bymonthday.is_empty();
    let weekday = match weekday {
        ICalendarWeekday::Sunday => 0,
        ICalendarWeekday::Monday => 1,
        ICalendarWeekday::Tuesday => 2,
        ICalendarWeekday::Wednesday => 3,
        ICalendarWeekday::Thursday => 4,
        ICalendarWeekday::Friday => 5,
        ICalendarWeekday::Saturday => 6,
    };
    let (hour, minute, second) = (at.hour(), at.minute(), at.second());
    (!odd).then(|| format!("M{month}.{week}.{weekday}/{hour}:{minute:02}:{second:02}"))
}

/// POSIX counts westwards.
fn west(east: i32) -> String {
    let sign = if east > 0 { "-" } else { "" };
    let east = east.abs();
    format!("{sign}{}:{:02}:{:02}", east / 3600, east / 60 % 60, east % 60)
}

/// Date and time of day; midnight where only the date is there.
pub(super) fn civil(time: &PartialDateTime) -> Option<DateTime> {
    let year = i16::try_from(time.year?).ok()?;
    let part = |part: Option<u8>| i8::try_from(part.unwrap_or(0)).ok();
    let (month, day) = (part(time.month)?, part(time.day)?);
    // Leap seconds are the last of their minute.
    let second = part(time.second)?.min(59);
    DateTime::new(year, month, day, part(time.hour)?, part(time.minute)?, second, 0).ok()
}

/// The texts of a property.
pub(super) fn texts<'a>(
    component: &'a ICalendarComponent,
    name: &'a ICalendarProperty,
) -> impl Iterator<Item = &'a str> {
    component.properties(name).flat_map(|entry| &entry.values).filter_map(ICalendarValue::as_text)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const CUSTOM: &str = "BEGIN:VTIMEZONE\r\nTZID:Our own time\r\nBEGIN:STANDARD\r\nDTSTART:16010101T030000\r\n\
        TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\r\n\
        END:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:+0100\r\n\
        TZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n";
    const FIXED: &str = "BEGIN:VTIMEZONE\r\nTZID:Half past\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n\
        TZOFFSETFROM:-0330\r\nTZOFFSETTO:-0330\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

    fn clocks() -> Clocks {
        Clocks::new(&"Europe/Rome".parse().unwrap(), &[CUSTOM, FIXED, "BEGIN:VTIMEZONE\r\n"])
    }

    #[test]
    fn zones_have_many_names() {
        for (id, name) in [
            ("Europe/Rome", "Europe/Rome"),
            ("europe/rome", "Europe/Rome"),
            ("W. Europe Standard Time", "Europe/Berlin"),
            ("/mozilla.org/20050126_1/Europe/Rome", "Europe/Rome"),
            ("/freeassociation.sourceforge.net/Europe/Rome", "Europe/Rome"),
            (
                "/citadel.org/20190914_1/America/Argentina/Buenos_Aires",
                "America/Argentina/Buenos_Aires",
            ),
            ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Berlin"),
            ("", "Europe/Rome"),
        ] {
            let Some(Clock::Known(zone)) = clocks().get(Some(id)) else { panic!("{id}") };
            assert_eq!(zone.name(), name, "{id}");
        }
        assert!(clocks().get(Some("Middle-earth/Shire")).is_none());
    }

    #[test]
    fn a_zone_that_only_the_calendar_describes_keeps_summer_time() {
        let (own, rome) =
            (clocks().get(Some("Our own time")).unwrap(), clocks().get(None).unwrap());
        for time in [
            date(2026, 1, 10).at(12, 0, 0, 0),
            date(2026, 3, 29).at(2, 30, 0, 0),
            date(2026, 7, 10).at(12, 0, 0, 0),
            date(2026, 10, 25).at(2, 30, 0, 0),
            date(2026, 10, 25).at(3, 30, 0, 0),
        ] {
            for end in [End::From, End::Until] {
                assert_eq!(own.instant(time, end), rome.instant(time, end), "{time}");
            }
        }
        let half = clocks().get(Some("Half past")).unwrap();
        let noon = half.instant(date(2026, 7, 10).at(12, 0, 0, 0), End::From).unwrap();
        let utc = Zone::utc().instant(date(2026, 7, 10).at(15, 30, 0, 0), End::From).unwrap();
        assert_eq!(noon, utc);
    }
}
