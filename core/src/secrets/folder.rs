//! Secrets as files that only their owner may read: for shells without a keystore.

use std::{
    fs, io,
    io::Write as _,
    path::{Path, PathBuf},
};

use zeroize::Zeroizing;

use super::{SecretError, SecretStore};
use crate::blobs::make_private_folder;

/// A [`SecretStore`] of one file per secret (mode 0600 on Unix). A phone has something better.
#[derive(Debug)]
pub struct FolderSecrets {
    folder: PathBuf,
}

impl FolderSecrets {
    /// Uses `folder`, which is made with the first secret.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// A key becomes a file name: `/` is the only character of our keys that a name cannot have.
    fn path(&self, key: &str) -> PathBuf {
        self.folder.join(key.replace(['/', '\\', '.'], "-"))
    }
}

impl SecretStore for FolderSecrets {
    fn get(&self, key: &str) -> Result<Option<Zeroizing<Vec<u8>>>, SecretError> {
        let path = self.path(key);
        match fs::read(&path) {
            Ok(bytes) => Ok(Some(Zeroizing::new(bytes))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(failed(&path, &error)),
        }
    }

    fn set(&self, key: &str, value: &[u8]) -> Result<(), SecretError> {
        let path = self.path(key);
        let write = || {
            make_private_folder(&self.folder)?;
            // A named temporary file has mode 0600.
            let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
            file.write_all(value)?;
            file.as_file().sync_all()?;
            file.persist(&path)?;
            Ok(())
        };
        write().map_err(|error: io::Error| failed(&path, &error))
    }

    fn delete(&self, key: &str) -> Result<(), SecretError> {
        let path = self.path(key);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(failed(&path, &error)),
            _ => Ok(()),
        }
    }
}

fn failed(path: &Path, error: &io::Error) -> SecretError {
    SecretError(format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_replaces_and_forgets() {
        let folder = tempfile::tempdir().unwrap();
        let secrets = FolderSecrets::new(folder.path().join("secrets"));
        assert_eq!(secrets.get("session/1").unwrap(), None);
        secrets.set("session/1", b"old").unwrap();
        secrets.set("session/1", b"new").unwrap();
        assert_eq!(**secrets.get("session/1").unwrap().unwrap(), *b"new");
        secrets.delete("session/1").unwrap();
        secrets.delete("session/1").unwrap();
        assert_eq!(secrets.get("session/1").unwrap(), None);
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_read() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let secrets = FolderSecrets::new(folder.path().join("secrets"));
        secrets.set("link/1", b"x").unwrap();
        for (path, mode) in [("secrets", 0o700), ("secrets/link-1", 0o600)] {
            let found = fs::metadata(folder.path().join(path)).unwrap().permissions().mode();
            assert_eq!(found & 0o777, mode, "{path}");
        }
    }
}
