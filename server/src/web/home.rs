//! The first page: the projects and how they are.

use askama::Template;
use axum::{extract::State as Shared, response::Response};

use super::{
    live::Live,
    session::SignedIn,
    texts::Language,
    view::{self, Frame, Section},
};
use crate::{error::Result, state::State, store::overview::Overview};

#[derive(Template)]
#[template(path = "home.html")]
struct Page {
    t: Language,
    frame: Frame,
    projects: Vec<Overview>,
}

/// The projects.
pub async fn show(Shared(state): Shared<State>, by: SignedIn) -> Result<Response> {
    let t = by.visitor.language;
    let live = Live::of(&state, None).await?;
    let projects = state.store.overview(state.clock.now()).await?;
    let frame = Frame::inside(&by, Section::Projects, t.projects()).live(live);
    Ok(view::page(&Page { t, frame, projects }))
}
