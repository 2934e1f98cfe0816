//! A few at a time.

use std::sync::{Mutex, PoisonError};

use futures_util::future::try_join_all;

use crate::Result;

/// Most requests at once.
const PARALLEL: usize = 4;

/// Does `work` on every item, the last first, a few at a time; the first error ends it all.
pub(super) async fn for_each<T, F: Future<Output = Result<()>>>(
    items: Vec<T>,
    work: impl Fn(T) -> F,
) -> Result<()> {
    let workers = PARALLEL.min(items.len());
    let items = Mutex::new(items);
    let next = || items.lock().unwrap_or_else(PoisonError::into_inner).pop();
    let worker = || async {
        while let Some(item) = next() {
            work(item).await?;
        }
        Ok(())
    };
    try_join_all((0..workers).map(|_| worker())).await.map(drop)
}
