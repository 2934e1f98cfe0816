//! The one thread that owns the database; everyone else sends it work.

use std::{
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    path::PathBuf,
    sync::mpsc,
    thread,
};

use rusqlite::Connection;
use tokio::sync::oneshot;

use super::schema;
use crate::{Error, Result};

type Work = Box<dyn FnOnce(&mut Connection) + Send>;

/// The database. Clones share it; the last one that goes closes it.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    work: mpsc::Sender<Work>,
}

impl Store {
    /// Opens the file, brings its schema up to date and starts the thread. Also says where a corrupt
    /// file was moved.
    pub(crate) async fn open(path: PathBuf) -> Result<(Self, Option<PathBuf>)> {
        let (work, jobs) = mpsc::channel::<Work>();
        let (opened, answer) = oneshot::channel();
        let run = move || match schema::open(&path) {
            Ok((mut connection, moved)) => {
                // Nobody waits any more: then there is no work either.
                let _ = opened.send(Ok(moved));
                for job in jobs {
                    job(&mut connection);
                }
            }
            Err(error) => {
                let _ = opened.send(Err(error));
            }
        };
        thread::Builder::new()
            .name("innkey-store".into())
            .spawn(run)
            .map_err(Error::storage("the database's thread"))?;
        let moved = answer.await.map_err(|_| gone())??;
        Ok((Self { work }, moved))
    }

    /// As [`Store::run`], for work that takes something off the phone: no trace of it stays in the write-ahead log
    /// either, which holds pages as they were before.
    pub(super) async fn forget<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T> {
        self.run(move |connection| {
            let done = work(connection)?;
            // The work is done in any case; while another process reads the database, the log stays until next time.
            let emptied = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
            if let Err(error) = emptied {
                tracing::warn!(%error, "the database's log could not be emptied");
            }
            Ok(done)
        })
        .await
    }

    /// Does `work` on the thread. It is done even if the caller goes away.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T> {
        let (reply, answer) = oneshot::channel();
        let job = move |connection: &mut Connection| {
            let done = catch_unwind(AssertUnwindSafe(|| work(connection)));
            // The caller may have gone away; the work counts all the same.
            let _ = reply.send(done);
        };
        self.work.send(Box::new(job)).map_err(|_| gone())?;
        match answer.await.map_err(|_| gone())? {
            Ok(done) => Ok(done?),
            // The thread goes on; the caller does not.
            Err(panic) => resume_unwind(panic),
        }
    }
}

fn gone() -> Error {
    Error::Storage { what: "the database's thread has ended".into(), source: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_panic_reaches_who_asked_and_the_thread_goes_on() {
        let folder = tempfile::tempdir().unwrap();
        let (store, _) = Store::open(folder.path().join("innkey.db")).await.unwrap();
        let asked = store.clone();
        let broken = async move { asked.run::<()>(|_| panic!("on purpose")).await };
        assert!(tokio::spawn(broken).await.unwrap_err().is_panic());
        let two = |connection: &mut Connection| {
            connection.query_row("SELECT 2", [], |row| row.get::<_, i64>(0))
        };
        assert_eq!(store.run(two).await.unwrap(), 2);
    }
}
