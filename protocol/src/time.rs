//! Points in time and the stay.

use serde::{Deserialize, Serialize};

/// Seconds since 1970-01-01 00:00 UTC.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct UnixTime(pub i64);

impl UnixTime {
    /// This time and `seconds` more; stops at the ends of the range.
    #[must_use]
    pub const fn plus(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// Seconds from `earlier` to this time, negative if it lies before.
    pub const fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

/// The window in which a customer may use the project. An open end is no limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Stay {
    /// First second of the stay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<UnixTime>,
    /// First second after the stay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<UnixTime>,
}

/// Where a moment lies in a stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StayPhase {
    /// The stay has not begun.
    Before,
    /// The stay goes on, or has no limits.
    During,
    /// The stay has ended.
    After,
}

impl Stay {
    /// Where `now` lies.
    pub fn phase(&self, now: UnixTime) -> StayPhase {
        match (self.from, self.until) {
            (_, Some(until)) if now >= until => StayPhase::After,
            (Some(from), _) if now < from => StayPhase::Before,
            _ => StayPhase::During,
        }
    }

    /// Whether no moment of it lies outside `other`.
    pub fn is_within(&self, other: &Self) -> bool {
        let begins = other.from.is_none_or(|other| self.from.is_some_and(|from| from >= other));
        let ends = other.until.is_none_or(|other| self.until.is_some_and(|until| until <= other));
        begins && ends
    }

    /// Whether it ends after it begins.
    pub fn is_sound(&self) -> bool {
        !matches!((self.from, self.until), (Some(from), Some(until)) if until <= from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stay_holds_its_first_second_and_not_its_last() {
        let stay = Stay { from: Some(UnixTime(100)), until: Some(UnixTime(200)) };
        assert_eq!(stay.phase(UnixTime(99)), StayPhase::Before);
        assert_eq!(stay.phase(UnixTime(100)), StayPhase::During);
        assert_eq!(stay.phase(UnixTime(199)), StayPhase::During);
        assert_eq!(stay.phase(UnixTime(200)), StayPhase::After);
        assert_eq!(Stay::default().phase(UnixTime(0)), StayPhase::During);
    }

    #[test]
    fn a_stay_is_within_a_longer_one() {
        let stay = |from: Option<i64>, until: Option<i64>| Stay {
            from: from.map(UnixTime),
            until: until.map(UnixTime),
        };
        let week = stay(Some(100), Some(200));
        for shorter in [week, stay(Some(101), Some(199)), stay(Some(100), Some(150))] {
            assert!(shorter.is_within(&week) && shorter.is_within(&Stay::default()));
        }
        for longer in [stay(Some(99), Some(200)), stay(None, Some(200)), stay(Some(100), None)] {
            assert!(!longer.is_within(&week));
        }
    }

    #[test]
    fn a_stay_that_ends_before_it_begins_is_not_sound() {
        let turned = Stay { from: Some(UnixTime(200)), until: Some(UnixTime(200)) };
        assert!(!turned.is_sound());
        assert!(Stay { until: Some(UnixTime(1)), ..Stay::default() }.is_sound());
    }
}
