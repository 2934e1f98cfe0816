//! Times as people write and read them: in the building's time zone, or where there is no building in this
//! machine's.

use innkey_protocol::{Stay, UnixTime, Zone, api::groups::StayTimes, zone::End};
use jiff::{Timestamp, civil};

use crate::failure::Failure;

/// A time as it was written, before it is known where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// With a zone of its own: `2026-12-24T15:00:00+01:00`.
    Instant(UnixTime),
    /// By the building's clocks: `2026-12-24T15:00`.
    Clock(civil::DateTime),
    /// A day: `2026-12-24`. The hour is the group's, or the usual one.
    Day(civil::Date),
}

/// Reads a time.
pub fn parse(text: &str) -> Result<When, String> {
    if let Ok(time) = text.parse::<Timestamp>() {
        return Ok(When::Instant(UnixTime(time.as_second())));
    }
    let is_day = !text.contains([':', 'T', ' ']);
    if let (true, Ok(day)) = (is_day, text.parse()) {
        return Ok(When::Day(day));
    }
    text.parse().map(When::Clock).map_err(|_| {
        "write it as 2026-12-24, 2026-12-24T15:00 or 2026-12-24T15:00:00+01:00".to_owned()
    })
}

impl When {
    /// The moment that is meant, as one end of a stay.
    pub fn at(self, zone: &Zone, times: StayTimes, end: End) -> Result<UnixTime, Failure> {
        let clock = match self {
            Self::Instant(time) => return Ok(time),
            Self::Clock(time) => time,
            Self::Day(day) if end == End::From => times.arrival.on(day),
            Self::Day(day) => times.departure.on(day),
        };
        zone.instant(clock, end).map_err(|error| Failure::input(error.to_string()))
    }
}

/// A stay from its two ends.
pub fn stay(from: Option<UnixTime>, until: Option<UnixTime>) -> Result<Stay, Failure> {
    let stay = Stay { from, until };
    if stay.is_sound() {
        Ok(stay)
    } else {
        Err(Failure::input("the stay must end after it begins"))
    }
}

/// A time to the minute.
pub fn show(time: UnixTime, zone: &Zone) -> String {
    zone.to_the_minute(time).unwrap_or_else(out_of_range)
}

/// A time in this machine's time zone, to the minute.
pub fn show_here(time: UnixTime) -> String {
    show(time, &Zone::of_this_machine())
}

/// The day of a time.
pub fn show_day(time: UnixTime, zone: &Zone) -> String {
    zone.civil(time).map_or_else(out_of_range, |time| time.date().to_string())
}

fn out_of_range() -> String {
    "?".into()
}

/// A stay in words.
pub fn show_stay(stay: Stay, zone: &Zone) -> String {
    match (stay.from, stay.until) {
        (None, None) => "no limit".into(),
        (Some(from), None) => format!("from {}", show(from, zone)),
        (None, Some(until)) => format!("until {}", show(until, zone)),
        (Some(from), Some(until)) => format!("{} – {}", show(from, zone), show(until, zone)),
    }
}

/// A span of seconds in its two largest units.
pub fn span(seconds: i64) -> String {
    let seconds = seconds.max(0);
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60);
    match (days, hours, minutes) {
        (0, 0, 0) => format!("{seconds} s"),
        (0, 0, minutes) => format!("{minutes} min"),
        (0, hours, minutes) => format!("{hours} h {minutes:02} min"),
        (days, hours, _) => format!("{days} d {hours} h"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, end: End) -> i64 {
        let zone: Zone = "Europe/Rome".parse().unwrap();
        parse(text).unwrap().at(&zone, StayTimes::default(), end).unwrap().0
    }

    #[test]
    fn times_are_read() {
        for text in ["1970-01-02T00:00:00Z", "1970-01-02T01:00:00+01:00", "1970-01-02T01:00"] {
            assert_eq!(at(text, End::From), 86_400, "{text}");
        }
        assert!(parse("tomorrow").is_err() && parse("2026-13-01").is_err());
    }

    #[test]
    fn a_day_takes_the_usual_hours() {
        let zone: Zone = "Europe/Rome".parse().unwrap();
        let shown = |end| show(UnixTime(at("2026-07-01", end)), &zone);
        assert_eq!(shown(End::From), "2026-07-01 15:00");
        assert_eq!(shown(End::Until), "2026-07-01 10:00");
    }

    #[test]
    fn spans_have_two_units() {
        for (seconds, expected) in [
            (-5, "0 s"),
            (59, "59 s"),
            (600, "10 min"),
            (7_199, "1 h 59 min"),
            (7_260, "2 h 01 min"),
            (266_400, "3 d 2 h"),
        ] {
            assert_eq!(span(seconds), expected);
        }
    }
}
