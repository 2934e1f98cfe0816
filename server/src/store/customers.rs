//! Customers as admins see and change them.

use innkey_protocol::{
    AccountId, CodeId, ErrorCode, ProjectId, Stay, UnixTime,
    api::{
        customers::{Customer, CustomerEdit, IssuedCode},
        sign_in::Role,
    },
};
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{
    Store,
    accounts::account_in,
    codes::{self, IssueCode},
    rows::{code_state, flag, optional_time, parsed, role_text, stay, time},
    sessions,
};
use crate::{
    error::{Error, Result},
    keys::{CodeOwner, Keys},
};

/// A customer to add.
#[derive(Clone, Debug)]
pub struct AddCustomer {
    /// Made by the admin's app.
    pub id: AccountId,
    /// Its project.
    pub project: ProjectId,
    /// The person's name; may be empty.
    pub name: String,
    /// When the project may be used.
    pub stay: Stay,
    /// The code to invite with.
    pub code: Option<IssueCode>,
}

/// Customers with their newest code; `$2` is one of them, or null for all.
const CUSTOMERS: &str = "SELECT a.id AS id, a.name AS name, a.enabled AS enabled, \
     a.stay_from AS stay_from, a.stay_until AS stay_until, a.signed_in_at AS signed_in_at, \
     a.last_seen AS last_seen, a.created_at AS created_at, \
     (SELECT COUNT(*) FROM sessions s WHERE s.account = a.id) AS devices, \
     c.id AS code, c.sealed AS sealed, c.state AS state, c.issued_at AS issued_at, \
     c.expires_at AS expires_at \
     FROM accounts a LEFT JOIN codes c ON c.id = a.code \
     WHERE a.project = $1 AND a.role = 'customer' AND a.id = COALESCE($2, a.id) \
     ORDER BY a.created_at DESC, a.id DESC";

fn customer(row: &AnyRow, project: ProjectId, keys: &Keys, now: UnixTime) -> Result<Customer> {
    let id = parsed(row, "id")?;
    let code = match row.try_get::<Option<&str>, _>("code")? {
        Some(_) => Some(issued_code(row, project, id, keys, now)?),
        None => None,
    };
    Ok(Customer {
        id,
        settings: innkey_protocol::api::customers::Settings {
            name: row.try_get("name")?,
            enabled: flag(row, "enabled")?,
            stay: stay(row)?,
            ..Default::default()
        },
        revision: 0,
        user: None,
        source: None,
        shared_at: None,
        downloaded_at: None,
        signed_in_with: None,
        code,
        signed_in_at: optional_time(row, "signed_in_at")?,
        last_seen: optional_time(row, "last_seen")?,
        devices: row.try_get::<i64, _>("devices")? as u32,
        created_at: time(row, "created_at")?,
    })
}

fn issued_code(
    row: &AnyRow,
    project: ProjectId,
    account: AccountId,
    keys: &Keys,
    now: UnixTime,
) -> Result<IssuedCode> {
    let id: CodeId = parsed(row, "code")?;
    let expires_at = time(row, "expires_at")?;
    let state = code_state(row.try_get("state")?, expires_at, now)?;
    let sealed: Option<&str> = row.try_get("sealed")?;
    let owner = CodeOwner { project, account, code: id };
    let code = match (state, sealed) {
        (innkey_protocol::rules::CodeState::Live, Some(sealed)) => {
            let code = keys.unseal(&owner, sealed);
            Some(code.ok_or_else(|| Error::internal("a sealed code was tampered with"))?)
        }
        _ => None,
    };
    Ok(IssuedCode { id, state, code, issued_at: time(row, "issued_at")?, expires_at })
}

impl Store {
    /// All customers of a project, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn customers(
        &self,
        project: ProjectId,
        keys: &Keys,
        now: UnixTime,
    ) -> Result<Vec<Customer>> {
        let query = sqlx::query(CUSTOMERS).bind(project.to_string()).bind(None::<String>);
        let rows = query.fetch_all(&self.pool).await?;
        rows.iter().map(|row| customer(row, project, keys, now)).collect()
    }

    /// One customer.
    ///
    /// # Errors
    /// [`ErrorCode::AccountNotFound`], or when the database fails.
    pub async fn customer(
        &self,
        project: ProjectId,
        account: AccountId,
        keys: &Keys,
        now: UnixTime,
    ) -> Result<Customer> {
        let query = sqlx::query(CUSTOMERS).bind(project.to_string()).bind(account.to_string());
        let row = query.fetch_optional(&self.pool).await?;
        customer(&row.ok_or(ErrorCode::AccountNotFound)?, project, keys, now)
    }

    /// Adds a customer and issues the code; the same id again with the same code changes nothing.
    ///
    /// # Errors
    /// [`ErrorCode::IdTaken`], [`ErrorCode::CodeTaken`], or when the database fails.
    pub async fn add_customer(&self, add: AddCustomer, now: UnixTime) -> Result<()> {
        self.write(now, move |db| {
            Box::pin(async move {
                let query = sqlx::query(
                    "INSERT INTO accounts (id, project, role, name, enabled, stay_from, stay_until, \
                     link_epoch, created_at) VALUES ($1, $2, $3, $4, 1, $5, $6, 0, $7) \
                     ON CONFLICT (id) DO NOTHING",
                );
                query
                    .bind(add.id.to_string())
                    .bind(add.project.to_string())
                    .bind(role_text(Role::Customer))
                    .bind(add.name)
                    .bind(add.stay.from.map(|time| time.0))
                    .bind(add.stay.until.map(|time| time.0))
                    .bind(now.0)
                    .execute(&mut *db)
                    .await?;
                // An id that is there already must be this project's customer, else it is not ours to give.
let known = customer_in(db, add.project, add.id).await;
                known.map_err(|error| error.retold(ErrorCode::AccountNotFound, ErrorCode::IdTaken))?;
                match add.code {
                    Some(code) => codes::issue(db, add.project, add.id, code, now).await,
                    None => Ok(()),
                }
            })
        })
        .await
    }

    /// Changes what `edit` names.
    ///
    /// # Errors
    /// [`ErrorCode::AccountNotFound`], or when the database fails.
    pub async fn edit_customer(
        &self,
        project: ProjectId,
        account: AccountId,
        edit: CustomerEdit,
        now: UnixTime,
    ) -> Result<()> {
        self.write(now, move |db| {
            Box::pin(async move {
                customer_in(db, project, account).await?;
                let query = sqlx::query(
                    "UPDATE accounts SET name = COALESCE($2, name), \
                     enabled = COALESCE($3, enabled) WHERE id = $1",
                );
                let query = query.bind(account.to_string()).bind(edit.name);
                query.bind(edit.enabled.map(i64::from)).execute(&mut *db).await?;
                if let Some(stay) = edit.stay {
                    let query = sqlx::query(
                        "UPDATE accounts SET stay_from = $2, stay_until = $3 WHERE id = $1",
                    );
                    let query = query.bind(account.to_string()).bind(stay.from.map(|time| time.0));
                    query.bind(stay.until.map(|time| time.0)).execute(db).await?;
                }
                Ok(())
            })
        })
        .await
    }

    /// Issues a code in place of the last; the same id again changes nothing.
    ///
    /// # Errors
    /// [`ErrorCode::AccountNotFound`], [`ErrorCode::IdTaken`], [`ErrorCode::CodeTaken`], or when the
    /// database fails.
    pub async fn renew_code(
        &self,
        project: ProjectId,
        account: AccountId,
        code: IssueCode,
        now: UnixTime,
    ) -> Result<()> {
        self.write(now, move |db| {
            Box::pin(async move {
                customer_in(db, project, account).await?;
                codes::issue(db, project, account, code, now).await
            })
        })
        .await
    }

    /// Takes back all that was handed out: the live code, the share link, the signed-in devices.
    ///
    /// # Errors
    /// [`ErrorCode::AccountNotFound`], or when the database fails.
    pub async fn revoke_customer(
        &self,
        project: ProjectId,
        account: AccountId,
        now: UnixTime,
    ) -> Result<()> {
        self.write(now, move |db| {
            Box::pin(async move {
                customer_in(db, project, account).await?;
                codes::revoke(db, account, now).await?;
                sessions::end_all(db, account).await?;
                let query =
                    sqlx::query("UPDATE accounts SET link_epoch = link_epoch + 1 WHERE id = $1");
                query.bind(account.to_string()).execute(db).await?;
                Ok(())
            })
        })
        .await
    }
}

/// Makes sure that the account is a customer of the project: admins are the operator's affair.
async fn customer_in(db: &mut AnyConnection, project: ProjectId, account: AccountId) -> Result<()> {
    match account_in(db, project, account).await?.role {
        Role::Customer => Ok(()),
        Role::Admin => Err(ErrorCode::AccountNotFound.into()),
    }
}
