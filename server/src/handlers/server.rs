//! Health, and who the server is.

use std::sync::LazyLock;

use axum::{
    Json,
    extract::State as Shared,
    http::header,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use innkey_protocol::{ErrorCode, api::server::ServerInfo};

use crate::{app, error::Result, state::State};

/// The description of the interface, made once.
static DOCUMENT: LazyLock<Bytes> = LazyLock::new(|| app::document().to_string().into());

/// The description of the interface.
pub struct Document;

impl IntoResponse for Document {
    fn into_response(self) -> Response {
        ([(header::CONTENT_TYPE, "application/json")], DOCUMENT.clone()).into_response()
    }
}

/// The process lives.
pub async fn healthz() -> &'static str {
    "ok\n"
}

/// The server can answer.
pub async fn readyz(Shared(state): Shared<State>) -> Result<&'static str> {
    state.store.ping().await.map_err(|error| {
        tracing::error!(%error, "not ready");
        ErrorCode::Unavailable
    })?;
    Ok("ready\n")
}

/// The description of this interface, in OpenAPI 3.1.
pub async fn openapi() -> Document {
    Document
}

/// Who the server is; for whoever types its address.
pub async fn info(Shared(state): Shared<State>) -> Result<Json<ServerInfo>> {
    Ok(Json(ServerInfo {
        version: env!("CARGO_PKG_VERSION").into(),
        server_time: state.clock.now(),
        projects: state.store.project_heads().await?,
    }))
}

/// An address that means nothing.
pub fn nothing_here() -> crate::error::Error {
    ErrorCode::NotFound.into()
}

/// An address that means something, but not with this method.
pub fn wrong_method() -> crate::error::Error {
    ErrorCode::WrongMethod.into()
}
