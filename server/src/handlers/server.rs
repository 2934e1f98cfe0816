//! Health, and who the server is.

use axum::{Json, extract::State as Shared};
use innkey_protocol::{ErrorCode, api::server::ServerInfo};

use crate::{error::Result, state::State};

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

/// Who the server is; for whoever types its address.
pub async fn info(Shared(state): Shared<State>) -> Result<Json<ServerInfo>> {
    Ok(Json(ServerInfo {
        version: env!("CARGO_PKG_VERSION").into(),
        server_time: state.clock.now(),
        projects: state.store.project_heads().await?,
    }))
}

/// An address that means nothing.
pub async fn nothing_here() -> crate::error::Error {
    ErrorCode::NotFound.into()
}

/// An address that means something, but not with this method.
pub async fn wrong_method() -> crate::error::Error {
    crate::error::Error::refused(ErrorCode::BadRequest, "this address does not take this method")
}
