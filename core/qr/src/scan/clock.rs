//! When a search has to end.

use std::{
    cell::Cell,
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

/// How a search ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Everything was looked at.
    Complete,
    /// The budget was used up: there may be more.
    OutOfTime,
    /// The caller wanted no more.
    Cancelled,
}

/// Time and patience of one search.
pub(super) struct Clock<'a> {
    began: Instant,
    budget: Duration,
    cancel: Option<&'a AtomicBool>,
    ended: Cell<Ended>,
}

impl<'a> Clock<'a> {
    /// Starts now.
    pub fn start(budget: Duration, cancel: Option<&'a AtomicBool>) -> Self {
        Self { began: Instant::now(), budget, cancel, ended: Cell::new(Ended::Complete) }
    }

    /// Whether to stop: ask at least every few hundred microseconds.
    pub fn is_over(&self) -> bool {
        if self.ended.get() == Ended::Complete {
            if self.cancel.is_some_and(|cancel| cancel.load(Ordering::Relaxed)) {
                self.ended.set(Ended::Cancelled);
            } else if self.elapsed() > self.budget {
                self.ended.set(Ended::OutOfTime);
            }
        }
        self.ended.get() != Ended::Complete
    }

    pub fn elapsed(&self) -> Duration {
        self.began.elapsed()
    }

    pub fn ended(&self) -> Ended {
        self.ended.get()
    }
}
