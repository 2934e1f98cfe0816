//! Where everything stands, for a page that stays open: another stand, another page.

use std::fmt;

use innkey_protocol::{ProjectId, UnixTime};

use super::{
    Store,
    rows::{count, optional_time},
};
use crate::error::Result;

/// Where a project stands, or all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    /// Rises with every change.
    revision: u64,
    /// When time alone changes something next: a code expires, a stay begins or ends.
    pub next: Option<UnixTime>,
}

impl fmt::Display for Stand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.revision, self.next.map_or(0, |next| next.0))
    }
}

impl Store {
    /// Where a project stands now, or without one all of them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn stand(&self, project: Option<ProjectId>, now: UnixTime) -> Result<Stand> {
        let query = sqlx::query(
            "WITH asked AS (SELECT id, revision FROM projects \
             WHERE CAST($1 AS TEXT) IS NULL OR id = $1), \
             moments AS (SELECT MIN(expires_at) AS at FROM codes \
             WHERE state = 'live' AND expires_at > $2 AND project IN (SELECT id FROM asked) \
             UNION ALL SELECT MIN(stay_from) FROM accounts \
             WHERE stay_from > $2 AND project IN (SELECT id FROM asked) \
             UNION ALL SELECT MIN(stay_until) FROM accounts \
             WHERE stay_until > $2 AND project IN (SELECT id FROM asked)) \
             SELECT (SELECT CAST(COALESCE(SUM(revision), 0) AS BIGINT) FROM asked) AS revision, \
             (SELECT MIN(at) FROM moments) AS next",
        );
        let query = query.bind(project.map(|project| project.to_string())).bind(now.0);
        let row = query.fetch_one(&self.pool).await?;
        Ok(Stand { revision: count(&row, "revision")?, next: optional_time(&row, "next")? })
    }
}
