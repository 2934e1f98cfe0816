//! What phones download.

use std::{collections::HashSet, marker::PhantomData};

use axum::{
    Json,
    body::Body,
    extract::State as Shared,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use innkey_protocol::{
    ErrorCode, Hash, ProjectId,
    api::packs::{Installation, Pack, PackList, PackQuery},
    manifest::Manifest,
};
use object_store::{GetOptions, GetRange, ObjectStore, ObjectStoreExt, path::Path as ObjectPath};

use super::{Path, Query};
use crate::{
    auth::Downloader,
    error::Result,
    pieces::pieces,
    publish::{manifest_path, pack_path},
    range::{RangeHeader, Wanted, wanted},
    state::State,
};

/// What never changes may be kept for ever, but by the phone only.
const IMMUTABLE: HeaderValue = HeaderValue::from_static("private, max-age=31536000, immutable");

/// Manifests in a list take at most so many bytes together: they share the line with what a phone already fetches.
const LISTED: u64 = 64 * 1024;

/// Immutable bytes, whole or in part; what they hold is a `T`.
pub struct Stored<T>(Response, PhantomData<T>);

impl<T> IntoResponse for Stored<T> {
    fn into_response(self) -> Response {
        self.0
    }
}

/// The packs of the current version.
pub async fn list(
    Shared(state): Shared<State>,
    downloader: Downloader,
    Query(query): Query<PackQuery>,
) -> Result<Json<PackList>> {
    let project = state.store.project(downloader.account.project).await?;
    let sight = downloader.sight();
    let mut packs = state.store.packs(project.id, project.version, &sight).await?;
    if let Some(elsewhere) = &state.config.packs_at {
        for pack in &mut packs {
            pack.data.address = elsewhere.pack(pack.data.hash);
        }
    }
    if let Some(here) = query.newer_than.filter(|here| *here < project.version) {
        let held = state.store.packs(project.id, here, &sight).await?;
        let held = held.into_iter().map(|pack| pack.manifest.hash).collect();
        add_manifests(&state, &mut packs, &held).await;
    }
    Ok(Json(PackList {
        project: project.id,
        version: project.version,
        otp: project.otp,
        packs,
        server_time: state.clock.now(),
    }))
}

/// Puts small manifests into a list, but for those that are `held`.
async fn add_manifests(state: &State, packs: &mut [Pack], held: &HashSet<Hash>) {
    let mut left = LISTED;
    for pack in packs.iter_mut().filter(|pack| !held.contains(&pack.manifest.hash)) {
        let Some(rest) = left.checked_sub(pack.manifest.size) else { continue };
        // One that cannot be read is asked for by the phone, which hears then what is wrong.
        let Ok(found) = state.packs.get(&manifest_path(pack.manifest.hash)).await else { continue };
        let Ok(bytes) = found.bytes().await else { continue };
        left = rest;
        pack.manifest_json = String::from_utf8(bytes.into()).ok();
    }
}

/// Notes that a device has all of a version.
///
/// Refused with `version_not_found`.
pub async fn installed(
    Shared(state): Shared<State>,
    downloader: Downloader,
    super::Json(Installation { version }): super::Json<Installation>,
) -> Result<()> {
    let current = state.store.project(downloader.account.project).await?.version;
    if version == 0 || version > current {
        return Err(ErrorCode::VersionNotFound.into());
    }
    let doing = downloader.doing(&state);
    state.store.note_installed(downloader.account.id, doing).await
}

/// The bytes of a pack.
pub async fn pack(
    Shared(state): Shared<State>,
    downloader: Downloader,
    Path((_, hash)): Path<(ProjectId, Hash)>,
    range: RangeHeader,
) -> Result<Stored<Bytes>> {
    serve(&state, &downloader, hash, &pack_path(hash), range).await
}

/// The manifest of a pack.
pub async fn manifest(
    Shared(state): Shared<State>,
    downloader: Downloader,
    Path((_, hash)): Path<(ProjectId, Hash)>,
    range: RangeHeader,
) -> Result<Stored<Manifest>> {
    serve(&state, &downloader, hash, &manifest_path(hash), range).await
}

async fn serve<T>(
    state: &State,
    downloader: &Downloader,
    hash: Hash,
    path: &ObjectPath,
    RangeHeader(range): RangeHeader,
) -> Result<Stored<T>> {
    let project = downloader.account.project;
    let size = state.store.size_of(project, hash, &downloader.sight()).await?;
    let (status, part) = match wanted(range.as_deref(), size) {
        Wanted::Whole => (StatusCode::OK, 0..size),
        Wanted::Part(part) => (StatusCode::PARTIAL_CONTENT, part),
        Wanted::Nothing => return Ok(Stored(nothing(size), PhantomData)),
    };
    let length = part.end - part.start;
    let content_range = format!("bytes {}-{}/{size}", part.start, part.end.saturating_sub(1));
    let options = GetOptions { range: Some(GetRange::Bounded(part)), ..GetOptions::default() };
    let content = match state.packs.get_opts(path, options).await {
        Ok(found) => pieces(found),
        Err(object_store::Error::NotFound { .. }) => return Err(ErrorCode::NotFound.into()),
        Err(error) => return Err(error.into()),
    };
    let mut response = (
        status,
        [
            (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
            (header::CONTENT_LENGTH, length.to_string()),
            (header::ACCEPT_RANGES, "bytes".to_owned()),
            (header::ETAG, format!("\"{hash}\"")),
        ],
        Body::from_stream(content),
    )
        .into_response();
    let answer = response.headers_mut();
    answer.insert(header::CACHE_CONTROL, IMMUTABLE);
    if status == StatusCode::PARTIAL_CONTENT {
        let value = HeaderValue::try_from(content_range).map_err(crate::error::Error::internal)?;
        answer.insert(header::CONTENT_RANGE, value);
    }
    Ok(Stored(response, PhantomData))
}

fn nothing(size: u64) -> Response {
    let range = [(header::CONTENT_RANGE, format!("bytes */{size}"))];
    (StatusCode::RANGE_NOT_SATISFIABLE, range).into_response()
}
