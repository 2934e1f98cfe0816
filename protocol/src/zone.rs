//! The building's time zone: from times on its wall clocks to [`UnixTime`] and back.

use std::{fmt, str::FromStr};

use jiff::{
    Timestamp,
    civil::{Date, DateTime, Time},
    tz::TimeZone,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::UnixTime;

/// A time zone of the IANA database, e.g. `Europe/Rome`. The database is compiled in: phones have none that
/// can be relied on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone(TimeZone);

/// The text is no time zone.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no time zone: write it as in Europe/Rome")]
pub struct ZoneError(String);

/// Which end of a stay a time is: where a clock shows it twice, a guest gets the longer stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Its beginning: the earlier of the two.
    From,
    /// Its end: the later of the two.
    Until,
}

impl Zone {
    /// Coordinated universal time.
    pub const fn utc() -> Self {
        Self(TimeZone::UTC)
    }

    /// This machine's zone; UTC where it does not say.
    pub fn of_this_machine() -> Self {
        let zone = TimeZone::system();
        if zone.iana_name().is_some() { Self(zone) } else { Self::utc() }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// When the building's clocks show `time`. A time that they leave out, in spring, is moved on by what they
    /// leave out; of one that they show twice, in autumn, `end` chooses.
    ///
    /// # Errors
    /// When the time is out of range (years -9999 to 9999).
    pub fn instant(&self, time: DateTime, end: End) -> Result<UnixTime, jiff::Error> {
        let possible = self.0.to_ambiguous_timestamp(time);
        let instant = match end {
            End::From => possible.compatible(),
            End::Until => possible.later(),
        };
        Ok(UnixTime(instant?.as_second()))
    }

    /// Day and time on the building's clocks, as `2026-05-01 15:00`; none for a time out of range.
    pub fn to_the_minute(&self, time: UnixTime) -> Option<String> {
        Some(self.civil(time)?.strftime("%Y-%m-%d %H:%M").to_string())
    }

    /// When a day, as `2026-05-01`, begins on the building's clocks, and when the next one does; none for what is
    /// no day.
    pub fn day(&self, text: &str) -> Option<[UnixTime; 2]> {
        let day: Date = text.parse().ok()?;
        let midnight = |day: Date| self.instant(day.to_datetime(Time::midnight()), End::From).ok();
        Some([midnight(day)?, midnight(day.tomorrow().ok()?)?])
    }

    /// What the building's clocks show; none for a time out of range.
    pub fn civil(&self, time: UnixTime) -> Option<DateTime> {
        Some(self.0.to_datetime(Timestamp::from_second(time.0).ok()?))
    }
}

/// A time of day on the building's clocks, to the minute. As text `15:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeOfDay {
    minutes: u16,
}

/// The text is no time of day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no time of day: write it as 15:00")]
pub struct TimeOfDayError(String);

impl TimeOfDay {
    /// `hour` (0 to 23) and `minute` (0 to 59).
    pub const fn new(hour: u16, minute: u16) -> Option<Self> {
        if hour < 24 && minute < 60 { Some(Self { minutes: hour * 60 + minute }) } else { None }
    }

    /// A full hour, 0 to 23; later ones are the last.
    pub const fn hour(hour: u16) -> Self {
        let hour = if hour < 24 { hour } else { 23 };
        Self { minutes: hour * 60 }
    }

    /// This time on a day.
    pub fn on(self, day: Date) -> DateTime {
        let time = Time::new((self.minutes / 60) as i8, (self.minutes % 60) as i8, 0, 0);
        day.to_datetime(time.unwrap_or(Time::midnight()))
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }
}

impl FromStr for TimeOfDay {
    type Err = TimeOfDayError;

    fn from_str(text: &str) -> Result<Self, TimeOfDayError> {
        let wrong = || TimeOfDayError(text.into());
        let (hour, minute) = text.trim().split_once(':').ok_or_else(wrong)?;
        let digits = |part: &str| {
            let fits = (1..=2).contains(&part.len()) && part.bytes().all(|c| c.is_ascii_digit());
            part.parse().ok().filter(|_| fits)
        };
        let both = digits(hour).zip(digits(minute).filter(|_| minute.len() == 2));
        both.and_then(|(hour, minute)| Self::new(hour, minute)).ok_or_else(wrong)
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Zone {
    type Err = ZoneError;

    fn from_str(text: &str) -> Result<Self, ZoneError> {
        let zone = TimeZone::get(text.trim()).map_err(|_| ZoneError(text.into()))?;
        if zone.iana_name().is_some() { Ok(Self(zone)) } else { Err(ZoneError(text.into())) }
    }
}

macro_rules! as_text {
    ($($name:ident),*) => {
        $(impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
            }
        })*
    };
}
as_text!(Zone, TimeOfDay);

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Zone {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Zone".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A time zone of the IANA database.",
            "type": "string",
            "examples": ["Europe/Rome"],
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::{ToSpan as _, civil::date};
    use proptest::prelude::*;

    use super::*;

    fn rome() -> Zone {
        "Europe/Rome".parse().unwrap()
    }

    #[test]
    fn zones_and_times_are_read() {
        assert_eq!(rome().to_string(), "Europe/Rome");
        assert!("Rome".parse::<Zone>().is_err() && "".parse::<Zone>().is_err());
        assert_eq!("9:05".parse::<TimeOfDay>().unwrap().to_string(), "09:05");
        for wrong in ["", "24:00", "12:60", "12", "12:5", "+1:00", "1:000", "a:bc"] {
            assert!(wrong.parse::<TimeOfDay>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn days_have_as_many_hours_as_the_clocks_say() {
        let hours = |day: &str| rome().day(day).map(|[from, until]| until.since(from) / 3600);
        assert_eq!(
            ["2026-03-28", "2026-03-29", "2026-10-25"].map(hours),
            [Some(24), Some(23), Some(25)]
        );
        assert_eq!(["", "2026-02-30", "today"].map(hours), [None; 3]);
    }

    #[test]
    fn summer_time_begins_and_ends() {
        let zone = rome();
        let at = |hour, minute, end| {
            let (spring, autumn) = (date(2026, 3, 29), date(2026, 10, 25));
            let day = if hour == 2 && minute == 15 { spring } else { autumn };
            zone.instant(day.at(hour, minute, 0, 0), end).unwrap()
        };
        // 02:15 is left out on 29 March: 03:15 it is. 02:30 is there twice on 25 October.
        for end in [End::From, End::Until] {
            assert_eq!(zone.civil(at(2, 15, end)), Some(date(2026, 3, 29).at(3, 15, 0, 0)));
        }
        assert_eq!(at(2, 30, End::Until).since(at(2, 30, End::From)), 3600);
        assert_eq!(at(12, 0, End::Until), at(12, 0, End::From));
    }

    proptest! {
        /// In any zone and at any hour: a stay is never turned around or shortened by a change of clocks, and
        /// what is shown is what was meant unless the clocks leave it out.
        #[test]
        fn stays_across_a_change_of_clocks(
            zone in prop::sample::select(vec![
                "Europe/Rome", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo",
                "Africa/Casablanca", "Asia/Kathmandu", "Pacific/Apia", "UTC",
            ]),
            days in 0_i32..20_000,
            minutes in 0_u16..1440,
            nights in 1_i32..30,
        ) {
            let zone: Zone = zone.parse().unwrap();
            let time = TimeOfDay::new(minutes / 60, minutes % 60).unwrap();
            let arrival = date(1990, 1, 1).checked_add(days.days()).unwrap();
            let departure = arrival.checked_add(nights.days()).unwrap();
            let from = zone.instant(time.on(arrival), End::From).unwrap();
            let until = zone.instant(time.on(departure), End::Until).unwrap();
            let planned = i64::from(nights) * 86_400;
            prop_assert!(until.since(from) > 0);
            // Zones have moved by at most a day (Apia, in 2011).
            prop_assert!((until.since(from) - planned).abs() <= 86_400 + 7_200);
            let early = zone.instant(time.on(departure), End::From).unwrap();
            prop_assert!(early <= until);
            for (meant, instant) in [(time.on(arrival), from), (time.on(departure), until)] {
                let shown = zone.civil(instant).unwrap();
                prop_assert!(shown >= meant, "{shown} is before {meant}");
                if shown == meant { continue; }
                // Only what the clocks leave out is shown otherwise: just before it, another hour.
                let before = zone.civil(instant.plus(-86_400 - 7_200)).unwrap();
                prop_assert!(before < meant);
            }
        }
    }
}
