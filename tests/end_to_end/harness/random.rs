//! Random moments that can be had again.

use std::{
    thread,
    time::{Duration, SystemTime},
};

/// A seeded source of random numbers (`SplitMix64`). When its test fails, it says with which seed.
pub struct Random {
    seed: u64,
    state: u64,
}

impl Random {
    /// The seed in `INNKEY_SEED`, or a new one.
    pub fn new() -> Self {
        let now = || SystemTime::UNIX_EPOCH.elapsed().unwrap().as_nanos() as u64;
        let seed =
            std::env::var("INNKEY_SEED").map_or_else(|_| now(), |seed| seed.parse().unwrap());
        Self::seeded(seed)
    }

    fn seeded(seed: u64) -> Self {
        Self { seed, state: seed }
    }

    /// Another source, for another task.
    pub fn fork(&mut self) -> Self {
        Self { state: self.next(), ..*self }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// So many random bytes.
    pub fn bytes(&mut self, size: usize) -> Vec<u8> {
        (0..size).map(|_| self.next() as u8).collect()
    }

    /// A duration below `end`.
    pub fn moment(&mut self, end: Duration) -> Duration {
        Duration::from_nanos(self.below(end.as_nanos() as u64))
    }
}

impl Drop for Random {
    fn drop(&mut self) {
        if thread::panicking() {
            eprintln!("--- the same moments again: INNKEY_SEED={}", self.seed);
        }
    }
}
