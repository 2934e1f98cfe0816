//! The projects and how they are, for the first page.

use innkey_protocol::{UnixTime, api::operator::ProjectState};
use sqlx::any::AnyRow;

use super::{Store, projects::project_state, rows::count};
use crate::error::Result;

/// A project and how it is.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The project.
    pub project: ProjectState,
    /// Accounts that are admins.
    pub admins: u64,
    /// Accounts that are not.
    pub customers: u64,
    /// Signed-in devices.
    pub devices: u64,
    /// Codes that wait to be used.
    pub live_codes: u64,
}

impl Store {
    /// All projects by name, and how they are.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn overview(&self, now: UnixTime) -> Result<Vec<Overview>> {
        let query = sqlx::query(
            "SELECT id, name, version, otp, time_zone, \
             (SELECT COUNT(*) FROM accounts a WHERE a.project = p.id AND a.role = 'admin') \
             AS admins, \
             (SELECT COUNT(*) FROM accounts a WHERE a.project = p.id AND a.role = 'customer') \
             AS customers, \
             (SELECT COUNT(*) FROM sessions s JOIN accounts a ON a.id = s.account \
              WHERE a.project = p.id) AS devices, \
             (SELECT COUNT(*) FROM codes c WHERE c.project = p.id AND c.state = 'live' \
              AND c.expires_at > $1) AS live_codes FROM projects p ORDER BY name, id",
        );
        let rows = query.bind(now.0).fetch_all(&self.pool).await?;
        let overview = |row: &AnyRow| {
            Ok(Overview {
                project: project_state(row)?,
                admins: count(row, "admins")?,
                customers: count(row, "customers")?,
                devices: count(row, "devices")?,
                live_codes: count(row, "live_codes")?,
            })
        };
        rows.iter().map(overview).collect()
    }
}
