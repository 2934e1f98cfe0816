//! *Licences and codes*: accounts and codes by pages, as the operator sees them. No code is ever read here.

use innkey_protocol::{
    AccountId, CodeId, ProjectId, Stay, UnixTime, api::sign_in::Role, rules::CodeState,
};
use serde::Deserialize;
use sqlx::{Row, any::AnyRow};

use super::{
    Store,
    customers::pattern,
    rows::{code_state, count, flag, optional_time, parsed, role, stay, time},
};
use crate::error::Result;

/// Rows on a page.
pub const ON_PAGE: u64 = 50;

/// Which accounts are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Show {
    /// All.
    #[default]
    All,
    /// Admins.
    Admins,
    /// Customers.
    Customers,
    /// Who has a code that waits to be used.
    Invited,
    /// Who is signed in on a device.
    SignedIn,
    /// Who is switched off.
    Disabled,
}

impl Show {
    /// What it is called in addresses and queries.
    pub const fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Admins => "admins",
            Self::Customers => "customers",
            Self::Invited => "invited",
            Self::SignedIn => "signed_in",
            Self::Disabled => "disabled",
        }
    }
}

/// An account in the table.
#[derive(Clone, Debug)]
pub struct AccountRow {
    /// The account.
    pub id: AccountId,
    /// User name, if it has one.
    pub user: Option<String>,
    /// The person's name; may be empty.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// Whether it is switched on.
    pub enabled: bool,
    /// When it may be used.
    pub stay: Stay,
    /// The newest code's state, and until when it can be used.
    pub code: Option<(CodeState, UnixTime)>,
    /// Devices signed in now.
    pub devices: u64,
    /// When a device last talked to the server.
    pub last_seen: Option<UnixTime>,
}

/// Which codes are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShowCodes {
    /// All.
    #[default]
    All,
    /// Those that wait to be used.
    Live,
    /// Those that somebody signed in with.
    Used,
    /// Those that were not used in time.
    Expired,
    /// Those that were revoked or replaced.
    Withdrawn,
}

impl ShowCodes {
    /// What it is called in addresses and queries.
    pub const fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Live => "live",
            Self::Used => "used",
            Self::Expired => "expired",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// A code in the table: all but the code.
#[derive(Clone, Debug)]
pub struct CodeRow {
    /// Its id.
    pub id: CodeId,
    /// Whose.
    pub account: AccountId,
    /// That person's name; may be empty.
    pub name: String,
    /// Its state.
    pub state: CodeState,
    /// When it was made.
    pub issued_at: UnixTime,
    /// The admin whose app made it, if that account is still there.
    pub issued_by: Option<String>,
    /// Until when it could be used.
    pub expires_at: UnixTime,
    /// When it was used, revoked or replaced.
    pub ended_at: Option<UnixTime>,
}

/// A page of a table.
#[derive(Clone, Debug)]
pub struct PageOf<T> {
    /// What is on it.
    pub rows: Vec<T>,
    /// How many there are on all pages.
    pub total: u64,
    /// Which page it is, from 1.
    pub number: u64,
}

impl<T> PageOf<T> {
    /// How many pages there are.
    pub const fn pages(&self) -> u64 {
        if self.total == 0 { 1 } else { self.total.div_ceil(ON_PAGE) }
    }

    /// The page before, if there is one.
    pub const fn before(&self) -> Option<u64> {
        if self.number > 1 { Some(self.number - 1) } else { None }
    }

    /// The page after, if there is one.
    pub const fn after(&self) -> Option<u64> {
        if self.number < self.pages() { Some(self.number + 1) } else { None }
    }
}

/// Accounts of project `$1` that pattern `$2` and [`Show`] `$3` find at the time `$4`.
macro_rules! accounts {
    ($what:literal, $rest:literal) => {
        concat!(
            "SELECT ",
            $what,
            " FROM accounts a LEFT JOIN codes c ON c.id = a.code WHERE a.project = $1 \
             AND (CAST($2 AS TEXT) IS NULL OR a.search LIKE $2 ESCAPE '\\') \
             AND CASE $3 WHEN 'admins' THEN a.role = 'admin' \
             WHEN 'customers' THEN a.role = 'customer' \
             WHEN 'disabled' THEN a.enabled = 0 \
             WHEN 'invited' THEN c.state = 'live' AND c.expires_at > $4 \
             WHEN 'signed_in' THEN EXISTS (SELECT 1 FROM sessions s WHERE s.account = a.id) \
             ELSE $4 >= 0 END ",
            $rest
        )
    };
}

/// Codes of project `$1` that [`ShowCodes`] `$2` finds at the time `$3`.
macro_rules! codes {
    ($what:literal, $rest:literal) => {
        concat!(
            "SELECT ",
            $what,
            " FROM codes c JOIN accounts a ON a.id = c.account \
             LEFT JOIN accounts i ON i.id = c.issued_by WHERE c.project = $1 \
             AND CASE $2 WHEN 'live' THEN c.state = 'live' AND c.expires_at > $3 \
             WHEN 'expired' THEN c.state = 'live' AND c.expires_at <= $3 \
             WHEN 'used' THEN c.state = 'used' \
             WHEN 'withdrawn' THEN c.state IN ('revoked', 'replaced') \
             ELSE $3 >= 0 END ",
            $rest
        )
    };
}

impl Store {
    /// A page of the accounts of a project: admins first, then the newest.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn account_page(
        &self,
        project: ProjectId,
        looked_for: &str,
        show: Show,
        number: u64,
        now: UnixTime,
    ) -> Result<PageOf<AccountRow>> {
        let looked_for = Some(looked_for.trim()).filter(|text| !text.is_empty()).map(pattern);
        let total = if looked_for.is_none() && show == Show::All {
            // By an index alone.
            let all = sqlx::query("SELECT COUNT(*) AS n FROM accounts WHERE project = $1");
            all.bind(project.to_string())
        } else {
            let some = sqlx::query(accounts!("COUNT(*) AS n", "")).bind(project.to_string());
            some.bind(looked_for.clone()).bind(show.word()).bind(now.0)
        };
        let total = count(&total.fetch_one(&self.pool).await?, "n")?;
        let number = within(number, total);
        // First which ones: what is asked of each is then asked of a page's only.
        let rows = sqlx::query(concat!(
            "SELECT a.id AS id, a.user_name AS user_name, a.name AS name, a.role AS role, \
             a.enabled AS enabled, a.stay_from AS stay_from, a.stay_until AS stay_until, \
             a.last_seen AS last_seen, c.state AS state, c.expires_at AS expires_at, \
             (SELECT COUNT(*) FROM sessions s WHERE s.account = a.id) AS devices \
             FROM accounts a LEFT JOIN codes c ON c.id = a.code WHERE a.id IN (",
            accounts!("a.id", "ORDER BY a.role, a.created_at DESC, a.id DESC LIMIT $5 OFFSET $6"),
            ") ORDER BY a.role, a.created_at DESC, a.id DESC"
        ));
        let rows = rows.bind(project.to_string()).bind(looked_for).bind(show.word()).bind(now.0);
        let rows = rows.bind(ON_PAGE.cast_signed()).bind(skipped(number)).fetch_all(&self.pool);
        let rows = rows.await?.iter().map(|row| account_row(row, now)).collect::<Result<_>>()?;
        Ok(PageOf { rows, total, number })
    }

    /// A page of the codes of a project, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn code_page(
        &self,
        project: ProjectId,
        show: ShowCodes,
        number: u64,
        now: UnixTime,
    ) -> Result<PageOf<CodeRow>> {
        let total = sqlx::query(codes!("COUNT(*) AS n", ""));
        let total = total.bind(project.to_string()).bind(show.word()).bind(now.0);
        let total = count(&total.fetch_one(&self.pool).await?, "n")?;
        let number = within(number, total);
        let rows = sqlx::query(codes!(
            "c.id AS id, a.id AS account, a.name AS name, c.state AS state, c.issued_at AS issued_at, \
             c.expires_at AS expires_at, c.ended_at AS ended_at, i.name AS issuer",
            "ORDER BY c.issued_at DESC, c.id DESC LIMIT $4 OFFSET $5"
        ));
        let rows = rows.bind(project.to_string()).bind(show.word()).bind(now.0);
        let rows = rows.bind(ON_PAGE.cast_signed()).bind(skipped(number)).fetch_all(&self.pool);
        let rows = rows.await?.iter().map(|row| code_row(row, now)).collect::<Result<_>>()?;
        Ok(PageOf { rows, total, number })
    }
}

/// A page that exists: the last one for what lies behind it.
fn within(number: u64, total: u64) -> u64 {
    number.clamp(1, total.div_ceil(ON_PAGE).max(1))
}

const fn skipped(number: u64) -> i64 {
    ((number - 1) * ON_PAGE).cast_signed()
}

fn account_row(row: &AnyRow, now: UnixTime) -> Result<AccountRow> {
    let code = match row.try_get::<Option<&str>, _>("state")? {
        Some(kept) => {
            let expires_at = time(row, "expires_at")?;
            Some((code_state(kept, expires_at, now)?, expires_at))
        }
        None => None,
    };
    Ok(AccountRow {
        id: parsed(row, "id")?,
        user: row.try_get("user_name")?,
        name: row.try_get("name")?,
        role: role(row)?,
        enabled: flag(row, "enabled")?,
        stay: stay(row)?,
        code,
        devices: count(row, "devices")?,
        last_seen: optional_time(row, "last_seen")?,
    })
}

fn code_row(row: &AnyRow, now: UnixTime) -> Result<CodeRow> {
    let expires_at = time(row, "expires_at")?;
    Ok(CodeRow {
        id: parsed(row, "id")?,
        account: parsed(row, "account")?,
        name: row.try_get("name")?,
        state: code_state(row.try_get("state")?, expires_at, now)?,
        issued_at: time(row, "issued_at")?,
        issued_by: row.try_get("issuer")?,
        expires_at,
        ended_at: optional_time(row, "ended_at")?,
    })
}
