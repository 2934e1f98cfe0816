//! One project: *Use OTP authentication*, and the QR codes that bring it to phones.

use askama::Template;
use axum::{
    extract::State as Shared,
    response::{IntoResponse, Redirect, Response},
};
use innkey_protocol::{
    AccountId, ProjectId, ShareLink,
    api::{customers::LinkParts, operator::ProjectState},
    link::fingerprint,
};

use super::{
    forms::{Posted, Switch},
    qr,
    session::SignedIn,
    texts::Language,
    view::{self, Done, Frame, Section},
};
use crate::{
    error::Result,
    handlers::{Path, Query, customers::link_parts},
    state::State,
    store::licences::Licences,
};

#[derive(Template)]
#[template(path = "project.html")]
struct Page {
    t: Language,
    frame: Frame,
    project: ProjectState,
    licences: Licences,
    free: Option<u64>,
}

/// One project.
pub async fn show(
    Shared(state): Shared<State>,
    by: SignedIn,
    Path(project): Path<ProjectId>,
    Query(Done { done }): Query<Done>,
) -> Result<Response> {
    let t = by.visitor.language;
    let project = state.store.project(project).await?;
    let licences = state.store.licences(project.id, state.clock.now()).await?;
    let done = match done.as_str() {
        "published" => Some(t.published()),
        "otp_on" => Some(t.otp_now_on()),
        "otp_off" => Some(t.otp_now_off()),
        _ => None,
    };
    let frame = Frame::inside(&by, Section::Projects, project.name.clone()).done(done);
    Ok(view::page(&Page { t, frame, project, free: licences.free(), licences }))
}

/// Switches *Use OTP authentication*.
pub async fn switch_otp(
    Shared(state): Shared<State>,
    Path(project): Path<ProjectId>,
    Posted { by, form }: Posted<Switch>,
) -> Result<Response> {
    state.store.set_otp(project, form.on, by.actor, state.clock.now()).await?;
    let done = if form.on { "otp_on" } else { "otp_off" };
    Ok(Redirect::to(&format!("/projects/{project}?done={done}")).into_response())
}

#[derive(Template)]
#[template(path = "project_qr.html")]
struct QrPage {
    t: Language,
    frame: Frame,
    project: ProjectState,
    title: &'static str,
    lead: &'static str,
    qr: String,
    link: String,
    addresses: Vec<String>,
    fingerprints: Vec<String>,
    back: String,
}

/// The QR for a phone's first contact: addresses and fingerprints, no right.
pub async fn server_qr(
    Shared(state): Shared<State>,
    by: SignedIn,
    Path(project): Path<ProjectId>,
) -> Result<Response> {
    let t = by.visitor.language;
    let project = state.store.project(project).await?;
    let link = ShareLink {
        project: project.id,
        name: project.name.clone(),
        addresses: state.settings.now().addresses.clone(),
        pins: state.pins,
        token: None,
        code: None,
    };
    Ok(view::page(&QrPage {
        t,
        frame: Frame::inside(&by, Section::Projects, t.server_qr()),
        title: t.server_qr(),
        lead: t.server_qr_lead(),
        qr: qr::svg(&link.to_string())?,
        link: link.to_string(),
        addresses: state.settings.now().addresses.iter().map(ToString::to_string).collect(),
        fingerprints: state.pins.iter().map(fingerprint).collect(),
        back: format!("/projects/{}", project.id),
        project,
    }))
}

/// The QR that brings the project to an account's phone.
pub async fn phone_qr(
    Shared(state): Shared<State>,
    by: SignedIn,
    Path((project, account)): Path<(ProjectId, AccountId)>,
) -> Result<Response> {
    let t = by.visitor.language;
    let project = state.store.project(project).await?;
    let link = account_link(&state, project.id, account).await?;
    Ok(view::page(&QrPage {
        t,
        frame: Frame::inside(&by, Section::Projects, t.phone_qr()),
        title: t.phone_qr(),
        lead: t.phone_qr_lead(),
        qr: qr::svg(&link)?,
        link,
        addresses: Vec::new(),
        fingerprints: Vec::new(),
        back: format!("/projects/{}/accounts/{account}", project.id),
        project,
    }))
}

/// The share link of an account.
pub async fn account_link(state: &State, project: ProjectId, account: AccountId) -> Result<String> {
    let account = state.store.account(project, account).await?;
    let LinkParts { name, addresses, pins, token } = link_parts(state, account).await?;
    let link = ShareLink { project, name, addresses, pins, token: Some(token), code: None };
    Ok(link.to_string())
}
