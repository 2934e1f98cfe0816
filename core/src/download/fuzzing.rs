//! Ways in for the fuzz targets in `tests/fuzz`; no app needs them.

use std::ops::Range;

use innkey_protocol::{Hash, api::packs::PackList};

use super::{
    plan::{Piece, Queue},
    version::check_list,
};

/// A list of packs as a server sends it, if it passes the checks.
pub fn pack_list(json: &[u8]) -> Option<PackList> {
    let list: PackList = serde_json::from_slice(json).ok()?;
    check_list(&list, list.project).is_ok().then_some(list)
}

/// What is to be fetched: pieces at these places (pack, offset, size), each of a file of its own.
pub(super) fn queue(places: &[(usize, u64, u64)]) -> Queue {
    let piece = |(part, &(pack, offset, size)): (usize, &(usize, u64, u64))| Piece {
        part,
        at: 0,
        size,
        hash: Hash::of(b""),
        pack,
        offset,
    };
    Queue::new(places.iter().enumerate().map(piece).collect())
}

/// The requests for pieces at these places (pack, offset, size), for so many workers with lines of their own: pack, range,
/// and the indexes of the pieces in it.
pub fn plan(wanted: &[(usize, u64, u64)], own: usize) -> Vec<(usize, Range<u64>, Vec<usize>)> {
    let mut queue = queue(wanted);
    let runs = std::iter::from_fn(|| queue.take(own));
    runs.map(|run| {
        let pieces = run.pieces.iter().map(|piece| piece.part).collect();
        (run.pack, run.range(), pieces)
    })
    .collect()
}
