//! The server's clock: it never runs backwards.

use std::{
    fs,
    path::PathBuf,
    sync::atomic::{AtomicI64, Ordering},
    time::{SystemTime, UNIX_EPOCH},
};

use innkey_protocol::{ErrorCode, UnixTime};

/// When this server was built; a day of slack for the clocks of builders.
const BUILT_AT: &str = env!("INNKEY_BUILT_AT");
const SLACK: i64 = 24 * 60 * 60;
/// The time is kept when it is so many seconds later than the one that was kept last.
const KEEP_EVERY: i64 = 60;

/// The system's clock, held at the highest time it has shown: a clock that jumps back revives nothing.
#[derive(Debug)]
pub struct Clock {
    highest: AtomicI64,
    /// The highest time that a restart would begin from.
    kept: AtomicI64,
    built_at: i64,
    shift: Option<PathBuf>,
}

impl Clock {
    /// A clock that has seen `highest`. `shift` names a file with seconds to add, read at every look: tests
    /// and the demo turn the clock by it.
    pub fn new(highest: UnixTime, shift: Option<PathBuf>) -> Self {
        let built_at = BUILT_AT.parse().unwrap_or(0);
        Self { highest: highest.0.into(), kept: highest.0.into(), built_at, shift }
    }

    /// Now, never earlier than any earlier answer.
    pub fn now(&self) -> UnixTime {
        let raw = self.raw();
        UnixTime(self.highest.fetch_max(raw, Ordering::Relaxed).max(raw))
    }

    /// Now, for what is issued: refused while the system's clock lies before the day the server was built.
    ///
    /// # Errors
    /// [`ErrorCode::ClockImplausible`].
    pub fn now_for_issuing(&self) -> Result<UnixTime, ErrorCode> {
        if self.raw() < self.built_at - SLACK {
            return Err(ErrorCode::ClockImplausible);
        }
        Ok(self.now())
    }

    /// Now, if it must be kept in the database before anything is answered by it: what was only looked at
    /// would be forgotten in a power cut.
    pub fn to_keep(&self) -> Option<UnixTime> {
        let now = self.now();
        (now.0 - self.kept.load(Ordering::Relaxed) >= KEEP_EVERY).then_some(now)
    }

    /// Takes note that `time` is in the database.
    pub fn kept(&self, time: UnixTime) {
        self.kept.fetch_max(time.0, Ordering::Relaxed);
    }

    fn raw(&self) -> i64 {
        let system =
            SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        let shift = self.shift.as_ref().and_then(|file| fs::read_to_string(file).ok());
        let shift = shift.and_then(|text| text.trim().parse().ok()).unwrap_or(0);
        (system as i64).saturating_add(shift)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_runs_backwards() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let clock = Clock::new(UnixTime(0), Some(file.path().into()));
        fs::write(file.path(), "7200").unwrap();
        let ahead = clock.now();
        fs::write(file.path(), "0").unwrap();
        assert!(clock.now() >= ahead);
        assert_eq!(Clock::new(ahead.plus(1_000_000), None).now(), ahead.plus(1_000_000));
    }

    #[test]
    fn a_leap_is_to_be_kept_once() {
        let clock = Clock::new(UnixTime(0), None);
        let now = clock.to_keep().unwrap();
        clock.kept(now);
        assert_eq!(clock.to_keep(), None);
        clock.kept(now.plus(-2 * KEEP_EVERY));
        assert_eq!(clock.to_keep(), None);
    }

    #[test]
    fn issues_nothing_before_the_day_it_was_built() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let clock = Clock::new(UnixTime(0), Some(file.path().into()));
        assert!(clock.now_for_issuing().is_ok());
        fs::write(file.path(), "-1000000000").unwrap();
        assert_eq!(clock.now_for_issuing(), Err(ErrorCode::ClockImplausible));
    }
}
