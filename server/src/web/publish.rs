//! Publishing from the page: a package or a folder, checked first.

use askama::Template;
use axum::{
    extract::{Multipart, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use innkey_protocol::{ErrorCode, manifest::MAX_FILES, path::PathSet};
use tempfile::{NamedTempFile, TempDir};
use tokio::fs::{File, create_dir_all};

use super::{
    forms::PostedParts,
    session::SignedIn,
    steps::Step,
    texts::Language,
    uploads::{next, write},
    view::{self, Frame, Section},
};
use crate::{
    error::{Error, Result},
    package::PackageError,
    publish::{Upload, publish, temporary},
    state::State,
};

#[derive(Template)]
#[template(path = "publish.html")]
struct Page {
    t: Language,
    frame: Frame,
    /// Whether it is part of the set-up.
    guided: bool,
    step: Step,
    action: &'static str,
    limit: u64,
    mistakes: Vec<String>,
    wrong: Option<&'static str>,
}

impl Page {
    fn new(state: &State, by: &SignedIn) -> Self {
        let t = by.visitor.language;
        let guided = is_guided(by);
        Self {
            t,
            frame: Frame::inside(by, Section::Projects, t.publish_project()),
            guided,
            step: Step::Project,
            action: if guided { "/set-up/project" } else { "/publish" },
            limit: state.config.max_package,
            mistakes: Vec::new(),
            wrong: None,
        }
    }

    fn count(&self) -> u64 {
        self.mistakes.len() as u64
    }
}

fn is_guided(by: &SignedIn) -> bool {
    by.visitor.here.starts_with("/set-up")
}

/// Asks for a package or a folder; not as part of a set-up that has been through here.
pub async fn show(Shared(state): Shared<State>, by: SignedIn) -> Result<Response> {
    if is_guided(&by) && !state.store.projects().await?.is_empty() {
        return Ok(Redirect::to("/").into_response());
    }
    Ok(view::page(&Page::new(&state, &by)))
}

/// Publishes what is uploaded, or shows every mistake in it.
pub async fn upload(
    Shared(state): Shared<State>,
    PostedParts { by, parts }: PostedParts,
) -> Result<Response> {
    let page = Page::new(&state, &by);
    let published = match receive(&state, parts).await {
        Ok(Some(upload)) => publish(&state, upload, by.actor).await,
        Ok(None) => {
            let page = Page { wrong: Some(page.t.nothing_chosen()), ..page };
            return Ok(view::refused(&page));
        }
        Err(error) => Err(error),
    };
    match published {
        Ok(version) if page.guided => {
            Ok(Redirect::to(&format!("/set-up/{}/codes", version.project)).into_response())
        }
        Ok(version) => {
            let to = format!("/projects/{}?done=published", version.project);
            Ok(Redirect::to(&to).into_response())
        }
        Err(Error::Refused(problem)) if problem.code == ErrorCode::PackageInvalid => {
            let mistakes = problem.detail.unwrap_or_default();
            let mistakes = mistakes.lines().map(String::from).collect();
            Ok(view::refused(&Page { mistakes, ..page }))
        }
        Err(Error::Refused(problem)) => {
            let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::BAD_REQUEST);
            let wrong = match problem.code {
                ErrorCode::BadRequest => page.t.upload_broke_off(),
                code => page.t.of_error(code),
            };
            Ok(view::refused_as(status, &Page { wrong: Some(wrong), ..page }))
        }
        Err(error) => Err(error),
    }
}

/// Bytes and files that may still come.
struct Room {
    bytes: u64,
    files: usize,
}

/// Writes what arrives to the disk; none if nothing was chosen.
async fn receive(state: &State, mut parts: Multipart) -> Result<Option<Upload>> {
    let folder = temporary(&state.config.data);
    let mut room = Room { bytes: state.config.max_package, files: MAX_FILES };
    let files = TempDir::new_in(&folder)?;
    let mut paths = PathSet::default();
    let mut package = None;
    while let Some(field) = next(&mut parts).await? {
        let name = field.file_name().unwrap_or_default().to_owned();
        match field.name() {
            _ if name.is_empty() => {}
            Some("package") => {
                let into = NamedTempFile::new_in(&folder)?;
                write(field, File::from_std(into.reopen()?), &mut room.bytes).await?;
                package = Some(into);
            }
            Some("files") if !is_hidden(&name) => {
                // Every path is hostile until it was looked at.
                let noted = paths.insert(&name);
                noted.map_err(|reason| {
                    refused(&PackageError::Path { path: name.clone(), reason })
                })?;
                room.files = room
                    .files
                    .checked_sub(1)
                    .ok_or_else(|| refused(&PackageError::TooMany(MAX_FILES + 1, MAX_FILES)))?;
                let path = files.path().join(&name);
                create_dir_all(path.parent().unwrap_or(files.path())).await?;
                write(field, File::create_new(path).await?, &mut room.bytes).await?;
            }
            _ => {}
        }
    }
    Ok(match package {
        Some(package) => Some(Upload::Package(package)),
        None => (room.files < MAX_FILES).then_some(Upload::Folder(files)),
    })
}

fn refused(error: &PackageError) -> Error {
    Error::refused(ErrorCode::PackageInvalid, error.in_full())
}

/// Files that systems leave in folders: as where a folder is packed, they are left out.
fn is_hidden(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.') && part != "." && part != "..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_systems_leave_behind_is_hidden_and_ways_out_are_not() {
        assert!(is_hidden("casa/.git/config") && is_hidden(".DS_Store"));
        assert!(!is_hidden("a/b.c") && !is_hidden("../a") && !is_hidden("./a"));
    }
}
