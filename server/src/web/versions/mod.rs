//! The versions of a project: which there are, what changed, and back to an earlier one.

pub mod differences;

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    extract::State as Shared,
    response::{IntoResponse, Redirect, Response},
};
use innkey_protocol::{
    ErrorCode, ProjectId,
    api::operator::{ProjectState, Version},
};
use serde::Deserialize;

use super::{
    amounts, dates,
    forms::Posted,
    session::SignedIn,
    texts::Language,
    view::{self, Done, Frame, Section},
};
use crate::{
    error::Result,
    handlers::{Path, Query},
    state::State,
};

#[derive(Template)]
#[template(path = "versions.html")]
struct Page {
    t: Language,
    frame: Frame,
    project: ProjectState,
    rows: Vec<Row>,
}

struct Row {
    number: u64,
    current: bool,
    published_at: String,
    by: String,
    restores: Option<u64>,
    files: u64,
    size: String,
}

impl Row {
    fn new(
        t: Language,
        project: &ProjectState,
        networks: &BTreeMap<u64, String>,
        version: &Version,
    ) -> Self {
        Self {
            number: version.number,
            current: version.number == project.version,
            published_at: dates::moment(t, &project.time_zone, version.published_at),
            by: match networks.get(&version.number) {
                Some(network) => t.operator_from(network),
                None => t.the_operator().into(),
            },
            restores: version.restores,
            files: version.files,
            size: amounts::bytes(t, version.bytes),
        }
    }
}

/// The versions, newest first.
pub async fn show(
    Shared(state): Shared<State>,
    by: SignedIn,
    Path(project): Path<ProjectId>,
    Query(Done { done }): Query<Done>,
) -> Result<Response> {
    let t = by.visitor.language;
    let project = state.store.project(project).await?;
    let versions = state.store.versions(project.id).await?;
    let networks = state.store.published_from(project.id).await?;
    let done = (done == "restored").then(|| t.version_restored());
    Ok(view::page(&Page {
        t,
        frame: Frame::inside(&by, Section::Projects, t.versions_title()).done(done),
        rows: versions.iter().map(|version| Row::new(t, &project, &networks, version)).collect(),
        project,
    }))
}

/// The version that was current when the page was shown.
#[derive(Deserialize)]
pub struct Seen {
    current: u64,
}

/// Publishes an old version's content again, unless another version was published meanwhile.
pub async fn restore(
    Shared(state): Shared<State>,
    Path((project, number)): Path<(ProjectId, u64)>,
    Posted { by, form }: Posted<Seen>,
) -> Result<Response> {
    if state.store.project(project).await?.version != form.current {
        return Err(ErrorCode::ChangedMeanwhile.into());
    }
    state.store.roll_back(project, number, by.actor, state.clock.now()).await?;
    Ok(Redirect::to(&format!("/projects/{project}/versions?done=restored")).into_response())
}
