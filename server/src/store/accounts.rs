//! Accounts as the operator sees them, and as a request finds them.

use innkey_protocol::{
    AccountId, ErrorCode, GroupId, ProjectId, Rights, Stay, UnixTime, Zone,
    api::{
        activity::{ActivityKind, PartyKind},
        operator::AccountState,
        sign_in::{Account, Role, SignedIn},
    },
    rules::admit,
};
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{
    Store,
    activity::{Actor, Entry, account_party},
    changes::Topic,
    customers::search_text,
    licences,
    rows::{
        count, flag, optional_parsed, optional_rights, optional_time, parsed, role, role_text,
        stay, zone,
    },
    settings_changes,
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
    /// User name, if it has one.
    pub user: Option<String>,
    /// Whether the guest may set user name and password.
    pub own_login: bool,
    /// Its group, if it is in one.
    pub group: Option<GroupId>,
    /// That group's id in the project, if it has one: objects may be kept from it.
    pub group_key: Option<String>,
    /// What it may see: its own rights, else its group's, else everything.
    pub rights: Rights,
    /// Counts up with what its devices want to hear of: its settings and its group's.
    pub revision: u64,
    /// Whether its project uses one-time codes.
    pub otp: bool,
    /// Its project's time zone.
    pub time_zone: Zone,
}

/// A query for [`known_account`]: more columns (each with a comma in front), then joins and conditions on
/// `accounts a` and `projects p`.
macro_rules! select_known {
    ($columns:literal, $rest:literal) => {
        concat!(
            "SELECT a.id AS id, a.project AS project, a.role AS role, a.name AS name, ",
            "a.enabled AS enabled, a.stay_from AS stay_from, a.stay_until AS stay_until, ",
            "a.link_epoch AS link_epoch, a.user_name AS user_name, a.own_login AS own_login, ",
            "a.group_id AS group_id, a.rights AS rights, a.revision AS revision, ",
            "g.project_key AS group_key, g.rights AS group_rights, g.revision AS group_revision, ",
            "p.otp AS otp, p.time_zone AS time_zone",
            $columns,
            " FROM accounts a JOIN projects p ON p.id = a.project ",
            "LEFT JOIN customer_groups g ON g.id = a.group_id ",
            $rest
        )
    };
}
pub(super) use select_known;

const BY_ID: &str = select_known!("", "WHERE a.project = $1 AND a.id = $2");

pub(super) fn known_account(row: &AnyRow) -> Result<KnownAccount> {
    let own = optional_rights(row, "rights")?;
    let rights = if own.is_some() { own } else { optional_rights(row, "group_rights")? };
    let group_revision: Option<i64> = row.try_get("group_revision")?;
    Ok(KnownAccount {
        id: parsed(row, "id")?,
        project: parsed(row, "project")?,
        role: role(row)?,
        name: row.try_get("name")?,
        enabled: flag(row, "enabled")?,
        stay: stay(row)?,
        link_epoch: row.try_get("link_epoch")?,
        user: row.try_get("user_name")?,
        own_login: flag(row, "own_login")?,
        group: optional_parsed(row, "group_id")?,
        group_key: row.try_get("group_key")?,
        rights: rights.unwrap_or_default(),
        revision: count(row, "revision")?.max(group_revision.unwrap_or(0).cast_unsigned()),
        otp: flag(row, "otp")?,
        time_zone: zone(row)?,
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
        let Self { id, role, name, stay, user, otp, time_zone, .. } = self;
        let own_login = self.own_login || role == Role::Admin;
        let account = Account { id, role, name, stay, user, own_login };
        SignedIn { account, otp, time_zone, server_time: now }
    }

    /// Who it is, as the activity names them.
    pub fn party(&self) -> innkey_protocol::api::activity::Party {
        account_party(party_kind(self.role), self.id, &self.name)
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

/// What changes of an account: what is absent stays.
#[derive(Clone, Debug, Default)]
pub struct EditAccount {
    /// What it may do.
    pub role: Option<Role>,
    /// Whether it is switched on.
    pub enabled: Option<bool>,
    /// Hash of a new password; signs every device out.
    pub password: Option<String>,
}

/// What the activity calls a role.
pub(super) const fn party_kind(role: Role) -> PartyKind {
    match role {
        Role::Admin => PartyKind::Admin,
        Role::Customer => PartyKind::Customer,
    }
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
    /// [`ErrorCode::UserNameTaken`], [`ErrorCode::LicencesUsedUp`] for a customer, or when the database fails.
    pub async fn add_account(
        &self,
        add: AddAccount,
        by: Actor,
        now: UnixTime,
    ) -> Result<AccountId> {
        let id = AccountId::new();
        self.change(add.project, Topic::Account(id), now, move |db| {
            Box::pin(async move {
                let query = sqlx::query(
                    "INSERT INTO accounts (id, project, role, user_name, password, name, search, \
                     enabled, link_epoch, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 1, 0, $8)",
                );
                query
                    .bind(id.to_string())
                    .bind(add.project.to_string())
                    .bind(role_text(add.role))
                    .bind(&add.user)
                    .bind(add.password)
                    .bind(&add.user)
                    .bind(search_text([&add.user]))
                    .bind(now.0)
                    .execute(&mut *db)
                    .await
                    .map_err(|error| taken(error, ErrorCode::UserNameTaken))?;
                licences::take(db, add.project, id, now).await?;
                let about = account_party(party_kind(add.role), id, add.user);
                let entry = Entry::new(add.project, now, ActivityKind::AccountAdded, by);
                entry.about(about).note(db).await?;
                Ok(id)
            })
        })
        .await
    }

    /// Switches an account between admin and customer, on or off, or sets its password and signs it out everywhere.
    ///
    /// # Errors
    /// [`ErrorCode::AccountNotFound`], [`ErrorCode::LicencesUsedUp`] if it becomes an active customer, or when the
    /// database fails.
    pub async fn edit_account(
        &self,
        project: ProjectId,
        account: AccountId,
        edit: EditAccount,
        by: Actor,
        now: UnixTime,
    ) -> Result<()> {
        self.change(project, Topic::Account(account), now, move |db| {
            Box::pin(async move {
                let before = account_in(db, project, account).await?;
                let role = edit.role.unwrap_or(before.role);
                let enabled = edit.enabled.unwrap_or(before.enabled);
                let signs_out = edit.password.is_some();
                let query = sqlx::query(
                    "UPDATE accounts SET role = $3, enabled = $4, \
                     password = COALESCE($5, password) WHERE project = $1 AND id = $2",
                );
                let query = query.bind(project.to_string()).bind(account.to_string());
                let query = query.bind(role_text(role)).bind(i64::from(enabled));
                query.bind(edit.password).execute(&mut *db).await?;
                if signs_out {
                    super::sessions::end_all(db, account).await?;
                }
                if (role, enabled) != (before.role, before.enabled) {
                    licences::take(db, project, account, now).await?;
                }
                let mut changes = settings_changes::of_account(before.role, role, signs_out);
                changes.extend(settings_changes::of_switch(before.enabled, enabled));
                let about = account_party(party_kind(role), account, before.name);
                let entry = Entry::new(project, now, ActivityKind::AccountChanged, by);
                entry.about(about).changes(changes).note(db).await
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
        by: Actor,
        now: UnixTime,
    ) -> Result<()> {
        self.change(project, Topic::Devices(account), now, move |db| {
            Box::pin(async move { remove(db, project, account, only, by, now).await })
        })
        .await
    }
}

/// Removes an account, and what the activity says of the person.
pub(super) async fn remove(
    db: &mut AnyConnection,
    project: ProjectId,
    account: AccountId,
    only: Option<Role>,
    by: Actor,
    now: UnixTime,
) -> Result<()> {
    let known = account_in(db, project, account).await?;
    if only.is_some_and(|only| only != known.role) {
        return Err(ErrorCode::AccountNotFound.into());
    }
    let query = sqlx::query("DELETE FROM accounts WHERE id = $1").bind(account.to_string());
    query.execute(&mut *db).await?;
    let kind = match by.party.kind {
        PartyKind::Operator => ActivityKind::AccountRemoved,
        _ => ActivityKind::CustomerRemoved,
    };
    // An admin's doings are told of after they left, a customer's person is not.
    let name = if known.role == Role::Admin { known.name } else { String::new() };
    let about = account_party(party_kind(known.role), account, name);
    Entry::new(project, now, kind, by).about(about).note(db).await?;
    match known.role {
        Role::Admin => Ok(()),
        Role::Customer => super::activity::forget(db, account).await,
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
