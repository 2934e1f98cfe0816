//! What forms send, and that they are ours.

use std::collections::BTreeMap;

use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Multipart, Request},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use innkey_protocol::ErrorCode;
use serde::{Deserialize, de::DeserializeOwned};
use tokio::time::timeout;

use super::{problem, session::SignedIn, uploads::text};
use crate::{
    error::{Error, Result},
    handlers::PATIENCE,
    state::State,
};

/// The field of a form that shows that it is ours.
pub const FORM_TOKEN: &str = "form_token";

/// A form that anybody may send from one of our pages.
pub struct Form<T>(pub T);

/// A form that the operator's browser sent from one of our pages.
pub struct Posted<T> {
    /// Whose.
    pub by: SignedIn,
    /// What was typed.
    pub form: T,
}

/// What a form with nothing but a button sends.
#[derive(Deserialize)]
pub struct Nothing {}

/// What a switch sends.
#[derive(Deserialize)]
pub struct Switch {
    /// How it shall be.
    pub on: bool,
}

/// A form with files that the operator's browser sent from one of our pages; its token comes first.
pub struct PostedParts {
    /// Whose.
    pub by: SignedIn,
    /// What comes after the token.
    pub parts: Multipart,
}

/// The fields of a form, and the body that they stand in.
async fn fields<T: DeserializeOwned>(request: Request, state: &State) -> Result<(Bytes, T)> {
    let body = timeout(PATIENCE, Bytes::from_request(request, state)).await;
    let body = body.map_err(|_| ErrorCode::TooSlow)?.map_err(|_| ErrorCode::TooLarge)?;
    let form = serde_urlencoded::from_bytes(&body).map_err(|_| ErrorCode::BadRequest)?;
    Ok((body, form))
}

/// The parts of a small form with files, by name.
///
/// # Errors
/// When it is no such form, too large, or does not come to an end.
pub async fn parts_of(mut form: Multipart) -> Result<BTreeMap<String, Bytes>> {
    let read = async {
        let mut parts = BTreeMap::new();
        while let Some(part) = form.next_field().await? {
            let name = part.name().unwrap_or_default().to_owned();
            parts.insert(name, part.bytes().await?);
        }
        Ok(parts)
    };
    let read = timeout(PATIENCE, read).await.map_err(|_| ErrorCode::TooSlow)?;
    read.map_err(|error: axum::extract::multipart::MultipartError| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => ErrorCode::TooLarge.into(),
        _ => ErrorCode::BadRequest.into(),
    })
}

impl<T: DeserializeOwned> FromRequest<State> for Posted<T> {
    type Rejection = Response;

    async fn from_request(request: Request, state: &State) -> std::result::Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let by = SignedIn::from_request_parts(&mut parts, state).await?;
        let request = Request::from_parts(parts, body);
        let read = fields::<Vec<(String, String)>>(request, state).await;
        let (body, fields) = read.map_err(IntoResponse::into_response)?;
        let sent = fields.iter().find(|(name, _)| name == FORM_TOKEN);
        if !sent.is_some_and(|(_, token)| by.showed(token)) {
            return Err(problem::old_form(&by.visitor));
        }
        let form = serde_urlencoded::from_bytes(&body);
        let form = form.map_err(|_| Error::from(ErrorCode::BadRequest).into_response())?;
        Ok(Self { by, form })
    }
}

impl FromRequest<State> for PostedParts {
    type Rejection = Response;

    async fn from_request(request: Request, state: &State) -> std::result::Result<Self, Response> {
        let (mut head, body) = request.into_parts();
        let by = SignedIn::from_request_parts(&mut head, state).await?;
        let request = Request::from_parts(head, body);
        let parts = Multipart::from_request(request, state).await;
        let mut parts = parts.map_err(IntoResponse::into_response)?;
        let token = text(&mut parts, FORM_TOKEN).await.map_err(IntoResponse::into_response)?;
        if !by.showed(&token) {
            return Err(problem::old_form(&by.visitor));
        }
        Ok(Self { by, parts })
    }
}

impl<T: DeserializeOwned> FromRequest<State> for Form<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &State) -> Result<Self> {
        fields(request, state).await.map(|(_, form)| Self(form))
    }
}
