//! How fast bytes arrive, calmly: what was measured counts the less the longer ago it was, so that neither a burst nor a
//! stall makes the figure jump.

use std::time::Duration;

use tokio::time::Instant;

/// After so many seconds a reading counts a third (1/e) of what it did.
const MEMORY: f64 = 6.0;

/// A smoothed rate.
#[derive(Debug, Default)]
pub(super) struct Rate {
    /// When the last reading was taken, and how many bytes had come.
    last: Option<(Instant, u64)>,
    /// Weighed bytes per second, and their weights in all.
    sum: f64,
    weight: f64,
}

impl Rate {
    /// Takes a reading: so many bytes have come in all.
    pub(super) fn read(&mut self, bytes: u64) {
        let now = Instant::now();
        if let Some((at, before)) = self.last.replace((now, bytes)) {
            let seconds = now.duration_since(at).as_secs_f64();
            if seconds > 0.0 {
                let fading = (-seconds / MEMORY).exp();
                let came = bytes.saturating_sub(before) as f64;
                self.sum = self.sum * fading + came / seconds * (1.0 - fading);
                self.weight = self.weight * fading + (1.0 - fading);
            }
        }
    }

    /// Bytes per second; none before the second reading.
    pub(super) fn per_second(&self) -> Option<u64> {
        (self.weight > 0.0).then(|| (self.sum / self.weight).round() as u64)
    }

    /// How long so many bytes take, in whole seconds rounded up; none while nothing comes.
    pub(super) fn left(&self, bytes: u64) -> Option<Duration> {
        let rate = self.per_second().filter(|rate| *rate > 0)?;
        Some(Duration::from_secs(bytes.div_ceil(rate)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A rate that is read once a second, under a clock that only moves by it.
    #[derive(Default)]
    struct Flow {
        rate: Rate,
        bytes: u64,
    }

    impl Flow {
        fn new() -> Self {
            let mut flow = Self::default();
            flow.rate.read(0);
            flow
        }

        /// A second in which so many bytes come; gives the rate then.
        async fn second(&mut self, bytes: u64) -> u64 {
            tokio::time::advance(Duration::from_secs(1)).await;
            self.bytes += bytes;
            self.rate.read(self.bytes);
            self.rate.per_second().unwrap()
        }
    }

    #[tokio::test(start_paused = true)]
    async fn one_reading_or_two_at_once_are_no_rate() {
        let mut flow = Flow::new();
        assert_eq!((flow.rate.per_second(), flow.rate.left(1)), (None, None));
        flow.rate.read(5);
        assert_eq!(flow.rate.per_second(), None);
    }

    #[tokio::test(start_paused = true)]
    async fn an_even_flow_is_told_as_it_is_from_the_first_second_on() {
        let mut flow = Flow::new();
        for _ in 0..10 {
            assert_eq!(flow.second(2_000_000).await, 2_000_000);
        }
        assert_eq!(flow.rate.left(5_000_001), Some(Duration::from_secs(3)), "rounded up");
        assert_eq!(flow.rate.left(0), Some(Duration::ZERO));
    }

    #[tokio::test(start_paused = true)]
    async fn bursts_and_stalls_do_not_make_it_jump() {
        let mut flow = Flow::new();
        let mut before = 1_000_000;
        for _ in 0..20 {
            flow.second(before).await;
        }
        for index in 0..30 {
            let rate = flow.second(if index % 2 == 0 { 2_000_000 } else { 0 }).await;
            assert!(rate.abs_diff(before) < before / 4, "from {before} to {rate}");
            before = rate;
        }
    }

    #[tokio::test(start_paused = true)]
    async fn it_follows_a_change_that_lasts() {
        let mut flow = Flow::new();
        for _ in 0..20 {
            flow.second(1_000_000).await;
        }
        for _ in 0..29 {
            flow.second(100_000).await;
        }
        assert!(flow.second(100_000).await < 120_000);
    }

    #[tokio::test(start_paused = true)]
    async fn while_nothing_comes_nobody_knows_how_long_it_takes() {
        let mut flow = Flow::new();
        assert_eq!(flow.second(0).await, 0);
        assert_eq!(flow.rate.left(1), None);
    }
}
