//! The first step of the set-up: the operator's password, with the one-time link.

use askama::Template;
use axum::{
    Json,
    extract::State as Shared,
    http::{HeaderMap, header::SET_COOKIE},
    response::{IntoResponse, Redirect, Response},
};
use innkey_protocol::{ErrorCode, Secret};
use serde::Deserialize;

use super::{
    forms::Form,
    problem, session, set_up_link,
    steps::Step,
    strength::{self, Strength, Wrong},
    texts::Language,
    view::{self, Frame},
    visitor::Visitor,
};
use crate::{error::Result, handlers::Query, state::State};

#[derive(Template)]
#[template(path = "set_up.html")]
struct Page {
    t: Language,
    frame: Frame,
    step: Step,
    link: String,
    strength: &'static str,
    wrong: Wrong,
}

impl Page {
    fn new(visitor: &Visitor, link: String, wrong: Wrong) -> Self {
        let t = visitor.language;
        let frame = Frame::outside(visitor, t.choose_password()).at(format!("/set-up?link={link}"));
        Self { t, frame, step: Step::Password, link, strength: "/set-up/strength", wrong }
    }
}

/// What the link holds.
#[derive(Deserialize)]
pub struct Link {
    /// The token; empty if there is none.
    #[serde(default)]
    pub link: String,
}

/// Asks for a password.
pub async fn show(
    Shared(state): Shared<State>,
    visitor: Visitor,
    Query(Link { link }): Query<Link>,
) -> Result<Response> {
    if state.set_up.is(&link, state.clock.now()) {
        return Ok(view::page(&Page::new(&visitor, link, Wrong::default())));
    }
    if link.is_empty() && state.store.operator().await?.is_none() {
        return Ok(problem::not_set_up(&visitor));
    }
    Ok(problem::dead_link(&visitor))
}

/// A password while it is typed.
#[derive(Deserialize)]
pub struct Typed {
    link: String,
    password: Secret,
}

/// Says how strong a password is, to who holds the link.
pub async fn strength(
    Shared(state): Shared<State>,
    visitor: Visitor,
    Form(typed): Form<Typed>,
) -> Result<Json<Strength>> {
    if !state.set_up.is(&typed.link, state.clock.now()) {
        return Err(ErrorCode::OperatorOnly.into());
    }
    Ok(strength::strength(&typed.password, visitor.language))
}

/// The password that was chosen.
#[derive(Deserialize)]
pub struct Chosen {
    link: String,
    password: Secret,
    again: Secret,
}

/// Sets the password and signs the browser in; the link is used up.
pub async fn set_password(
    Shared(state): Shared<State>,
    visitor: Visitor,
    headers: HeaderMap,
    Form(chosen): Form<Chosen>,
) -> Result<Response> {
    let Chosen { link, password, again } = chosen;
    if !state.set_up.is(&link, state.clock.now()) {
        return Ok(problem::dead_link(&visitor));
    }
    if let Err(wrong) = strength::check(&password, &again, visitor.language) {
        return Ok(view::refused(&Page::new(&visitor, link, wrong)));
    }
    let hash = state.passwords.hash(password).await?;
    let (browser, cookie) = session::new(&headers)?;
    let now = state.clock.now();
    let Some(kept) = state.set_up.take(&link, now) else { return Ok(problem::dead_link(&visitor)) };
    if let Err(error) = state.store.set_up_operator(hash, browser, now).await {
        state.set_up.put_back(kept);
        return Err(error);
    }
    tracing::info!("the page's password was set");
    set_up_link::remove(&state.config.data);
    Ok(([(SET_COOKIE, cookie)], Redirect::to("/set-up/factor")).into_response())
}
