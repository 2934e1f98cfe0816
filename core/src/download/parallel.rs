//! A few at a time.

use futures_util::future::try_join_all;

use crate::Result;

/// Requests at once over one connection.
pub(super) const PARALLEL: usize = 4;

/// Does `work` on whatever `next` gives until it gives nothing, a few at a time; the first error ends it all.
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
    try_join_all((0..PARALLEL).map(|_| worker())).await.map(drop)
}
