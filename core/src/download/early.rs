//! The beginnings of packs, asked for together with the manifests: a device that has nothing yet wants them anyhow, and
//! is spared a round trip.

use std::{
    future::poll_fn,
    ops::Range,
    pin::{Pin, pin},
};

use futures_util::future::{MaybeDone, maybe_done};

use crate::{Error, Result, net::Answer};

/// So many bytes of a pack, at most. They are read only once the manifests are here.
const BEGINNING: u64 = 1024 * 1024;
/// So many of all packs together: what nobody reads must leave room for the manifests on a shared line, on which 5 MiB may be
/// under way.
pub(super) const UNREAD: u64 = 3 * 1024 * 1024;

/// The beginning of a pack of so many bytes.
pub(super) fn beginning(size: u64) -> Range<u64> {
    0..size.min(BEGINNING)
}

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
