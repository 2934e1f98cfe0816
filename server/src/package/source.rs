//! What a project can be read from.

use std::{
    collections::BTreeMap,
    io::{self, Read},
};

use innkey_protocol::{
    api::operator::{Authored, AuthoredFile},
    project::{self, Checked, MAX_PROJECT_FILE, PROJECT_FILE, Project},
};

use super::PackageError;

/// A project's files, in a folder or in a package.
pub trait Source {
    /// Path and size, in bytes, of every file.
    fn files(&self) -> &BTreeMap<String, u64>;

    /// Opens the file at one of these paths.
    ///
    /// # Errors
    /// When it cannot be read.
    fn open(&mut self, path: &str) -> Result<Box<dyn Read + '_>, PackageError>;

    /// Reads `project.json` and checks it against the files.
    ///
    /// # Errors
    /// Every mistake in it, or why it cannot be read.
    fn project(&mut self) -> Result<Project, PackageError> {
        self.checked().map(|checked| checked.project)
    }

    /// As [`Source::project`], with remarks on what stops nothing.
    ///
    /// # Errors
    /// Every mistake in it, or why it cannot be read.
    fn checked(&mut self) -> Result<Checked, PackageError> {
        if !self.files().contains_key(PROJECT_FILE) {
            return Err(PackageError::NoProject);
        }
        let mut json = Vec::new();
        let read = self.open(PROJECT_FILE)?.take(MAX_PROJECT_FILE + 1).read_to_end(&mut json);
        read.map_err(|error| PackageError::file(PROJECT_FILE, error))?;
        if json.len() as u64 > MAX_PROJECT_FILE {
            return Err(PackageError::TooLarge(MAX_PROJECT_FILE));
        }
        project::check(&json, self.files()).map_err(PackageError::Mistakes)
    }

    /// Reads all of it, to be compared: the project, and size and hash of the files beside it.
    ///
    /// # Errors
    /// Every mistake in it, or what cannot be read.
    fn authored(&mut self) -> Result<Authored, PackageError> {
        let project = self.project()?;
        let paths: Vec<_> = self.files().keys().filter(|path| *path != PROJECT_FILE).collect();
        let paths: Vec<String> = paths.into_iter().cloned().collect();
        let mut files = BTreeMap::new();
        for path in paths {
            let mut hasher = blake3::Hasher::new();
            let size = io::copy(&mut self.open(&path)?, &mut hasher)
                .map_err(|error| PackageError::file(&path, error))?;
            files.insert(path, AuthoredFile { size, hash: hasher.finalize().into() });
        }
        Ok(Authored { project, files })
    }
}
