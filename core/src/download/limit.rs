//! Not faster than a metered network should carry.

use std::{
    num::NonZeroU64,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use tokio::time::{Instant, sleep_until};

/// What may come at once after a pause.
const BURST: Duration = Duration::from_millis(100);

/// A limit that all requests of a download share.
pub(super) struct Limit {
    /// Bytes a second.
    rate: Option<NonZeroU64>,
    /// When all that has come would have come at that rate.
    due: Mutex<Instant>,
}

impl Limit {
    pub(super) fn new(rate: Option<NonZeroU64>) -> Self {
        Self { rate, due: Mutex::new(Instant::now()) }
    }

    /// Waits until so many bytes more were due.
    pub(super) async fn spend(&self, bytes: usize) {
        let Some(rate) = self.rate else { return };
        let takes = Duration::from_secs_f64(bytes as f64 / rate.get() as f64);
        let due = {
            let mut due = self.due.lock().unwrap_or_else(PoisonError::into_inner);
            let now = Instant::now();
            *due = (*due).max(now.checked_sub(BURST).unwrap_or(now)) + takes;
            *due
        };
        sleep_until(due).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn bytes_come_at_the_rate() {
        let limit = Limit::new(NonZeroU64::new(1000));
        let began = Instant::now();
        for _ in 0..10 {
            limit.spend(1000).await;
        }
        assert_eq!(began.elapsed().as_secs_f64().round() as u64, 10);
        tokio::time::sleep(Duration::from_mins(1)).await;
        let began = Instant::now();
        limit.spend(1000).await;
        assert!(began.elapsed() >= Duration::from_millis(899), "a pause is no credit");
    }

    #[tokio::test(start_paused = true)]
    async fn several_share_it_and_none_is_as_fast_as_it_goes() {
        let limit = Limit::new(NonZeroU64::new(1000));
        let began = Instant::now();
        tokio::join!(limit.spend(3000), limit.spend(3000));
        assert_eq!(began.elapsed().as_secs_f64().round() as u64, 6);
        let began = Instant::now();
        Limit::new(None).spend(usize::MAX).await;
        assert_eq!(began.elapsed(), Duration::ZERO);
    }
}
