//! A file while it is put together on the phone, from pieces in any order.

use std::{
    fs::File,
    io::{Seek as _, SeekFrom, Write as _},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use innkey_protocol::manifest::FileEntry;

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
