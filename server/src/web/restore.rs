//! Restoring from the page: a new server in its set-up, or one that runs, becomes what a back-up says.

use askama::Template;
use axum::{
    extract::{Multipart, State as Shared},
    response::Response,
};
use innkey_protocol::{Secret, Zone};
use tempfile::NamedTempFile;
use tokio::fs::File;

use super::{
    confirm::{confirmed, unconfirmed},
    dates,
    forms::PostedParts,
    problem,
    session::SignedIn,
    set_up::Link,
    texts::Language,
    uploads::{next, text, write},
    view::{self, Frame, Section},
    visitor::Visitor,
};
use crate::{
    backup::{self, RestoreError, Restored},
    error::{Error, Result},
    handlers::Query,
    publish::temporary,
    state::State,
};

#[derive(Template)]
#[template(path = "restore.html")]
struct Page {
    t: Language,
    frame: Frame,
    action: &'static str,
    /// The set-up link's token; empty for the operator, who types the password instead.
    link: String,
    wrong: Wrong,
}

/// What is wrong, beside which field.
#[derive(Debug, Default)]
struct Wrong {
    current: Option<String>,
    passphrase: Option<&'static str>,
    file: Option<&'static str>,
    /// Beside none.
    other: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "restored.html")]
struct Done {
    t: Language,
    frame: Frame,
    made_at: String,
    damaged: u64,
}

impl Page {
    fn of_set_up(visitor: &Visitor, link: String) -> Self {
        let t = visitor.language;
        let frame = Frame::outside(visitor, t.restore()).at(format!("/set-up/restore?link={link}"));
        Self { t, frame, action: "/set-up/restore", link, wrong: Wrong::default() }
    }

    fn of_operator(by: &SignedIn) -> Self {
        let t = by.visitor.language;
        let frame = Frame::inside(by, Section::Backup, t.restore());
        let (link, wrong) = (String::new(), Wrong::default());
        Self { t, frame, action: "/backup/restore", link, wrong }
    }

    fn refused(self, wrong: Wrong) -> Response {
        view::refused(&Self { wrong, ..self })
    }
}

/// Asks whoever sets the server up for a back-up.
pub async fn show_in_set_up(
    Shared(state): Shared<State>,
    visitor: Visitor,
    Query(Link { link }): Query<Link>,
) -> Response {
    if state.set_up.is(&link, state.clock.now()) {
        view::page(&Page::of_set_up(&visitor, link))
    } else {
        problem::dead_link(&visitor)
    }
}

/// Restores what whoever sets the server up sends.
pub async fn in_set_up(
    Shared(state): Shared<State>,
    visitor: Visitor,
    mut parts: Multipart,
) -> Result<Response> {
    let link = text(&mut parts, "link").await?;
    if !state.set_up.is(&link, state.clock.now()) {
        return Ok(problem::dead_link(&visitor));
    }
    restore(&state, &visitor, Page::of_set_up(&visitor, link), parts).await
}

/// Asks the operator for a back-up.
pub async fn show(by: SignedIn) -> Response {
    view::page(&Page::of_operator(&by))
}

/// Restores what the operator sends.
pub async fn of_operator(
    Shared(state): Shared<State>,
    PostedParts { by, mut parts }: PostedParts,
) -> Result<Response> {
    let page = Page::of_operator(&by);
    let current = Secret::new(text(&mut parts, "current").await?);
    if let Err(error) = confirmed(&state, &by, current).await {
        let current = Some(unconfirmed(error, page.t)?);
        return Ok(page.refused(Wrong { current, ..Wrong::default() }));
    }
    restore(&state, &by.visitor, page, parts).await
}

/// Reads passphrase and file; once the back-up is checked, the server starts anew as what it says.
async fn restore(
    state: &State,
    visitor: &Visitor,
    page: Page,
    mut parts: Multipart,
) -> Result<Response> {
    let t = page.t;
    let passphrase = Secret::new(text(&mut parts, "passphrase").await?);
    let Ok(_turn) = state.backups.turn() else {
        return Ok(page.refused(Wrong { other: Some(t.backup_busy()), ..Wrong::default() }));
    };
    let file = NamedTempFile::new_in(temporary(&state.config.data))?;
    match next(&mut parts).await? {
        Some(field) if field.file_name().is_some_and(|name| !name.is_empty()) => {
            // Only the disk limits what an operator restores.
            let mut room = u64::MAX;
            write(field, File::from_std(file.reopen()?), &mut room).await?;
        }
        _ => {
            return Ok(page.refused(Wrong { file: Some(t.no_backup_chosen()), ..Wrong::default() }));
        }
    }
    match backup::prepare(file.path(), passphrase, &state.config.data).await {
        Ok(restored) => {
            tracing::info!(made_at = restored.made_at.0, "a back-up takes this server's place");
            state.restored.notify_one();
            Ok(done(visitor, &restored))
        }
        Err(error) => Ok(page.refused(wrong(error, t)?)),
    }
}

fn done(visitor: &Visitor, restored: &Restored) -> Response {
    let t = visitor.language;
    view::page(&Done {
        t,
        frame: Frame::outside(visitor, t.restored()).at("/sign-in"),
        made_at: dates::moment(t, &Zone::utc(), restored.made_at),
        damaged: restored.damaged,
    })
}

fn wrong(error: RestoreError, t: Language) -> Result<Wrong> {
    let none = Wrong::default();
    Ok(match error {
        RestoreError::WrongPassphrase => Wrong { passphrase: Some(t.passphrase_wrong()), ..none },
        RestoreError::Foreign => Wrong { file: Some(t.backup_foreign()), ..none },
        RestoreError::Newer => Wrong { file: Some(t.backup_newer()), ..none },
        RestoreError::Cut | RestoreError::Damaged(_) => {
            Wrong { file: Some(t.backup_damaged()), ..none }
        }
        RestoreError::NoRoom => Wrong { other: Some(t.restore_no_room()), ..none },
        error => return Err(Error::internal(error)),
    })
}
