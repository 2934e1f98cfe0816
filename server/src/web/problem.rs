//! What went wrong, as a page.

use askama::Template;
use axum::{
    extract::Request,
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse, Response},
};
use innkey_protocol::{ErrorCode, Problem};

use super::{
    texts::Language,
    view::{self, Frame},
    visitor::Visitor,
};

#[derive(Template)]
#[template(path = "problem.html")]
struct Page {
    t: Language,
    frame: Frame,
    title: &'static str,
    what: String,
    detail: Option<String>,
    command: Option<&'static str>,
}

impl Page {
    fn new(visitor: &Visitor, title: &'static str, what: impl Into<String>) -> Self {
        let frame = Frame::outside(visitor, title);
        Self { t: visitor.language, frame, title, what: what.into(), detail: None, command: None }
    }

    fn shown(&self, status: StatusCode) -> Response {
        (status, view::page(self)).into_response()
    }
}

/// The caller is not in the building.
pub fn too_far(visitor: &Visitor) -> Response {
    let t = visitor.language;
    Page::new(visitor, t.too_far(), t.too_far_lead()).shown(StatusCode::FORBIDDEN)
}

/// The form is not one of ours.
pub fn foreign(visitor: &Visitor) -> Response {
    let t = visitor.language;
    Page::new(visitor, t.foreign_form(), t.foreign_form_lead()).shown(StatusCode::FORBIDDEN)
}

/// The form is of another session.
pub fn old_form(visitor: &Visitor) -> Response {
    let t = visitor.language;
    Page::new(visitor, t.old_form(), t.old_form_lead()).shown(StatusCode::FORBIDDEN)
}

/// The set-up link is not good (any more).
pub fn dead_link(visitor: &Visitor) -> Response {
    let t = visitor.language;
    let page = Page::new(visitor, t.link_dead(), t.link_dead_lead());
    Page { command: Some(PAGE_LINK), ..page }.shown(StatusCode::GONE)
}

/// Nobody has set a password yet.
pub fn not_set_up(visitor: &Visitor) -> Response {
    let t = visitor.language;
    let page = Page::new(visitor, t.not_set_up(), t.not_set_up_lead());
    Page { command: Some(PAGE_LINK), ..page }.shown(StatusCode::FORBIDDEN)
}

/// What prints a new set-up link.
pub const PAGE_LINK: &str = "innkey page-link";

/// The page of a refusal.
fn of(visitor: &Visitor, problem: Problem) -> Response {
    let t = visitor.language;
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let title = if status == StatusCode::NOT_FOUND { t.not_here() } else { t.not_done() };
    let what = match problem.code {
        ErrorCode::TooManyAttempts => t.wait_seconds(problem.retry_after.unwrap_or_default()),
        code => t.of_error(code).into(),
    };
    Page { detail: problem.detail, ..Page::new(visitor, title, what) }.shown(status)
}

/// Makes pages of refusals.
pub async fn as_pages(request: Request, next: Next) -> Response {
    let visitor = Visitor::of(&request);
    made_of(&visitor, next.run(request).await)
}

/// The page of an answer that refuses; any other as it is.
pub fn made_of(visitor: &Visitor, mut answer: Response) -> Response {
    match answer.extensions_mut().remove::<Problem>() {
        Some(problem) => of(visitor, problem),
        None => answer,
    }
}
