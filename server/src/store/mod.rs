//! The server's database: all SQL of the server is in this room.
//!
//! The queries are portable: the same text runs on SQLite (embedded, the default) and PostgreSQL.
//! Reads go to a pool. On SQLite every write goes through one task that commits in batches
//! ([`writer`]), because each commit waits for the disk.

pub mod account_list;
pub mod accounts;
pub mod activity;
pub mod activity_of_all;
pub mod batch;
pub mod changes;
pub mod codes;
pub mod copy;
mod cursor;
pub mod customer_edits;
pub mod customers;
pub mod devices;
pub mod doing;
pub mod groups;
pub mod invitations;
pub mod licences;
pub mod logins;
mod migrations;
pub mod operator;
pub mod overview;
pub mod projects;
mod rows;
pub mod sessions;
pub mod settings;
mod settings_changes;
pub mod stand;
pub mod versions;
mod writer;

use std::path::Path;

use futures_util::future::BoxFuture;
use innkey_protocol::UnixTime;
use sqlx::{
    AnyConnection, AnyPool, Row,
    any::{AnyPoolOptions, install_default_drivers},
};
use tokio::sync::broadcast;

use self::{changes::Change, writer::Writer};
use crate::error::Result;

/// Readers that work side by side.
const READERS: u32 = 4;

/// The database.
#[derive(Clone)]
pub struct Store {
    pool: AnyPool,
    writer: Writer,
    changes: broadcast::Sender<Change>,
}

/// What the metrics tell of the database.
#[derive(Clone, Copy, Debug)]
pub struct Counts {
    /// Devices signed in.
    pub sessions: i64,
    /// Codes that wait to be used.
    pub codes_live: i64,
}

impl Store {
    /// Opens the SQLite database `file`, makes it if it is not there, and brings its schema up to date.
    ///
    /// # Errors
    /// When it cannot be opened or is of a newer server.
    pub async fn open(file: &Path) -> Result<Self> {
        install_default_drivers();
        let url = format!("sqlite://{}?mode=rwc", percent_encoded(file));
        let mut connection = writer::connect(&url).await?;
        migrations::migrator().run(&mut connection).await.map_err(sqlx::Error::from)?;
        let pool = AnyPoolOptions::new()
            .max_connections(READERS)
            .after_connect(|connection, _| Box::pin(writer::prepare(connection)))
            .connect(&url)
            .await?;
        Ok(Self { pool, writer: Writer::start(connection), changes: changes::channel() })
    }

    /// The highest time the server has seen before it was last stopped.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn highest_time(&self) -> Result<UnixTime> {
        let query = sqlx::query_scalar("SELECT value FROM marks WHERE name = 'time'");
        Ok(UnixTime(query.fetch_one(&self.pool).await?))
    }

    /// Keeps `now` as a time that was seen.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn keep_time(&self, now: UnixTime) -> Result<()> {
        self.write(now, |_| Box::pin(async { Ok(()) })).await
    }

    /// How many devices are signed in, and how many codes wait to be used.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn counts(&self, now: UnixTime) -> Result<Counts> {
        let query = sqlx::query(
            "SELECT (SELECT COUNT(*) FROM sessions) AS sessions, \
             (SELECT COUNT(*) FROM codes WHERE state = 'live' AND expires_at > $1) AS codes",
        );
        let row = query.bind(now.0).fetch_one(&self.pool).await?;
        Ok(Counts { sessions: row.try_get("sessions")?, codes_live: row.try_get("codes")? })
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<()> {
        sqlx::query("SELECT 1").execute(&self.pool).await?;
        Ok(())
    }

    /// Finishes what was begun, empties the log and lets go of the files.
    pub async fn close(&self) {
        self.writer.close().await;
        if let Err(error) = writer::empty_log(&self.pool).await {
            tracing::error!(%error, "the database's log could not be emptied");
        }
        self.pool.close().await;
    }

    /// Runs `job` in a transaction. When this returns `Ok`, the change is on the disk; on `Err` nothing of
    /// it is. `now` is kept as the highest time seen.
    async fn write<T, F>(&self, now: UnixTime, job: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'c> FnOnce(&'c mut AnyConnection) -> BoxFuture<'c, Result<T>> + Send + 'static,
    {
        self.writer.run(now, job).await
    }
}

/// A file's path as it stands in a URL.
fn percent_encoded(file: &Path) -> String {
    let plain = |c: u8| c.is_ascii_alphanumeric() || b"/-_.~".contains(&c);
    let encode = |c: &u8| if plain(*c) { char::from(*c).into() } else { format!("%{c:02X}") };
    file.as_os_str().as_encoded_bytes().iter().map(encode).collect()
}
