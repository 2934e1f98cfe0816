//! Waiting for what must come, but not for ever.

use std::time::Duration;

/// What has not come by then does not come: long enough for any machine, no measure of anything.
const PATIENCE: Duration = Duration::from_secs(20);

/// The result of `work`; panics if it does not come.
#[track_caller]
pub fn in_time<T>(what: &str, work: impl Future<Output = T>) -> impl Future<Output = T> {
    let place = std::panic::Location::caller();
    async move {
        let done = tokio::time::timeout(PATIENCE, work).await;
        done.unwrap_or_else(|_| panic!("{what} did not come ({place})"))
    }
}
