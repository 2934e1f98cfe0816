//! Files by their content: `blobs/<server>/ab/abcd…`.
//!
//! A blob's name appears once all its bytes have passed the hash; only a *settled* blob is believed without being hashed
//! again (`settle`). Servers do not share blobs: which ranges a phone asks for would tell one server what the other has.

mod partial;
mod settle;

use std::{
    collections::HashSet,
    fs::{self, File},
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use fs4::{FileExt, TryLockError};
use innkey_protocol::Hash;

use crate::{Error, Result};

const LOCK: &str = "lock";
/// How often it is looked whether blocking work is done.
const MOMENT: Duration = Duration::from_millis(1);

/// The blobs of one server.
#[derive(Clone, Debug)]
pub(crate) struct Blobs {
    folder: PathBuf,
}

/// The right to add and remove blobs of one server; others get [`Error::Busy`]. Blocking work keeps a
/// clone, so that the lock outlives a caller that went away.
#[derive(Clone, Debug)]
pub(crate) struct BlobLock {
    file: Arc<File>,
}

impl BlobLock {
    /// Gives it back, once the blocking work that has a clone is done: whoever comes next must not find it held.
    pub(crate) async fn give_back(self) {
        while Arc::strong_count(&self.file) > 1 {
            tokio::time::sleep(MOMENT).await;
        }
    }
}

/// What lies under a blob's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Held {
    /// The blob, on the disk.
    Settled,
    /// The blob, which a power cut may still take away.
    Loose,
    /// Something else.
    Damaged,
    /// Nothing.
    Missing,
}

impl Blobs {
    /// Those of `server` below the app's folder.
    pub(crate) fn new(root: &Path, server: &str) -> Self {
        Self { folder: root.join("blobs").join(server) }
    }

    /// Where the blob lies, or would lie.
    pub(crate) fn path(&self, hash: Hash) -> PathBuf {
        let name = hash.to_string();
        self.folder.join(&name[..2]).join(name)
    }

    /// Locks, and clears what a killed download left and nobody can go on with.
    pub(crate) fn lock(&self) -> Result<BlobLock> {
        let failed = || Error::storage(self.folder.display().to_string());
        make_private_folder(&self.partial_folder()).map_err(failed())?;
        let path = self.folder.join(LOCK);
        let file = File::options().create(true).truncate(false).write(true).open(&path);
        let file = file.map_err(failed())?;
        match FileExt::try_lock(&file) {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Error::Busy { path }),
            Err(TryLockError::Error(error)) => return Err(failed()(error)),
        }
        self.clear_hopeless();
        Ok(BlobLock { file: Arc::new(file) })
    }

    /// What lies under the name of a blob of `size` bytes. Hashed unless it is settled.
    pub(crate) fn held(&self, hash: Hash, size: u64) -> Held {
        let path = self.path(hash);
        let Ok(found) = fs::metadata(&path) else { return Held::Missing };
        if settle::is_settled(&found) && found.len() == size {
            return Held::Settled;
        }
        match hash_file(&path) {
            Ok(it) if it == (hash, size) => Held::Loose,
            Ok(_) => Held::Damaged,
            Err(_) => Held::Missing,
        }
    }

    /// How large the blob is, if it is here and settled. It is not hashed.
    pub(crate) fn settled_size(&self, hash: Hash) -> Option<u64> {
        let found = fs::metadata(self.path(hash)).ok()?;
        settle::is_settled(&found).then_some(found.len())
    }

    /// Whether what may be shown under the blob's name is the blob. Hashed unless it is settled.
    pub(crate) fn is_sound(&self, hash: Hash) -> bool {
        let sound = |(found, _)| found == hash;
        self.settled_size(hash).is_some() || hash_file(&self.path(hash)).is_ok_and(sound)
    }

    /// Whether the blob's bytes are what its name says, whatever is believed of it; what is not so is no longer
    /// believed.
    pub(crate) fn recheck(&self, hash: Hash) -> Result<bool> {
        let path = self.path(hash);
        if hash_file(&path).is_ok_and(|(found, _)| found == hash) {
            return Ok(true);
        }
        match settle::unsettle(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(Error::storage(path.display().to_string())(error))
            }
            _ => Ok(false),
        }
    }

    /// The blob's bytes, checked. A damaged one is removed, so that the next download fetches it.
    pub(crate) fn read(&self, hash: Hash, limit: u64) -> Result<Vec<u8>> {
        let path = self.path(hash);
        let damaged = || Error::Damaged { what: format!("a file of the project ({hash})") };
        let mut bytes = Vec::new();
        let file = match File::open(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(damaged()),
            opened => opened.map_err(Error::storage(path.display().to_string()))?,
        };
        file.take(limit + 1)
            .read_to_end(&mut bytes)
            .map_err(Error::storage(path.display().to_string()))?;
        if Hash::of(&bytes) == hash {
            return Ok(bytes);
        }
        let _ = fs::remove_file(&path);
        Err(damaged())
    }

    /// Keeps bytes that have this hash.
    pub(crate) fn put(&self, bytes: &[u8], hash: Hash) -> Result<()> {
        let path = self.partial(hash);
        let write = || private_file(&path)?.write_all(bytes);
        write().map_err(Error::storage(path.display().to_string()))?;
        self.keep(hash)
    }

    /// Removes every blob that is not in `used`, and whatever was begun.
    pub(crate) fn sweep(&self, used: &HashSet<Hash>) -> Result<()> {
        let failed = || Error::storage(self.folder.display().to_string());
        for folder in fs::read_dir(&self.folder).map_err(failed())?.flatten() {
            if folder.path() == self.partial_folder() || !folder.path().is_dir() {
                continue;
            }
            for blob in fs::read_dir(folder.path()).map_err(failed())?.flatten() {
                let name = blob.file_name();
                let hash = name.to_str().and_then(|name| name.parse().ok());
                if hash.is_some_and(|hash| !used.contains(&hash)) {
                    fs::remove_file(blob.path()).map_err(failed())?;
                }
            }
        }
        self.note_swept();
        Ok(())
    }

    /// Bytes free where the blobs lie.
    pub(crate) fn available(&self) -> Result<u64> {
        fs4::available_space(&self.folder)
            .map_err(Error::storage(self.folder.display().to_string()))
    }
}

/// Makes a folder, and those above it, that only its owner may enter.
pub(crate) fn make_private_folder(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Opens a file for writing that only its owner may read; what it holds stays.
fn private_file(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn hash_file(path: &Path) -> io::Result<(Hash, u64)> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(File::open(path)?)?;
    Ok((hasher.finalize().into(), hasher.count()))
}

#[cfg(test)]
mod tests;
