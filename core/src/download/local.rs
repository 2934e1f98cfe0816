//! The chunks that the phone holds: of blobs whose manifests it has, and of files that are not whole yet.

use std::{
    collections::HashMap,
    fs::File,
    io::{Read as _, Seek as _, SeekFrom},
    path::{Path, PathBuf},
    sync::Arc,
};

use innkey_protocol::{
    Hash,
    manifest::{FileEntry, MAX_MANIFEST, Manifest},
};

use super::{part::Part, plan::Piece};
use crate::{Result, blobs::Blobs};

/// Chunks that are larger, in bytes, are fetched: they would have to lie in memory.
pub(super) const MAX_CHUNK: u64 = 4 * 1024 * 1024;

/// Where to find chunks. What is found is verified before it counts.
pub(super) struct Local {
    places: HashMap<Hash, (Arc<Path>, u64)>,
    /// Opened last.
    open: Option<(Arc<Path>, File)>,
    buffer: Vec<u8>,
}

impl Local {
    /// Of the blobs that these manifests describe, and of whatever was begun. Blocks.
    pub(super) fn new(blobs: &Blobs, manifests: Vec<Hash>) -> Self {
        let mut local = Self { places: HashMap::new(), open: None, buffer: Vec::new() };
        for unfinished in blobs.unfinished() {
            local.add(&unfinished.entry, unfinished.path);
        }
        for hash in manifests {
            let Ok(bytes) = blobs.read(hash, MAX_MANIFEST) else { continue };
            let Ok(manifest) = serde_json::from_slice::<Manifest>(&bytes) else { continue };
            for file in manifest.files.iter().filter(|file| !file.chunks.is_empty()) {
                local.add(file, blobs.path(file.hash));
            }
        }
        local
    }

    fn add(&mut self, entry: &FileEntry, path: PathBuf) {
        let path: Arc<Path> = path.into();
        let mut at = 0_u64;
        for chunk in &entry.chunks {
            self.places.entry(chunk.hash).or_insert_with(|| (Arc::clone(&path), at));
            at = at.saturating_add(chunk.size);
        }
    }

    /// Brings a piece of `part` from wherever the phone has it, first from where it lies already if that was `begun`;
    /// says whether it did.
    pub(super) fn bring(
        &mut self,
        part: &Part,
        piece: &Piece,
        begun: Option<&Arc<Path>>,
    ) -> Result<bool> {
        let Piece { at, size, hash, .. } = *piece;
        if size > MAX_CHUNK {
            return Ok(false);
        }
        // What lies in its place already stays there.
        if let Some(begun) = begun
            && self.read(begun, at, hash, size)
        {
            part.passed(size)?;
            return Ok(true);
        }
        let Some((path, place)) = self.places.get(&hash).cloned() else { return Ok(false) };
        if !self.read(&path, place, hash, size) {
            return Ok(false);
        }
        part.write(at, &self.buffer)?;
        part.passed(size)?;
        Ok(true)
    }

    /// Reads into the buffer; says whether it is the chunk.
    fn read(&mut self, path: &Arc<Path>, at: u64, hash: Hash, size: u64) -> bool {
        if self.open.as_ref().is_none_or(|(open, _)| open != path) {
            self.open = File::open(path).ok().map(|file| (Arc::clone(path), file));
        }
        let Some((_, file)) = &mut self.open else { return false };
        self.buffer.clear();
        let read = file
            .seek(SeekFrom::Start(at))
            .and_then(|_| file.take(size).read_to_end(&mut self.buffer));
        read.is_ok() && Hash::of(&self.buffer) == hash
    }
}
