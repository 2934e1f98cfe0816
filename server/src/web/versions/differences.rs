//! What changed from one version to another.

use askama::Template;
use axum::{extract::State as Shared, response::Response};
use innkey_protocol::{
    ErrorCode, ProjectId,
    api::operator::{Authored, ProjectState},
};
use serde::Deserialize;
use serde_json::Value;

use crate::{
    error::Result,
    handlers::{Path, Query, operator::projects::authored_of},
    package::{Change, Kind, What, diff},
    state::State,
    web::{
        amounts,
        session::SignedIn,
        texts::Language,
        view::{self, Frame, Section},
    },
};

/// Most changes that a page shows.
const MOST: usize = 500;

#[derive(Template)]
#[template(path = "version.html")]
struct Page {
    t: Language,
    frame: Frame,
    project: ProjectState,
    number: u64,
    with: Option<u64>,
    /// Every other version.
    others: Vec<u64>,
    /// None if it is not known what the versions were published from.
    lines: Option<Vec<Line>>,
    left_out: u64,
}

impl Page {
    fn is_current(&self) -> bool {
        self.number == self.project.version
    }

    fn is_with_current(&self) -> bool {
        self.with == Some(self.project.version)
    }
}

/// A change, as a person reads it.
struct Line {
    tone: &'static str,
    sign: &'static str,
    kind: &'static str,
    name: String,
    within: String,
    what: String,
}

/// The version to compare with.
#[derive(Deserialize)]
pub struct With {
    with: Option<u64>,
}

/// What changed since the version before, or another.
pub async fn show(
    Shared(state): Shared<State>,
    by: SignedIn,
    Path((project, number)): Path<(ProjectId, u64)>,
    Query(With { with }): Query<With>,
) -> Result<Response> {
    let t = by.visitor.language;
    let project = state.store.project(project).await?;
    let versions = state.store.versions(project.id).await?;
    let mut others: Vec<_> = versions.iter().map(|version| version.number).collect();
    if !others.contains(&number) || with.is_some_and(|with| !others.contains(&with)) {
        return Err(ErrorCode::VersionNotFound.into());
    }
    others.retain(|other| *other != number);
    let before = others.iter().copied().filter(|other| *other < number).max();
    let with = with.or(before);
    let changes = match with {
        Some(with) => {
            let old = authored(&state, project.id, with).await?;
            let new = authored(&state, project.id, number).await?;
            old.zip(new).map(|(old, new)| diff(&old, &new))
        }
        None => Some(Vec::new()),
    };
    let left_out = changes.as_ref().map_or(0, |changes| changes.len().saturating_sub(MOST)) as u64;
    let line = |change: &Change| Line::new(t, change);
    Ok(view::page(&Page {
        t,
        frame: Frame::inside(&by, Section::Projects, t.version(number)),
        lines: changes.map(|changes| changes.iter().take(MOST).map(line).collect()),
        project,
        number,
        with,
        others,
        left_out,
    }))
}

/// What a version was published from; none if an older server published it.
async fn authored(state: &State, project: ProjectId, number: u64) -> Result<Option<Authored>> {
    match authored_of(state, project, number).await {
        Ok(authored) => Ok(Some(authored)),
        Err(error) if error.is(ErrorCode::VersionNotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

impl Line {
    fn new(t: Language, change: &Change) -> Self {
        let (tone, sign, what) = match &change.what {
            What::Added => ("good", "+", t.diff_added().into()),
            What::Removed => ("bad", "−", t.diff_removed().into()),
            What::Renamed { from, .. } => ("warn", "~", t.diff_renamed(from)),
            What::Moved { from, to } if from.0 == to.0 => ("warn", "~", t.diff_moved(from.1, to.1)),
            What::Moved { from, .. } => ("warn", "~", t.diff_moved_here(&from.0)),
            What::Changed { from, to, .. } if change.kind == Kind::File => {
                ("warn", "~", t.diff_content(size(t, from), size(t, to)))
            }
            What::Changed { field, from, to } => {
                ("warn", "~", t.diff_field(field, value(t, from), value(t, to)))
            }
        };
        let kind = match change.kind {
            Kind::Project => t.kind_project(),
            Kind::Group => t.kind_group(),
            Kind::Function => t.kind_function(),
            Kind::Page => t.kind_page(),
            Kind::Object => t.kind_object(),
            Kind::File => t.kind_file(),
        };
        let name = if change.name.is_empty() { &change.id } else { &change.name };
        Self { tone, sign, kind, name: name.clone(), within: change.within.join(" › "), what }
    }
}

fn value(t: Language, value: &Value) -> String {
    match value {
        Value::Null => t.diff_nothing().into(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn size(t: Language, content: &Value) -> String {
    amounts::bytes(t, content["size"].as_u64().unwrap_or_default())
}
