//! What the server's current version consists of: its packs and their manifests, checked.

use std::{
    collections::HashMap,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use innkey_protocol::{
    Hash, ProjectId,
    api::{
        packs::{Blob, Pack, PackList, PackQuery},
        routes,
    },
    manifest::{
        BASE, FRAME_PATH, FileEntry, MAX_MANIFEST, MAX_PACKS, MAX_VERSION_FILES, Manifest,
        PAGE_PATH,
    },
    path::PathSet,
    project::Frame,
};

use super::{fetch::Fetcher, parallel::all};
use crate::{
    Error, Result,
    blobs::Blobs,
    net::{Connection, Request, is_elsewhere, with_query},
    store::{InstalledFile, InstalledPack, InstalledVersion},
};

/// How the name of a page's pack begins.
const PAGES: &str = "pages/";

/// A version as the server has it.
pub(super) struct Version {
    pub(super) number: u64,
    pub(super) packs: Vec<VersionPack>,
}

pub(super) struct VersionPack {
    name: String,
    manifest: Hash,
    pub(super) data: Blob,
    files: Vec<FileEntry>,
}

/// Asks for the packs that the credentials allow, and for small manifests if the version is `newer_than` that on the phone.
pub(crate) async fn fetch_list(
    connection: &Connection,
    project: ProjectId,
    authorized: &(dyn Fn(String) -> Request + Send + Sync),
    newer_than: Option<u64>,
) -> Result<PackList> {
    let path = with_query(routes::packs(project), &PackQuery { newer_than })?;
    let list: PackList = connection.json(&authorized(path).compressed()).await?;
    check_list(&list, project).map(|()| list)
}

/// Fetches the manifests that are not on the phone.
pub(super) async fn fetch_version(fetcher: &Fetcher<'_>, list: PackList) -> Result<Version> {
    let places = AtomicUsize::new(0);
    let next = || Some(places.fetch_add(1, Ordering::Relaxed)).filter(|it| *it < list.packs.len());
    let manifests = Mutex::new(HashMap::new());
    all(next, |place| {
        let (pack, manifests) = (&list.packs[place], &manifests);
        async move {
            let manifest = fetch_manifest(fetcher, pack).await?;
            manifests.lock().unwrap_or_else(PoisonError::into_inner).insert(place, manifest.files);
            Ok(())
        }
    })
    .await?;
    let mut manifests = manifests.into_inner().unwrap_or_else(PoisonError::into_inner);
    let packs = list.packs.into_iter().enumerate().map(|(place, pack)| VersionPack {
        name: pack.name,
        manifest: pack.manifest.hash,
        data: pack.data,
        files: manifests.remove(&place).unwrap_or_default(),
    });
    let version = Version { number: list.version, packs: packs.collect() };
    check_files(&version).map(|()| version)
}

async fn fetch_manifest(fetcher: &Fetcher<'_>, pack: &Pack) -> Result<Manifest> {
    let bytes = fetcher.small(&pack.manifest, pack.manifest_json.as_deref()).await?;
    let manifest: Manifest = serde_json::from_slice(&bytes)
        .map_err(|error| wrong(format!("the manifest of {}: {error}", pack.name)))?;
    manifest
        .check(pack.data.size)
        .map_err(|error| wrong(format!("the manifest of {}: {error}", pack.name)))?;
    Ok(manifest)
}

impl Version {
    /// Every file with the index of its pack.
    pub(super) fn files(&self) -> impl Iterator<Item = (usize, &FileEntry)> {
        let packs = self.packs.iter().enumerate();
        packs.flat_map(|(index, pack)| pack.files.iter().map(move |file| (index, file)))
    }

    /// Its manifests.
    pub(super) fn manifests(&self) -> Vec<Hash> {
        self.packs.iter().map(|pack| pack.manifest).collect()
    }

    /// What people call the building; read from the frame, which must have arrived.
    pub(super) fn name(&self, blobs: &Blobs) -> Result<String> {
        let frame = self.packs.first().and_then(|base| base.file(FRAME_PATH));
        let frame = frame.ok_or_else(|| wrong(format!("the base pack has no {FRAME_PATH}")))?;
        let bytes = blobs.read(frame.hash, MAX_MANIFEST)?;
        let frame: Frame = serde_json::from_slice(&bytes)
            .map_err(|error| wrong(format!("{FRAME_PATH}: {error}")))?;
        Ok(frame.name)
    }

    pub(super) fn installed(&self) -> InstalledVersion {
        let packs = self.packs.iter().map(|pack| InstalledPack {
            name: pack.name.clone(),
            manifest: pack.manifest,
            files: pack
                .files
                .iter()
                .map(|file| InstalledFile { path: file.path.clone(), hash: file.hash })
                .collect(),
        });
        InstalledVersion { number: self.number, packs: packs.collect() }
    }
}

impl VersionPack {
    fn file(&self, path: &str) -> Option<&FileEntry> {
        self.files.iter().find(|file| file.path == path)
    }
}

/// Checks names, addresses and sizes before anything is fetched.
pub(super) fn check_list(list: &PackList, project: ProjectId) -> Result<()> {
    if list.project != project {
        return Err(wrong("the list of packs is another project's".into()));
    }
    if list.packs.len() > MAX_PACKS || i64::try_from(list.version).is_err() {
        return Err(wrong("the list of packs is too long".into()));
    }
    let mut names = PathSet::default();
    for (pack, place) in list.packs.iter().zip(0..) {
        let expected = if place == 0 { pack.name == BASE } else { pack.name.starts_with(PAGES) };
        if !expected || names.insert(&pack.name).is_err() {
            return Err(wrong(format!("a pack is named {:?}", pack.name)));
        }
        let here = |blob: &Blob| {
            blob.address.starts_with("/v1/")
                && blob.address.bytes().all(|c| c.is_ascii_graphic() && c != b'\\')
        };
        if !here(&pack.manifest) || !(here(&pack.data) || is_elsewhere(&pack.data.address)) {
            return Err(wrong(format!("{:?} lies nowhere", pack.name)));
        }
        if pack.manifest.size > MAX_MANIFEST {
            return Err(wrong(format!("the manifest of {:?} is too large", pack.name)));
        }
    }
    if list.packs.is_empty() { Err(wrong("the list of packs is empty".into())) } else { Ok(()) }
}

/// Checks what only all manifests together show: sizes are true everywhere, a picture is one picture.
fn check_files(version: &Version) -> Result<()> {
    let (mut sizes, mut pictures, mut count) = (HashMap::new(), HashMap::new(), 0);
    for (_, file) in version.files() {
        count += 1;
        let one_size = *sizes.entry(file.hash).or_insert(file.size) == file.size;
        let one_hash = file.path == PAGE_PATH
            || *pictures.entry(file.path.as_str()).or_insert(file.hash) == file.hash;
        if !one_size || !one_hash || count > MAX_VERSION_FILES {
            return Err(wrong(format!("the manifests do not agree on {:?}", file.path)));
        }
    }
    let total = sizes.values().try_fold(0_u64, |sum, size| sum.checked_add(*size));
    let missing = version.packs.iter().skip(1).find(|pack| pack.file(PAGE_PATH).is_none());
    match (total, missing) {
        (None, _) => Err(wrong("the packs are larger than any disk".into())),
        (_, Some(pack)) => Err(wrong(format!("{:?} has no {PAGE_PATH}", pack.name))),
        (Some(_), None) => Ok(()),
    }
}

fn wrong(what: String) -> Error {
    Error::BadAnswer { at: "the project's address".into(), status: 200, what }
}

#[cfg(test)]
#[path = "version_tests.rs"]
mod tests;
