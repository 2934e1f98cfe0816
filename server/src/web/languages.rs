//! The switch of the page's language.

use axum::{
    http::{HeaderValue, header::SET_COOKIE},
    response::{IntoResponse, Redirect, Response},
};
use innkey_protocol::ErrorCode;
use serde::Deserialize;

use super::{
    forms::Form,
    texts::Language,
    visitor::{LANGUAGE, local},
};
use crate::error::{Error, Result};

/// What the switch sends.
#[derive(Deserialize)]
pub struct Choice {
    language: String,
    /// The page to go back to.
    to: String,
}

/// Keeps the language that was chosen, for a year.
pub async fn choose(Form(choice): Form<Choice>) -> Result<Response> {
    let language: Language = choice.language.parse().map_err(|_| ErrorCode::Invalid)?;
    let cookie = format!(
        "{LANGUAGE}={}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=31536000",
        language.tag()
    );
    let cookie = HeaderValue::from_str(&cookie).map_err(Error::internal)?;
    Ok(([(SET_COOKIE, cookie)], Redirect::to(local(&choice.to))).into_response())
}
