//! *Your access*: the operator's password, second factor and signed-in browsers.

use askama::Template;
use axum::{
    extract::State as Shared,
    http::header::SET_COOKIE,
    response::{IntoResponse, Redirect, Response},
};
use innkey_protocol::Secret;
use serde::Deserialize;

use super::{
    confirm::{confirmed, unconfirmed},
    forms::{Nothing, Posted},
    session::{self, SignedIn},
    strength::{self, Wrong},
    texts::Language,
    view::{self, Done, Frame, Section},
};
use crate::{error::Result, handlers::Query, state::State};

#[derive(Template)]
#[template(path = "access.html")]
struct Page {
    t: Language,
    frame: Frame,
    factor: bool,
    browsers: u64,
    strength: &'static str,
    wrong: Wrong,
    /// What is wrong with the password until now, where it is asked for.
    current: Option<String>,
    /// The same, where the second factor is switched off.
    current_off: Option<String>,
}

impl Page {
    async fn new(state: &State, by: &SignedIn) -> Result<Self> {
        let t = by.visitor.language;
        let operator = state.store.operator().await?;
        Ok(Self {
            t,
            frame: Frame::inside(by, Section::Access, t.access()).at("/access"),
            factor: operator.is_some_and(|operator| operator.factor.is_some()),
            browsers: state.store.browsers(state.clock.now()).await?,
            strength: "/access/strength",
            wrong: Wrong::default(),
            current: None,
            current_off: None,
        })
    }
}

/// Password, second factor, browsers.
pub async fn show(
    Shared(state): Shared<State>,
    by: SignedIn,
    Query(Done { done }): Query<Done>,
) -> Result<Response> {
    let mut page = Page::new(&state, &by).await?;
    let t = page.t;
    page.frame = page.frame.done(match done.as_str() {
        "password" => Some(t.password_changed()),
        "factor_on" => Some(t.factor_on()),
        "factor_off" => Some(t.factor_off()),
        _ => None,
    });
    Ok(view::page(&page))
}

/// Another password.
#[derive(Deserialize)]
pub struct Change {
    current: Secret,
    password: Secret,
    again: Secret,
}

/// Changes the password and signs other browsers out.
pub async fn change_password(
    Shared(state): Shared<State>,
    Posted { by, form }: Posted<Change>,
) -> Result<Response> {
    let t = by.visitor.language;
    let operator = match confirmed(&state, &by, form.current).await {
        Ok(operator) => operator,
        Err(error) => {
            let current = Some(unconfirmed(error, t)?);
            return Ok(view::refused(&Page { current, ..Page::new(&state, &by).await? }));
        }
    };
    if let Err(wrong) = strength::check(&form.password, &form.again, t) {
        return Ok(view::refused(&Page { wrong, ..Page::new(&state, &by).await? }));
    }
    let hash = state.passwords.hash(form.password).await?;
    let now = state.clock.now();
    state.store.change_operator_password(operator.password, hash, by.key, now).await?;
    Ok(Redirect::to("/access?done=password").into_response())
}

/// The password until now.
#[derive(Deserialize)]
pub struct Current {
    current: Secret,
}

/// Switches the second factor off.
pub async fn switch_factor_off(
    Shared(state): Shared<State>,
    Posted { by, form }: Posted<Current>,
) -> Result<Response> {
    if let Err(error) = confirmed(&state, &by, form.current).await {
        let current_off = Some(unconfirmed(error, by.visitor.language)?);
        return Ok(view::refused(&Page { current_off, ..Page::new(&state, &by).await? }));
    }
    state.store.set_factor(None, state.clock.now()).await?;
    Ok(Redirect::to("/access?done=factor_off").into_response())
}

/// Signs every browser out, this one too.
pub async fn sign_out_everywhere(
    Shared(state): Shared<State>,
    _: Posted<Nothing>,
) -> Result<Response> {
    state.store.sign_operator_out(None, state.clock.now()).await?;
    Ok(([(SET_COOKIE, session::end()?)], Redirect::to("/sign-in")).into_response())
}
