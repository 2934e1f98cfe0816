//! What stands around every page, and how a page becomes an answer.

use askama::Template;
use axum::{
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};
use serde::Deserialize;

use super::{live::Live, session::SignedIn, texts::Language, visitor::Visitor};
use crate::error::Error;

/// Where a page belongs in the main menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// The projects and all that belongs to one.
    Projects,
    /// Who did what and when.
    Activity,
    /// The whole server in one file.
    Backup,
    /// The server itself.
    System,
    /// The operator's own access.
    Access,
}

/// An entry of the main menu.
pub struct Entry {
    section: Section,
    /// Where it leads.
    pub path: &'static str,
    name: fn(Language) -> &'static str,
}

impl Entry {
    /// What it is called.
    pub fn name(&self, t: Language) -> &'static str {
        (self.name)(t)
    }

    /// Whether it stands for the pages of this section.
    pub fn stands_for(&self, section: Option<Section>) -> bool {
        section == Some(self.section)
    }
}

/// The main menu: a new page of it is entered here.
const MENU: [Entry; 5] = [
    Entry { section: Section::Projects, path: "/", name: Language::projects },
    Entry { section: Section::Activity, path: "/activity", name: Language::activity },
    Entry { section: Section::System, path: "/system", name: Language::system },
    Entry { section: Section::Backup, path: "/backup", name: Language::backup },
    Entry { section: Section::Access, path: "/access", name: Language::access },
];

/// What was just done, in a word of the address that a form leads to.
#[derive(Deserialize)]
pub struct Done {
    /// The word; empty: nothing.
    #[serde(default)]
    pub done: String,
}

/// What stands around a page.
pub struct Frame {
    /// Its title in the browser.
    pub title: String,
    /// Its own path and query: where a change of language leads back to.
    pub here: String,
    /// Where it belongs; none outside, where nobody is signed in.
    pub section: Option<Section>,
    /// What every form sends along; empty outside.
    pub form_token: String,
    /// What was just done.
    pub done: Option<&'static str>,
    /// How it stays as it would be rendered anew, if it does.
    pub live: Option<Live>,
}

impl Frame {
    /// Of a page that strangers see.
    pub fn outside(visitor: &Visitor, title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            here: visitor.here.clone(),
            section: None,
            form_token: String::new(),
            done: None,
            live: None,
        }
    }

    /// Of a page that the operator sees.
    pub fn inside(by: &SignedIn, section: Section, title: impl Into<String>) -> Self {
        let form_token = by.form_token.clone();
        Self { section: Some(section), form_token, ..Self::outside(&by.visitor, title) }
    }

    /// Of a page that is shown elsewhere than at its own address, as after a mistake in a form.
    pub fn at(self, path: impl Into<String>) -> Self {
        Self { here: path.into(), ..self }
    }

    /// With a word on what was just done.
    pub fn done(self, done: Option<&'static str>) -> Self {
        Self { done, ..self }
    }

    /// Of a page that shows changes as they happen.
    pub fn live(self, live: Live) -> Self {
        Self { live: Some(live), ..self }
    }

    /// The main menu.
    pub fn menu(&self) -> &'static [Entry] {
        if self.section.is_some() { &MENU } else { &[] }
    }
}

/// A page that says what is wrong with a form, as an answer.
pub fn refused(template: &impl Template) -> Response {
    refused_as(StatusCode::UNPROCESSABLE_ENTITY, template)
}

/// The same with another status.
pub fn refused_as(status: StatusCode, template: &impl Template) -> Response {
    (status, page(template)).into_response()
}

/// A page as an answer.
pub fn page(template: &impl Template) -> Response {
    match template.render() {
        Ok(html) => Html(html).into_response(),
        Err(error) => Error::internal(error).into_response(),
    }
}
