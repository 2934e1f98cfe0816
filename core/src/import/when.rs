//! Dates and times as people and spreadsheets write them.

use innkey_protocol::{UnixTime, Zone, api::groups::StayTimes, zone::End};
use jiff::{
    Timestamp,
    civil::{Date, DateTime},
};

/// What a file says about one end of a stay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Limit {
    /// Nothing: it stays as it is.
    #[default]
    Unsaid,
    /// That there is no limit.
    Open,
    /// When it is.
    At(Moment),
}

impl Limit {
    /// The moment, if there is one.
    pub const fn moment(self) -> Option<Moment> {
        match self {
            Self::At(moment) => Some(moment),
            Self::Unsaid | Self::Open => None,
        }
    }
}

/// When a stay begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// When.
    pub at: UnixTime,
    /// The day, if only that is known: the hour is then the group's usual one.
    pub day: Option<Date>,
}

impl Moment {
    /// A moment that is known to the minute.
    pub(super) const fn at(at: UnixTime) -> Self {
        Self { at, day: None }
    }

    /// The usual hour on a day; none for a day out of range.
    pub(super) fn on(day: Date, times: StayTimes, zone: &Zone, end: End) -> Option<Self> {
        let time = match end {
            End::From => times.arrival,
            End::Until => times.departure,
        };
        Some(Self { at: zone.instant(time.on(day), end).ok()?, day: Some(day) })
    }

    /// This moment, or `before` if only the day is known and it lies on that day: the hour is then the host's.
    pub(super) fn unless_same_day(self, before: Option<UnixTime>, zone: &Zone) -> UnixTime {
        let day_of = |time| zone.civil(time).map(DateTime::date);
        match (self.day, before) {
            (Some(day), Some(before)) if day_of(before) == Some(day) => before,
            _ => self.at,
        }
    }
}

/// Reads `2026-05-01`, `2026-05-01 15:00`, `2026-05-01T15:00`, `01.05.2026 15:00` (both with seconds or without)
/// and RFC 3339.
pub(super) fn parse(text: &str, times: StayTimes, zone: &Zone, end: End) -> Option<Moment> {
    if let Ok(instant) = text.parse::<Timestamp>() {
        return Some(Moment::at(UnixTime(instant.as_second())));
    }
    let (day, time) = match text.split_once(['T', ' ']) {
        Some((day, time)) => (day, Some(time.trim())),
        None => (text, None),
    };
    let day = date(day)?;
    let Some(time) = time else { return Moment::on(day, times, zone, end) };
    let (minutes, seconds) = match time.match_indices(':').nth(1) {
        Some((place, _)) => (&time[..place], &time[place + 1..]),
        None => (time, "0"),
    };
    let seconds: i8 =
        seconds.bytes().all(|c| c.is_ascii_digit()).then(|| seconds.parse().ok())??;
    let time: innkey_protocol::TimeOfDay = minutes.parse().ok()?;
    let time = time.on(day).with().second(seconds).build().ok()?;
    Some(Moment::at(zone.instant(time, end).ok()?))
}

fn date(text: &str) -> Option<Date> {
    if let Some((day, rest)) = text.split_once('.') {
        let (month, year) = rest.split_once('.')?;
        let number = |text: &str, longest: usize| {
            let fits = (1..=longest).contains(&text.len());
            (fits && text.bytes().all(|c| c.is_ascii_digit())).then(|| text.parse().ok())?
        };
        if year.len() != 4 {
            return None;
        }
        let (day, month) = (number(day, 2)? as i8, number(month, 2)? as i8);
        return Date::new(number(year, 4)?, month, day).ok();
    }
    // jiff takes other forms too (weeks, times behind); only days are meant here.
    let shape: Vec<usize> = text.split('-').map(str::len).collect();
    if shape == [4, 2, 2] { text.parse().ok() } else { None }
}

/// How [`parse`] reads the same moment again: local time, or RFC 3339 where a clock shows a time twice. Empty for
/// what no calendar has.
pub(super) fn print(time: UnixTime, zone: &Zone, end: End) -> String {
    let Some(local) = zone.civil(time).filter(|local| (0..=9999).contains(&local.year())) else {
        return Timestamp::from_second(time.0).map(|time| time.to_string()).unwrap_or_default();
    };
    let form = if local.second() == 0 { "%Y-%m-%d %H:%M" } else { "%Y-%m-%d %H:%M:%S" };
    match zone.instant(local, end) {
        Ok(again) if again == time => local.strftime(form).to_string(),
        _ => Timestamp::from_second(time.0).map(|time| time.to_string()).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rome() -> Zone {
        "Europe/Rome".parse().unwrap()
    }

    fn shown(text: &str, end: End) -> Option<String> {
        let moment = parse(text, StayTimes::default(), &rome(), end)?;
        Some(rome().civil(moment.at).unwrap().to_string())
    }

    #[test]
    fn usual_forms_are_read() {
        for text in [
            "2026-05-01 15:00",
            "2026-05-01T15:00",
            "2026-05-01 15:00:00",
            "01.05.2026 15:00",
            "1.5.2026 15:00",
            "2026-05-01T13:00:00Z",
            "2026-05-01T15:00:00+02:00",
            "2026-05-01",
            "01.05.2026",
        ] {
            assert_eq!(shown(text, End::From).as_deref(), Some("2026-05-01T15:00:00"), "{text}");
        }
        assert_eq!(shown("2026-05-01", End::Until).as_deref(), Some("2026-05-01T10:00:00"));
        for wrong in [
            "",
            "x",
            "01/05/2026",
            "2026-5-1",
            "2026-13-01",
            "30.2.2026",
            "2026-05-01 25:00",
            "2026-05-01 3pm",
            "1.5.26",
            "2026-W18-5",
            "2026-05-01T",
            "2026-05-01 15:00:+1",
            "+1.5.2026",
        ] {
            assert_eq!(shown(wrong, End::From), None, "{wrong}");
        }
    }

    #[test]
    fn the_hour_stays_the_hosts_while_the_day_is_the_same() {
        let moment = parse("2026-05-08", StayTimes::default(), &rome(), End::Until).unwrap();
        let late = parse("2026-05-08 14:00", StayTimes::default(), &rome(), End::Until).unwrap();
        assert_eq!(moment.unless_same_day(Some(late.at), &rome()), late.at);
        assert_eq!(moment.unless_same_day(Some(late.at.plus(86_400)), &rome()), moment.at);
        assert_eq!(moment.unless_same_day(None, &rome()), moment.at);
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_again(seconds in -62_000_000_000_i64..253_000_000_000, until in any::<bool>()) {
            let end = if until { End::Until } else { End::From };
            let text = print(UnixTime(seconds), &rome(), end);
            let again = parse(&text, StayTimes::default(), &rome(), end);
            prop_assert_eq!(again.map(|moment| moment.at), Some(UnixTime(seconds)), "{}", text);
        }

        #[test]
        fn the_hour_that_a_clock_shows_twice_too(seconds in 1_792_882_800_i64..1_792_897_200, until in any::<bool>()) {
            let end = if until { End::Until } else { End::From };
            let text = print(UnixTime(seconds), &rome(), end);
            let again = parse(&text, StayTimes::default(), &rome(), end);
            prop_assert_eq!(again.map(|moment| moment.at), Some(UnixTime(seconds)), "{}", text);
        }

        #[test]
        fn nothing_panics(text in "\\PC{0,30}|[0-9T: .+-]{0,30}") {
            parse(&text, StayTimes::default(), &rome(), End::From);
        }
    }
}
