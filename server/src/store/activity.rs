//! Who did what and when. An entry is written in the transaction of what it tells of.

use std::net::IpAddr;

use innkey_protocol::{
    AccountId, ActivityId, ErrorCode, GroupId, ProjectId, UnixTime,
    api::activity::{
        Activity, ActivityKind, ActivityPage, ActivityQuery, FieldChange, MAX_PAGE, PAGE, Party,
        PartyKind,
    },
};
use serde::{Serialize, de::DeserializeOwned};
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{
    Store,
    cursor::Cursor,
    customers::pattern,
    rows::{parsed, time},
};
use crate::error::{Error, Result};

/// How long a whole network address is kept, in seconds.
const WHOLE_ADDRESS: i64 = 24 * 60 * 60;

/// Who does something, with what, from where.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Who.
    pub party: Party,
    /// What the device is called.
    pub device: Option<String>,
    /// Where the request came from.
    pub network: Option<IpAddr>,
}

/// A page of entries, and where the next one begins.
#[derive(Clone, Debug)]
pub struct Happened<T> {
    /// What happened, the last first.
    pub entries: Vec<T>,
    /// For [`ActivityQuery::after`]; none on the last page.
    pub next: Option<String>,
}

/// An entry to write.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    project: ProjectId,
    at: UnixTime,
    kind: ActivityKind,
    by: Actor,
    about: Option<Party>,
    changes: Vec<FieldChange>,
    reason: Option<ErrorCode>,
}

impl Entry {
    pub(super) const fn new(
        project: ProjectId,
        at: UnixTime,
        kind: ActivityKind,
        by: Actor,
    ) -> Self {
        Self { project, at, kind, by, about: None, changes: Vec::new(), reason: None }
    }

    pub(super) fn about(self, about: Party) -> Self {
        Self { about: Some(about), ..self }
    }

    pub(super) fn changes(self, changes: Vec<FieldChange>) -> Self {
        Self { changes, ..self }
    }

    pub(super) fn because(self, reason: ErrorCode) -> Self {
        Self { reason: Some(reason), ..self }
    }

    pub(super) async fn note(self, db: &mut AnyConnection) -> Result<()> {
        let about = self.about.as_ref();
        let changes = Some(&self.changes).filter(|changes| !changes.is_empty());
        sqlx::query(
            "INSERT INTO activity (id, project, at, kind, by_kind, by_id, by_name, about_kind, \
             about_id, about_name, device, network, network_short, changes, reason) VALUES \
             ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        )
        .bind(ActivityId::new().to_string())
        .bind(self.project.to_string())
        .bind(self.at.0)
        .bind(word(&self.kind)?)
        .bind(word(&self.by.party.kind)?)
        .bind(self.by.party.id)
        .bind(self.by.party.name)
        .bind(about.map(|about| word(&about.kind)).transpose()?)
        .bind(about.and_then(|about| about.id.clone()))
        .bind(about.map(|about| about.name.clone()))
        .bind(self.by.device)
        .bind(self.by.network.map(|ip| ip.to_canonical().to_string()))
        .bind(self.by.network.map(shortened))
        .bind(changes.map(serde_json::to_string).transpose()?)
        .bind(self.reason.map(ErrorCode::as_str))
        .execute(db)
        .await?;
        Ok(())
    }
}

/// A customer or admin as an entry names them.
pub(super) fn account_party(kind: PartyKind, id: AccountId, name: impl Into<String>) -> Party {
    Party { kind, id: Some(id.to_string()), name: name.into() }
}

/// A group as an entry names it.
pub(super) fn group_party(id: GroupId, name: impl Into<String>) -> Party {
    Party { kind: PartyKind::Group, id: Some(id.to_string()), name: name.into() }
}

impl Store {
    /// A page of what happened in a project, the last first.
    ///
    /// # Errors
    /// [`ErrorCode::Invalid`] for a page that does not exist, or when the database fails.
    pub async fn activity(
        &self,
        project: ProjectId,
        query: &ActivityQuery,
        kept_days: u32,
    ) -> Result<ActivityPage> {
        let Happened { entries, next } = self.happened(project, query, "").await?;
        Ok(ActivityPage { entries, next, kept_days })
    }

    /// The same, also only what persons did, or what concerns them, whom *Licences and codes* finds by `person`.
    pub(super) async fn happened(
        &self,
        project: ProjectId,
        query: &ActivityQuery,
        person: &str,
    ) -> Result<Happened<Activity>> {
        let limit = query.limit.unwrap_or(PAGE).clamp(1, MAX_PAGE);
        let after = query.after.as_deref().map(str::parse::<Cursor>).transpose()?;
        let (before, before_id) = Cursor::columns(after);
        let account = query.account.map(|account| account.to_string());
        let rows = sqlx::query(
            "SELECT * FROM activity WHERE project = $1 \
             AND (CAST($2 AS TEXT) IS NULL OR by_id = $2 OR about_id = $2) \
             AND kind = COALESCE($3, kind) AND at >= $4 AND at < $5 \
             AND (at < $6 OR (at = $6 AND id < $7)) AND (CAST($9 AS TEXT) IS NULL \
             OR by_id IN (SELECT id FROM accounts WHERE project = $1 AND search LIKE $9 ESCAPE '\\') \
             OR about_id IN (SELECT id FROM accounts WHERE project = $1 AND search LIKE $9 ESCAPE '\\')) \
             ORDER BY at DESC, id DESC LIMIT $8",
        )
        .bind(project.to_string())
        .bind(account)
        .bind(query.kind.map(|kind| word(&kind)).transpose()?)
        .bind(query.from.map_or(i64::MIN, |time| time.0))
        .bind(query.until.map_or(i64::MAX, |time| time.0))
        .bind(before)
        .bind(before_id)
        .bind(i64::from(limit) + 1)
        .bind((!person.is_empty()).then(|| pattern(person)))
        .fetch_all(&self.pool)
        .await?;
        let mut entries: Vec<_> = rows.iter().map(activity).collect::<Result<_>>()?;
        let more = entries.len() > limit as usize;
        entries.truncate(limit as usize);
        let last = entries.last().filter(|_| more);
        let next = last.map(|last| Cursor::new(last.at, last.id).to_string());
        Ok(Happened { entries, next })
    }

    /// Notes a sign-in that failed for `reason`; `code` is what the code is found by, if one was typed.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn note_failed_sign_in(
        &self,
        project: ProjectId,
        by: Actor,
        code: Option<String>,
        reason: ErrorCode,
        now: UnixTime,
    ) -> Result<()> {
        self.write(now, move |db| {
            Box::pin(async move {
                let query = sqlx::query(
                    "SELECT a.id AS id, a.name AS name FROM codes c JOIN accounts a \
                     ON a.id = c.account WHERE c.project = $1 AND c.lookup = $2",
                );
                let query = query.bind(project.to_string()).bind(code);
                let whose = query.fetch_optional(&mut *db).await?;
                let entry = Entry::new(project, now, ActivityKind::SignInFailed, by);
                let entry = match whose {
                    Some(row) => entry.about(account_party(
                        PartyKind::Customer,
                        parsed(&row, "id")?,
                        row.try_get::<String, _>("name")?,
                    )),
                    None => entry,
                };
                entry.because(reason).note(db).await
            })
        })
        .await
    }
}

/// Removes what is older than `kept` seconds, and shortens addresses that are a day old.
pub(super) async fn age(db: &mut AnyConnection, kept: i64, now: UnixTime) -> Result<()> {
    let query = sqlx::query("DELETE FROM activity WHERE at <= $1");
    query.bind(now.plus(-kept).0).execute(&mut *db).await?;
    let query = sqlx::query(
        "UPDATE activity SET network = network_short WHERE at <= $1 AND network <> network_short",
    );
    query.bind(now.plus(-WHOLE_ADDRESS).0).execute(db).await?;
    Ok(())
}

/// Removes what entries say of a person who is removed; that something happened stays.
pub(super) async fn forget(db: &mut AnyConnection, account: AccountId) -> Result<()> {
    let query = sqlx::query(
        "UPDATE activity SET about_name = '', changes = NULL, \
         device = CASE WHEN kind = 'sign_in_failed' THEN NULL ELSE device END, \
         network = CASE WHEN kind = 'sign_in_failed' THEN NULL ELSE network END, \
         network_short = CASE WHEN kind = 'sign_in_failed' THEN NULL ELSE network_short END \
         WHERE about_id = $1",
    );
    query.bind(account.to_string()).execute(&mut *db).await?;
    let query = sqlx::query(
        "UPDATE activity SET by_name = '', changes = NULL, device = NULL, network = NULL, \
         network_short = NULL WHERE by_id = $1",
    );
    query.bind(account.to_string()).execute(db).await?;
    Ok(())
}

fn activity(row: &AnyRow) -> Result<Activity> {
    let about = match row.try_get::<Option<&str>, _>("about_kind")? {
        Some(kind) => Some(Party {
            kind: of_word(kind)?,
            id: row.try_get("about_id")?,
            name: row.try_get::<Option<String>, _>("about_name")?.unwrap_or_default(),
        }),
        None => None,
    };
    let changes: Option<&str> = row.try_get("changes")?;
    Ok(Activity {
        id: parsed(row, "id")?,
        at: time(row, "at")?,
        kind: of_word(row.try_get("kind")?)?,
        by: Party {
            kind: of_word(row.try_get("by_kind")?)?,
            id: row.try_get("by_id")?,
            name: row.try_get("by_name")?,
        },
        about,
        device: row.try_get("device")?,
        network: row.try_get("network")?,
        changes: changes.map(serde_json::from_str).transpose()?.unwrap_or_default(),
        reason: row.try_get::<Option<&str>, _>("reason")?.map(of_word).transpose()?,
    })
}

/// A value of an enum as its word on the wire.
fn word<T: Serialize>(value: &T) -> Result<String> {
    match serde_json::to_value(value)? {
        serde_json::Value::String(word) => Ok(word),
        other => Err(Error::internal(format!("{other} is no word"))),
    }
}

fn of_word<T: DeserializeOwned>(word: &str) -> Result<T> {
    Ok(serde_json::from_value(serde_json::Value::String(word.into()))?)
}

/// What is kept of an address: the first 24 bits of an IPv4 one, 48 of an IPv6 one.
fn shortened(ip: IpAddr) -> String {
    match ip.to_canonical() {
        IpAddr::V4(ip) => {
            let [a, b, c, _] = ip.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        IpAddr::V6(ip) => {
            let first = u128::from_be_bytes(ip.octets()) >> 80 << 80;
            format!("{}/48", std::net::Ipv6Addr::from(first))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_shortened() {
        let short = |ip: &str| shortened(ip.parse().unwrap());
        assert_eq!(short("192.0.2.77"), "192.0.2.0/24");
        assert_eq!(short("::ffff:192.0.2.77"), "192.0.2.0/24");
        assert_eq!(short("2001:db8:1:2::3"), "2001:db8:1::/48");
    }
}
