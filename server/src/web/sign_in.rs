//! Signing in to the page, and out.

use askama::Template;
use axum::{
    extract::{ConnectInfo, State as Shared},
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{RETRY_AFTER, SET_COOKIE},
    },
    response::{IntoResponse, Redirect, Response},
};
use innkey_protocol::{ErrorCode, Secret};
use serde::Deserialize;

use super::{
    confirm, factor,
    forms::{Form, Nothing, Posted},
    problem, session,
    texts::Language,
    view::{self, Frame},
    visitor::{Visitor, local},
};
use crate::{
    attempts::Caller,
    auth::caller,
    error::{Error, Result},
    handlers::Query,
    state::State,
    store::operator::KnownOperator,
};

#[derive(Template)]
#[template(path = "sign_in.html")]
struct Page {
    t: Language,
    frame: Frame,
    to: String,
    /// Whether a code is asked for.
    factor: bool,
    wrong: Option<String>,
    command: &'static str,
}

impl Page {
    fn new(visitor: &Visitor, to: &str, operator: &KnownOperator) -> Self {
        Self {
            t: visitor.language,
            frame: Frame::outside(visitor, visitor.language.sign_in()),
            to: local(to).into(),
            factor: operator.factor.is_some(),
            wrong: None,
            command: problem::PAGE_LINK,
        }
    }
}

/// Where to go on.
#[derive(Deserialize)]
pub struct Onward {
    #[serde(default)]
    to: String,
}

/// Asks for the password.
pub async fn show(
    Shared(state): Shared<State>,
    visitor: Visitor,
    Query(Onward { to }): Query<Onward>,
) -> Result<Response> {
    let Some(operator) = state.store.operator().await? else {
        return Ok(problem::not_set_up(&visitor));
    };
    Ok(view::page(&Page::new(&visitor, &to, &operator)))
}

/// What was typed.
#[derive(Deserialize)]
pub struct Typed {
    password: Secret,
    #[serde(default)]
    code: String,
    #[serde(default)]
    to: String,
}

/// Signs the browser in, slowed down when it guesses.
pub async fn sign_in(
    Shared(state): Shared<State>,
    ConnectInfo(peer): ConnectInfo<std::net::SocketAddr>,
    visitor: Visitor,
    headers: HeaderMap,
    Form(Typed { password, code, to }): Form<Typed>,
) -> Result<Response> {
    let Some(operator) = state.store.operator().await? else {
        return Ok(problem::not_set_up(&visitor));
    };
    let page = Page::new(&visitor, &to, &operator);
    let caller = Caller::of_page(caller(peer.ip(), &state.config.proxies, &headers));
    match try_in(&state, caller, operator, password, &code, &headers).await {
        Ok(cookie) => Ok(([(SET_COOKIE, cookie)], Redirect::to(&page.to)).into_response()),
        Err(Error::Refused(problem)) => {
            tracing::warn!(reason = problem.code.as_str(), "a sign-in to the page was refused");
            Ok(refused(page, problem.retry_after))
        }
        Err(error) => Err(error),
    }
}

/// Signs the browser in; gives its cookie. A try counts as wrong until all of it was right.
async fn try_in(
    state: &State,
    caller: Caller,
    operator: KnownOperator,
    password: Secret,
    code: &str,
    headers: &HeaderMap,
) -> Result<HeaderValue> {
    state.attempts.begin(caller, state.clock.now())?;
    let step = step_of(state, &operator, code)?;
    let known = confirm::is_password(state, &operator, password).await?;
    if !known || step.is_none() != operator.factor.is_none() {
        return Err(ErrorCode::WrongCredentials.into());
    }
    let (browser, cookie) = session::new(headers)?;
    state.store.sign_operator_in(operator, step, browser, state.clock.now()).await?;
    state.attempts.right(caller, state.clock.now());
    Ok(cookie)
}

/// The step of the code, if there is a second factor and the code is right.
fn step_of(state: &State, operator: &KnownOperator, code: &str) -> Result<Option<u64>> {
    let Some(sealed) = &operator.factor else { return Ok(None) };
    let secret = state.keys.unseal_factor(sealed);
    let secret = secret.ok_or_else(|| Error::internal("the second factor was tampered with"))?;
    factor::step_of(&secret, code, state.clock.now())
}

/// Says that it was wrong, never whether password or code.
fn refused(page: Page, retry_after: Option<u32>) -> Response {
    let t = page.t;
    if let Some(seconds) = retry_after {
        let page = Page { wrong: Some(t.wait_seconds(seconds)), ..page };
        let headers = [(RETRY_AFTER, seconds.to_string())];
        return (StatusCode::TOO_MANY_REQUESTS, headers, view::page(&page)).into_response();
    }
    let wrong = if page.factor { t.wrong_sign_in_or_code() } else { t.wrong_sign_in() };
    let page = Page { wrong: Some(wrong.into()), ..page };
    (StatusCode::UNAUTHORIZED, view::page(&page)).into_response()
}

/// Signs this browser out.
pub async fn sign_out(
    Shared(state): Shared<State>,
    Posted { by, .. }: Posted<Nothing>,
) -> Result<Response> {
    state.store.sign_operator_out(Some(by.key), state.clock.now()).await?;
    Ok(([(SET_COOKIE, session::end()?)], Redirect::to("/sign-in")).into_response())
}
