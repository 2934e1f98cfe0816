//! What must come over the network, and in which ranges: as few as possible, none too long.

use std::{collections::VecDeque, ops::Range, sync::Arc};

use innkey_protocol::Hash;

use super::parallel::{MANY, PARALLEL};

/// Bytes nobody wants that may lie between two pieces of one range: cheaper than one more request.
const MAX_GAP: u64 = 16 * 1024;
/// A range is not made longer than this, so that several requests share the work to the end.
const MAX_RUN: u64 = 16 * 1024 * 1024;
/// Nor is it made shorter, as long as there is more to fetch beside it: each request costs a round trip.
const MIN_RUN: u64 = 512 * 1024;
/// The same if workers have lines of their own: they have because each is slow, and none shall be the last by far.
const MIN_RUN_OF_SLOW: u64 = 128 * 1024;
/// So many bytes are little.
const LITTLE: u64 = 16 * 1024 * 1024;

/// A piece of a file that is not on the phone: a chunk, or a whole file that has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Index of its file.
    pub(super) part: usize,
    /// Where it lies in the file.
    pub(super) at: u64,
    pub(super) size: u64,
    pub(super) hash: Hash,
    /// Index of its pack.
    pub(super) pack: usize,
    /// Where it lies in the pack.
    pub(super) offset: u64,
}

/// Pieces of one pack that are fetched with one request; never empty, in the order of the pack, none empty.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) pack: usize,
    pub(super) pieces: Arc<[Piece]>,
}

impl Piece {
    const fn end(&self) -> u64 {
        self.offset + self.size
    }
}

impl Run {
    /// Its bytes in the pack, from its first piece to its last.
    pub(super) fn range(&self) -> Range<u64> {
        let start = self.pieces.first().map_or(0, |first| first.offset);
        start..self.pieces.last().map_or(start, Piece::end)
    }
}

/// All that must be fetched; whoever has a connection free takes the next run.
#[derive(Debug)]
pub(super) struct Queue {
    /// In the order of the packs.
    pieces: VecDeque<Piece>,
    left: u64,
    /// Workers that share a line.
    pub(super) shared: usize,
}

impl Queue {
    /// Pieces in any order.
    pub(super) fn new(mut pieces: Vec<Piece>) -> Self {
        pieces.sort_by_key(|piece| (piece.pack, piece.offset));
        let left = pieces.iter().map(|piece| piece.size).sum();
        let shared = if left > LITTLE { PARALLEL } else { MANY };
        Self { pieces: pieces.into(), left, shared }
    }

    /// The next run for a worker, if so many have lines of their `own` besides: half of its share of what is left, so
    /// that none of them has long to go when the others are done.
    pub(super) fn take(&mut self, own: usize) -> Option<Run> {
        let least = if own > 0 { MIN_RUN_OF_SLOW } else { MIN_RUN };
        let enough = (self.left / (2 * (self.shared + own) as u64)).clamp(least, MAX_RUN);
        let first = self.pieces.pop_front()?;
        let (start, mut end, mut pieces) = (first.offset, first.end(), vec![first]);
        while let Some(next) = self.pieces.front() {
            let near = next.pack == first.pack && next.offset.saturating_sub(end) <= MAX_GAP;
            if !near || next.end() - start > enough {
                break;
            }
            end = next.end();
            pieces.extend(self.pieces.pop_front());
        }
        self.run(pieces)
    }

    /// All pieces that end before this place of a pack, however far apart they are.
    pub(super) fn take_before(&mut self, pack: usize, end: u64) -> Option<Run> {
        let from = self.pieces.partition_point(|piece| piece.pack < pack);
        let to = self.pieces.partition_point(|piece| (piece.pack, piece.end()) <= (pack, end));
        let pieces = self.pieces.drain(from..to.max(from)).collect();
        self.run(pieces)
    }

    fn run(&mut self, pieces: Vec<Piece>) -> Option<Run> {
        self.left -= pieces.iter().map(|piece| piece.size).sum::<u64>();
        Some(Run { pack: pieces.first()?.pack, pieces: pieces.into() })
    }
}

/// Where in a run something stands.
#[derive(Clone, Debug)]
pub(super) struct Cursor {
    pieces: Arc<[Piece]>,
    index: usize,
    /// Bytes of the piece that are done.
    done: u64,
}

impl Cursor {
    pub(super) fn new(run: &Run) -> Self {
        Self { pieces: Arc::clone(&run.pieces), index: 0, done: 0 }
    }

    /// The piece, and how many of its bytes are done; none at the end.
    pub(super) fn piece(&self) -> Option<(Piece, u64)> {
        Some((*self.pieces.get(self.index)?, self.done))
    }

    /// Where in the pack the next wanted byte lies; none at the end.
    pub(super) fn position(&self) -> Option<u64> {
        self.piece().map(|(piece, done)| piece.offset + done)
    }

    /// Goes on by so many bytes, at most to the end of the piece; says whether that is reached.
    pub(super) fn go(&mut self, bytes: u64) -> bool {
        self.done += bytes;
        let ended = self.pieces.get(self.index).is_none_or(|piece| self.done >= piece.size);
        if ended {
            (self.index, self.done) = (self.index + 1, 0);
        }
        ended
    }
}

#[cfg(test)]
#[path = "plan_tests.rs"]
mod tests;
