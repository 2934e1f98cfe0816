//! What changes is counted and told: each change of a project raises its revision in the same transaction, and
//! whoever listens hears of it once it is on the disk.

use futures_util::future::BoxFuture;
use innkey_protocol::{AccountId, GroupId, ProjectId, UnixTime};
use sqlx::AnyConnection;
use tokio::sync::broadcast;

use super::Store;
use crate::error::Result;

/// Changes that a slow listener may be behind; past it, it looks at where everything stands.
const BACKLOG: usize = 1024;

/// What a change concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// What only admins see: codes, invitations, sign-ins.
    Customers,
    /// An account's settings.
    Account(AccountId),
    /// An account's devices: some were signed out.
    Devices(AccountId),
    /// A group, and with it all accounts in it.
    Group(GroupId),
    /// Any of the accounts.
    Accounts,
    /// Version or OTP switch, and with them everybody.
    Project,
}

/// A change that is on the disk.
#[derive(Clone, Copy, Debug)]
pub struct Change {
    /// Whose.
    pub project: ProjectId,
    /// What it concerns.
    pub topic: Topic,
    /// The project's revision from now on.
    pub revision: u64,
}

/// Where changes are told.
pub(super) fn channel() -> broadcast::Sender<Change> {
    broadcast::Sender::new(BACKLOG)
}

impl Store {
    /// Hears of every change from now on.
    pub fn listen(&self) -> broadcast::Receiver<Change> {
        self.changes.subscribe()
    }

    /// As [`Store::write`], for what others want to hear of.
    pub(super) async fn change<T, F>(
        &self,
        project: ProjectId,
        topic: Topic,
        now: UnixTime,
        job: F,
    ) -> Result<T>
    where
        T: Send + 'static,
        F: for<'c> FnOnce(&'c mut AnyConnection) -> BoxFuture<'c, Result<T>> + Send + 'static,
    {
        let done = self.change_if(project, topic, now, move |db| {
            Box::pin(async move { Ok((job(db).await?, true)) })
        });
        done.await
    }

    /// As [`Store::change`], for what may turn out to change nothing: `job` also says whether it did. What is as
    /// it was keeps its revision, and nobody hears of it.
    pub(super) async fn change_if<T, F>(
        &self,
        project: ProjectId,
        topic: Topic,
        now: UnixTime,
        job: F,
    ) -> Result<T>
    where
        T: Send + 'static,
        F: for<'c> FnOnce(&'c mut AnyConnection) -> BoxFuture<'c, Result<(T, bool)>>
            + Send
            + 'static,
    {
        let changed = self.write(now, move |db| {
            Box::pin(async move {
                let (done, changed) = job(&mut *db).await?;
                let revision =
                    if changed { Some(count_up(db, project, topic).await?) } else { None };
                Ok((done, revision))
            })
        });
        let (done, revision) = changed.await?;
        if let Some(revision) = revision {
            // Nobody may be listening.
            let _ = self.changes.send(Change { project, topic, revision });
        }
        Ok(done)
    }
}

/// Raises the project's revision and marks what the change concerns with it; gives the new one.
async fn count_up(db: &mut AnyConnection, project: ProjectId, topic: Topic) -> Result<u64> {
    let count = match topic {
        Topic::Project => {
            "UPDATE projects SET revision = revision + 1, content_revision = revision + 1 \
             WHERE id = $1 RETURNING revision"
        }
        _ => "UPDATE projects SET revision = revision + 1 WHERE id = $1 RETURNING revision",
    };
    let query = sqlx::query_scalar::<_, i64>(count).bind(project.to_string());
    // A change of a project that is gone concerns nobody.
    let revision = query.fetch_optional(&mut *db).await?.unwrap_or(0);
    let mark = match topic {
        Topic::Account(account) => {
            Some(("UPDATE accounts SET revision = $2 WHERE id = $1", account.to_string()))
        }
        Topic::Group(group) => {
            Some(("UPDATE customer_groups SET revision = $2 WHERE id = $1", group.to_string()))
        }
        Topic::Customers | Topic::Devices(_) | Topic::Accounts | Topic::Project => None,
    };
    if let Some((mark, id)) = mark {
        sqlx::query(mark).bind(id).bind(revision).execute(db).await?;
    }
    Ok(revision.cast_unsigned())
}
