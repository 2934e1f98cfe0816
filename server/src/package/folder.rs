//! A project as a folder.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::Read,
    path::{Path, PathBuf},
};

use super::{PackageError, Source};

/// A project's folder. Files and folders whose names begin with a dot are left out.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
    files: BTreeMap<String, u64>,
}

impl Folder {
    /// Lists the folder.
    ///
    /// # Errors
    /// When it cannot be read, or holds a link.
    pub fn open(root: &Path) -> Result<Self, PackageError> {
        let mut folder = Self { root: root.into(), files: BTreeMap::new() };
        folder.list(root, "")?;
        Ok(folder)
    }

    fn list(&mut self, folder: &Path, prefix: &str) -> Result<(), PackageError> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') {
                continue;
            }
            let path = format!("{prefix}{name}");
            let metadata = fs::symlink_metadata(entry.path())?;
            if metadata.is_dir() {
                self.list(&entry.path(), &format!("{path}/"))?;
            } else if metadata.is_file() {
                self.files.insert(path, metadata.len());
            } else {
                return Err(PackageError::NotAFile(path));
            }
        }
        Ok(())
    }
}

impl Source for Folder {
    fn files(&self) -> &BTreeMap<String, u64> {
        &self.files
    }

    fn open(&mut self, path: &str) -> Result<Box<dyn Read + '_>, PackageError> {
        Ok(Box::new(File::open(self.root.join(path))?))
    }
}
