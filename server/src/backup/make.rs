//! Making a back-up while the server runs.

use std::{
    fs::{self, File},
    io::{self, Read, Write},
    iter,
    path::{Path, PathBuf},
    sync::Arc,
};

use age::{Encryptor, scrypt::Recipient};
use axum::{
    body::Body,
    http::header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use innkey_protocol::{ErrorCode, Hash, Secret, UnixTime, Zone, path};
use tar::{Builder, Header};
use tempfile::TempDir;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::{
    ABOUT, About, DATABASE, FORMAT, OBJECTS, WORK, for_age,
    pipe::{Pipe, pipe},
};
use crate::{
    error::{Error, Result},
    publish::temporary,
    state::State,
    web::strength::is_strong,
};

/// Files of the data folder that are made anew at each start, or copied in another way.
const LEFT_OUT: [&str; 6] =
    [DATABASE, "innkey.db-wal", "innkey.db-shm", "lock", "operator.json", "set-up-link"];

/// Whose turn it is: back-ups are made and restored one after the other, for each takes memory and room on the disk.
pub struct Backups(Arc<Semaphore>);

impl Backups {
    /// The turn of whoever asks first.
    ///
    /// # Errors
    /// [`ErrorCode::Unavailable`] as long as it is somebody else's.
    pub fn turn(&self) -> Result<OwnedSemaphorePermit> {
        let busy = "another back-up is being made or restored: wait for its end";
        let turn = Arc::clone(&self.0).try_acquire_owned();
        turn.map_err(|_| Error::refused(ErrorCode::Unavailable, busy))
    }
}

impl Default for Backups {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(1)))
    }
}

/// A back-up as an answer; it is made while it is sent.
pub struct Sealed(Response);

impl IntoResponse for Sealed {
    fn into_response(self) -> Response {
        self.0
    }
}

/// Where everything lies.
struct Source {
    folder: PathBuf,
    database: PathBuf,
    about: About,
}

/// Makes a back-up of all that the server is, sealed with the passphrase.
///
/// # Errors
/// [`ErrorCode::Invalid`] for a passphrase that is easy to guess, [`ErrorCode::Unavailable`] while another back-up is
/// made, or when the database cannot be copied. What fails later breaks the answer off.
pub async fn make(state: &State, passphrase: Secret) -> Result<Sealed> {
    if !is_strong(&passphrase) {
        let detail = "the passphrase is easy to guess: take ten characters or more, e.g. four unrelated words";
        return Err(Error::refused(ErrorCode::Invalid, detail));
    }
    let turn = state.backups.turn()?;
    let folder = state.config.data.clone();
    let copies = TempDir::new_in(temporary(&folder))?;
    // First the database: the files that it names were there before it named them, and none is ever changed.
    let database = copies.path().join(DATABASE);
    state.store.copy_to(&database).await?;
    let made_at = state.clock.now();
    let about = About { format: FORMAT, made_at, server: env!("CARGO_PKG_VERSION").into() };
    let source = Source { folder, database, about };
    let (end, pieces) = pipe();
    tokio::task::spawn_blocking(move || {
        let _kept = (turn, copies);
        match seal(&source, &passphrase, end.clone()) {
            Ok(()) => tracing::info!("a back-up was made"),
            Err(error) => {
                tracing::error!(%error, "a back-up was not finished");
                end.break_off(error);
            }
        }
    });
    let headers = [
        (CONTENT_TYPE, "application/octet-stream".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{}\"", file_name(made_at))),
    ];
    Ok(Sealed((headers, Body::from_stream(pieces)).into_response()))
}

/// What a back-up of this day is called.
pub fn file_name(made_at: UnixTime) -> String {
    let day = Zone::utc().to_the_minute(made_at).unwrap_or_default();
    format!("innkey-{}.age", day.split(' ').next().unwrap_or_default())
}

fn seal(source: &Source, passphrase: &Secret, to: Pipe) -> io::Result<()> {
    let mut recipient = Recipient::new(for_age(passphrase));
    recipient.set_work_factor(WORK);
    let encryptor = Encryptor::with_recipients(iter::once(&recipient as _));
    let sealed = encryptor.map_err(io::Error::other)?.wrap_output(to)?;
    let mut archive = Builder::new(sealed);
    pack(source, &mut archive)?;
    archive.into_inner()?.finish()?;
    Ok(())
}

/// Writes every file into the archive.
fn pack(source: &Source, archive: &mut Builder<impl Write>) -> io::Result<()> {
    let about = serde_json::to_vec(&source.about)?;
    entry(archive, ABOUT, about.len() as u64, about.as_slice())?;
    for file in fs::read_dir(&source.folder)? {
        let file = file?;
        let name = file.file_name();
        if let Some(name) = name.to_str()
            && file.file_type()?.is_file()
            && belongs(name)
        {
            copy(archive, name, &file.path())?;
        }
    }
    copy(archive, DATABASE, &source.database)?;
    for kind in fs::read_dir(source.folder.join(OBJECTS))? {
        let kind = kind?;
        for file in fs::read_dir(kind.path())? {
            let (file, kind) = (file?, kind.file_name());
            let (name, kind) = (file.file_name(), kind.to_string_lossy());
            // What is half written has another name.
            if let Some(name) = name.to_str().filter(|name| name.parse::<Hash>().is_ok()) {
                copy(archive, &format!("{OBJECTS}/{kind}/{name}"), &file.path())?;
            }
        }
    }
    Ok(())
}

/// Whether a file of the data folder is part of what the server is.
fn belongs(name: &str) -> bool {
    let half_written = Path::new(name).extension().is_some_and(|kind| kind == "new");
    !LEFT_OUT.contains(&name) && !half_written && path::check(name).is_ok()
}

fn copy(archive: &mut Builder<impl Write>, name: &str, file: &Path) -> io::Result<()> {
    let file = File::open(file)?;
    let size = file.metadata()?.len();
    entry(archive, name, size, file.take(size))
}

fn entry(
    archive: &mut Builder<impl Write>,
    name: &str,
    size: u64,
    content: impl Read,
) -> io::Result<()> {
    let mut header = Header::new_gnu();
    header.set_size(size);
    header.set_mode(0o600);
    archive.append_data(&mut header, name, content)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_belong_and_what_is_made_anew_does_not() {
        for name in ["secret-keys", "tls-key.pem", "operator-token", "own-certificate.pem"] {
            assert!(belongs(name), "{name}");
        }
        for name in ["innkey.db", "innkey.db-wal", "lock", "operator.new", "set-up-link"] {
            assert!(!belongs(name), "{name}");
        }
    }

    #[test]
    fn a_file_is_called_by_its_day() {
        assert_eq!(file_name(UnixTime(1_777_640_400)), "innkey-2026-05-01.age");
    }
}
