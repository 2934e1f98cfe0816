//! A project as a `.tup`. Whoever uploads one may lie: nothing in it is believed.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, BufRead as _, BufReader, BufWriter, Read, Seek, Write},
};

use flate2::{Compression, write::DeflateEncoder};
use innkey_protocol::{manifest::MAX_FILES, path::PathSet};
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::{PackageError, Source};

/// Bytes that are read and written at a time, and as many of a file show whether it can be compressed.
const PIECE: usize = 128 * 1024;

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
        Tup::open(BufReader::with_capacity(PIECE, file), limits)
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

/// Packs a checked project. The same files give the same bytes. What is packed already, as pictures and films are,
/// stays as it is.
///
/// # Errors
/// Every mistake in the project, or when something cannot be read or written.
pub fn write_tup(source: &mut impl Source, into: impl Write + Seek) -> Result<(), PackageError> {
    pack(source, ZipWriter::new(BufWriter::with_capacity(PIECE, into)))
}

/// As [`write_tup`], into what cannot be wound back: sizes stand behind the files (data descriptors), which not every
/// reader of ZIP takes; ours does.
///
/// # Errors
/// As [`write_tup`].
pub fn stream_tup(source: &mut impl Source, into: impl Write) -> Result<(), PackageError> {
    pack(source, ZipWriter::new_stream(BufWriter::with_capacity(PIECE, into)))
}

fn pack(
    source: &mut impl Source,
    mut zip: ZipWriter<impl Write + Seek>,
) -> Result<(), PackageError> {
    source.project()?;
    let paths: Vec<_> = source.files().keys().cloned().collect();
    for path in paths {
        let large = source.files().get(&path).is_some_and(|size| *size > u64::from(u32::MAX / 2));
        let mut content = BufReader::with_capacity(PIECE, source.open(&path)?);
        let method = method_for(content.fill_buf()?)?;
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(zip::DateTime::default())
            .large_file(large);
        zip.start_file(&path, options)?;
        io::copy(&mut content, &mut zip)?;
    }
    zip.finish()?.flush()?;
    Ok(())
}

/// Compresses what a twentieth can be spared of.
fn method_for(beginning: &[u8]) -> io::Result<CompressionMethod> {
    let mut packed = DeflateEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(beginning)?;
    let is_packed = packed.finish()?.len() * 20 > beginning.len() * 19;
    Ok(if is_packed { CompressionMethod::Stored } else { CompressionMethod::Deflated })
}
