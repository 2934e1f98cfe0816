//! One-time codes: issued once, used once.

use innkey_protocol::{
    AccountId, CodeId, ErrorCode, ProjectId, UnixTime,
    api::activity::ActivityKind,
    rules::{CodeSignIn, CodeState},
};
use sqlx::{AnyConnection, Row};

use super::{
    Store,
    accounts::{KnownAccount, known_account, select_known, taken},
    activity::Entry,
    changes::Topic,
    doing::{Doing, customer_party},
    rows::{LIVE, REPLACED, REVOKED, USED, code_state, parsed, time},
    sessions::{self, NewSession},
};
use crate::error::Result;

/// A code to issue, as the database keeps it.
#[derive(Clone, Debug)]
pub struct IssueCode {
    /// Made by the admin's app.
    pub id: CodeId,
    /// What it is found by.
    pub lookup: String,
    /// The code under the server's key.
    pub sealed: String,
    /// When it dies unused.
    pub expires_at: UnixTime,
}

impl Store {
    /// Uses the code and signs the device in: both, or neither.
    ///
    /// The same code with the same token gets the same answer, so that an answer lost on the way costs
    /// nothing; of any number of tokens at once exactly one wins.
    ///
    /// # Errors
    /// [`ErrorCode::CodeUnknown`], what [`CodeSignIn::decide`] says, [`ErrorCode::SessionEnded`] if this
    /// device used the code and was signed out since, or when the database fails.
    pub async fn redeem(
        &self,
        project: ProjectId,
        lookup: String,
        session: NewSession,
        name: Option<String>,
        now: UnixTime,
    ) -> Result<KnownAccount> {
        self.change_if(project, Topic::Customers, now, move |db| {
            Box::pin(async move {
                let query = sqlx::query(select_known!(
                    ", c.id AS code, c.state AS state, c.expires_at AS expires_at, c.used_by AS used_by",
                    "JOIN codes c ON c.account = a.id WHERE c.project = $1 AND c.lookup = $2"
                ));
                let query = query.bind(project.to_string()).bind(lookup);
                let row = query.fetch_optional(&mut *db).await?.ok_or(ErrorCode::CodeUnknown)?;
                let mut account = known_account(&row)?;
                let state = code_state(row.try_get("state")?, time(&row, "expires_at")?, now)?;
                let used_by: Option<String> = row.try_get("used_by")?;
                if state == CodeState::Used && used_by.as_ref() == Some(&session.key) {
                    account.admit(now)?;
                    if !sessions::is_of(db, &session.key, account.id, now).await? {
                        return Err(ErrorCode::SessionEnded.into());
                    }
                    return Ok((account, false));
                }
                let stay = account.stay.phase(now);
                CodeSignIn { code: state, enabled: account.enabled, stay, otp: account.otp }
                    .decide()?;
                spend(db, parsed(&row, "code")?, &session.key, now).await?;
                sessions::start(db, &mut account, &session, name, now).await?;
                let by = session.actor(&account);
                Entry::new(project, now, ActivityKind::CodeUsed, by).note(db).await?;
                Ok((account, true))
            })
        })
        .await
    }
}

/// Marks a live code used. The condition stands in the update itself: where several servers share a database,
/// one of them wins.
async fn spend(db: &mut AnyConnection, code: CodeId, used_by: &str, now: UnixTime) -> Result<()> {
    let query = sqlx::query(
        "UPDATE codes SET state = $2, used_by = $3, sealed = NULL, ended_at = $5 \
         WHERE id = $1 AND state = $4 AND expires_at > $5 RETURNING id",
    );
    let query = query.bind(code.to_string()).bind(USED).bind(used_by).bind(LIVE).bind(now.0);
    match query.fetch_optional(db).await? {
        Some(_) => Ok(()),
        None => Err(ErrorCode::CodeUsed.into()),
    }
}

/// Makes `issue` the account's code; a code before it is replaced. The same id again changes nothing: then it
/// gives false.
pub(super) async fn issue(
    db: &mut AnyConnection,
    account: AccountId,
    name: &str,
    issue: IssueCode,
    doing: &Doing,
) -> Result<bool> {
    let now = doing.now;
    let query = sqlx::query("SELECT account, lookup FROM codes WHERE id = $1");
    if let Some(row) = query.bind(issue.id.to_string()).fetch_optional(&mut *db).await? {
        let same = parsed::<AccountId>(&row, "account")? == account
            && row.try_get::<&str, _>("lookup")? == issue.lookup;
        return if same { Ok(false) } else { Err(ErrorCode::IdTaken.into()) };
    }
    withdraw(db, account, REPLACED, now).await?;
    let query = sqlx::query(
        "INSERT INTO codes (id, account, project, lookup, sealed, state, issued_at, expires_at, \
         issued_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    );
    query
        .bind(issue.id.to_string())
        .bind(account.to_string())
        .bind(doing.project.to_string())
        .bind(issue.lookup)
        .bind(issue.sealed)
        .bind(LIVE)
        .bind(now.0)
        .bind(issue.expires_at.0)
        .bind(doing.by.party.id.as_ref())
        .execute(&mut *db)
        .await
        .map_err(|error| taken(error, ErrorCode::CodeTaken))?;
    let query = sqlx::query("UPDATE accounts SET code = $2 WHERE id = $1");
    query.bind(account.to_string()).bind(issue.id.to_string()).execute(&mut *db).await?;
    doing.entry(ActivityKind::CodeIssued).about(customer_party(account, name)).note(db).await?;
    Ok(true)
}

/// Takes the account's live code, if there is one, out of use.
pub(super) async fn revoke(
    db: &mut AnyConnection,
    account: AccountId,
    now: UnixTime,
) -> Result<()> {
    withdraw(db, account, REVOKED, now).await
}

/// A code that expired stays expired.
async fn withdraw(
    db: &mut AnyConnection,
    account: AccountId,
    state: &'static str,
    now: UnixTime,
) -> Result<()> {
    let query = sqlx::query(
        "UPDATE codes SET state = $2, sealed = NULL, ended_at = $4 \
         WHERE account = $1 AND state = $3 AND expires_at > $4",
    );
    let query = query.bind(account.to_string()).bind(state).bind(LIVE).bind(now.0);
    query.execute(db).await?;
    Ok(())
}
