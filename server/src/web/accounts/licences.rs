//! How many customers may be active at once.

use askama::Template;
use axum::{
    extract::State as Shared,
    response::{IntoResponse, Redirect, Response},
};
use innkey_protocol::{ErrorCode, ProjectId, api::operator::ProjectState};
use serde::Deserialize;

use crate::{
    error::Result,
    handlers::Path,
    state::State,
    store::licences::Licences,
    web::{
        forms::Posted,
        session::SignedIn,
        texts::Language,
        view::{self, Frame, Section},
    },
};

/// The highest limit that can be set.
const HIGHEST: u64 = 1_000_000;

#[derive(Template)]
#[template(path = "licences.html")]
struct Page {
    t: Language,
    frame: Frame,
    project: ProjectState,
    licences: Licences,
    free: Option<u64>,
    typed: String,
    wrong: Option<&'static str>,
}

impl Page {
    async fn new(state: &State, by: &SignedIn, project: ProjectId) -> Result<Self> {
        let t = by.visitor.language;
        let licences = state.store.licences(project, state.clock.now()).await?;
        Ok(Self {
            t,
            frame: Frame::inside(by, Section::Projects, t.licences()),
            project: state.store.project(project).await?,
            free: licences.free(),
            typed: as_text(licences.limit),
            licences,
            wrong: None,
        })
    }

    /// The limit that is shown: whoever changes it has seen it.
    fn seen(&self) -> String {
        as_text(self.licences.limit)
    }
}

fn as_text(limit: Option<u64>) -> String {
    limit.map(|limit| limit.to_string()).unwrap_or_default()
}

/// A limit as somebody types it: a number, or nothing.
fn parse(typed: &str) -> Result<Option<u64>> {
    match typed.trim() {
        "" => Ok(None),
        digits => match digits.parse() {
            Ok(limit) if limit <= HIGHEST => Ok(Some(limit)),
            _ => Err(ErrorCode::Invalid.into()),
        },
    }
}

/// The limit, used and free.
pub async fn show(
    Shared(state): Shared<State>,
    by: SignedIn,
    Path(project): Path<ProjectId>,
) -> Result<Response> {
    Ok(view::page(&Page::new(&state, &by, project).await?))
}

/// The limit that was typed, and the one that was shown.
#[derive(Deserialize)]
pub struct Typed {
    limit: String,
    seen: String,
}

/// Sets the limit, unless somebody else has changed it meanwhile.
pub async fn set(
    Shared(state): Shared<State>,
    Path(project): Path<ProjectId>,
    Posted { by, form }: Posted<Typed>,
) -> Result<Response> {
    let t = by.visitor.language;
    let seen = parse(&form.seen)?;
    let wrong = match parse(&form.limit) {
        Err(_) => t.licences_wrong(),
        Ok(limit) => {
            let by_operator = by.actor.clone();
            let now = state.clock.now();
            match state.store.set_licences(project, seen, limit, by_operator, now).await {
                Ok(()) => {
                    let to = format!("{}?done=licences", super::path(project));
                    return Ok(Redirect::to(&to).into_response());
                }
                Err(error) if error.is(ErrorCode::ChangedMeanwhile) => t.changed_meanwhile(),
                Err(error) => return Err(error),
            }
        }
    };
    let page =
        Page { typed: form.limit, wrong: Some(wrong), ..Page::new(&state, &by, project).await? };
    Ok(view::refused(&page))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_a_number_or_nothing() {
        assert_eq!(parse("").unwrap(), None);
        assert_eq!(parse(" 12 ").unwrap(), Some(12));
        assert_eq!(parse("0").unwrap(), Some(0));
        for wrong in ["-1", "1.5", "many", "1000001", "99999999999999999999"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }
}
