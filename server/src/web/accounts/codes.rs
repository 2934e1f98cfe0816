//! The table of codes: live, used, expired, by whom and when; never the codes themselves.

use askama::Template;
use axum::{extract::State as Shared, response::Response};
use innkey_protocol::{AccountId, CodeId, ProjectId, UnixTime, api::operator::ProjectState};
use serde::Deserialize;

use super::words::{self, Left, Tag};
use crate::{
    error::Result,
    handlers::{Path, Query},
    state::State,
    store::account_list::{CodeRow, PageOf, ShowCodes},
    web::{
        dates,
        live::Live,
        session::SignedIn,
        texts::Language,
        view::{self, Frame, Section},
    },
};

/// What is shown of the table.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    show: ShowCodes,
    #[serde(default)]
    page: u64,
}

struct Row {
    id: CodeId,
    account: AccountId,
    name: String,
    state: Tag,
    left: Option<Left>,
    made_at: String,
    made_by: Option<String>,
    ended_at: Option<String>,
}

#[derive(Template)]
#[template(path = "codes.html")]
struct Page {
    t: Language,
    frame: Frame,
    project: ProjectState,
    show: ShowCodes,
    shows: [(ShowCodes, &'static str); 5],
    table: PageOf<CodeRow>,
    rows: Vec<Row>,
}

impl Page {
    /// The address of a page of the table.
    fn at(&self, number: impl std::fmt::Display) -> String {
        format!("?show={}&page={number}", self.show.word())
    }
}

fn row(t: Language, project: &ProjectState, code: &CodeRow, now: UnixTime) -> Row {
    let zone = &project.time_zone;
    let left = Left::of(code.state, code.expires_at, now);
    // A code that nobody used ended when its time was over.
    let ended = code.ended_at.or(left.is_none().then_some(code.expires_at));
    Row {
        id: code.id,
        account: code.account,
        name: words::person(t, &code.name, None),
        state: words::code(t, code.state),
        left,
        made_at: dates::moment(t, zone, code.issued_at),
        made_by: code.issued_by.clone(),
        ended_at: ended.map(|at| dates::moment(t, zone, at)),
    }
}

/// The codes of a project.
pub async fn show(
    Shared(state): Shared<State>,
    by: SignedIn,
    Path(project): Path<ProjectId>,
    Query(Asked { show, page }): Query<Asked>,
) -> Result<Response> {
    let (t, now) = (by.visitor.language, state.clock.now());
    let project = state.store.project(project).await?;
    let live = Live::of(&state, Some(project.id)).await?;
    let table = state.store.code_page(project.id, show, page, now).await?;
    let page = Page {
        t,
        frame: Frame::inside(&by, Section::Projects, t.codes()).live(live),
        show,
        shows: [
            (ShowCodes::All, t.show_all()),
            (ShowCodes::Live, t.show_live()),
            (ShowCodes::Used, t.show_used()),
            (ShowCodes::Expired, t.show_expired()),
            (ShowCodes::Withdrawn, t.show_withdrawn()),
        ],
        rows: table.rows.iter().map(|code| row(t, &project, code, now)).collect(),
        table,
        project,
    };
    Ok(view::page(&page))
}
