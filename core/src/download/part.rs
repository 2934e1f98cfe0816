//! A file while it is put together on the phone, from pieces in any order.

use std::{
    fs::File,
    io::{Read as _, Seek as _, SeekFrom, Write as _},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use innkey_protocol::{Hash, manifest::FileEntry};

use super::plan::Piece;
use crate::{
    Error, Result,
    blobs::{BlobLock, Blobs},
};

/// A file while it is put together. Blocks.
pub(super) struct Part {
    pub(super) entry: FileEntry,
    blobs: Blobs,
    /// Held as long as anybody writes, even if the download has gone away.
    _lock: BlobLock,
    /// Opened for the first byte, closed after the last.
    file: Mutex<Option<File>>,
    /// Bytes that have not passed their hash yet.
    left: AtomicU64,
}

/// A piece whose bytes are fetched for another place already.
pub(super) struct Repeat {
    pub(super) piece: Piece,
    /// Index of the file in which they lie first, and where.
    pub(super) part: usize,
    pub(super) at: u64,
}

/// Copies what occurs again to its other places, once all else has come. Blocks.
pub(super) fn repeat(parts: &[Part], repeats: &[Repeat]) -> Result<()> {
    for Repeat { piece, part, at } in repeats {
        let bytes = parts[*part].read(*at, piece.size)?;
        if Hash::of(&bytes) != piece.hash {
            let what = "a file of the project changed while it was put together".into();
            return Err(Error::Storage { what, source: None });
        }
        parts[piece.part].write(piece.at, &bytes)?;
        parts[piece.part].passed(piece.size)?;
    }
    Ok(())
}

impl Part {
    pub(super) fn new(entry: FileEntry, blobs: Blobs, lock: BlobLock) -> Self {
        let left = AtomicU64::new(entry.size);
        Self { entry, blobs, _lock: lock, file: Mutex::new(None), left }
    }

    /// Writes at `place` in the file.
    pub(super) fn write(&self, place: u64, bytes: &[u8]) -> Result<()> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let file = match &mut *file {
            Some(file) => file,
            none => none.insert(self.blobs.begin(&self.entry)?),
        };
        let write = file.seek(SeekFrom::Start(place)).and_then(|_| file.write_all(bytes));
        write.map_err(Error::storage("writing a file of the project"))
    }

    /// What has been written there, whether the file is whole by now or not.
    fn read(&self, place: u64, size: u64) -> Result<Vec<u8>> {
        let hash = self.entry.hash;
        let mut bytes = Vec::with_capacity(size as usize);
        let read = File::open(self.blobs.path(hash))
            .or_else(|_| File::open(self.blobs.partial(hash)))
            .and_then(|mut file| {
                file.seek(SeekFrom::Start(place))?;
                file.take(size).read_to_end(&mut bytes)
            });
        read.map_err(Error::storage("reading a file of the project"))?;
        Ok(bytes)
    }

    /// So many bytes more have passed their hash; the last ones make it a blob.
    pub(super) fn passed(&self, bytes: u64) -> Result<()> {
        if self.left.fetch_sub(bytes, Ordering::AcqRel) > bytes {
            return Ok(());
        }
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        if self.entry.size == 0 {
            self.blobs.begin(&self.entry)?;
        }
        drop(file.take());
        self.blobs.keep(self.entry.hash)
    }
}
