//! Cuts a project into its immutable packs: the base pack, one per page, and variants of pages for groups from
//! which objects are kept.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    thread,
};

use innkey_protocol::{
    Hash,
    api::operator::AuthoredFile,
    manifest::{BASE, FRAME_PATH, MAX_VERSION_FILES, PAGE_PATH},
    project::{PROJECT_FILE, Page, Project},
};
use tempfile::TempPath;

use super::{
    PackageError, Source,
    packer::{Packer, Purpose, Room},
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

    let mut authored = BTreeMap::new();
    let packs = thread::scope(|scope| {
        let mut room = Room::new(limit);
        let mut pack = Packer::new(scope, folder, &mut room)?;
        pack.add_json(FRAME_PATH, &project.frame())?;
        for path in &base {
            pack.add_file(path, source)?;
        }
        let purpose = Purpose { name: BASE.into(), ..Purpose::default() };
        let mut packs = vec![pack.finish(purpose, &mut authored)?];
        for (group, slice) in project.slices() {
            let mut pack = Packer::new(scope, folder, &mut room)?;
            pack.add_json(PAGE_PATH, &slice)?;
            let pictures: BTreeSet<&str> = slice.page.pictures().collect();
            for path in pictures {
                pack.add_file(path, source)?;
            }
            let purpose = Purpose {
                name: format!("pages/{}", slice.page.id),
                function: slice.function.id,
                page: slice.page.id,
                group: group.unwrap_or_default().into(),
            };
            packs.push(pack.finish(purpose, &mut authored)?);
        }
        Ok::<_, PackageError>(packs)
    })?;
    // A phone gets at most one pack of each page, and variants hold no more files than what they vary.
    let common = packs.iter().filter(|pack| pack.group.is_empty());
    let files = common.map(|pack| pack.files as usize).sum();
    if files > MAX_VERSION_FILES {
        return Err(PackageError::TooMany(files, MAX_VERSION_FILES));
    }
    Ok(Build { project, files: authored, packs })
}

#[cfg(test)]
mod tests;
