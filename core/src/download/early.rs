//! Small packs, asked for together with the manifests: a device that has nothing yet wants them anyhow, and
//! is spared a round trip.

use std::{
    future::poll_fn,
    ops::Range,
    pin::{Pin, pin},
};

use futures_util::future::{MaybeDone, maybe_done};

use crate::{Error, Result, net::Answer};

/// Packs of so many bytes at most. They are read only once the manifests are here.
pub(super) const SMALL: u64 = 64 * 1024;
/// So many bytes of all packs together: on a slow line the manifests may have to wait behind them.
pub(super) const UNREAD: u64 = 128 * 1024;

/// A request that is under way.
pub(super) struct Early<'a> {
    /// Index of the pack.
    pub(super) pack: usize,
    /// Bytes of it that were asked for.
    pub(super) range: Range<u64>,
    answer: Pin<Box<MaybeDone<BoxedAnswer<'a>>>>,
}

type BoxedAnswer<'a> = Pin<Box<dyn Future<Output = Result<Answer>> + Send + 'a>>;

impl<'a> Early<'a> {
    pub(super) fn new(
        pack: usize,
        range: Range<u64>,
        answer: impl Future<Output = Result<Answer>> + Send + 'a,
    ) -> Self {
        let answer: BoxedAnswer<'a> = Box::pin(answer);
        Self { pack, range, answer: Box::pin(maybe_done(answer)) }
    }

    /// The answer, once it is here.
    pub(super) async fn answer(mut self) -> Result<Answer> {
        self.answer.as_mut().await;
        self.answer.as_mut().take_output().unwrap_or(Err(Error::Cancelled))
    }
}

/// Does `work`, and lets these requests go on meanwhile.
pub(super) async fn meanwhile<T>(early: &mut [Early<'_>], work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    poll_fn(|context| {
        for request in early.iter_mut() {
            // What comes of it is of interest later.
            let _ = request.answer.as_mut().poll(context);
        }
        work.as_mut().poll(context)
    })
    .await
}
