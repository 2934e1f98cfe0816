//! The beginning of what comes, asked for together with the manifests: a device that has nothing yet wants it anyhow,
//! and is spared a round trip.

use std::{
    future::poll_fn,
    ops::Range,
    pin::{Pin, pin},
};

use futures_util::future::{MaybeDone, maybe_done};

use super::parallel::MANY;
use crate::{Error, Result, net::Answer};

/// So many bytes of all packs together: they are read only once the manifests are here, and share the line with them.
const UNREAD: u64 = 512 * 1024;
/// Less than that of a larger pack may be less than its first chunk.
const LEAST: u64 = 256 * 1024;

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

/// What is asked for early of packs of these sizes: indices and ranges.
pub(super) fn beginnings(sizes: impl IntoIterator<Item = u64>) -> Vec<(usize, Range<u64>)> {
    let mut left = UNREAD;
    let mut begin = |(index, size): (usize, u64)| {
        let end = size.min(left);
        let worth = end == size || end >= LEAST;
        worth.then(|| left -= end).map(|()| (index, 0..end))
    };
    sizes.into_iter().take(MANY).enumerate().filter_map(&mut begin).collect()
}

/// Does `work`, and lets these requests go on meanwhile, behind its own.
pub(super) async fn meanwhile<T>(early: &mut [Early<'_>], work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    poll_fn(|context| {
        let done = work.as_mut().poll(context);
        for request in early.iter_mut() {
            // What comes of it is of interest later.
            let _ = request.answer.as_mut().poll(context);
        }
        done
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_packs_are_asked_for_whole_and_large_ones_to_a_useful_part() {
        assert_eq!(beginnings([500, 0, 7]), [(0, 0..500), (1, 0..0), (2, 0..7)]);
        assert_eq!(beginnings([u64::MAX, 1]), [(0, 0..UNREAD)]);
        assert_eq!(beginnings([1000, 10 * UNREAD]), [(0, 0..1000), (1, 0..UNREAD - 1000)]);
        assert_eq!(beginnings([UNREAD - 1000, 2000, 900]), [(0, 0..UNREAD - 1000), (2, 0..900)]);
        assert_eq!(beginnings([1; 99]).len(), MANY);
    }
}
