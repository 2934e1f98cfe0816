//! Who signs in to the server's web page, and the browsers that are signed in.

use innkey_protocol::{ErrorCode, UnixTime};
use sqlx::{AnyConnection, Row};

use super::{
    Store,
    rows::{count, time},
};
use crate::error::Result;

/// A browser is signed out when it was not seen for so many seconds …
const IDLE: i64 = 60 * 60;
/// … or so many seconds after it signed in.
const OLDEST: i64 = 12 * 60 * 60;
/// `last_seen` is brought up to date when it is older than so many seconds.
const SEEN_EVERY: i64 = 60;

/// The operator as the database holds them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownOperator {
    /// Hash of the password.
    pub password: String,
    /// The sealed secret of the second factor, if it is on.
    pub factor: Option<String>,
}

/// A browser to sign in.
#[derive(Clone, Debug)]
pub struct NewBrowser {
    /// What its session is found by.
    pub key: String,
    /// What it calls itself.
    pub browser: String,
}

impl Store {
    /// The operator; none before the page was set up.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn operator(&self) -> Result<Option<KnownOperator>> {
        let row = sqlx::query(OPERATOR).fetch_optional(&self.pool).await?;
        row.map(|row| known(&row)).transpose()
    }

    /// Sets the operator's password from a set-up link: without second factor, signed in with this browser and
    /// nowhere else.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_up_operator(
        &self,
        password: String,
        browser: NewBrowser,
        now: UnixTime,
    ) -> Result<()> {
        self.write(now, move |db| {
            Box::pin(async move {
                let query = sqlx::query(
                    "INSERT INTO operators (id, password, factor_step) VALUES (1, $1, 0) \
                     ON CONFLICT (id) DO UPDATE SET password = $1, factor = NULL",
                );
                query.bind(password).execute(&mut *db).await?;
                sqlx::query("DELETE FROM operator_sessions").execute(&mut *db).await?;
                start(db, browser, now).await
            })
        })
        .await
    }

    /// Signs a browser in. `compared` is what password and code were compared with; `step` the step of the code,
    /// if there is a second factor.
    ///
    /// # Errors
    /// [`ErrorCode::WrongCredentials`] if the operator has changed since or the code was taken before, or when the
    /// database fails.
    pub async fn sign_operator_in(
        &self,
        compared: KnownOperator,
        step: Option<u64>,
        browser: NewBrowser,
        now: UnixTime,
    ) -> Result<()> {
        self.write(now, move |db| {
            Box::pin(async move {
                let row = sqlx::query(OPERATOR).fetch_optional(&mut *db).await?;
                let same = row.map(|row| known(&row)).transpose()? == Some(compared);
                let taken = match step {
                    Some(step) => take_step(db, step).await?,
                    None => true,
                };
                if !same || !taken {
                    return Err(ErrorCode::WrongCredentials.into());
                }
                start(db, browser, now).await
            })
        })
        .await
    }

    /// Sets another password and signs every other browser out; `compared` is the hash that the password until now
    /// was compared with.
    ///
    /// # Errors
    /// [`ErrorCode::WrongCredentials`] if the password has changed since, or when the database fails.
    pub async fn change_operator_password(
        &self,
        compared: String,
        password: String,
        browser: String,
        now: UnixTime,
    ) -> Result<()> {
        self.write(now, move |db| {
            Box::pin(async move {
                let query = sqlx::query("UPDATE operators SET password = $1 WHERE password = $2");
                let query = query.bind(password).bind(compared);
                if query.execute(&mut *db).await?.rows_affected() == 0 {
                    return Err(ErrorCode::WrongCredentials.into());
                }
                let query = sqlx::query("DELETE FROM operator_sessions WHERE token <> $1");
                query.bind(browser).execute(db).await?;
                Ok(())
            })
        })
        .await
    }

    /// Switches the second factor on, with this sealed secret of which the code of `step` was seen; or off.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_factor(&self, factor: Option<(String, u64)>, now: UnixTime) -> Result<()> {
        let (factor, step) = factor.unzip();
        self.write(now, move |db| {
            Box::pin(async move {
                let query = sqlx::query(
                    "UPDATE operators SET factor = $1, factor_step = COALESCE($2, factor_step)",
                );
                query.bind(factor).bind(step.map(u64::cast_signed)).execute(db).await?;
                Ok(())
            })
        })
        .await
    }

    /// When somebody was last seen at the browser with this session; none if it is not signed in.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn browser_last_seen(&self, key: &str, now: UnixTime) -> Result<Option<UnixTime>> {
        let query =
            sqlx::query("SELECT created_at, last_seen FROM operator_sessions WHERE token = $1");
        let Some(row) = query.bind(key).fetch_optional(&self.pool).await? else {
            return Ok(None);
        };
        let last_seen = time(&row, "last_seen")?;
        let ended = last_seen <= now.plus(-IDLE) || time(&row, "created_at")? <= now.plus(-OLDEST);
        Ok((!ended).then_some(last_seen))
    }

    /// Somebody is at the browser with this session, where somebody was last seen then.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn see_browser(&self, key: &str, last_seen: UnixTime, now: UnixTime) -> Result<()> {
        if now.since(last_seen) < SEEN_EVERY {
            return Ok(());
        }
        let key = key.to_owned();
        self.write(now, move |db| {
            Box::pin(async move {
                let query =
                    sqlx::query("UPDATE operator_sessions SET last_seen = $2 WHERE token = $1");
                query.bind(key).bind(now.0).execute(db).await?;
                Ok(())
            })
        })
        .await
    }

    /// How many browsers are signed in.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn browsers(&self, now: UnixTime) -> Result<u64> {
        let query = sqlx::query(
            "SELECT COUNT(*) AS n FROM operator_sessions WHERE last_seen > $1 AND created_at > $2",
        );
        let query = query.bind(now.plus(-IDLE).0).bind(now.plus(-OLDEST).0);
        count(&query.fetch_one(&self.pool).await?, "n")
    }

    /// Signs the browser with this session out, or without one all of them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sign_operator_out(&self, key: Option<String>, now: UnixTime) -> Result<()> {
        self.write(now, move |db| {
            Box::pin(async move {
                let query = sqlx::query(
                    "DELETE FROM operator_sessions \
                     WHERE CAST($1 AS TEXT) IS NULL OR token = $1",
                );
                query.bind(key).execute(db).await?;
                Ok(())
            })
        })
        .await
    }
}

const OPERATOR: &str = "SELECT password, factor FROM operators WHERE id = 1";

fn known(row: &sqlx::any::AnyRow) -> Result<KnownOperator> {
    Ok(KnownOperator { password: row.try_get("password")?, factor: row.try_get("factor")? })
}

/// Notes that the code of `step` was taken; gives false if it, or a later one, was before.
async fn take_step(db: &mut AnyConnection, step: u64) -> Result<bool> {
    let query = sqlx::query("UPDATE operators SET factor_step = $1 WHERE factor_step < $1");
    Ok(query.bind(step.cast_signed()).execute(db).await?.rows_affected() > 0)
}

async fn start(db: &mut AnyConnection, browser: NewBrowser, now: UnixTime) -> Result<()> {
    let query = sqlx::query(
        "INSERT INTO operator_sessions (token, browser, created_at, last_seen) \
         VALUES ($1, $2, $3, $3)",
    );
    query.bind(browser.key).bind(browser.browser).bind(now.0).execute(db).await?;
    Ok(())
}

/// Removes the sessions that have ended by age.
pub(super) async fn forget_ended(db: &mut AnyConnection, now: UnixTime) -> Result<()> {
    let query =
        sqlx::query("DELETE FROM operator_sessions WHERE last_seen <= $1 OR created_at <= $2");
    query.bind(now.plus(-IDLE).0).bind(now.plus(-OLDEST).0).execute(db).await?;
    Ok(())
}
