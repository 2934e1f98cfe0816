//! Files by their content: `blobs/<server>/ab/abcd…`.
//!
//! A blob's name appears only after its bytes are on the disk, so what has a name is whole. Servers do
//! not share blobs: which ranges a phone asks for would tell one server what the other has.

use std::{
    collections::HashSet,
    fs::{self, File},
    io::{self, Read as _},
    path::{Path, PathBuf},
    sync::Arc,
};

use fs4::{FileExt, TryLockError};
use innkey_protocol::Hash;
use tempfile::NamedTempFile;

use crate::{Error, Result};

const TEMPORARY: &str = "tmp";
const LOCK: &str = "lock";
const BUFFER: usize = 128 * 1024;

/// The blobs of one server.
#[derive(Clone, Debug)]
pub(crate) struct Blobs {
    folder: PathBuf,
}

/// The right to add and remove blobs of one server; others get [`Error::Busy`]. Blocking work keeps a
/// clone, so that the lock outlives a caller that went away.
#[derive(Clone, Debug)]
pub(crate) struct BlobLock {
    _file: Arc<File>,
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

    /// Locks, and clears what a killed download left half-done.
    pub(crate) fn lock(&self) -> Result<BlobLock> {
        let failed = || Error::storage(self.folder.display().to_string());
        let temporary = self.folder.join(TEMPORARY);
        make_private_folder(&temporary).map_err(failed())?;
        let path = self.folder.join(LOCK);
        let file = File::options().create(true).truncate(false).write(true).open(&path);
        let file = file.map_err(failed())?;
        match FileExt::try_lock(&file) {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Error::Busy { path }),
            Err(TryLockError::Error(error)) => return Err(failed()(error)),
        }
        for entry in fs::read_dir(&temporary).map_err(failed())?.flatten() {
            // What cannot be removed only takes room; the next download tries again.
            let _ = fs::remove_file(entry.path());
        }
        Ok(BlobLock { _file: Arc::new(file) })
    }

    /// Whether the blob is here and whole; one that is not is removed.
    pub(crate) fn holds(&self, hash: Hash, size: u64) -> bool {
        let path = self.path(hash);
        if !fs::metadata(&path).is_ok_and(|found| found.is_file()) {
            return false;
        }
        match hash_file(&path) {
            Ok((found, length)) if found == hash => length == size,
            Ok(_) => {
                let _ = fs::remove_file(&path);
                false
            }
            Err(_) => false,
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

    /// An empty file on the same file system.
    pub(crate) fn temporary(&self) -> Result<NamedTempFile> {
        let folder = self.folder.join(TEMPORARY);
        NamedTempFile::new_in(&folder).map_err(Error::storage(folder.display().to_string()))
    }

    /// Gives a verified file its name, after its bytes are on the disk.
    pub(crate) fn keep(&self, file: NamedTempFile, hash: Hash) -> Result<()> {
        let path = self.path(hash);
        let keep = || {
            file.as_file().sync_all()?;
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            file.persist(&path)?;
            Ok(())
        };
        keep().map_err(Error::storage(path.display().to_string()))
    }

    /// Brings the names themselves to the disk.
    pub(crate) fn sync_names<'a>(&self, hashes: impl Iterator<Item = &'a Hash>) -> Result<()> {
        let folders: HashSet<_> =
            hashes.filter_map(|hash| self.path(*hash).parent().map(Path::to_owned)).collect();
        for folder in folders.iter().chain([&self.folder]) {
            sync_folder(folder).map_err(Error::storage(folder.display().to_string()))?;
        }
        Ok(())
    }

    /// Removes every blob that is not in `used`.
    pub(crate) fn sweep(&self, used: &HashSet<Hash>) -> Result<()> {
        let failed = || Error::storage(self.folder.display().to_string());
        for folder in fs::read_dir(&self.folder).map_err(failed())?.flatten() {
            if folder.file_name() == TEMPORARY || !folder.path().is_dir() {
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

fn hash_file(path: &Path) -> io::Result<(Hash, u64)> {
    let mut file = File::open(path)?;
    let (mut hasher, mut size) = (blake3::Hasher::new(), 0);
    let mut buffer = vec![0; BUFFER];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok((hasher.finalize().into(), size)),
            read => {
                hasher.update(&buffer[..read]);
                size += read as u64;
            }
        }
    }
}

/// Windows cannot open a folder, and does not need this.
fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(path)?.sync_all() } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn put(blobs: &Blobs, content: &[u8]) -> Hash {
        let mut file = blobs.temporary().unwrap();
        file.write_all(content).unwrap();
        blobs.keep(file, Hash::of(content)).unwrap();
        Hash::of(content)
    }

    #[test]
    fn keeps_reads_and_sweeps() {
        let root = tempfile::tempdir().unwrap();
        let blobs = Blobs::new(root.path(), "s");
        let lock = blobs.lock().unwrap();
        let (a, b) = (put(&blobs, b"a"), put(&blobs, b"bb"));
        assert_eq!(blobs.read(b, 10).unwrap(), b"bb");
        assert!(blobs.holds(a, 1) && !blobs.holds(Hash::of(b"c"), 1));
        blobs.sync_names([a, b].iter()).unwrap();
        blobs.sweep(&HashSet::from([b])).unwrap();
        assert!(!blobs.holds(a, 1) && blobs.holds(b, 2));
        drop(lock);
    }

    #[test]
    fn a_damaged_blob_is_removed_so_that_it_is_fetched_again() {
        let root = tempfile::tempdir().unwrap();
        let blobs = Blobs::new(root.path(), "s");
        let _lock = blobs.lock().unwrap();
        let hash = put(&blobs, b"good");
        fs::write(blobs.path(hash), b"evil").unwrap();
        assert!(matches!(blobs.read(hash, 10), Err(Error::Damaged { .. })));
        assert!(!blobs.path(hash).exists());
    }

    #[test]
    fn one_download_at_a_time() {
        let root = tempfile::tempdir().unwrap();
        let blobs = Blobs::new(root.path(), "s");
        let lock = blobs.lock().unwrap();
        assert!(matches!(blobs.lock(), Err(Error::Busy { .. })));
        let kept_by_blocking_work = lock.clone();
        drop(lock);
        assert!(matches!(blobs.lock(), Err(Error::Busy { .. })));
        drop(kept_by_blocking_work);
        assert!(blobs.lock().is_ok());
    }
}
