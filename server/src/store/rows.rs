//! From columns to the protocol's types.

use std::str::FromStr;

use innkey_protocol::{Rights, Stay, UnixTime, Zone, api::sign_in::Role, rules::CodeState};
use sqlx::{Row, any::AnyRow};

use crate::error::{Error, Result};

/// A column that holds a text of ours: an id or a hash.
pub(super) fn parsed<T>(row: &AnyRow, column: &str) -> Result<T>
where
    T: FromStr<Err: std::error::Error + Send + Sync + 'static>,
{
    row.try_get::<&str, _>(column)?.parse().map_err(Error::internal)
}

/// A column that holds a flag, 0 or 1.
pub(super) fn flag(row: &AnyRow, column: &str) -> Result<bool> {
    Ok(row.try_get::<i64, _>(column)? != 0)
}

/// A column that holds a count or a size.
pub(super) fn count(row: &AnyRow, column: &str) -> Result<u64> {
    u64::try_from(row.try_get::<i64, _>(column)?).map_err(Error::internal)
}

/// A column that holds a time.
pub(super) fn time(row: &AnyRow, column: &str) -> Result<UnixTime> {
    Ok(UnixTime(row.try_get(column)?))
}

/// A column that may hold a time.
pub(super) fn optional_time(row: &AnyRow, column: &str) -> Result<Option<UnixTime>> {
    Ok(row.try_get::<Option<i64>, _>(column)?.map(UnixTime))
}

/// The columns `stay_from` and `stay_until`.
pub(super) fn stay(row: &AnyRow) -> Result<Stay> {
    Ok(Stay { from: optional_time(row, "stay_from")?, until: optional_time(row, "stay_until")? })
}

/// A column that may hold rights as JSON.
pub(super) fn optional_rights(row: &AnyRow, column: &str) -> Result<Option<Rights>> {
    Ok(row.try_get::<Option<&str>, _>(column)?.map(serde_json::from_str).transpose()?)
}

/// The column `time_zone`: the project's, or where it names none this machine's.
pub(super) fn zone(row: &AnyRow) -> Result<Zone> {
    match row.try_get::<&str, _>("time_zone")? {
        "" => Ok(Zone::of_this_machine()),
        name => name.parse().map_err(Error::internal),
    }
}

/// A column that may hold an id.
pub(super) fn optional_parsed<T>(row: &AnyRow, column: &str) -> Result<Option<T>>
where
    T: FromStr<Err: std::error::Error + Send + Sync + 'static>,
{
    let text: Option<&str> = row.try_get(column)?;
    text.map(str::parse).transpose().map_err(Error::internal)
}

/// The column `role`.
pub(super) fn role(row: &AnyRow) -> Result<Role> {
    match row.try_get::<&str, _>("role")? {
        ADMIN => Ok(Role::Admin),
        CUSTOMER => Ok(Role::Customer),
        other => Err(Error::internal(format!("unknown role {other:?} in the database"))),
    }
}

const ADMIN: &str = "admin";
const CUSTOMER: &str = "customer";

/// A role as the database holds it.
pub(super) const fn role_text(role: Role) -> &'static str {
    match role {
        Role::Admin => ADMIN,
        Role::Customer => CUSTOMER,
    }
}

pub(super) const LIVE: &str = "live";
pub(super) const USED: &str = "used";
pub(super) const REVOKED: &str = "revoked";
pub(super) const REPLACED: &str = "replaced";

/// A code's state now: the database does not know when a live code expires.
pub(super) fn code_state(kept: &str, expires_at: UnixTime, now: UnixTime) -> Result<CodeState> {
    match kept {
        LIVE if now >= expires_at => Ok(CodeState::Expired),
        LIVE => Ok(CodeState::Live),
        USED => Ok(CodeState::Used),
        REVOKED => Ok(CodeState::Revoked),
        REPLACED => Ok(CodeState::Replaced),
        other => Err(Error::internal(format!("unknown code state {other:?} in the database"))),
    }
}
