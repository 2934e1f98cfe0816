//! Accounts as the operator sees them, and as a request finds them.

use innkey_protocol::{
    AccountId, ErrorCode, ProjectId, Stay, UnixTime,
    api::{
        operator::AccountState,
        sign_in::{Account, Role, SignedIn},
    },
    rules::admit,
};
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{
    Store,
    rows::{flag, optional_time, parsed, role, role_text, stay},
};
use crate::error::{Error, Result};

/// What requests need to know of an account.
#[derive(Clone, Debug)]
pub struct KnownAccount {
    /// The account.
    pub id: AccountId,
    /// Its project.
    pub project: ProjectId,
    /// What it may do.
    pub role: Role,
    /// The person's name.
    pub name: String,
    /// Whether it is switched on.
    pub enabled: bool,
    /// When it may be used.
    pub stay: Stay,
    /// How often its share link was revoked.
    pub link_epoch: i64,
    /// Whether its project uses one-time codes.
    pub otp: bool,
}

/// A query for [`known_account`]: more columns (each with a comma in front), then joins and conditions on
/// `accounts a` and `projects p`.
macro_rules! select_known {
    ($columns:literal, $rest:literal) => {
        concat!(
            "SELECT a.id AS id, a.project AS project, a.role AS role, a.name AS name, ",
            "a.enabled AS enabled, a.stay_from AS stay_from, a.stay_until AS stay_until, ",
            "a.link_epoch AS link_epoch, p.otp AS otp",
            $columns,
            " FROM accounts a JOIN projects p ON p.id = a.project ",
            $rest
        )
    };
}
pub(super) use select_known;

const BY_ID: &str = select_known!("", "WHERE a.project = $1 AND a.id = $2");

pub(super) fn known_account(row: &AnyRow) -> Result<KnownAccount> {
    Ok(KnownAccount {
        id: parsed(row, "id")?,
        project: parsed(row, "project")?,
        role: role(row)?,
        name: row.try_get("name")?,
        enabled: flag(row, "enabled")?,
        stay: stay(row)?,
        link_epoch: row.try_get("link_epoch")?,
        otp: flag(row, "otp")?,
    })
}

impl KnownAccount {
    /// Whether the account may be in now.
    ///
    /// # Errors
    /// The reason why not.
    pub fn admit(&self, now: UnixTime) -> Result<()> {
        Ok(admit(self.enabled, self.stay.phase(now))?)
    }

    /// What the account's own devices may see of it.
    pub fn signed_in(self, now: UnixTime) -> SignedIn {
        let Self { id, role, name, stay, otp, .. } = self;
        SignedIn {
            account: Account { id, role, name, stay, user: None, own_login: false },
            otp,
            time_zone: innkey_protocol::Zone::utc(),
            server_time: now,
        }
    }
}

/// An account to add.
#[derive(Clone, Debug)]
pub struct AddAccount {
    /// Its project.
    pub project: ProjectId,
    /// User name.
    pub user: String,
    /// Hash of the password.
    pub password: String,
    /// What it may do.
    pub role: Role,
}

impl Store {
    /// One account of a project.
    ///
    /// # Errors
    /// [`ErrorCode::AccountNotFound`], or when the database fails.
    pub async fn account(&self, project: ProjectId, account: AccountId) -> Result<KnownAccount> {
        let query = sqlx::query(BY_ID);
        let query = query.bind(project.to_string()).bind(account.to_string());
        let row = query.fetch_optional(&self.pool).await?;
        known_account(&row.ok_or(ErrorCode::AccountNotFound)?)
    }

    /// The account with this user name and the hash of its password.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn account_by_user(
        &self,
        project: ProjectId,
        user: &str,
    ) -> Result<Option<(KnownAccount, Option<String>)>> {
        let query = sqlx::query(select_known!(
            ", a.password AS password",
            "WHERE a.project = $1 AND a.user_name = $2"
        ));
        let query = query.bind(project.to_string()).bind(user);
        let row = query.fetch_optional(&self.pool).await?;
        row.map(|row| Ok((known_account(&row)?, row.try_get("password")?))).transpose()
    }

    /// All accounts of a project, admins first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn accounts(&self, project: ProjectId) -> Result<Vec<AccountState>> {
        let query = sqlx::query(
            "SELECT id, user_name, name, role, enabled, last_seen, (SELECT COUNT(*) FROM sessions \
             WHERE account = accounts.id) AS devices FROM accounts WHERE project = $1 \
             ORDER BY role, user_name, created_at",
        );
        let rows = query.bind(project.to_string()).fetch_all(&self.pool).await?;
        let account = |row: &AnyRow| {
            Ok(AccountState {
                id: parsed(row, "id")?,
                user: row.try_get("user_name")?,
                name: row.try_get("name")?,
                role: role(row)?,
                enabled: flag(row, "enabled")?,
                devices: row.try_get::<i64, _>("devices")? as u32,
                last_seen: optional_time(row, "last_seen")?,
            })
        };
        rows.iter().map(account).collect()
    }

    /// Adds an account with user name and password.
    ///
    /// # Errors
    /// [`ErrorCode::UserNameTaken`], or when the database fails.
    pub async fn add_account(&self, add: AddAccount, now: UnixTime) -> Result<AccountId> {
        let id = AccountId::new();
        self.write(now, move |db| {
            Box::pin(async move {
                let query = sqlx::query(
                    "INSERT INTO accounts (id, project, role, user_name, password, name, enabled, \
                     link_epoch, created_at) VALUES ($1, $2, $3, $4, $5, $6, 1, 0, $7)",
                );
                query
                    .bind(id.to_string())
                    .bind(add.project.to_string())
                    .bind(role_text(add.role))
                    .bind(&add.user)
                    .bind(add.password)
                    .bind(&add.user)
                    .bind(now.0)
                    .execute(db)
                    .await
                    .map_err(|error| taken(error, ErrorCode::UserNameTaken))?;
                Ok(id)
            })
        })
        .await
    }

    /// Switches an account between admin and customer, or sets its password and signs it out everywhere.
    ///
    /// # Errors
    /// [`ErrorCode::AccountNotFound`], or when the database fails.
    pub async fn edit_account(
        &self,
        project: ProjectId,
        account: AccountId,
        new_role: Option<Role>,
        password: Option<String>,
        now: UnixTime,
    ) -> Result<()> {
        self.write(now, move |db| {
            Box::pin(async move {
                let query = sqlx::query(
                    "UPDATE accounts SET role = COALESCE($3, role), \
                     password = COALESCE($4, password) WHERE project = $1 AND id = $2",
                );
                let query = query.bind(project.to_string()).bind(account.to_string());
                let signs_out = password.is_some();
                let query = query.bind(new_role.map(role_text)).bind(password);
                if query.execute(&mut *db).await?.rows_affected() == 0 {
                    return Err(ErrorCode::AccountNotFound.into());
                }
                if signs_out {
                    super::sessions::end_all(db, account).await?;
                }
                Ok(())
            })
        })
        .await
    }

    /// Removes an account with its codes and sessions.
    ///
    /// # Errors
    /// [`ErrorCode::AccountNotFound`], or when the database fails.
    pub async fn remove_account(
        &self,
        project: ProjectId,
        account: AccountId,
        only: Option<Role>,
        now: UnixTime,
    ) -> Result<()> {
        self.write(now, move |db| {
            Box::pin(async move {
                let query = sqlx::query(
                    "DELETE FROM accounts WHERE project = $1 AND id = $2 AND role = COALESCE($3, role)",
                );
                let query = query.bind(project.to_string()).bind(account.to_string());
                match query.bind(only.map(role_text)).execute(db).await?.rows_affected() {
                    0 => Err(ErrorCode::AccountNotFound.into()),
                    _ => Ok(()),
                }
            })
        })
        .await
    }
}

/// One account inside a transaction.
pub(super) async fn account_in(
    db: &mut AnyConnection,
    project: ProjectId,
    account: AccountId,
) -> Result<KnownAccount> {
    let query = sqlx::query(BY_ID).bind(project.to_string()).bind(account.to_string());
    known_account(&query.fetch_optional(db).await?.ok_or(ErrorCode::AccountNotFound)?)
}

/// A broken rule of uniqueness is the caller's error, any other fault the server's.
pub(super) fn taken(error: sqlx::Error, code: ErrorCode) -> Error {
    match &error {
        sqlx::Error::Database(cause) if cause.is_unique_violation() => code.into(),
        _ => error.into(),
    }
}
