//! A few at a time.

use futures_util::future::try_join_all;

use crate::Result;

/// Requests at once over one connection when there is much to fetch: they fill it.
pub(super) const PARALLEL: usize = 4;
/// The same when there is little: what takes time then are the round trips.
pub(super) const MANY: usize = 16;

/// Does `work` on whatever small thing `next` gives until it gives nothing, many at a time; the first error ends it all.
pub(super) async fn all<T, F: Future<Output = Result<()>>>(
    next: impl Fn() -> Option<T>,
    work: impl Fn(T) -> F,
) -> Result<()> {
    let worker = || async {
        while let Some(item) = next() {
            work(item).await?;
        }
        Ok(())
    };
    try_join_all((0..MANY).map(|_| worker())).await.map(drop)
}
