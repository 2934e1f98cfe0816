//! The last steps of the set-up: one-time codes, the first admin, the QR for that phone.

use askama::Template;
use axum::{
    extract::State as Shared,
    response::{IntoResponse, Redirect, Response},
};
use innkey_protocol::{
    AccountId, ProjectId,
    api::{operator::ProjectState, sign_in::Role},
};
use serde::Deserialize;

use super::{
    accounts::add::{Typed, Wrong, add_or_say},
    forms::Posted,
    project::account_link,
    qr,
    session::SignedIn,
    steps::Step,
    texts::Language,
    view::{self, Frame, Section},
};
use crate::{error::Result, handlers::Path, state::State};

#[derive(Template)]
#[template(path = "set_up_codes.html")]
struct CodesPage {
    t: Language,
    frame: Frame,
    step: Step,
    project: ProjectState,
}

/// Asks whether one-time codes are to be used.
pub async fn codes(
    Shared(state): Shared<State>,
    by: SignedIn,
    Path(project): Path<ProjectId>,
) -> Result<Response> {
    let t = by.visitor.language;
    let project = state.store.project(project).await?;
    let frame = Frame::inside(&by, Section::Projects, t.codes_title());
    Ok(view::page(&CodesPage { t, frame, step: Step::Codes, project }))
}

/// The box of *Use OTP authentication*: there if it is ticked.
#[derive(Deserialize)]
pub struct Ticked {
    #[serde(default)]
    otp: Option<String>,
}

/// Switches *Use OTP authentication* as was ticked.
pub async fn set_codes(
    Shared(state): Shared<State>,
    Path(project): Path<ProjectId>,
    Posted { by, form }: Posted<Ticked>,
) -> Result<Response> {
    state.store.set_otp(project, form.otp.is_some(), by.actor, state.clock.now()).await?;
    Ok(Redirect::to(&format!("/set-up/{project}/admin")).into_response())
}

#[derive(Template)]
#[template(path = "set_up_admin.html")]
struct AdminPage {
    t: Language,
    frame: Frame,
    step: Step,
    project: ProjectState,
    user: String,
    wrong: Wrong,
}

impl AdminPage {
    async fn new(state: &State, by: &SignedIn, project: ProjectId) -> Result<Self> {
        let t = by.visitor.language;
        Ok(Self {
            t,
            frame: Frame::inside(by, Section::Projects, t.admin_title()),
            step: Step::Admin,
            project: state.store.project(project).await?,
            user: String::new(),
            wrong: Wrong::default(),
        })
    }
}

/// Asks for the first admin's user name and password.
pub async fn ask(
    Shared(state): Shared<State>,
    by: SignedIn,
    Path(project): Path<ProjectId>,
) -> Result<Response> {
    Ok(view::page(&AdminPage::new(&state, &by, project).await?))
}

/// Adds the first admin.
pub async fn add(
    Shared(state): Shared<State>,
    Path(project): Path<ProjectId>,
    Posted { by, form }: Posted<Typed>,
) -> Result<Response> {
    let user = form.user.clone();
    match add_or_say(&state, project, form, Role::Admin, &by).await? {
        Ok(account) => {
            Ok(Redirect::to(&format!("/set-up/{project}/phone/{account}")).into_response())
        }
        Err(wrong) => {
            let page = AdminPage { user, wrong, ..AdminPage::new(&state, &by, project).await? };
            Ok(view::refused(&page))
        }
    }
}

#[derive(Template)]
#[template(path = "set_up_phone.html")]
struct PhonePage {
    t: Language,
    frame: Frame,
    step: Step,
    project: ProjectState,
    qr: String,
    link: String,
}

/// What the admin's phone scans.
pub async fn phone(
    Shared(state): Shared<State>,
    by: SignedIn,
    Path((project, account)): Path<(ProjectId, AccountId)>,
) -> Result<Response> {
    let t = by.visitor.language;
    let project = state.store.project(project).await?;
    let link = account_link(&state, project.id, account).await?;
    let frame = Frame::inside(&by, Section::Projects, t.phone_title());
    let qr = qr::svg(&link)?;
    Ok(view::page(&PhonePage { t, frame, step: Step::Phone, project, qr, link }))
}
