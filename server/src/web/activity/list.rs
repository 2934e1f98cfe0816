//! The activity as a table, by pages.

use askama::Template;
use axum::{
    extract::State as Shared,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use innkey_protocol::{
    ProjectId,
    api::{
        activity::{Activity, ActivityKind, Party, PartyKind},
        operator::ProjectState,
    },
};

use super::{
    search::{Asked, Search, Wrong},
    words::{self, KINDS},
};
use crate::{
    error::Result,
    handlers::Query,
    state::State,
    store::activity::Happened,
    web::{
        dates,
        session::SignedIn,
        texts::Language,
        view::{self, Frame, Section},
    },
};

/// Entries on a page.
const ON_PAGE: u32 = 50;

/// Somebody, and where more is to be read of them.
struct Who {
    name: String,
    path: Option<String>,
}

struct Row {
    at: String,
    project: String,
    what: &'static str,
    failed: bool,
    by: Who,
    about: Option<Who>,
    details: Vec<String>,
}

#[derive(Template)]
#[template(path = "activity.html")]
struct Page {
    t: Language,
    frame: Frame,
    asked: Asked,
    wrong: Wrong,
    projects: Vec<ProjectState>,
    kinds: Vec<(String, &'static str)>,
    rows: Vec<Row>,
    /// Whose clocks the times are on.
    zones: String,
    kept_days: u64,
    newest: Option<String>,
    older: Option<String>,
    csv: String,
}

impl Page {
    fn is_filtered(&self) -> bool {
        !self.asked.query("").is_empty()
    }
}

/// What happened.
pub async fn show(
    Shared(state): Shared<State>,
    by: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let t = by.visitor.language;
    let projects = state.store.projects().await?;
    let (found, wrong) = match asked.search(&projects, t)? {
        Ok(search) => (Some((search.page(&state, ON_PAGE).await?, search)), Wrong::default()),
        Err(wrong) => (None, wrong),
    };
    let status = if found.is_some() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let (rows, next) = match found {
        Some((Happened { entries, next }, search)) => (rows(t, &search, &entries)?, next),
        None => (Vec::new(), None),
    };
    let page = Page {
        t,
        frame: Frame::inside(&by, Section::Activity, t.activity()),
        wrong,
        kinds: KINDS.iter().map(|kind| (kind.word(), words::kind(t, *kind))).collect(),
        rows,
        zones: zones(&projects),
        kept_days: state.config.activity_days.into(),
        newest: (!asked.after.is_empty()).then(|| format!("/activity?{}", asked.query(""))),
        older: next.map(|next| format!("/activity?{}", asked.query(&next))),
        csv: format!("/activity.csv?{}", asked.query("")),
        asked,
        projects,
    };
    Ok((status, view::page(&page)).into_response())
}

/// The time zones of the buildings, each once.
fn zones(projects: &[ProjectState]) -> String {
    let mut names: Vec<_> = projects.iter().map(|project| project.time_zone.name()).collect();
    names.sort_unstable();
    names.dedup();
    names.join(", ")
}

fn rows(t: Language, search: &Search, entries: &[(ProjectId, Activity)]) -> Result<Vec<Row>> {
    entries.iter().map(|(project, entry)| Ok(row(t, search.project(*project)?, entry))).collect()
}

fn row(t: Language, project: &ProjectState, entry: &Activity) -> Row {
    let who = |party: &Party| Who { name: words::party(t, party), path: path(project, party) };
    Row {
        at: dates::moment(t, &project.time_zone, entry.at),
        project: project.name.clone(),
        what: words::kind(t, entry.kind),
        failed: entry.kind == ActivityKind::SignInFailed,
        by: who(&entry.by),
        about: entry.about.as_ref().map(who),
        details: words::details(t, entry),
    }
}

/// The page of a person who is still there.
fn path(project: &ProjectState, party: &Party) -> Option<String> {
    let is_account = matches!(party.kind, PartyKind::Admin | PartyKind::Customer);
    let id = party.id.as_ref().filter(|_| is_account && !party.name.is_empty())?;
    Some(format!("/projects/{}/accounts/{id}", project.id))
}
