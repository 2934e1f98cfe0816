//! What must be true of whatever the checks let through.

use std::{
    collections::HashSet,
    env, fs,
    path::{Component, Path},
};

pub mod import;

use innkey_protocol::{
    manifest::{BASE, MAX_MANIFEST, MAX_PACKS, Manifest},
    path::PathSet,
};
use innkey_server::package::{Build, Limits, Source, build};

/// Small, so that mutation reaches them.
pub const LIMITS: Limits = Limits { files: 32, bytes: 64 * 1024 };

/// A checked manifest must be safe to unpack on any file system, and its files must fill the pack.
pub fn lies_safely(manifest: &Manifest, size: u64) {
    let mut end = 0;
    let (mut files, mut folders) = (HashSet::new(), HashSet::new());
    for file in &manifest.files {
        assert_eq!(file.offset, end, "{:?} leaves a gap or overlaps", file.path);
        end += file.size;
        let path = Path::new(&file.path);
        let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
        assert!(inside && !file.path.contains('\\'), "{:?} leads outside", file.path);
        let lower = file.path.to_lowercase();
        folders.extend(lower.match_indices('/').map(|(place, _)| lower[..place].to_owned()));
        assert!(files.insert(lower), "{:?} is there twice", file.path);
    }
    assert_eq!(end, size);
    let both: Vec<_> = files.intersection(&folders).collect();
    assert!(both.is_empty(), "{both:?} are files and folders");
}

/// Builds the project, if it passes, and checks that phones will take what was built.
pub fn build_well(source: &mut impl Source) {
    // In memory where that is to be had: on a disk, folders are what takes the time.
    let memory = Path::new("/dev/shm");
    let place = if memory.is_dir() { memory.to_owned() } else { env::temp_dir() };
    let root = tempfile::tempdir_in(place).expect("a temporary folder");
    let folder = root.path().join("inside");
    fs::create_dir(&folder).expect("a temporary folder");
    if let Ok(build) = build(source, &folder, LIMITS.bytes) {
        phones_take(&build);
    }
    let names = |folder: &Path| fs::read_dir(folder).expect("a folder").count();
    assert_eq!((names(root.path()), names(&folder)), (1, 0), "a file was left");
}

fn phones_take(build: &Build) {
    let mut names = PathSet::default();
    let (mut bytes, mut common) = (0, 0);
    for (pack, place) in build.packs.iter().zip(0..) {
        assert_eq!(pack.name == BASE, place == 0);
        if pack.group.is_empty() {
            common += 1;
            assert_eq!(names.insert(&pack.name), Ok(()), "a pack is named {:?}", pack.name);
        } else {
            assert_eq!(pack.name, build.packs[place - 1].name, "a variant stands alone");
        }
        assert!(pack.manifest_size <= MAX_MANIFEST);
        let manifest: Manifest = serde_json::from_slice(&pack.manifest).expect("a manifest");
        assert_eq!(manifest.check(pack.size), Ok(()), "the manifest of {:?}", pack.name);
        lies_safely(&manifest, pack.size);
        assert_eq!(pack.content.metadata().expect("a pack").len(), pack.size);
        bytes += pack.size;
    }
    assert!(common <= MAX_PACKS);
    assert!(bytes <= LIMITS.bytes, "its packs have {bytes} bytes");
}
