//! A project as a `.tup`. Whoever uploads one may lie: nothing in it is believed.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, BufReader, Read, Seek, Write},
};

use innkey_protocol::{manifest::MAX_FILES, path::PathSet};
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::{PackageError, Source};

/// What a package may be at most.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Files.
    pub files: usize,
    /// Bytes, unpacked.
    pub bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { files: MAX_FILES, bytes: 2 * 1024 * 1024 * 1024 }
    }
}

/// An opened package: every path and size in it was checked.
pub struct Tup<R> {
    archive: ZipArchive<R>,
    files: BTreeMap<String, u64>,
}

impl Tup<BufReader<File>> {
    /// Opens a package file.
    ///
    /// # Errors
    /// The first thing in it that is not allowed.
    pub fn open_file(file: File, limits: Limits) -> Result<Self, PackageError> {
        Tup::open(BufReader::new(file), limits)
    }
}

impl<R: Read + Seek> Tup<R> {
    /// Opens a package.
    ///
    /// # Errors
    /// The first thing in it that is not allowed.
    pub fn open(reader: R, limits: Limits) -> Result<Self, PackageError> {
        let mut archive = ZipArchive::new(reader)?;
        if archive.has_duplicate_names() {
            return Err(PackageError::Twice);
        }
        if archive.len() > limits.files {
            return Err(PackageError::TooMany(archive.len(), limits.files));
        }
        let mut paths = PathSet::default();
        let mut files = BTreeMap::new();
        let mut bytes = 0_u64;
        for index in 0..archive.len() {
            let entry = archive.by_index_raw(index)?;
            let path = entry.name()?.into_owned();
            if entry.is_dir() {
                continue;
            }
            if !entry.is_file() || entry.is_symlink() {
                return Err(PackageError::NotAFile(path));
            }
            paths
                .insert(&path)
                .map_err(|reason| PackageError::Path { path: path.clone(), reason })?;
            bytes = bytes.saturating_add(entry.size());
            if bytes > limits.bytes {
                return Err(PackageError::TooLarge(limits.bytes));
            }
            files.insert(path, entry.size());
        }
        Ok(Self { archive, files })
    }
}

impl<R: Read + Seek> Source for Tup<R> {
    fn files(&self) -> &BTreeMap<String, u64> {
        &self.files
    }

    fn open(&mut self, path: &str) -> Result<Box<dyn Read + '_>, PackageError> {
        // One byte more than it claims is enough to find out that it lied.
        let size = self.files.get(path).copied().unwrap_or(0);
        let file = self.archive.by_name(path).map_err(|error| PackageError::file(path, error))?;
        Ok(Box::new(file.take(size.saturating_add(1))))
    }
}

/// Packs a checked project. The same files give the same bytes. Pictures are packed already and stay as they
/// are.
///
/// # Errors
/// Every mistake in the project, or when something cannot be read or written.
pub fn write_tup(source: &mut impl Source, into: impl Write + Seek) -> Result<(), PackageError> {
    source.project()?;
    let mut zip = ZipWriter::new(into);
    let paths: Vec<_> = source.files().keys().cloned().collect();
    for path in paths {
        let picture = [".jpg", ".jpeg", ".png", ".webp"].iter().any(|end| path.ends_with(end));
        let method = if picture { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(zip::DateTime::default())
            .large_file(
                source.files().get(&path).is_some_and(|size| *size > u64::from(u32::MAX / 2)),
            );
        zip.start_file(&path, options)?;
        io::copy(&mut source.open(&path)?, &mut zip)?;
    }
    zip.finish()?.flush()?;
    Ok(())
}
