//! Times as people write and read them, in this machine's time zone.

use innkey_protocol::{Stay, UnixTime};
use jiff::{Timestamp, civil, tz::TimeZone};

use crate::failure::Failure;

/// Reads a time: `2026-12-24`, `2026-12-24T15:00`, both in this machine's time zone, or RFC 3339 with a zone.
pub fn parse(text: &str) -> Result<UnixTime, String> {
    let local = |time: civil::DateTime| {
        time.to_zoned_datetime(TimeZone::system())
            .map(|time| UnixTime(time.timestamp().as_second()))
    };
    if let Ok(time) = text.parse::<Timestamp>() {
        return Ok(UnixTime(time.as_second()));
    }
    if let Ok(time) = text.parse::<civil::DateTime>() {
        return local(time).map_err(|error| error.to_string());
    }
    Err("write it as 2026-12-24, 2026-12-24T15:00 or 2026-12-24T15:00:00+01:00".into())
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

/// A time in this machine's time zone, to the minute.
pub fn show(time: UnixTime) -> String {
    formatted(time, "%Y-%m-%d %H:%M")
}

/// The day of a time in this machine's time zone.
pub fn show_day(time: UnixTime) -> String {
    formatted(time, "%Y-%m-%d")
}

fn formatted(time: UnixTime, format: &str) -> String {
    Timestamp::from_second(time.0).map_or_else(
        |_| "?".into(),
        |time| time.to_zoned_datetime(TimeZone::system()).strftime(format).to_string(),
    )
}

/// A stay in words.
pub fn show_stay(stay: Stay) -> String {
    match (stay.from, stay.until) {
        (None, None) => "no limit".into(),
        (Some(from), None) => format!("from {}", show(from)),
        (None, Some(until)) => format!("until {}", show(until)),
        (Some(from), Some(until)) => format!("{} – {}", show(from), show(until)),
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

    #[test]
    fn times_are_read() {
        assert_eq!(parse("1970-01-02T00:00:00Z"), Ok(UnixTime(86_400)));
        assert_eq!(parse("1970-01-02T01:00:00+01:00"), Ok(UnixTime(86_400)));
        assert!(parse("2026-12-24").is_ok() && parse("2026-12-24T15:00").is_ok());
        assert!(parse("tomorrow").is_err() && parse("2026-13-01").is_err());
    }

    #[test]
    fn spans_are_short() {
        assert_eq!(span(59), "59 s");
        assert_eq!(span(7_199), "1 h 59 min");
        assert_eq!(span(90_000), "1 d 1 h");
        assert_eq!(span(-5), "0 s");
    }
}
