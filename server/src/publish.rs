//! From an uploaded package to a published version.

use std::{
    fs::File,
    path::{Path, PathBuf},
};

use bytes::Bytes;
use innkey_protocol::{
    ErrorCode, Hash,
    api::operator::{Authored, Version},
};
use object_store::{ObjectStoreExt, path::Path as ObjectPath};
use tempfile::{NamedTempFile, TempDir};

use crate::{
    error::{Error, Result},
    package::{Build, BuiltPack, Folder, Limits, PackageError, Tup, build},
    state::State,
    store::activity::Actor,
};

/// Where uploads and half-built packs lie.
pub fn temporary(data: &Path) -> PathBuf {
    data.join("temporary")
}

/// Where the bytes of a pack lie in the object store.
pub fn pack_path(hash: Hash) -> ObjectPath {
    ObjectPath::from(format!("packs/{hash}"))
}

/// Where a manifest lies in the object store.
pub fn manifest_path(hash: Hash) -> ObjectPath {
    ObjectPath::from(format!("manifests/{hash}"))
}

/// Where it lies what a version was published from, by the hash of it.
pub fn authored_path(hash: Hash) -> ObjectPath {
    ObjectPath::from(format!("authored/{hash}"))
}

/// A project as it arrived, in temporary files.
pub enum Upload {
    /// A package.
    Package(NamedTempFile),
    /// A folder's files.
    Folder(TempDir),
}

impl Upload {
    /// Checks it and builds its packs.
    fn build(&self, folder: &Path, limits: Limits) -> std::result::Result<Build, PackageError> {
        match self {
            Self::Package(file) => {
                build(&mut Tup::open_file(file.reopen()?, limits)?, folder, limits.bytes)
            }
            Self::Folder(files) => {
                build(&mut Folder::open(&project_in(files.path())?)?, folder, limits.bytes)
            }
        }
    }
}

/// Where the project lies: in a folder of its own, if that is all there is, as browsers send it.
fn project_in(folder: &Path) -> std::io::Result<PathBuf> {
    let mut entries = std::fs::read_dir(folder)?;
    match (entries.next().transpose()?, entries.next()) {
        (Some(only), None) if only.file_type()?.is_dir() => Ok(only.path()),
        _ => Ok(folder.into()),
    }
}

/// Checks the upload, stores its packs and publishes the next version: all of it or nothing.
pub async fn publish(state: &State, upload: Upload, by: Actor) -> Result<Version> {
    let limits = Limits { bytes: state.config.max_package, ..Limits::default() };
    let folder = temporary(&state.config.data);
    let built = tokio::task::spawn_blocking(move || upload.build(&folder, limits));
    let mut build: Build = built.await?.map_err(refusal)?;
    for pack in &mut build.packs {
        store(state, pack).await?;
    }
    let files = std::mem::take(&mut build.files);
    let authored = serde_json::to_vec(&Authored { project: build.project.clone(), files })?;
    let hash = Hash::of(&authored);
    state.packs.put(&authored_path(hash), Bytes::from(authored).into()).await?;
    let version = state.store.publish(build, hash, by, state.clock.now()).await?;
    tracing::info!(project = %version.project, version = version.number, "published");
    Ok(version)
}

fn refusal(error: PackageError) -> Error {
    match error {
        PackageError::Read(cause) => cause.into(),
        other => Error::refused(ErrorCode::PackageInvalid, other.in_full()),
    }
}

/// Stores a pack: its file takes its place, its manifest is written.
async fn store(state: &State, pack: &mut BuiltPack) -> Result<()> {
    let manifest = Bytes::from(std::mem::take(&mut pack.manifest));
    state.packs.put(&manifest_path(pack.manifest_hash), manifest.into()).await?;
    let place = state.packs.path_to_filesystem(&pack_path(pack.hash))?;
    let content = pack.content.to_path_buf();
    tokio::task::spawn_blocking(move || keep(&content, &place)).await??;
    Ok(())
}

/// The file gets this name, on the disk.
fn keep(content: &Path, place: &Path) -> std::io::Result<()> {
    File::open(content)?.sync_all()?;
    let folder = place.parent().unwrap_or(place);
    std::fs::create_dir_all(folder)?;
    std::fs::rename(content, place)?;
    // Windows cannot open a folder, and does not need this.
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
