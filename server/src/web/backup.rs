//! *Back-up*: the whole server in one file, and how it comes back.

use askama::Template;
use axum::{
    extract::State as Shared,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use innkey_protocol::{ErrorCode, Secret};
use serde::Deserialize;

use super::{
    confirm::{confirmed, unconfirmed},
    forms::Posted,
    session::SignedIn,
    strength::{self, Wrong},
    texts::Language,
    view::{self, Frame, Section},
};
use crate::{
    backup::{self, file_name},
    error::Result,
    state::State,
};

#[derive(Template)]
#[template(path = "backup.html")]
struct Page {
    t: Language,
    frame: Frame,
    file: String,
    wrong: Wrong,
    /// What is wrong with the operator's password.
    current: Option<String>,
    /// Another back-up is being made.
    busy: bool,
}

impl Page {
    fn new(state: &State, by: &SignedIn) -> Self {
        let t = by.visitor.language;
        let frame = Frame::inside(by, Section::Backup, t.backup());
        let file = file_name(state.clock.now());
        Self { t, frame, file, wrong: Wrong::default(), current: None, busy: false }
    }
}

/// How a back-up is made and restored.
pub async fn show(Shared(state): Shared<State>, by: SignedIn) -> Response {
    view::page(&Page::new(&state, &by))
}

/// A passphrase, typed twice, and the operator's password.
#[derive(Deserialize)]
pub struct Wanted {
    current: Secret,
    passphrase: Secret,
    again: Secret,
}

/// Makes a back-up, which the browser saves.
pub async fn make(
    Shared(state): Shared<State>,
    Posted { by, form }: Posted<Wanted>,
) -> Result<Response> {
    let t = by.visitor.language;
    let page = Page::new(&state, &by);
    if let Err(wrong) = strength::check(&form.passphrase, &form.again, t) {
        return Ok(view::refused(&Page { wrong, ..page }));
    }
    // All keys are in it: whoever finds the browser open must not take them along.
    if let Err(error) = confirmed(&state, &by, form.current).await {
        let current = Some(unconfirmed(error, t)?);
        return Ok(view::refused(&Page { current, ..page }));
    }
    match backup::make(&state, form.passphrase).await {
        Ok(sealed) => Ok(sealed.into_response()),
        Err(error) if error.is(ErrorCode::Unavailable) => {
            let page = Page { busy: true, ..page };
            Ok(view::refused_as(StatusCode::SERVICE_UNAVAILABLE, &page))
        }
        Err(error) => Err(error),
    }
}
