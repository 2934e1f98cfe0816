//! The whole server in one file.

use axum::extract::State as Shared;
use innkey_protocol::api::operator::NewBackup;

use crate::{
    auth::Operator,
    backup::{self, Sealed},
    error::Result,
    handlers::Json,
    state::State,
};

/// Makes a back-up of the whole server, keys included, sealed with a passphrase: an age file around a tar archive.
///
/// Refused with `invalid` for a passphrase that is easy to guess, with `unavailable` while another back-up is made.
/// What fails later breaks the answer off; a file that was cut off is noticed when it is restored.
pub async fn make(
    Shared(state): Shared<State>,
    _: Operator,
    Json(NewBackup { passphrase }): Json<NewBackup>,
) -> Result<Sealed> {
    backup::make(&state, passphrase).await
}
