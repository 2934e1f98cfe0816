//! Who is signed in to the page.

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, HeaderValue, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use data_encoding::HEXLOWER;
use innkey_protocol::token::{Kind, Token};
use sha2::{Digest, Sha256};

use super::{
    problem,
    visitor::{Visitor, cookie},
};
use crate::{
    auth::network,
    error::{Error, Result},
    state::State,
    store::{activity::Actor, operator::NewBrowser},
};

/// The cookie of the session.
const SESSION: &str = "__Host-session";
/// Longest name of a browser that is kept, in characters.
const MAX_BROWSER: usize = 200;

/// Marks the token of a browser.
pub enum PageSession {}

impl Kind for PageSession {
    const LETTER: char = 'p';
}

type PageToken = Token<PageSession>;

/// The operator's browser.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// In which language, where.
    pub visitor: Visitor,
    /// What its session is found by.
    pub key: String,
    /// What its forms must send.
    pub form_token: String,
    /// Who it is, as the activity names them.
    pub actor: Actor,
}

/// Makes a session: what the database keeps, and what the browser gets.
pub fn new(headers: &HeaderMap) -> Result<(NewBrowser, HeaderValue)> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(Error::internal)?;
    let token = PageToken::from_bytes(bytes);
    let name = headers.get(header::USER_AGENT).and_then(|name| name.to_str().ok());
    let browser = name.unwrap_or_default().chars().take(MAX_BROWSER).collect();
    Ok((NewBrowser { key: key(&token), browser }, set_cookie(&token.to_text(), "")?))
}

/// What makes a browser forget its session.
pub fn end() -> Result<HeaderValue> {
    set_cookie("", "; Max-Age=0")
}

fn set_cookie(value: &str, more: &str) -> Result<HeaderValue> {
    let cookie = format!("{SESSION}={value}; Path=/; Secure; HttpOnly; SameSite=Strict{more}");
    let mut cookie = HeaderValue::from_str(&cookie).map_err(Error::internal)?;
    cookie.set_sensitive(true);
    Ok(cookie)
}

fn key(token: &PageToken) -> String {
    HEXLOWER.encode(&Sha256::digest(token.expose()))
}

/// Tied to the session, and of no use as one.
fn form_token(token: &PageToken) -> String {
    HEXLOWER.encode(&Sha256::new().chain_update("form").chain_update(token.expose()).finalize())
}

impl SignedIn {
    async fn find(parts: &mut Parts, state: &State) -> Result<Option<Self>> {
        let token = cookie(&parts.headers, SESSION).and_then(|text| text.parse::<PageToken>().ok());
        let Some(token) = token else { return Ok(None) };
        let (key, now) = (key(&token), state.clock.now());
        let Some(last_seen) = state.store.browser_last_seen(&key, now).await? else {
            return Ok(None);
        };
        if !asks_by_itself(parts) {
            state.store.see_browser(&key, last_seen, now).await?;
        }
        let Ok(visitor) = Visitor::from_request_parts(parts, state).await;
        let actor = Actor::operator(network(parts, state).await?);
        Ok(Some(Self { visitor, key, form_token: form_token(&token), actor }))
    }

    /// Whether a form is one that this session was shown.
    pub fn showed(&self, form_token: &str) -> bool {
        let (sent, own) = (form_token.as_bytes(), self.form_token.as_bytes());
        // Every byte is looked at, so that the time taken tells nothing.
        sent.len() == own.len()
            && sent.iter().zip(own).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
    }
}

/// Whether an open page asks, to stay as things are, and not the person before it: that is no sign that anybody is
/// there.
fn asks_by_itself(parts: &Parts) -> bool {
    parts.method.is_safe()
        && parts.headers.get("sec-fetch-dest").is_some_and(|dest| dest == "empty")
}

impl FromRequestParts<State> for SignedIn {
    type Rejection = Response;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &State,
    ) -> std::result::Result<Self, Response> {
        match Self::find(parts, state).await {
            Ok(Some(signed_in)) => Ok(signed_in),
            Ok(None) => Err(way_in(parts, state).await),
            Err(error) => Err(error.into_response()),
        }
    }
}

/// Where somebody goes who is not signed in.
async fn way_in(parts: &mut Parts, state: &State) -> Response {
    let Ok(visitor) = Visitor::from_request_parts(parts, state).await;
    match state.store.operator().await {
        Ok(None) => problem::not_set_up(&visitor),
        Ok(Some(_)) => {
            // What was sent is lost; the page that it came from is not where its form leads.
            let to = if parts.method.is_safe() { visitor.here } else { "/".into() };
            let to = serde_urlencoded::to_string([("to", to)]).unwrap_or_default();
            Redirect::to(&format!("/sign-in?{to}")).into_response()
        }
        Err(error) => error.into_response(),
    }
}
