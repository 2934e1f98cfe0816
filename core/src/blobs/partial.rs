//! What has arrived of files: `partial/abcd…`, and beside a file that has chunks `partial/abcd….json`, its entry in
//! the manifest, by which another process finds out which of them are there.

use std::{fs, io::Write as _, path::PathBuf};

use innkey_protocol::{Hash, manifest::FileEntry};

use super::{Blobs, make_private_folder, private_file};
use crate::{Error, Result};

const PARTIAL: &str = "partial";
const ENTRY: &str = "json";
/// Is there from the beginning of a download until what nothing refers to has been removed.
const BEGUN: &str = "begun";
/// Where older versions kept what arrived.
const TEMPORARY: &str = "tmp";

/// A file of which some chunks may have arrived.
#[derive(Debug)]
pub(crate) struct Unfinished {
    pub(crate) entry: FileEntry,
    pub(crate) path: PathBuf,
}

impl Blobs {
    pub(super) fn partial_folder(&self) -> PathBuf {
        self.folder.join(PARTIAL)
    }

    /// Where a file lies until it is whole.
    pub(crate) fn partial(&self, hash: Hash) -> PathBuf {
        self.partial_folder().join(hash.to_string())
    }

    /// Opens a file that arrives; once it has been described, its chunks count for others.
    pub(crate) fn begin(&self, entry: &FileEntry) -> Result<fs::File> {
        let path = self.partial(entry.hash);
        let begin = || {
            if !entry.chunks.is_empty() {
                let mut beside = private_file(&path.with_extension(ENTRY))?;
                beside.set_len(0)?;
                beside.write_all(&serde_json::to_vec(entry)?)?;
            }
            let file = private_file(&path)?;
            if file.metadata()?.len() > entry.size {
                file.set_len(entry.size)?;
            }
            Ok(file)
        };
        begin().map_err(Error::storage(path.display().to_string()))
    }

    /// Gives a whole, verified file its name.
    pub(crate) fn keep(&self, hash: Hash) -> Result<()> {
        let (from, to) = (self.partial(hash), self.path(hash));
        let keep = || {
            if let Some(folder) = to.parent().filter(|folder| !folder.is_dir()) {
                make_private_folder(folder)?;
            }
            fs::rename(&from, &to)
        };
        keep().map_err(Error::storage(to.display().to_string()))?;
        let _ = fs::remove_file(from.with_extension(ENTRY));
        Ok(())
    }

    /// Makes a damaged blob unfinished again: its good chunks stay.
    pub(crate) fn take_back(&self, entry: &FileEntry) -> Result<()> {
        let (from, to) = (self.path(entry.hash), self.partial(entry.hash));
        fs::rename(&from, &to).map_err(Error::storage(from.display().to_string()))?;
        self.begin(entry).map(drop)
    }

    /// Files of which some chunks may have arrived.
    pub(crate) fn unfinished(&self) -> Vec<Unfinished> {
        let entries = fs::read_dir(self.partial_folder()).into_iter().flatten().flatten();
        let read = |file: fs::DirEntry| {
            let path = file.path();
            path.extension().filter(|end| *end == ENTRY)?;
            let entry: FileEntry = serde_json::from_slice(&fs::read(&path).ok()?).ok()?;
            let path = self.partial(entry.hash);
            path.is_file().then_some(Unfinished { entry, path })
        };
        entries.filter_map(read).collect()
    }

    /// Notes that blobs will come that nothing refers to yet.
    pub(crate) fn note_begun(&self) -> Result<()> {
        let path = self.partial_folder().join(BEGUN);
        private_file(&path).map(drop).map_err(Error::storage(path.display().to_string()))
    }

    /// Forgets it: nothing is left of any download.
    pub(super) fn note_swept(&self) {
        self.clear_partial(|_| false);
        let _ = fs::remove_file(self.partial_folder().join(BEGUN));
    }

    /// Whether anything was begun and not ended.
    pub(crate) fn has_partial(&self) -> bool {
        fs::read_dir(self.partial_folder()).is_ok_and(|mut folder| folder.next().is_some())
    }

    /// Removes what was begun, but for these.
    pub(crate) fn clear_partial(&self, keep: impl Fn(Hash) -> bool) {
        for file in fs::read_dir(self.partial_folder()).into_iter().flatten().flatten() {
            let path = file.path();
            if file.file_name() == BEGUN {
                continue;
            }
            let hash = path.file_stem().and_then(|name| name.to_str()?.parse().ok());
            if !hash.is_some_and(&keep) {
                // What cannot be removed only takes room; the next download tries again.
                let _ = fs::remove_file(path);
            }
        }
    }

    /// Removes what was begun and cannot be gone on with.
    pub(super) fn clear_hopeless(&self) {
        let known: Vec<Hash> = self.unfinished().into_iter().map(|it| it.entry.hash).collect();
        self.clear_partial(|hash| known.contains(&hash));
        let _ = fs::remove_dir_all(self.folder.join(TEMPORARY));
    }
}
