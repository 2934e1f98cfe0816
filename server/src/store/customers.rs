//! Customers as admins see them.

use innkey_protocol::{
    AccountId, Code, CodeId, ErrorCode, ProjectId, UnixTime,
    api::customers::{
        Customer, CustomerList, CustomerQuery, IssuedCode, MAX_PAGE, PAGE, Settings, Source,
        StayFilter,
    },
    rules::CodeState,
};
use sqlx::{AssertSqlSafe, Row, any::AnyRow};

use super::{
    Store,
    cursor::Cursor,
    rows::{
        code_state, count, flag, optional_parsed, optional_rights, optional_time, parsed, stay,
        time, zone,
    },
};
use crate::{
    error::{Error, Result},
    keys::{CodeOwner, Keys},
};

/// What [`customer`] reads.
const COLUMNS: &str = "a.id AS id, a.name AS name, a.contact AS contact, a.language AS language, \
     a.note AS note, a.stay_from AS stay_from, a.stay_until AS stay_until, \
     a.group_id AS group_id, a.rights AS rights, a.enabled AS enabled, \
     a.own_login AS own_login, a.revision AS revision, a.user_name AS user_name, \
     a.feed AS feed, a.booking AS booking, a.shared_at AS shared_at, \
     a.downloaded_at AS downloaded_at, a.signed_in_at AS signed_in_at, \
     a.signed_in_with AS signed_in_with, a.last_seen AS last_seen, a.created_at AS created_at, \
     (SELECT COUNT(*) FROM sessions s WHERE s.account = a.id) AS devices, \
     c.id AS code, c.sealed AS sealed, c.state AS state, c.issued_at AS issued_at, \
     c.expires_at AS expires_at";

/// The customers of project `$1`, each with the newest code.
const CUSTOMERS: &str = "FROM accounts a LEFT JOIN codes c ON c.id = a.code \
     WHERE a.project = $1 AND a.role = 'customer'";

/// Those that a query finds: group `$2`, pattern `$3`, code `$4`, [`StayFilter`] `$5` at the time `$6`.
const FOUND: &str = "AND (CAST($2 AS TEXT) IS NULL OR a.group_id = $2) \
     AND (CAST($3 AS TEXT) IS NULL OR a.search LIKE $3 ESCAPE '\\' OR c.lookup = $4) \
     AND ($5 = '' OR CASE WHEN a.stay_until <= $6 THEN 'ended' \
          WHEN a.stay_from > $6 THEN 'coming' ELSE 'now' END = $5)";

/// A page that begins after time `$7` and id `$8`, of `$9` rows.
const ON_PAGE: &str = "AND (a.created_at < $7 OR (a.created_at = $7 AND a.id < $8)) \
     ORDER BY a.created_at DESC, a.id DESC LIMIT $9";

/// What the list says of the project as a whole.
const HEAD: &str = "SELECT revision, otp, time_zone FROM projects WHERE id = $1";

impl Store {
    /// A page of the customers of a project, newest first. `code` is what the query's text is found by, if it is a
    /// code.
    ///
    /// # Errors
    /// [`ErrorCode::Invalid`] for a page that does not exist, or when the database fails.
    pub async fn customers(
        &self,
        project: ProjectId,
        query: &CustomerQuery,
        keys: &Keys,
        now: UnixTime,
    ) -> Result<CustomerList> {
        let limit = query.limit.unwrap_or(PAGE).clamp(1, MAX_PAGE);
        let after = query.after.as_deref().map(str::parse::<Cursor>).transpose()?;
        let (before, before_id) = Cursor::columns(after);
        let find = Find::new(project, query, keys, now);
        // Read before the customers: what changes in between is heard of as newer.
        let head = sqlx::query(HEAD).bind(project.to_string()).fetch_optional(&self.pool).await?;
        let head = head.ok_or(ErrorCode::ProjectNotFound)?;
        let total = sqlx::query(AssertSqlSafe(format!("SELECT COUNT(*) AS n {CUSTOMERS} {FOUND}")));
        let total = count(&find.bind(total).fetch_one(&self.pool).await?, "n")?;
        let page = format!("SELECT {COLUMNS} {CUSTOMERS} {FOUND} {ON_PAGE}");
        let page = find.bind(sqlx::query(AssertSqlSafe(page)));
        let page = page.bind(before).bind(before_id).bind(i64::from(limit) + 1);
        let rows = page.fetch_all(&self.pool).await?;
        let on_page = rows.iter().take(limit as usize);
        let customers: Vec<_> =
            on_page.map(|row| customer(row, project, keys, now)).collect::<Result<_>>()?;
        let last = customers.last().filter(|_| rows.len() > limit as usize);
        let next = last.map(|last| Cursor::new(last.created_at, last.id).to_string());
        Ok(CustomerList {
            customers,
            next,
            total,
            revision: count(&head, "revision")?,
            otp: flag(&head, "otp")?,
            time_zone: zone(&head)?,
            server_time: now,
        })
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
        let one = AssertSqlSafe(format!("SELECT {COLUMNS} {CUSTOMERS} AND a.id = $2"));
        let query = sqlx::query(one).bind(project.to_string()).bind(account.to_string());
        let row = query.fetch_optional(&self.pool).await?;
        customer(&row.ok_or(ErrorCode::AccountNotFound)?, project, keys, now)
    }
}

/// The values of [`FOUND`].
struct Find {
    project: String,
    group: Option<String>,
    pattern: Option<String>,
    code: Option<String>,
    stay: &'static str,
    now: i64,
}

type Query<'q> = sqlx::query::Query<'q, sqlx::Any, sqlx::any::AnyArguments>;

impl Find {
    fn new(project: ProjectId, query: &CustomerQuery, keys: &Keys, now: UnixTime) -> Self {
        let wanted = query.q.as_deref().map(str::trim).filter(|wanted| !wanted.is_empty());
        let code = wanted.and_then(|wanted| wanted.parse::<Code>().ok());
        Self {
            project: project.to_string(),
            group: query.group.map(|group| group.to_string()),
            pattern: wanted.map(pattern),
            code: code.map(|code| keys.lookup(project, &code)),
            stay: match query.stay {
                None => "",
                Some(StayFilter::Coming) => "coming",
                Some(StayFilter::Now) => "now",
                Some(StayFilter::Ended) => "ended",
            },
            now: now.0,
        }
    }

    fn bind<'q>(&self, query: Query<'q>) -> Query<'q> {
        query
            .bind(self.project.clone())
            .bind(self.group.clone())
            .bind(self.pattern.clone())
            .bind(self.code.clone())
            .bind(self.stay)
            .bind(self.now)
    }
}

/// Texts as the column `search` holds them.
pub(super) fn search_text<'a>(texts: impl IntoIterator<Item = &'a String>) -> String {
    let texts = texts.into_iter().filter(|text| !text.is_empty());
    texts.map(|text| text.to_lowercase()).collect::<Vec<_>>().join("\n")
}

/// A pattern for LIKE that finds `wanted` anywhere.
pub(super) fn pattern(wanted: &str) -> String {
    let mut pattern = String::from("%");
    for c in wanted.to_lowercase().chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern + "%"
}

/// The columns of an account that hold [`Settings`].
pub(super) fn settings(row: &AnyRow) -> Result<Settings> {
    Ok(Settings {
        name: row.try_get("name")?,
        contact: row.try_get("contact")?,
        language: row.try_get("language")?,
        note: row.try_get("note")?,
        stay: stay(row)?,
        group: optional_parsed(row, "group_id")?,
        rights: optional_rights(row, "rights")?,
        enabled: flag(row, "enabled")?,
        own_login: flag(row, "own_login")?,
    })
}

fn customer(row: &AnyRow, project: ProjectId, keys: &Keys, now: UnixTime) -> Result<Customer> {
    let id = parsed(row, "id")?;
    let code = match row.try_get::<Option<&str>, _>("code")? {
        Some(_) => Some(issued_code(row, project, id, keys, now)?),
        None => None,
    };
    let feed: Option<String> = row.try_get("feed")?;
    let booking: Option<String> = row.try_get("booking")?;
    Ok(Customer {
        id,
        settings: settings(row)?,
        revision: count(row, "revision")?,
        user: row.try_get("user_name")?,
        source: feed.zip(booking).map(|(feed, booking)| Source { feed, booking }),
        code,
        shared_at: optional_time(row, "shared_at")?,
        downloaded_at: optional_time(row, "downloaded_at")?,
        signed_in_at: optional_time(row, "signed_in_at")?,
        signed_in_with: row.try_get("signed_in_with")?,
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
        (CodeState::Live, Some(sealed)) => {
            let code = keys.unseal(&owner, sealed);
            Some(code.ok_or_else(|| Error::internal("a sealed code was tampered with"))?)
        }
        _ => None,
    };
    Ok(IssuedCode { id, state, code, issued_at: time(row, "issued_at")?, expires_at })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_looked_for_is_taken_literally() {
        assert_eq!(pattern("50%_Ä\\"), "%50\\%\\_ä\\\\%");
        let texts = ["Bea".to_owned(), String::new(), "bea@EXAMPLE.org".to_owned()];
        assert_eq!(search_text(&texts), "bea\nbea@example.org");
    }
}
