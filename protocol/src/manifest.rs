//! The manifest of a pack: which files lie where in it.
//!
//! A pack is the bytes of its files one after the other; it never changes. A version of a project is one
//! pack [`BASE`] and one per page.

use serde::{Deserialize, Serialize};

use crate::{
    Hash,
    path::{PathError, PathSet},
};

/// Version of the format that this library writes and reads.
pub const FORMAT: u32 = 1;
/// Name of the pack that every right includes: the project's name, cover picture and language.
pub const BASE: &str = "base";
/// Path of the project's frame in the base pack, a [`crate::project::Frame`].
pub const FRAME_PATH: &str = "frame.json";
/// Path of the page in a page's pack, a [`crate::project::PageSlice`].
pub const PAGE_PATH: &str = "page.json";
/// Most files in a pack.
pub const MAX_FILES: usize = 20_000;
/// Most files in all packs of a version together.
pub const MAX_VERSION_FILES: usize = 200_000;
/// Largest manifest, in bytes.
pub const MAX_MANIFEST: u64 = 16 * 1024 * 1024;
/// Most packs in a version.
pub const MAX_PACKS: usize = 2_000;

/// What a pack holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: u32,
    /// The files, in the order in which they lie in the pack.
    pub files: Vec<FileEntry>,
}

/// One file of a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FileEntry {
    /// Where the project has it; passes [`crate::path::check`].
    pub path: String,
    /// Bytes.
    pub size: u64,
    /// Hash of the whole file.
    pub hash: Hash,
    /// Where its first byte lies in the pack.
    pub offset: u64,
    /// Its chunks, one after the other; empty if the file is one chunk.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chunks: Vec<Chunk>,
}

/// A run of bytes of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Chunk {
    /// Bytes.
    pub size: u64,
    /// Hash of the run.
    pub hash: Hash,
}

/// Why a manifest is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ManifestError {
    /// It is of a newer format.
    #[error("the manifest has format {0}: update Innkey")]
    Format(u32),
    /// It lists more files than [`MAX_FILES`].
    #[error("the manifest lists {0} files, more than {MAX_FILES}")]
    TooMany(usize),
    /// A path breaks the rules.
    #[error("{path:?}: {reason}")]
    Path {
        /// The path.
        path: String,
        /// The rule.
        reason: PathError,
    },
    /// Files overlap, leave gaps, or do not fill the pack.
    #[error("{0:?} does not lie where the file before it ends")]
    Layout(String),
    /// The chunks of a file do not fill it, or one is empty.
    #[error("the chunks of {0:?} do not add up to its size")]
    Chunks(String),
}

impl Manifest {
    /// Checks all that can be known without the pack's bytes.
    ///
    /// # Errors
    /// The first rule that it breaks.
    pub fn check(&self, pack_size: u64) -> Result<(), ManifestError> {
        if self.format != FORMAT {
            return Err(ManifestError::Format(self.format));
        }
        if self.files.len() > MAX_FILES {
            return Err(ManifestError::TooMany(self.files.len()));
        }
        let mut paths = PathSet::default();
        let mut end = 0_u64;
        for file in &self.files {
            paths
                .insert(&file.path)
                .map_err(|reason| ManifestError::Path { path: file.path.clone(), reason })?;
            let next = end.checked_add(file.size).filter(|next| *next <= pack_size);
            end = match next {
                Some(next) if file.offset == end => next,
                _ => return Err(ManifestError::Layout(file.path.clone())),
            };
            let add = |sum: u64, chunk: &Chunk| sum.checked_add(chunk.size).filter(|it| *it > sum);
            let chunks = file.chunks.iter().try_fold(0, add);
            if !file.chunks.is_empty() && chunks != Some(file.size) {
                return Err(ManifestError::Chunks(file.path.clone()));
            }
        }
        if end == pack_size { Ok(()) } else { Err(ManifestError::Layout("the pack's end".into())) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    fn file(path: &str, offset: u64, size: u64) -> FileEntry {
        FileEntry { path: path.into(), size, hash: Hash::of(b""), offset, chunks: Vec::new() }
    }

    fn manifest(files: Vec<FileEntry>) -> Manifest {
        Manifest { format: FORMAT, files }
    }

    #[test]
    fn files_one_after_the_other_pass() {
        assert_eq!(
            manifest(vec![file("a", 0, 3), file("b", 3, 0), file("c", 3, 7)]).check(10),
            Ok(())
        );
        assert_eq!(manifest(Vec::new()).check(0), Ok(()));
    }

    #[test]
    fn lies_are_found() {
        let layout = |name: &str| Err(ManifestError::Layout(name.into()));
        assert_eq!(manifest(vec![file("a", 0, 3), file("b", 2, 3)]).check(5), layout("b"));
        assert_eq!(manifest(vec![file("a", 0, u64::MAX), file("b", 0, 2)]).check(5), layout("a"));
        assert_eq!(manifest(vec![file("a", 0, 3)]).check(4), layout("the pack's end"));
        assert!(matches!(
            manifest(vec![file("../a", 0, 3)]).check(3),
            Err(ManifestError::Path { reason: PathError::Escapes, .. })
        ));
        assert!(matches!(
            manifest(vec![file("a", 0, 1), file("A", 1, 1)]).check(2),
            Err(ManifestError::Path { reason: PathError::Clash, .. })
        ));
        let mut chunked = file("a", 0, 3);
        chunked.chunks = vec![Chunk { size: 2, hash: Hash::of(b"") }];
        let chunks = || Err(ManifestError::Chunks("a".into()));
        assert_eq!(manifest(vec![chunked.clone()]).check(3), chunks());
        chunked.chunks = [3, 0].map(|size| Chunk { size, hash: Hash::of(b"") }).into();
        assert_eq!(manifest(vec![chunked]).check(3), chunks());
        assert_eq!(
            Manifest { format: 2, files: Vec::new() }.check(0),
            Err(ManifestError::Format(2))
        );
    }

    proptest! {
        /// Files one after the other pass; with any one offset or size changed, or the pack another size, they
        /// do not.
        #[test]
        fn only_a_gapless_layout_passes(
            sizes in vec(0_u64..1_000_000, 1..20),
            place: prop::sample::Index,
            change in 1_u64..1_000_000,
        ) {
            let mut end = 0;
            let mut files = Vec::new();
            for (number, size) in sizes.iter().enumerate() {
                files.push(file(&format!("images/{number}.jpg"), end, *size));
                end += size;
            }
            let good = manifest(files);
            prop_assert_eq!(good.check(end), Ok(()));
            prop_assert!(good.check(end + change).is_err());
            let json = serde_json::to_vec(&good).unwrap();
            prop_assert_eq!(&serde_json::from_slice::<Manifest>(&json).unwrap(), &good);
            let place = place.index(sizes.len());
            let (mut moved, mut grown) = (good.clone(), good);
            moved.files[place].offset += change;
            grown.files[place].size += change;
            prop_assert!(moved.check(end).is_err());
            prop_assert!(grown.check(end).is_err());
        }
    }
}
