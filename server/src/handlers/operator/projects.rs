//! *System*: projects, their versions and settings.

use axum::{Json as Answer, body::Body, extract::State as Shared};
use futures_util::StreamExt;
use innkey_protocol::{
    ErrorCode, ProjectId,
    api::operator::{Authored, ProjectEdit, ProjectState, Rollback, Version},
};
use object_store::ObjectStoreExt as _;
use tempfile::NamedTempFile;
use tokio::{
    io::{AsyncWriteExt, BufWriter},
    time::timeout,
};

use crate::{
    auth::Operator,
    error::{Error, Result},
    handlers::{Json, PATIENCE, Path},
    publish::{Upload, authored_path, publish, temporary},
    state::State,
};

/// Bytes that go to the disk at a time: the network brings 16 KiB.
const PIECE: usize = 512 * 1024;

/// All projects.
pub async fn list(Shared(state): Shared<State>, _: Operator) -> Result<Answer<Vec<ProjectState>>> {
    state.store.projects().await.map(Answer)
}

/// Publishes an uploaded package; it goes to the disk as it arrives.
///
/// Refused with `package_invalid`.
pub async fn upload(
    Shared(state): Shared<State>,
    operator: Operator,
    body: Body,
) -> Result<Answer<Version>> {
    let package = NamedTempFile::new_in(temporary(&state.config.data))?;
    let file = tokio::fs::File::from_std(package.reopen()?);
    let mut file = BufWriter::with_capacity(PIECE, file);
    let mut body = body.into_data_stream();
    let mut size = 0;
    let mut next = async || timeout(PATIENCE, body.next()).await.map_err(|_| ErrorCode::TooSlow);
    while let Some(bytes) = next().await? {
        let broken = |_| Error::refused(ErrorCode::BadRequest, "the upload broke off: try again");
        let bytes = bytes.map_err(broken)?;
        size += bytes.len() as u64;
        if size > state.config.max_package {
            return Err(ErrorCode::TooLarge.into());
        }
        file.write_all(&bytes).await?;
    }
    file.flush().await?;
    publish(&state, Upload::Package(package), operator.actor).await.map(Answer)
}

/// Changes a project's settings.
pub async fn edit(
    Shared(state): Shared<State>,
    operator: Operator,
    Path(project): Path<ProjectId>,
    Json(edit): Json<ProjectEdit>,
) -> Result<Answer<ProjectState>> {
    if let Some(on) = edit.otp {
        state.store.set_otp(project, on, operator.actor, state.clock.now()).await?;
    }
    state.store.project(project).await.map(Answer)
}

/// The published versions, newest first.
pub async fn versions(
    Shared(state): Shared<State>,
    _: Operator,
    Path(project): Path<ProjectId>,
) -> Result<Answer<Vec<Version>>> {
    state.store.project(project).await?;
    state.store.versions(project).await.map(Answer)
}

/// What a version was published from.
pub async fn authored(
    Shared(state): Shared<State>,
    _: Operator,
    Path((project, number)): Path<(ProjectId, u64)>,
) -> Result<Answer<Authored>> {
    authored_of(&state, project, number).await.map(Answer)
}

pub(crate) async fn authored_of(
    state: &State,
    project: ProjectId,
    number: u64,
) -> Result<Authored> {
    let hash = state.store.authored(project, number).await?;
    let kept = state.packs.get(&authored_path(hash)).await?.bytes().await?;
    Ok(serde_json::from_slice(&kept)?)
}

/// Publishes an old version's content under the next number.
///
/// Refused with `version_not_found`.
pub async fn roll_back(
    Shared(state): Shared<State>,
    operator: Operator,
    Path(project): Path<ProjectId>,
    Json(rollback): Json<Rollback>,
) -> Result<Answer<Version>> {
    let now = state.clock.now();
    state.store.roll_back(project, rollback.to, operator.actor, now).await.map(Answer)
}
