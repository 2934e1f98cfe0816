//! Cuts a project into its immutable packs: the base pack, one per page, and variants of pages for groups from
//! which objects are kept.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, BufWriter, Read, Write},
    path::Path,
};

use innkey_protocol::{
    Hash,
    api::operator::AuthoredFile,
    manifest::{
        BASE, Chunk, FORMAT, FRAME_PATH, FileEntry, MAX_VERSION_FILES, Manifest, PAGE_PATH,
    },
    project::{MAX_PROJECT_FILE, PROJECT_FILE, Page, Project},
};
use tempfile::{NamedTempFile, TempPath};

use super::{
    PackageError, Source,
    chunks::{WHOLE, chunks},
};

/// A version, ready to be stored and published.
#[derive(Debug)]
pub struct Build {
    /// The project as it was authored.
    pub project: Project,
    /// The files beside it, by path.
    pub files: BTreeMap<String, AuthoredFile>,
    /// Its packs: the base pack, then of each page the pack for everybody and its variants.
    pub packs: Vec<BuiltPack>,
}

/// A pack in a temporary file.
#[derive(Debug)]
pub struct BuiltPack {
    /// [`BASE`], or `pages/` and the page's id; variants of a page have the name of its pack.
    pub name: String,
    /// Id of the function that the page belongs to; empty for the base pack.
    pub function: String,
    /// Id of the page; empty for the base pack.
    pub page: String,
    /// Id of the project's group whose customers get this variant; empty for the pack of everybody whom no variant
    /// of the page is for.
    pub group: String,
    /// A file with the bytes, closed: a project has more packs than a process may have open files.
    pub content: TempPath,
    /// Their hash.
    pub hash: Hash,
    /// How many.
    pub size: u64,
    /// Files in it.
    pub files: u64,
    /// The manifest as JSON.
    pub manifest: Vec<u8>,
    /// Hash of the manifest.
    pub manifest_hash: Hash,
    /// Bytes of the manifest.
    pub manifest_size: u64,
}

/// Checks the project and builds its packs, of together at most `limit` bytes, in temporary files in `folder`.
///
/// The base pack holds the frame, the cover and whatever no page refers to. A variant of a page holds only the
/// pictures that it shows itself.
///
/// # Errors
/// Every mistake in the project, a file that cannot be read or lies about its size, more than a phone takes,
/// [`PackageError::TooLarge`], or when something cannot be written.
pub fn build(source: &mut impl Source, folder: &Path, limit: u64) -> Result<Build, PackageError> {
    let project = source.project()?;
    let pages = || project.functions.iter().flat_map(|function| &function.pages);
    let on_pages: BTreeSet<&str> = pages().flat_map(Page::pictures).collect();
    let in_base = |path: &&str| {
        *path != PROJECT_FILE
            && (!on_pages.contains(path) || project.cover.as_deref() == Some(path))
    };
    let base: Vec<String> =
        source.files().keys().map(String::as_str).filter(in_base).map(String::from).collect();

    let mut room = Room { limit, left: limit };
    let mut pack = Packer::new(folder, &mut room)?;
    pack.add_json(FRAME_PATH, &project.frame())?;
    let mut authored = BTreeMap::new();
    for path in &base {
        authored.insert(path.clone(), pack.add_file(path, source)?);
    }
    let mut packs = vec![pack.finish(Purpose { name: BASE.into(), ..Purpose::default() })?];
    for (group, slice) in project.slices() {
        let mut pack = Packer::new(folder, &mut room)?;
        pack.add_json(PAGE_PATH, &slice)?;
        let pictures: BTreeSet<&str> = slice.page.pictures().collect();
        for path in pictures {
            authored.insert(path.to_owned(), pack.add_file(path, source)?);
        }
        packs.push(pack.finish(Purpose {
            name: format!("pages/{}", slice.page.id),
            function: slice.function.id,
            page: slice.page.id,
            group: group.unwrap_or_default().into(),
        })?);
    }
    // A phone gets at most one pack of each page, and variants hold no more files than what they vary.
    let common = packs.iter().filter(|pack| pack.group.is_empty());
    let files = common.map(|pack| pack.files as usize).sum();
    if files > MAX_VERSION_FILES {
        return Err(PackageError::TooMany(files, MAX_VERSION_FILES));
    }
    Ok(Build { project, files: authored, packs })
}

/// What a pack is for.
#[derive(Default)]
struct Purpose {
    name: String,
    function: String,
    page: String,
    group: String,
}

/// How many bytes the packs may have; a picture counts in each pack that holds it.
struct Room {
    limit: u64,
    left: u64,
}

impl Room {
    fn take(&mut self, bytes: usize) -> Result<(), PackageError> {
        let left = self.left.checked_sub(bytes as u64);
        self.left = left.ok_or(PackageError::TooLarge(self.limit))?;
        Ok(())
    }
}

/// Writes one pack.
struct Packer<'a> {
    room: &'a mut Room,
    content: BufWriter<NamedTempFile>,
    hash: blake3::Hasher,
    end: u64,
    files: Vec<FileEntry>,
}

impl<'a> Packer<'a> {
    fn new(folder: &Path, room: &'a mut Room) -> io::Result<Self> {
        Ok(Self {
            room,
            content: BufWriter::new(NamedTempFile::new_in(folder)?),
            hash: blake3::Hasher::new(),
            end: 0,
            files: Vec::new(),
        })
    }

    fn add_json(&mut self, path: &str, value: &impl serde::Serialize) -> Result<(), PackageError> {
        let json = serde_json::to_vec(value).map_err(io::Error::from)?;
        // What was left out is written in full: it may have grown beyond what a phone reads.
        if json.len() as u64 > MAX_PROJECT_FILE {
            return Err(PackageError::TooLarge(MAX_PROJECT_FILE));
        }
        self.add(path, &mut json.as_slice()).map(drop)
    }

    fn add_file(
        &mut self,
        path: &str,
        source: &mut impl Source,
    ) -> Result<AuthoredFile, PackageError> {
        let claimed = source.files().get(path).copied();
        let file = self.add(path, &mut source.open(path)?)?;
        if claimed == Some(file.size) { Ok(file) } else { Err(PackageError::Size(path.into())) }
    }

    fn add(&mut self, path: &str, reader: &mut dyn Read) -> Result<AuthoredFile, PackageError> {
        let mut hash = blake3::Hasher::new();
        let mut size = 0;
        let mut found = Vec::new();
        for bytes in chunks(reader) {
            let bytes = bytes.map_err(|error| PackageError::file(path, error))?;
            self.room.take(bytes.len())?;
            hash.update(&bytes);
            self.hash.update(&bytes);
            self.content.write_all(&bytes)?;
            size += bytes.len() as u64;
            found.push(Chunk { size: bytes.len() as u64, hash: Hash::of(&bytes) });
        }
        if size <= WHOLE {
            found.clear();
        }
        let hash = hash.finalize().into();
        self.files.push(FileEntry {
            path: path.into(),
            size,
            hash,
            offset: self.end,
            chunks: found,
        });
        self.end += size;
        Ok(AuthoredFile { size, hash })
    }

    fn finish(self, purpose: Purpose) -> io::Result<BuiltPack> {
        let content = self.content.into_inner().map_err(io::IntoInnerError::into_error)?;
        let files = self.files.len() as u64;
        let manifest = serde_json::to_vec(&Manifest { format: FORMAT, files: self.files })?;
        Ok(BuiltPack {
            name: purpose.name,
            function: purpose.function,
            page: purpose.page,
            group: purpose.group,
            content: content.into_temp_path(),
            hash: self.hash.finalize().into(),
            size: self.end,
            files,
            manifest_hash: Hash::of(&manifest),
            manifest_size: manifest.len() as u64,
            manifest,
        })
    }
}

#[cfg(test)]
mod tests;
