//! One event of a calendar.

use calcard::{
    Entry, Parser,
    icalendar::{
        ICalendarComponent, ICalendarDuration, ICalendarEntry, ICalendarProperty, ICalendarStatus,
        ICalendarValue,
    },
};
use innkey_protocol::{
    UnixTime,
    api::customers::{CustomerEdit, MAX_NOTE},
    zone::End,
};
use jiff::{
    Span,
    civil::{Date, DateTime},
};

use super::{
    split::Piece,
    summary::{Guest, guest, one_line},
    zones::{Clock, Clocks, civil, texts},
};
use crate::import::{
    Booked, Limit, Moment, Place, Row, Says,
    feed::{booking, digest},
    limits::MAX_EVENT,
    report::WrongCell,
};

/// An event, and what tells which of several versions is the newest.
pub(super) struct Event {
    pub(super) row: Row,
    /// Whether it repeats.
    pub(super) repeats: bool,
    /// `SEQUENCE`, then when it was last changed.
    pub(super) version: (i64, i64),
}

/// A point in time as an event writes it.
#[derive(Clone)]
enum Spot {
    /// A day.
    Day(Date),
    /// A time on some clocks.
    Time(DateTime, Clock),
}

/// Reads an event; `cancelled` if the whole calendar says so.
pub(super) fn event(
    piece: &Piece<'_>,
    clocks: &Clocks,
    place: &Place<'_>,
    cancelled: bool,
) -> Event {
    let whole = piece.whole && piece.text.len() <= MAX_EVENT;
    let parsed = if whole { Parser::new(piece.text).entry() } else { Entry::Eof };
    let component = match &parsed {
        Entry::ICalendar(calendar) => calendar.components.first(),
        _ => None,
    };
    let Some(component) = component else {
        let (what, hint) = if piece.whole {
            (format!("it is larger than {} KiB", MAX_EVENT >> 10), "remove its attachments")
        } else {
            ("its end is missing".into(), "fetch the calendar once more")
        };
        let says = Says::Wrong(vec![WrongCell::new("VEVENT", what, hint)]);
        let row = Row { line: piece.line, booking: None, name: String::new(), says };
        return Event { row, repeats: false, version: (0, 0) };
    };
    let title = texts(component, &ICalendarProperty::Summary).next().unwrap_or_default();
    let whose = guest(title);
    let stay = stay(component, clocks);
    let cancelled = cancelled || component.status() == Some(&ICalendarStatus::Cancelled);
    let says = if cancelled {
        Says::Cancelled
    } else if whose == Guest::Closed && !place.closed_are_bookings {
        let title: String = one_line(title).chars().take(60).collect();
        Says::LeftOut(format!("the portal calls these days closed ({title})"))
    } else {
        match stay.clone().and_then(|stay| booked(component, &stay, &whose, place)) {
            Ok(booked) => Says::Booked(booked.into()),
            Err(wrong) => Says::Wrong(vec![wrong]),
        }
    };
    let name = if let Guest::Named(name) = whose { name } else { String::new() };
    let booking = uid(component, title, stay.as_ref().ok());
    let repeats = [ICalendarProperty::Rrule, ICalendarProperty::Rdate]
        .iter()
        .any(|name| component.has_property(name));
    Event {
        row: Row { line: piece.line, booking, name, says },
        repeats,
        version: version(component),
    }
}

/// Its `UID`, or what follows from when it is and what it is called; none if even that is unknown.
fn uid(component: &ICalendarComponent, title: &str, stay: Option<&(Spot, Spot)>) -> Option<String> {
    let given = texts(component, &ICalendarProperty::Uid).map(str::trim);
    if let Some(uid) = given.into_iter().find(|uid| !uid.is_empty()) {
        return Some(booking(uid));
    }
    let spot = |spot: &Spot, end| match spot {
        Spot::Day(day) => day.to_string(),
        Spot::Time(time, clock) => {
            clock.instant(*time, end).map_or(String::new(), |time| time.0.to_string())
        }
    };
    stay.map(|(from, until)| {
        digest(&[&spot(from, End::From), &spot(until, End::Until), title.trim()])
    })
}

fn version(component: &ICalendarComponent) -> (i64, i64) {
    let value = |name| component.property(name).and_then(|entry| entry.values.first());
    let sequence = value(&ICalendarProperty::Sequence).and_then(ICalendarValue::as_integer);
    let changed = [ICalendarProperty::LastModified, ICalendarProperty::Dtstamp];
    let changed = changed.iter().find_map(|name| {
        let time = civil(value(name)?.as_partial_date_time()?)?;
        Some(innkey_protocol::Zone::utc().instant(time, End::From).ok()?.0)
    });
    (sequence.unwrap_or(0), changed.unwrap_or(0))
}

fn booked(
    component: &ICalendarComponent,
    (from, until): &(Spot, Spot),
    whose: &Guest,
    place: &Place<'_>,
) -> Result<Booked, WrongCell> {
    let from = moment(from, place, End::From)?;
    let until = moment(until, place, End::Until)?;
    if until.at <= from.at {
        return Err(WrongCell::new(
            "DTEND",
            "the stay ends before it begins",
            "mend it in the calendar",
        ));
    }
    let note = texts(component, &ICalendarProperty::Description).next().unwrap_or_default();
    let note: String = note.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    let settings = CustomerEdit {
        name: if let Guest::Named(name) = whose { Some(name.clone()) } else { None },
        note: Some(note.trim().chars().take(MAX_NOTE).collect()),
        group: place.group.map(Some),
        ..CustomerEdit::default()
    };
    Ok(Booked { settings, from: Limit::At(from), until: Limit::At(until) })
}

fn moment(spot: &Spot, place: &Place<'_>, end: End) -> Result<Moment, WrongCell> {
    let moment = match spot {
        Spot::Day(day) => Moment::on(*day, place.times(place.group), place.zone, end),
        Spot::Time(time, clock) => clock.instant(*time, end).map(Moment::at),
    };
    moment.ok_or_else(|| {
        let column = if end == End::From { "DTSTART" } else { "DTEND" };
        WrongCell::new(column, "the time is out of range", "mend it in the calendar")
    })
}

/// Its beginning and end. Without an end a day is a whole day, as RFC 5545 has it.
fn stay(component: &ICalendarComponent, clocks: &Clocks) -> Result<(Spot, Spot), WrongCell> {
    // Outlook writes whole days as midnights.
    let all_day = ICalendarProperty::Other("X-MICROSOFT-CDO-ALLDAYEVENT".into());
    let days = texts(component, &all_day).any(|text| text.trim().eq_ignore_ascii_case("TRUE"));
    let spot = |name: &ICalendarProperty, column: &str| {
        let read = |entry| spot(entry, clocks, column, days);
        component.property(name).map(read).transpose()
    };
    let from = spot(&ICalendarProperty::Dtstart, "DTSTART")?;
    let Some(from) = from else {
        return Err(WrongCell::new("DTSTART", "it is missing", "mend it in the calendar"));
    };
    if let Some(until) = spot(&ICalendarProperty::Dtend, "DTEND")? {
        return Ok((from, until));
    }
    let duration =
        component.property(&ICalendarProperty::Duration).map(|entry| entry.values.first());
    let until = match (duration, &from) {
        (Some(Some(ICalendarValue::Duration(duration))), from) => after(from, duration),
        (None, Spot::Day(day)) => day.tomorrow().ok().map(Spot::Day),
        (None, Spot::Time(..)) => {
            return Err(WrongCell::new("DTEND", "it is missing", "mend it in the calendar"));
        }
        (Some(_), _) => None,
    };
    let wrong = || WrongCell::new("DURATION", "it cannot be understood", "mend it in the calendar");
    until.map(|until| (from, until)).ok_or_else(wrong)
}

fn spot(
    entry: &ICalendarEntry,
    clocks: &Clocks,
    column: &str,
    days: bool,
) -> Result<Spot, WrongCell> {
    let wrong = |what: String| WrongCell::new(column, what, "mend it in the calendar");
    let value = entry.values.first().and_then(ICalendarValue::as_partial_date_time);
    let time = value.and_then(|value| Some((value, civil(value)?)));
    let Some((value, time)) = time else {
        return Err(wrong("it is no date or time".into()));
    };
    if value.hour.is_none() || days {
        return Ok(Spot::Day(time.date()));
    }
    if let Some(hours) = value.tz_hour {
        let east = i64::from(hours) * 3600 + i64::from(value.tz_minute.unwrap_or(0)) * 60;
        let east = Span::new().try_seconds(if value.tz_minus { -east } else { east });
        let utc = east.and_then(|east| time.checked_sub(east));
        let utc = utc.map_err(|_| wrong("it is out of range".into()))?;
        return Ok(Spot::Time(utc, Clock::Known(innkey_protocol::Zone::utc())));
    }
    let clock = clocks.get(entry.tz_id()).ok_or_else(|| {
        let id: String = entry.tz_id().unwrap_or_default().escape_debug().take(60).collect();
        wrong(format!("its time zone \u{201c}{id}\u{201d} is not known"))
    })?;
    Ok(Spot::Time(time, clock))
}

/// `duration` after `from`: days as the calendar counts them, hours as they pass.
fn after(from: &Spot, duration: &ICalendarDuration) -> Option<Spot> {
    if duration.neg {
        return None;
    }
    let days = i64::from(duration.weeks) * 7 + i64::from(duration.days);
    let seconds = i64::from(duration.hours) * 3600
        + i64::from(duration.minutes) * 60
        + i64::from(duration.seconds);
    match from {
        Spot::Day(day) => {
            let whole = days + (seconds + 86_399) / 86_400;
            Some(Spot::Day(day.checked_add(Span::new().try_days(whole).ok()?).ok()?))
        }
        Spot::Time(time, clock) => {
            let same_hour = time.checked_add(Span::new().try_days(days).ok()?).ok()?;
            let UnixTime(end) = clock.instant(same_hour, End::From)?.plus(seconds);
            let utc = innkey_protocol::Zone::utc();
            Some(Spot::Time(utc.civil(UnixTime(end))?, Clock::Known(utc)))
        }
    }
}
