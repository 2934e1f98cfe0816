//! User names and passwords of customers, set by the host or by the guest.

use innkey_protocol::{
    AccountId, ErrorCode,
    api::activity::{ActivityKind, FieldChange},
};
use sqlx::{AnyConnection, Row};

use super::{
    Store,
    accounts::{KnownAccount, taken},
    changes::Topic,
    customers::search_text,
    doing::Doing,
    sessions,
};
use crate::error::Result;

/// User name and password to set.
#[derive(Clone, Debug)]
pub struct NewLogin {
    /// User name, in lower case.
    pub user: String,
    /// Hash of the password.
    pub password: String,
}

impl Store {
    /// The hash of an account's password, if it has one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn password_of(&self, account: AccountId) -> Result<Option<String>> {
        let query = sqlx::query_scalar(PASSWORD_OF).bind(account.to_string());
        Ok(query.fetch_optional(&self.pool).await?.flatten())
    }

    /// Sets user name and password of the account whose device asks, and signs its other devices out. `compared` is
    /// the hash that the password until now was compared with, if there was one.
    ///
    /// # Errors
    /// [`ErrorCode::WrongCredentials`] if the password has changed since, [`ErrorCode::SessionEnded`] if the device
    /// was signed out since, [`ErrorCode::UserNameTaken`], or when the database fails.
    pub async fn set_own_login(
        &self,
        account: KnownAccount,
        session: String,
        compared: Option<String>,
        login: NewLogin,
        doing: Doing,
    ) -> Result<()> {
        self.change(doing.project, Topic::Account(account.id), doing.now, move |db| {
            Box::pin(async move {
                if !sessions::is_of(db, &session, account.id, doing.now).await? {
                    return Err(ErrorCode::SessionEnded.into());
                }
                if password_in(db, account.id).await? != compared {
                    return Err(ErrorCode::WrongCredentials.into());
                }
                set(db, account.id, Some(&login)).await?;
                sessions::end_others(db, account.id, &session).await?;
                let changes = vec![FieldChange {
                    field: "user".into(),
                    before: account.user.unwrap_or_default(),
                    after: login.user,
                }];
                doing.entry(ActivityKind::LoginChanged).changes(changes).note(db).await
            })
        })
        .await
    }
}

const PASSWORD_OF: &str = "SELECT password FROM accounts WHERE id = $1";

/// The hash of an account's password inside a transaction; none as well if the account is gone.
pub(super) async fn password_in(
    db: &mut AnyConnection,
    account: AccountId,
) -> Result<Option<String>> {
    let query = sqlx::query_scalar(PASSWORD_OF).bind(account.to_string());
    Ok(query.fetch_optional(db).await?.flatten())
}

/// Sets user name and password, or takes them away.
pub(super) async fn set(
    db: &mut AnyConnection,
    account: AccountId,
    login: Option<&NewLogin>,
) -> Result<()> {
    let query = sqlx::query(
        "UPDATE accounts SET user_name = $2, password = $3 WHERE id = $1 \
         RETURNING name, contact, note",
    );
    let query = query.bind(account.to_string()).bind(login.map(|login| login.user.clone()));
    let query = query.bind(login.map(|login| login.password.clone()));
    let set = query.fetch_optional(&mut *db).await;
    let row = set.map_err(|error| taken(error, ErrorCode::UserNameTaken))?;
    let row = row.ok_or(ErrorCode::AccountNotFound)?;
    let mut texts = Vec::with_capacity(4);
    for column in ["name", "contact", "note"] {
        texts.push(row.try_get::<String, _>(column)?);
    }
    texts.extend(login.map(|login| login.user.clone()));
    let query = sqlx::query("UPDATE accounts SET search = $2 WHERE id = $1");
    query.bind(account.to_string()).bind(search_text(&texts)).execute(db).await?;
    Ok(())
}
