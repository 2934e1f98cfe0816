//! Sessions: the signed-in devices of an account.
//!
//! A session's end is computed, not stored, so that extending a stay revives the device.

use std::net::IpAddr;

use innkey_protocol::{AccountId, ErrorCode, ProjectId, UnixTime, api::activity::ActivityKind};
use sqlx::{AnyConnection, Row};

use super::{
    Store,
    accounts::{KnownAccount, account_in, known_account, select_known},
    activity::{self, Actor, Entry},
    changes::Topic,
    customers::search_text,
    logins, operator,
    rows::time,
    writer,
};
use crate::error::Result;

const DAY: i64 = 24 * 60 * 60;
/// A session ends when its device was not seen for so many seconds …
const UNSEEN: i64 = 90 * DAY;
/// … or so many seconds after it began.
const OLDEST: i64 = 365 * DAY;
/// `last_seen` is brought up to date when it is older than so many seconds.
const SEEN_EVERY: i64 = 60;

/// Sessions last seen at the first of these times, or begun at the second, or before, have ended by age.
pub(super) const fn age_limits(now: UnixTime) -> (UnixTime, UnixTime) {
    (now.plus(-UNSEEN), now.plus(-OLDEST))
}

/// A session to begin.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// What it is found by; see [`crate::keys::session_key`].
    pub key: String,
    /// What the device is called.
    pub device: String,
    /// Where it signs in from.
    pub network: Option<IpAddr>,
}

impl NewSession {
    /// Who signs in, as the activity names them.
    pub(super) fn actor(self, account: &KnownAccount) -> Actor {
        Actor { party: account.party(), device: Some(self.device), network: self.network }
    }
}

impl Store {
    /// The account that is signed in with the session `key`, and what the device is called.
    ///
    /// # Errors
    /// [`ErrorCode::SessionEnded`] if there is no such session (any more), the reason why the account may not
    /// be in now, or when the database fails.
    pub async fn signed_in(&self, key: &str, now: UnixTime) -> Result<(KnownAccount, String)> {
        let query = sqlx::query(select_known!(
            ", s.created_at AS session_created_at, s.last_seen AS session_last_seen, s.device AS device",
            "JOIN sessions s ON s.account = a.id WHERE s.token = $1"
        ));
        let row = query.bind(key).fetch_optional(&self.pool).await?;
        let row = row.ok_or(ErrorCode::SessionEnded)?;
        let account = known_account(&row)?;
        let last_seen = time(&row, "session_last_seen")?;
        let (unseen, oldest) = age_limits(now);
        if last_seen <= unseen || time(&row, "session_created_at")? <= oldest {
            return Err(ErrorCode::SessionEnded.into());
        }
        account.admit(now)?;
        if now.since(last_seen) >= SEEN_EVERY {
            self.seen(key.to_owned(), account.id, now).await?;
        }
        Ok((account, row.try_get("device")?))
    }

    async fn seen(&self, key: String, account: AccountId, now: UnixTime) -> Result<()> {
        self.write(now, move |db| {
            Box::pin(async move {
                let query = sqlx::query("UPDATE sessions SET last_seen = $2 WHERE token = $1");
                query.bind(key).bind(now.0).execute(&mut *db).await?;
                let query = sqlx::query("UPDATE accounts SET last_seen = $2 WHERE id = $1");
                query.bind(account.to_string()).bind(now.0).execute(db).await?;
                Ok(())
            })
        })
        .await
    }

    /// Signs a device in with user name and password; `compared` is the hash that the password was compared with.
    ///
    /// # Errors
    /// [`ErrorCode::WrongCredentials`] if account or password have changed since, the reason why the account may
    /// not be in, [`ErrorCode::IdTaken`] if the token is another account's, or when the database fails.
    pub async fn start_session(
        &self,
        account: &KnownAccount,
        compared: String,
        session: NewSession,
        now: UnixTime,
    ) -> Result<KnownAccount> {
        let (project, id) = (account.project, account.id);
        self.change(project, Topic::Customers, now, move |db| {
            Box::pin(async move {
                if logins::password_in(db, id).await?.as_ref() != Some(&compared) {
                    return Err(ErrorCode::WrongCredentials.into());
                }
                let mut account = account_in(db, project, id).await?;
                account.admit(now)?;
                start(db, &mut account, &session, None, now).await?;
                let by = session.actor(&account);
                Entry::new(project, now, ActivityKind::SignedIn, by).note(db).await?;
                Ok(account)
            })
        })
        .await
    }

    /// Signs one device out; nothing happens if it is out already.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end_session(
        &self,
        project: ProjectId,
        account: AccountId,
        key: String,
        by: Actor,
        now: UnixTime,
    ) -> Result<()> {
        self.change(project, Topic::Devices(account), now, move |db| {
            Box::pin(async move {
                let query = sqlx::query("DELETE FROM sessions WHERE token = $1").bind(key);
                query.execute(&mut *db).await?;
                Entry::new(project, now, ActivityKind::SignedOut, by).note(db).await
            })
        })
        .await
    }

    /// Removes sessions that ended by age, the sealed text of codes that have expired, and activity that is older
    /// than `activity_kept` seconds; and the last traces on the disk of what was deleted.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sweep(&self, activity_kept: i64, now: UnixTime) -> Result<()> {
        self.write(now, move |db| {
            Box::pin(async move {
                let (unseen, oldest) = age_limits(now);
                sqlx::query("DELETE FROM sessions WHERE last_seen <= $1 OR created_at <= $2")
                    .bind(unseen.0)
                    .bind(oldest.0)
                    .execute(&mut *db)
                    .await?;
                sqlx::query(
                    "UPDATE codes SET sealed = NULL WHERE sealed IS NOT NULL AND expires_at <= $1",
                )
                .bind(now.0)
                .execute(&mut *db)
                .await?;
                operator::forget_ended(db, now).await?;
                activity::age(db, activity_kept, now).await
            })
        })
        .await?;
        Ok(writer::empty_log(&self.pool).await?)
    }
}

/// Begins a session; the same token again for the same account changes nothing. `name` is the guest's, kept
/// if the host gave none.
pub(super) async fn start(
    db: &mut AnyConnection,
    account: &mut KnownAccount,
    session: &NewSession,
    name: Option<String>,
    now: UnixTime,
) -> Result<()> {
    let id = account.id;
    let (unseen, oldest) = age_limits(now);
    let query = sqlx::query(
        "INSERT INTO sessions (token, account, device, created_at, last_seen) \
         VALUES ($1, $2, $3, $4, $4) ON CONFLICT (token) DO UPDATE \
         SET device = $3, created_at = $4, last_seen = $4 WHERE sessions.account = $2 \
         AND (sessions.last_seen <= $5 OR sessions.created_at <= $6)",
    );
    let query = query.bind(&session.key).bind(id.to_string()).bind(&session.device);
    let query = query.bind(now.0).bind(unseen.0).bind(oldest.0);
    let began = query.execute(&mut *db).await?.rows_affected() > 0;
    if !began && !is_of(db, &session.key, id, now).await? {
        return Err(ErrorCode::IdTaken.into());
    }
    let query = sqlx::query(
        "UPDATE accounts SET signed_in_at = COALESCE(signed_in_at, $2), last_seen = $2, \
         signed_in_with = COALESCE(signed_in_with, $3) WHERE id = $1",
    );
    query.bind(id.to_string()).bind(now.0).bind(&session.device).execute(&mut *db).await?;
    match name.filter(|name| account.name.is_empty() && !name.is_empty()) {
        Some(name) => give_name(db, account, name).await,
        None => Ok(()),
    }
}

/// The guest gives the name that the host left empty: a change of settings like one by the host.
async fn give_name(db: &mut AnyConnection, account: &mut KnownAccount, name: String) -> Result<()> {
    let query = sqlx::query(
        "UPDATE accounts SET name = $2, revision = revision + 1, \
         search = CASE WHEN search = '' THEN $3 ELSE $3 || '\n' || search END WHERE id = $1",
    );
    let query = query.bind(account.id.to_string()).bind(&name).bind(search_text([&name]));
    query.execute(db).await?;
    account.name = name;
    Ok(())
}

/// Whether the session is there, not ended by age, and the account's.
pub(super) async fn is_of(
    db: &mut AnyConnection,
    key: &str,
    account: AccountId,
    now: UnixTime,
) -> Result<bool> {
    let (unseen, oldest) = age_limits(now);
    let query = sqlx::query(
        "SELECT 1 FROM sessions WHERE token = $1 AND account = $2 \
         AND last_seen > $3 AND created_at > $4",
    );
    let query = query.bind(key).bind(account.to_string());
    let query = query.bind(unseen.0).bind(oldest.0);
    Ok(query.fetch_optional(db).await?.is_some())
}

/// Signs every device of an account out.
pub(super) async fn end_all(db: &mut AnyConnection, account: AccountId) -> Result<()> {
    let query = sqlx::query("DELETE FROM sessions WHERE account = $1");
    query.bind(account.to_string()).execute(db).await?;
    Ok(())
}

/// Signs every device of an account out but the one with this session.
pub(super) async fn end_others(
    db: &mut AnyConnection,
    account: AccountId,
    session: &str,
) -> Result<()> {
    let query = sqlx::query("DELETE FROM sessions WHERE account = $1 AND token <> $2");
    query.bind(account.to_string()).bind(session).execute(db).await?;
    Ok(())
}
