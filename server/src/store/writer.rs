//! The one task that writes to SQLite.
//!
//! Jobs that arrive while a commit waits for the disk are committed together by the next one. A job that
//! fails takes nothing of the others with it: each has a savepoint of its own.

use std::{panic::AssertUnwindSafe, sync::Arc};

use futures_util::{FutureExt, future::BoxFuture};
use innkey_protocol::{ErrorCode, UnixTime};
use sqlx::{AnyConnection, AnyPool, Connection, Executor};
use tokio::sync::{Notify, mpsc, oneshot};

use crate::error::{Error, Result};

/// Most jobs in one commit.
const BATCH: usize = 256;
/// Most jobs that wait; past it a request waits for its turn to wait.
const QUEUE: usize = 4096;

/// Runs a job and says how to answer once its batch is committed, or was not.
type Run = Box<dyn for<'c> FnOnce(&'c mut AnyConnection) -> BoxFuture<'c, (bool, Answer)> + Send>;
type Answer = Box<dyn FnOnce(bool) + Send>;

struct Job {
    now: UnixTime,
    run: Run,
}

#[derive(Clone)]
pub(super) struct Writer {
    jobs: mpsc::Sender<Job>,
    /// Tells the task that nothing more comes.
    end: Arc<Notify>,
}

/// Opens a connection with the settings that all of ours have.
pub(super) async fn connect(url: &str) -> sqlx::Result<AnyConnection> {
    let mut connection = AnyConnection::connect(url).await?;
    prepare(&mut connection).await?;
    Ok(connection)
}

/// Write-ahead log, so that readers do not wait; a commit returns when it is on the disk. What is deleted is
/// overwritten: a person who was removed is not left in free pages.
pub(super) async fn prepare(connection: &mut AnyConnection) -> sqlx::Result<()> {
    const SETTINGS: &str = "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; \
                            PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
                            PRAGMA secure_delete = ON;";
    connection.execute(sqlx::raw_sql(SETTINGS)).await?;
    Ok(())
}

/// Empties the write-ahead log, which still holds pages as they were before something was deleted. Readers are waited
/// for, as long as any write would wait; if they take longer, it is done the next time.
pub(super) async fn empty_log(pool: &AnyPool) -> sqlx::Result<()> {
    sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").fetch_all(pool).await.map(drop)
}

impl Writer {
    pub(super) fn start(connection: AnyConnection) -> Self {
        let (jobs, queue) = mpsc::channel(QUEUE);
        let end = Arc::<Notify>::default();
        tokio::spawn(work(connection, queue, Arc::clone(&end)));
        Self { jobs, end }
    }

    pub(super) async fn run<T, F>(&self, now: UnixTime, job: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'c> FnOnce(&'c mut AnyConnection) -> BoxFuture<'c, Result<T>> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let run: Run = Box::new(move |connection| {
            Box::pin(async move {
                let done = AssertUnwindSafe(job(connection)).catch_unwind().await;
                let done = done.unwrap_or_else(|_| Err(Error::internal("a write panicked")));
                let keep = done.is_ok();
                let reply: Answer = Box::new(move |committed| {
                    let done = if keep && !committed {
                        Err(Error::internal("the database could not commit"))
                    } else {
                        done
                    };
                    // The caller may have gone away: the change stands all the same.
                    let _ = answer.send(done);
                });
                (keep, reply)
            })
        });
        let unavailable = |_| Error::from(ErrorCode::Unavailable);
        self.jobs.send(Job { now, run }).await.map_err(|_| ErrorCode::Unavailable)?;
        answered.await.map_err(unavailable)?
    }

    /// Waits until all that was handed in is done and the database's file is let go of.
    pub(super) async fn close(&self) {
        let last = self.run(UnixTime(0), |_| Box::pin(async { Ok(()) })).await;
        if let Err(error) = last {
            tracing::error!(%error, "the database did not close cleanly");
        }
        self.end.notify_one();
        self.jobs.closed().await;
    }
}

async fn work(mut connection: AnyConnection, mut queue: mpsc::Receiver<Job>, end: Arc<Notify>) {
    let mut batch = Vec::with_capacity(BATCH);
    loop {
        let received = tokio::select! {
            biased;
            received = queue.recv_many(&mut batch, BATCH) => received,
            () = end.notified() => 0,
        };
        if received == 0 {
            break;
        }
        let mut answers = Vec::with_capacity(batch.len());
        let committed = commit(&mut connection, &mut batch, &mut answers).await;
        if let Err(error) = &committed {
            tracing::error!(%error, "the database could not commit");
        }
        batch.clear();
        for answer in answers {
            answer(committed.is_ok());
        }
    }
    // Before the queue goes, whose end tells that the file is let go of.
    if let Err(error) = connection.close().await {
        tracing::error!(%error, "the database did not close cleanly");
    }
}

async fn commit(
    connection: &mut AnyConnection,
    batch: &mut Vec<Job>,
    answers: &mut Vec<Answer>,
) -> sqlx::Result<()> {
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    let mut now = UnixTime(0);
    for job in batch.drain(..) {
        now = now.max(job.now);
        let mut savepoint = transaction.begin().await?;
        let (keep, answer) = (job.run)(&mut savepoint).await;
        answers.push(answer);
        if keep {
            savepoint.commit().await?;
        } else {
            savepoint.rollback().await?;
        }
    }
    sqlx::query("UPDATE marks SET value = $1 WHERE name = 'time' AND value < $1")
        .bind(now.0)
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    async fn store() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("odd name?#%.db")).await.unwrap();
        (folder, store)
    }

    fn set(store: &Store, time: i64, fail: bool) -> impl Future<Output = Result<()>> + use<> {
        let store = store.clone();
        async move {
            store
                .write(UnixTime(0), move |db| {
                    Box::pin(async move {
                        sqlx::query("UPDATE marks SET value = $1 WHERE name = 'time'")
                            .bind(time)
                            .execute(db)
                            .await?;
                        if fail { Err(Error::internal("on purpose")) } else { Ok(()) }
                    })
                })
                .await
        }
    }

    #[tokio::test]
    async fn a_job_that_fails_leaves_nothing_and_harms_no_other() {
        let (_folder, store) = store().await;
        let (first, second, third) =
            tokio::join!(set(&store, 5, false), set(&store, 9, true), set(&store, 7, false));
        assert!(first.is_ok() && second.is_err() && third.is_ok());
        assert_eq!(store.highest_time().await.unwrap(), UnixTime(7));
    }

    #[tokio::test]
    async fn a_job_that_panics_harms_no_other() {
        let (_folder, store) = store().await;
        let panics = store.write(UnixTime(0), |_| Box::pin(async { panic!("on purpose") }));
        let _: Result<()> = tokio::join!(panics, set(&store, 7, false)).0;
        assert_eq!(store.highest_time().await.unwrap(), UnixTime(7));
    }

    #[tokio::test]
    async fn a_closed_database_leaves_one_file_and_takes_nothing_more() {
        let (folder, store) = store().await;
        set(&store, 5, false).await.unwrap();
        store.close().await;
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "its log is there");
        assert!(set(&store, 7, false).await.is_err());
    }

    #[tokio::test]
    async fn the_highest_time_is_kept() {
        let (_folder, store) = store().await;
        for time in [50, 90, 70] {
            store.write(UnixTime(time), |_| Box::pin(async { Ok(()) })).await.unwrap();
        }
        assert_eq!(store.highest_time().await.unwrap(), UnixTime(90));
    }
}
