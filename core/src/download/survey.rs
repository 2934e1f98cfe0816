//! What of a version is on the phone already: whole files, and chunks of others.

use std::{
    collections::{HashMap, HashSet, hash_map::Entry},
    fs,
    path::Path,
    sync::Arc,
};

use innkey_protocol::{
    Hash,
    manifest::{Chunk, FileEntry},
};

use super::{
    local::{Local, MAX_CHUNK},
    part::{Part, Repeat},
    plan::Piece,
    version::Version,
};
use crate::{
    Error, Result,
    blobs::{BlobLock, Blobs, Held},
};

/// Room that stays free beside what is fetched: manifests, database, other apps.
const SPARE_ROOM: u64 = 16 * 1024 * 1024;

/// The files of a version, each content once.
pub(super) struct Survey {
    /// Index of the pack, and the file.
    missing: Vec<(usize, FileEntry)>,
    /// Here, but not yet certainly on the disk.
    pub(super) loose: Vec<Hash>,
    /// Bytes that were here.
    pub(super) reused: u64,
}

/// What is missing, as far as the phone could not bring it itself.
pub(super) struct Wanted {
    pub(super) parts: Arc<[Part]>,
    pub(super) pieces: Vec<Piece>,
    /// What is in `pieces` once already.
    pub(super) repeats: Vec<Repeat>,
}

impl Survey {
    /// Looks at every file. Blocks.
    pub(super) fn new(version: &Version, blobs: &Blobs) -> Result<Self> {
        let mut survey = Self { missing: Vec::new(), loose: Vec::new(), reused: 0 };
        let mut seen = HashSet::new();
        for (pack, file) in version.files().filter(|(_, file)| seen.insert(file.hash)) {
            match blobs.held(file.hash, file.size) {
                Held::Settled => survey.reused += file.size,
                Held::Loose => {
                    survey.reused += file.size;
                    survey.loose.push(file.hash);
                }
                Held::Damaged if !file.chunks.is_empty() => {
                    blobs.take_back(file)?;
                    survey.missing.push((pack, file.clone()));
                }
                Held::Damaged | Held::Missing => survey.missing.push((pack, file.clone())),
            }
        }
        Ok(survey)
    }

    /// Whether chunks of other files may help.
    pub(super) fn has_chunks(&self) -> bool {
        self.missing.iter().any(|(_, file)| !file.chunks.is_empty())
    }

    /// Fails if the disk has too little room for what is missing.
    pub(super) fn check_room(&self, blobs: &Blobs) -> Result<()> {
        let room = |(_, file): &(usize, FileEntry)| {
            let begun = fs::metadata(blobs.partial(file.hash)).map_or(0, |found| on_disk(&found));
            file.size.saturating_sub(begun)
        };
        let needed = self.missing.iter().map(room).sum::<u64>();
        let available = blobs.available()?;
        if needed > 0 && needed.saturating_add(SPARE_ROOM) > available {
            return Err(Error::NoSpace { needed: needed + SPARE_ROOM, available });
        }
        Ok(())
    }

    /// Brings what the phone has of the missing files; what it has begun of others is given up then. Blocks.
    pub(super) fn bring(
        &mut self,
        mut local: Local,
        blobs: &Blobs,
        lock: &BlobLock,
    ) -> Result<Wanted> {
        let (mut parts, mut pieces, mut repeats) = (Vec::new(), Vec::new(), Vec::new());
        let mut first = HashMap::new();
        for (index, (pack, file)) in std::mem::take(&mut self.missing).into_iter().enumerate() {
            let begun: Arc<Path> = blobs.partial(file.hash).into();
            let begun = begun.is_file().then_some(begun);
            let part = Part::new(file, blobs.clone(), lock.clone());
            if part.entry.size == 0 {
                part.passed(0)?;
            }
            for piece in pieces_of(&part.entry, index, pack) {
                if !part.entry.chunks.is_empty() && local.bring(&part, &piece, begun.as_ref())? {
                    self.reused += piece.size;
                } else if piece.size > MAX_CHUNK {
                    pieces.push(piece);
                } else {
                    match first.entry(piece.hash) {
                        Entry::Vacant(place) => {
                            place.insert((piece.part, piece.at));
                            pieces.push(piece);
                        }
                        Entry::Occupied(place) => {
                            let (part, at) = *place.get();
                            repeats.push(Repeat { piece, part, at });
                        }
                    }
                }
            }
            self.loose.push(part.entry.hash);
            parts.push(part);
        }
        let wanted: HashSet<_> = parts.iter().map(|part| part.entry.hash).collect();
        blobs.clear_partial(|hash| wanted.contains(&hash));
        Ok(Wanted { parts: parts.into(), pieces, repeats })
    }
}

/// The chunks of a file, or the whole if it has none; nothing if it is empty.
fn pieces_of(file: &FileEntry, part: usize, pack: usize) -> Vec<Piece> {
    let whole = [Chunk { size: file.size, hash: file.hash }];
    let chunks = if file.chunks.is_empty() { whole.as_slice() } else { &file.chunks };
    let mut at = 0;
    let piece = |chunk: &Chunk| {
        let (size, hash) = (chunk.size, chunk.hash);
        let piece = Piece { part, at, size, hash, pack, offset: file.offset + at };
        at += size;
        piece
    };
    chunks.iter().filter(|chunk| chunk.size > 0).map(piece).collect()
}

/// Bytes that a file takes up; what was left out of it takes up none.
fn on_disk(found: &fs::Metadata) -> u64 {
    #[cfg(unix)]
    return std::os::unix::fs::MetadataExt::blocks(found) * 512;
    #[cfg(not(unix))]
    return found.len();
}
