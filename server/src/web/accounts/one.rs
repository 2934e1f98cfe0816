//! One account: its devices, its switches, its password, its end.

use askama::Template;
use axum::{
    extract::State as Shared,
    response::{IntoResponse, Redirect, Response},
};
use innkey_protocol::{
    AccountId, ProjectId, Secret,
    api::{
        operator::{AccountEdit, ProjectState},
        sign_in::Role,
    },
};
use serde::Deserialize;

use super::words::{self, Tag};
use crate::{
    error::Result,
    handlers::{Path, Query, checked, operator::accounts::edit_account},
    state::State,
    store::{accounts::KnownAccount, doing::Doing},
    web::{
        confirm::{confirmed, unconfirmed},
        dates,
        forms::{Nothing, Posted, Switch},
        live::Live,
        session::SignedIn,
        texts::Language,
        view::{self, Done, Frame, Section},
    },
};

/// The project and the account in the path.
type Target = Path<(ProjectId, AccountId)>;

struct Device {
    name: String,
    since: String,
    last_seen: String,
}

#[derive(Template)]
#[template(path = "account.html")]
struct Page {
    t: Language,
    frame: Frame,
    project: ProjectState,
    id: AccountId,
    name: String,
    user: Option<String>,
    role: &'static str,
    admin: bool,
    enabled: bool,
    state: Tag,
    stay: String,
    devices: Vec<Device>,
    wrong_password: Option<&'static str>,
}

impl Page {
    async fn new(
        state: &State,
        by: &SignedIn,
        (project, id): (ProjectId, AccountId),
    ) -> Result<Self> {
        let (t, now) = (by.visitor.language, state.clock.now());
        let project = state.store.project(project).await?;
        let account = state.store.account(project.id, id).await?;
        let zone = &project.time_zone;
        let devices = state.store.devices(id, None, now).await?;
        let devices = devices.into_iter().map(|device| Device {
            name: device.name,
            since: dates::moment(t, zone, device.since),
            last_seen: dates::moment(t, zone, device.last_seen),
        });
        let name = words::person(t, &account.name, account.user.as_deref());
        Ok(Self {
            t,
            frame: Frame::inside(by, Section::Projects, name.clone())
                .at(super::path_of(project.id, id)),
            id,
            name,
            role: words::role(t, account.role),
            admin: account.role == Role::Admin,
            enabled: account.enabled,
            state: words::state(t, account.enabled, account.stay, now),
            stay: dates::stay(t, zone, account.stay),
            devices: devices.collect(),
            user: account.user,
            wrong_password: None,
            project,
        })
    }
}

/// One account.
pub async fn show(
    Shared(state): Shared<State>,
    by: SignedIn,
    Path(target): Target,
    Query(Done { done }): Query<Done>,
) -> Result<Response> {
    let live = Live::of(&state, Some(target.0)).await?;
    let mut page = Page::new(&state, &by, target).await?;
    let t = page.t;
    page.frame = page.frame.done(match done.as_str() {
        "admin_on" => Some(t.admin_now_on()),
        "admin_off" => Some(t.admin_now_off()),
        "enabled" => Some(t.account_enabled()),
        "disabled" => Some(t.account_disabled()),
        "password" => Some(t.password_set()),
        "signed_out" => Some(t.devices_signed_out()),
        _ => None,
    });
    page.frame = page.frame.live(live);
    Ok(view::page(&page))
}

fn back((project, account): (ProjectId, AccountId), done: &str) -> Response {
    Redirect::to(&format!("{}?done={done}", super::path_of(project, account))).into_response()
}

/// Switches the account on or off.
pub async fn switch(
    Shared(state): Shared<State>,
    Path(target): Target,
    Posted { by, form }: Posted<Switch>,
) -> Result<Response> {
    let edit = AccountEdit { enabled: Some(form.on), ..AccountEdit::default() };
    edit_account(&state, target.0, target.1, edit, by.actor).await?;
    Ok(back(target, if form.on { "enabled" } else { "disabled" }))
}

/// A new password.
#[derive(Deserialize)]
pub struct NewPassword {
    password: Secret,
}

/// Sets a new password; signs every device of the account out.
pub async fn set_password(
    Shared(state): Shared<State>,
    Path(target): Target,
    Posted { by, form }: Posted<NewPassword>,
) -> Result<Response> {
    if checked::password(form.password.clone()).is_err() {
        let wrong_password = Some(by.visitor.language.password_too_short());
        let page = Page { wrong_password, ..Page::new(&state, &by, target).await? };
        return Ok(view::refused(&page));
    }
    let edit = AccountEdit { password: Some(form.password), ..AccountEdit::default() };
    edit_account(&state, target.0, target.1, edit, by.actor).await?;
    Ok(back(target, "password"))
}

/// Signs every device of the account out.
pub async fn sign_out(
    Shared(state): Shared<State>,
    Path(target): Target,
    Posted { by, .. }: Posted<Nothing>,
) -> Result<Response> {
    let account = state.store.account(target.0, target.1).await?;
    let about = account.party();
    let doing =
        Doing { project: target.0, zone: account.time_zone, by: by.actor, now: state.clock.now() };
    state.store.end_devices(target.1, about, None, doing).await?;
    Ok(back(target, "signed_out"))
}

#[derive(Template)]
#[template(path = "account_remove.html")]
struct RemovePage {
    t: Language,
    frame: Frame,
    project: ProjectState,
    id: AccountId,
    name: String,
    /// Whether the operator's password is asked for.
    confirm: bool,
    wrong: Option<String>,
}

impl RemovePage {
    async fn new(state: &State, by: &SignedIn, account: &KnownAccount) -> Result<Self> {
        let t = by.visitor.language;
        let name = words::person(t, &account.name, account.user.as_deref());
        Ok(Self {
            t,
            frame: Frame::inside(by, Section::Projects, t.remove_whom(&name)),
            project: state.store.project(account.project).await?,
            id: account.id,
            name,
            confirm: account.role == Role::Admin,
            wrong: None,
        })
    }
}

/// Asks whether the account is really to be removed.
pub async fn ask_to_remove(
    Shared(state): Shared<State>,
    by: SignedIn,
    Path((project, id)): Target,
) -> Result<Response> {
    let account = state.store.account(project, id).await?;
    Ok(view::page(&RemovePage::new(&state, &by, &account).await?))
}

/// The operator's password, if it was asked for.
#[derive(Deserialize)]
pub struct Confirmed {
    #[serde(default)]
    current: Option<Secret>,
}

/// Removes the account; an admin only with the operator's password.
pub async fn remove(
    Shared(state): Shared<State>,
    Path((project, id)): Target,
    Posted { by, form }: Posted<Confirmed>,
) -> Result<Response> {
    let account = state.store.account(project, id).await?;
    if account.role == Role::Admin {
        let current = form.current.unwrap_or_else(|| Secret::new(String::new()));
        if let Err(error) = confirmed(&state, &by, current).await {
            let wrong = Some(unconfirmed(error, by.visitor.language)?);
            let page = RemovePage { wrong, ..RemovePage::new(&state, &by, &account).await? };
            return Ok(view::refused(&page));
        }
    }
    // Who has become an admin meanwhile is not removed without it.
    let now = state.clock.now();
    state.store.remove_account(project, id, Some(account.role), by.actor, now).await?;
    Ok(Redirect::to(&format!("{}?done=removed", super::path(project))).into_response())
}
