//! What the server does for each request; the routes are in [`crate::app`].

pub mod activity;
pub mod checked;
pub mod customers;
pub mod devices;
pub mod events;
pub mod groups;
pub mod operator;
pub mod packs;
pub mod server;
pub mod sign_in;

use std::time::Duration;

use axum::{
    extract::{FromRequest, FromRequestParts, Request, rejection::JsonRejection},
    http::StatusCode,
};
use innkey_protocol::ErrorCode;
use serde::de::DeserializeOwned;
use tokio::time::timeout;

use crate::error::Error;

/// How long a whole JSON body may take, and each part of an upload.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// A JSON body. What does not fit or does not come to an end is refused as a [`innkey_protocol::Problem`],
/// without repeating any of it.
pub struct Json<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        let body = timeout(PATIENCE, axum::Json::from_request(request, state)).await;
        let axum::Json(value) = body.map_err(|_| ErrorCode::TooSlow)??;
        Ok(Self(value))
    }
}

/// The identifiers in the path.
#[derive(FromRequestParts)]
#[from_request(via(axum::extract::Path), rejection(Error))]
pub struct Path<T>(pub(crate) T);

impl From<JsonRejection> for Error {
    fn from(rejection: JsonRejection) -> Self {
        match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => ErrorCode::TooLarge.into(),
            StatusCode::UNPROCESSABLE_ENTITY => {
                Self::refused(ErrorCode::BadRequest, "the body lacks a field or has a wrong one")
            }
            _ => Self::refused(ErrorCode::BadRequest, "the body must be JSON"),
        }
    }
}

impl From<axum::extract::rejection::PathRejection> for Error {
    fn from(_: axum::extract::rejection::PathRejection) -> Self {
        Self::refused(ErrorCode::NotFound, "the address holds something that is no identifier")
    }
}

/// What stands behind the question mark of the address.
#[derive(FromRequestParts)]
#[from_request(via(axum::extract::Query), rejection(Error))]
pub struct Query<T>(pub(crate) T);

impl From<axum::extract::rejection::QueryRejection> for Error {
    fn from(_: axum::extract::rejection::QueryRejection) -> Self {
        Self::refused(ErrorCode::Invalid, "the address asks for something that is no filter here")
    }
}
