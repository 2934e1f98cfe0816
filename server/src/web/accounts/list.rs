//! The table of accounts.

use askama::Template;
use axum::{
    extract::State as Shared,
    response::{IntoResponse, Redirect, Response},
};
use innkey_protocol::{
    AccountId, ProjectId, UnixTime,
    api::{
        operator::{AccountEdit, ProjectState},
        sign_in::Role,
    },
};
use serde::Deserialize;

use super::words::{self, Left, Tag};
use crate::{
    error::Result,
    handlers::{Path, Query, checked, operator::accounts::edit_account},
    state::State,
    store::{
        account_list::{AccountRow, PageOf, Show},
        licences::Licences,
    },
    web::{
        dates,
        forms::Posted,
        live::Live,
        session::SignedIn,
        texts::Language,
        view::{self, Frame, Section},
        visitor::local,
    },
};

/// What is shown of the table.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    show: Show,
    #[serde(default)]
    page: u64,
    #[serde(default)]
    done: String,
}

struct Row {
    id: AccountId,
    name: String,
    user: Option<String>,
    admin: bool,
    state: Tag,
    code: Option<Tag>,
    left: Option<Left>,
    stay: String,
    devices: u64,
    last_seen: String,
}

#[derive(Template)]
#[template(path = "accounts.html")]
struct Page {
    t: Language,
    frame: Frame,
    project: ProjectState,
    licences: Licences,
    free: Option<u64>,
    q: String,
    show: Show,
    shows: [(Show, &'static str); 6],
    table: PageOf<AccountRow>,
    rows: Vec<Row>,
}

impl Page {
    /// The address of a page of the table.
    fn at(&self, number: impl std::fmt::Display) -> String {
        let number = number.to_string();
        let query = [("q", self.q.as_str()), ("show", self.show.word()), ("page", number.as_str())];
        serde_urlencoded::to_string(query).map_or_else(|_| "?".into(), |query| format!("?{query}"))
    }
}

fn row(t: Language, project: &ProjectState, row: &AccountRow, now: UnixTime) -> Row {
    let zone = &project.time_zone;
    Row {
        id: row.id,
        name: words::person(t, &row.name, row.user.as_deref()),
        user: row.user.clone(),
        admin: row.role == Role::Admin,
        state: words::state(t, row.enabled, row.stay, now),
        code: row.code.map(|(state, _)| words::code(t, state)),
        left: row.code.and_then(|(state, end)| Left::of(state, end, now)),
        stay: dates::stay(t, zone, row.stay),
        devices: row.devices,
        last_seen: dates::optional(t, zone, row.last_seen),
    }
}

/// The accounts of a project.
pub async fn show(
    Shared(state): Shared<State>,
    by: SignedIn,
    Path(project): Path<ProjectId>,
    Query(Asked { q, show, page, done }): Query<Asked>,
) -> Result<Response> {
    let (t, now) = (by.visitor.language, state.clock.now());
    let project = state.store.project(project).await?;
    let live = Live::of(&state, Some(project.id)).await?;
    let q = checked::search(&q)?;
    let table = state.store.account_page(project.id, &q, show, page, now).await?;
    let licences = state.store.licences(project.id, now).await?;
    let done = match done.as_str() {
        "added" => Some(t.account_added()),
        "removed" => Some(t.account_removed()),
        "licences" => Some(t.licences_saved()),
        _ => None,
    };
    let page = Page {
        t,
        frame: Frame::inside(&by, Section::Projects, t.licences_and_codes()).done(done).live(live),
        licences,
        free: licences.free(),
        q,
        show,
        shows: [
            (Show::All, t.show_all()),
            (Show::Admins, t.show_admins()),
            (Show::Customers, t.show_customers()),
            (Show::Invited, t.show_invited()),
            (Show::SignedIn, t.show_signed_in()),
            (Show::Disabled, t.show_disabled()),
        ],
        rows: table.rows.iter().map(|account| row(t, &project, account, now)).collect(),
        table,
        project,
    };
    Ok(view::page(&page))
}

/// A switch, and the page that it is on.
#[derive(Deserialize)]
pub struct Switch {
    on: bool,
    to: String,
}

/// Switches Admin on or off.
pub async fn switch_admin(
    Shared(state): Shared<State>,
    Path((project, account)): Path<(ProjectId, AccountId)>,
    Posted { by, form }: Posted<Switch>,
) -> Result<Response> {
    let role = if form.on { Role::Admin } else { Role::Customer };
    let edit = AccountEdit { role: Some(role), ..AccountEdit::default() };
    edit_account(&state, project, account, edit, by.actor).await?;
    Ok(Redirect::to(local(&form.to)).into_response())
}
