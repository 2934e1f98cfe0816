//! What must come over the network, and in which ranges: as few as possible, none too long.

use std::{
    collections::VecDeque,
    ops::Range,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

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
    mine: Arc<Mutex<Mine>>,
}

/// Which pieces of a run are still its own.
#[derive(Debug)]
struct Mine {
    /// The first that was not begun.
    next: usize,
    /// From here on they were given away.
    end: usize,
}

impl Piece {
    const fn end(&self) -> u64 {
        self.offset + self.size
    }
}

impl Run {
    fn new(pieces: Vec<Piece>) -> Option<Self> {
        let mine = Arc::new(Mutex::new(Mine { next: 0, end: pieces.len() }));
        Some(Self { pack: pieces.first()?.pack, pieces: pieces.into(), mine })
    }

    /// Its bytes in the pack, from its first piece to its last.
    pub(super) fn range(&self) -> Range<u64> {
        let start = self.pieces.first().map_or(0, |first| first.offset);
        start..self.end()
    }

    /// Where in the pack its last piece ends.
    fn end(&self) -> u64 {
        self.pieces[..self.mine().end].last().map_or(0, Piece::end)
    }

    /// Whether the next piece is still its own; it is begun then.
    fn begin(&self) -> bool {
        let mut mine = self.mine();
        let begins = mine.next < mine.end;
        mine.next += usize::from(begins);
        begins
    }

    /// Bytes that were not begun.
    fn left(&self) -> u64 {
        let mine = self.mine();
        self.pieces[mine.next..mine.end].iter().map(|piece| piece.size).sum()
    }

    /// Gives away the second half of what was not begun.
    fn split(&self) -> Option<Self> {
        let mut mine = self.mine();
        let middle = mine.next + (mine.end - mine.next) / 2;
        let given = self.pieces[middle..mine.end].to_vec();
        mine.end = middle;
        Self::new(given)
    }

    /// Gives away all that was not begun.
    fn give_up(&self) -> Vec<Piece> {
        let mut mine = self.mine();
        let given = self.pieces[mine.next..mine.end].to_vec();
        mine.end = mine.next;
        given
    }

    fn mine(&self) -> MutexGuard<'_, Mine> {
        self.mine.lock().unwrap_or_else(PoisonError::into_inner)
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
    /// What was taken and may have to be shared.
    under_way: Vec<Run>,
}

impl Queue {
    /// Pieces in any order.
    pub(super) fn new(mut pieces: Vec<Piece>) -> Self {
        pieces.sort_by_key(|piece| (piece.pack, piece.offset));
        let left = pieces.iter().map(|piece| piece.size).sum();
        let shared = if left > LITTLE { PARALLEL } else { MANY };
        Self { pieces: pieces.into(), left, shared, under_way: Vec::new() }
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

    /// What workers have taken and not begun is there for all again: the line that they share has turned out to be slow.
    pub(super) fn recall(&mut self) {
        for run in self.under_way.drain(..) {
            self.pieces.extend(run.give_up());
        }
        self.pieces.make_contiguous().sort_by_key(|piece| (piece.pack, piece.offset));
        self.left = self.pieces.iter().map(|piece| piece.size).sum();
    }

    /// For a worker with a line of its own, when all has been taken: half of the run that has most left.
    pub(super) fn take_over(&mut self) -> Option<Run> {
        let run = self.under_way.iter().max_by_key(|run| run.left())?.split()?;
        self.under_way.push(run.clone());
        Some(run)
    }

    fn run(&mut self, pieces: Vec<Piece>) -> Option<Run> {
        self.left -= pieces.iter().map(|piece| piece.size).sum::<u64>();
        let run = Run::new(pieces)?;
        self.under_way.retain(|run| run.left() > 0);
        self.under_way.push(run.clone());
        Some(run)
    }
}

/// Where in pieces something stands.
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

/// Where the fetching of a run stands.
#[derive(Debug)]
pub(super) struct Fetching {
    run: Run,
    cursor: Cursor,
    /// The piece is this run's own.
    begun: bool,
}

impl Fetching {
    pub(super) fn new(run: Run) -> Self {
        Self { cursor: Cursor::new(&run), begun: run.begin(), run }
    }

    /// The piece, and how many of its bytes are done; none at the end, or where the rest was given away.
    pub(super) fn piece(&self) -> Option<(Piece, u64)> {
        self.cursor.piece().filter(|_| self.begun)
    }

    /// The bytes in the pack that are still wanted; none at the end.
    pub(super) fn range(&self) -> Option<Range<u64>> {
        self.piece().map(|(piece, done)| piece.offset + done..self.run.end())
    }

    /// Goes on by so many bytes, at most to the end of the piece.
    pub(super) fn go(&mut self, bytes: u64) {
        if self.cursor.go(bytes) {
            self.begun = self.run.begin();
        }
    }
}

#[cfg(test)]
#[path = "plan_tests.rs"]
mod tests;
