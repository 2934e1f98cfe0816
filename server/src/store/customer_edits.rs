//! Customers as admins change them.

use innkey_protocol::{
    AccountId, ErrorCode,
    api::{
        activity::ActivityKind,
        customers::{CustomerEdit, Settings, Source},
        sign_in::Role,
    },
};
use sqlx::{AnyConnection, Row};

use super::{
    Store,
    accounts::account_in,
    changes::Topic,
    codes::{self, IssueCode},
    customers::{search_text, settings},
    doing::{Doing, customer_party},
    groups, licences,
    logins::{self, NewLogin},
    rows::{count, role_text},
    settings_changes,
};
use crate::error::Result;

/// A customer to add.
#[derive(Clone, Debug)]
pub struct AddCustomer {
    /// Made by the admin's app.
    pub id: AccountId,
    /// What the host decided.
    pub settings: Settings,
    /// The code to invite with.
    pub code: Option<IssueCode>,
    /// User name and password.
    pub login: Option<NewLogin>,
    /// The booking that it is imported from.
    pub source: Option<Source>,
}

/// What becomes of user name and password: nothing, new ones, or none.
pub type LoginEdit = Option<Option<NewLogin>>;

impl Store {
    /// Adds a customer and issues the code; the same id again with the same code changes nothing.
    ///
    /// # Errors
    /// [`ErrorCode::IdTaken`], [`ErrorCode::CodeTaken`], [`ErrorCode::UserNameTaken`],
    /// [`ErrorCode::GroupNotFound`], [`ErrorCode::LicencesUsedUp`], or when the database fails.
    pub async fn add_customer(&self, add: AddCustomer, doing: Doing) -> Result<()> {
        let topic = Topic::Account(add.id);
        self.change_if(doing.project, topic, doing.now, move |db| {
            Box::pin(async move {
                let AddCustomer { id, settings, code, .. } = &add;
                let (id, name, code) = (*id, settings.name.clone(), code.clone());
                let added = insert(db, add, &doing).await?;
                let issued = match code {
                    Some(code) => codes::issue(db, id, &name, code, &doing).await?,
                    None => false,
                };
                Ok(((), added || issued))
            })
        })
        .await
    }

    /// Changes what `edit` names.
    ///
    /// # Errors
    /// [`ErrorCode::AccountNotFound`], [`ErrorCode::ChangedMeanwhile`], [`ErrorCode::UserNameTaken`],
    /// [`ErrorCode::GroupNotFound`], [`ErrorCode::LicencesUsedUp`], or when the database fails.
    pub async fn edit_customer(
        &self,
        account: AccountId,
        edit: CustomerEdit,
        login: LoginEdit,
        doing: Doing,
    ) -> Result<()> {
        self.change_if(doing.project, Topic::Account(account), doing.now, move |db| {
            Box::pin(async move {
                let changed = update(db, account, &edit, login, &doing).await?;
                Ok(((), changed))
            })
        })
        .await
    }
}

/// Adds a customer, without a code; gives false if it is there already.
pub(super) async fn insert(
    db: &mut AnyConnection,
    add: AddCustomer,
    doing: &Doing,
) -> Result<bool> {
    if let Some(group) = add.settings.group {
        groups::name_of(db, doing.project, group).await?;
    }
    let (feed, booking) = add.source.map(|source| (source.feed, source.booking)).unzip();
    let query = sqlx::query(
        "INSERT INTO accounts (id, project, role, name, enabled, link_epoch, feed, booking, \
         created_at) VALUES ($1, $2, $3, '', 0, 0, $4, $5, $6) ON CONFLICT (id) DO NOTHING",
    );
    let query = query.bind(add.id.to_string()).bind(doing.project.to_string());
    let query = query.bind(role_text(Role::Customer)).bind(feed).bind(booking);
    let added = query.bind(doing.now.0).execute(&mut *db).await?.rows_affected() > 0;
    // An id that is there already must be this project's customer, else it is not ours to give.
    let known = customer_in(db, doing, add.id).await;
    known.map_err(|error| error.retold(ErrorCode::AccountNotFound, ErrorCode::IdTaken))?;
    let name = add.settings.name.clone();
    if added {
        write(db, add.id, &add.settings, None).await?;
        if let Some(login) = add.login {
            logins::set(db, add.id, Some(&login)).await?;
        }
        licences::take(db, doing.project, add.id, doing.now).await?;
        let entry = doing.entry(ActivityKind::CustomerAdded).about(customer_party(add.id, &name));
        entry.note(db).await?;
    }
    Ok(added)
}

const FIND: &str = "SELECT name, contact, language, note, stay_from, stay_until, group_id, rights, \
     enabled, own_login, revision, user_name, password FROM accounts \
     WHERE project = $1 AND id = $2 AND role = 'customer'";

/// Changes a customer; gives false if all is as it was.
pub(super) async fn update(
    db: &mut AnyConnection,
    account: AccountId,
    edit: &CustomerEdit,
    login: LoginEdit,
    doing: &Doing,
) -> Result<bool> {
    let query = sqlx::query(FIND).bind(doing.project.to_string()).bind(account.to_string());
    let row = query.fetch_optional(&mut *db).await?.ok_or(ErrorCode::AccountNotFound)?;
    if edit.revision.is_some_and(|seen| count(&row, "revision").is_ok_and(|now| seen != now)) {
        return Err(ErrorCode::ChangedMeanwhile.into());
    }
    let before = settings(&row)?;
    let after = edit.applied(before.clone());
    let user: Option<String> = row.try_get("user_name")?;
    // There is nothing to take away from who has none.
    let login = login.filter(|login| login.is_some() || user.is_some());
    let changed = before != after || login.is_some();
    let mut changes = settings_changes::between(db, doing, &before, &after).await?;
    if before != after {
        write(db, account, &after, user.as_ref()).await?;
        if after.enabled && !(before.enabled && after.stay.is_within(&before.stay)) {
            licences::take(db, doing.project, account, doing.now).await?;
        }
    }
    if let Some(login) = login {
        changes.extend(settings_changes::of_login(user.as_deref(), login.as_ref()));
        let had_password = row.try_get::<Option<&str>, _>("password")?.is_some();
        logins::set(db, account, login.as_ref()).await?;
        if had_password {
            super::sessions::end_all(db, account).await?;
        }
    }
    if !changes.is_empty() {
        let about = customer_party(account, after.name);
        doing.entry(ActivityKind::CustomerChanged).about(about).changes(changes).note(db).await?;
    }
    Ok(changed)
}

async fn write(
    db: &mut AnyConnection,
    account: AccountId,
    settings: &Settings,
    user: Option<&String>,
) -> Result<()> {
    let Settings { name, contact, language, note, stay, group, rights, enabled, own_login } =
        settings;
    let query = sqlx::query(
        "UPDATE accounts SET name = $2, contact = $3, language = $4, note = $5, stay_from = $6, \
         stay_until = $7, group_id = $8, rights = $9, enabled = $10, own_login = $11, \
         search = $12 WHERE id = $1",
    );
    query
        .bind(account.to_string())
        .bind(name)
        .bind(contact)
        .bind(language)
        .bind(note)
        .bind(stay.from.map(|time| time.0))
        .bind(stay.until.map(|time| time.0))
        .bind(group.map(|group| group.to_string()))
        .bind(rights.as_ref().map(serde_json::to_string).transpose()?)
        .bind(i64::from(*enabled))
        .bind(i64::from(*own_login))
        .bind(search_text([name, contact, note].into_iter().chain(user)))
        .execute(db)
        .await?;
    Ok(())
}

/// The name of a customer of the project: admins are the operator's affair.
pub(super) async fn customer_in(
    db: &mut AnyConnection,
    doing: &Doing,
    account: AccountId,
) -> Result<String> {
    let known = account_in(db, doing.project, account).await?;
    match known.role {
        Role::Customer => Ok(known.name),
        Role::Admin => Err(ErrorCode::AccountNotFound.into()),
    }
}
