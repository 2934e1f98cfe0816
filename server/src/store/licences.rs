//! Licences: how many customers of a project may be active at once. The operator sets it; there may be no limit.
//!
//! A customer is active while switched on and within the stay. Stays that do not touch share a licence, so a house
//! with three licences can take bookings for the whole year.

use innkey_protocol::{
    AccountId, ErrorCode, ProjectId, Stay, UnixTime,
    api::{activity::ActivityKind, sign_in::Role},
    time::StayPhase,
};
use sqlx::{AnyConnection, Row};

use super::{
    Store,
    accounts::account_in,
    activity::{Actor, Entry},
    changes::Topic,
    rows::stay,
    settings_changes,
};
use crate::error::{Error, Result};

/// The licences of a project now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Licences {
    /// How many customers may be active at once; none: as many as there are.
    pub limit: Option<u64>,
    /// How many are.
    pub used: u64,
}

impl Licences {
    /// How many more could be active now, if that is limited.
    pub fn free(&self) -> Option<u64> {
        self.limit.map(|limit| limit.saturating_sub(self.used))
    }
}

impl Store {
    /// The licences of a project now.
    ///
    /// # Errors
    /// [`ErrorCode::ProjectNotFound`], or when the database fails.
    pub async fn licences(&self, project: ProjectId, now: UnixTime) -> Result<Licences> {
        let query = sqlx::query(
            "SELECT licences, (SELECT COUNT(*) FROM accounts a WHERE a.project = p.id \
             AND a.role = 'customer' AND a.enabled = 1 \
             AND (a.stay_from IS NULL OR a.stay_from <= $2) \
             AND (a.stay_until IS NULL OR a.stay_until > $2)) AS used \
             FROM projects p WHERE p.id = $1",
        );
        let row = query.bind(project.to_string()).bind(now.0).fetch_optional(&self.pool).await?;
        let row = row.ok_or(ErrorCode::ProjectNotFound)?;
        let limit: Option<i64> = row.try_get("licences")?;
        let used: i64 = row.try_get("used")?;
        Ok(Licences { limit: limit.map(i64::cast_unsigned), used: used.cast_unsigned() })
    }

    /// Sets how many customers may be active at once. Nobody loses access by it; `seen` is the limit that whoever
    /// changes it had before their eyes.
    ///
    /// # Errors
    /// [`ErrorCode::ProjectNotFound`], [`ErrorCode::ChangedMeanwhile`], or when the database fails.
    pub async fn set_licences(
        &self,
        project: ProjectId,
        seen: Option<u64>,
        limit: Option<u64>,
        by: Actor,
        now: UnixTime,
    ) -> Result<()> {
        let [seen, limit] = [seen, limit].map(|limit| limit.map(u64::cast_signed));
        self.change(project, Topic::Customers, now, move |db| {
            Box::pin(async move {
                if limit_in(db, project).await? != seen {
                    return Err(ErrorCode::ChangedMeanwhile.into());
                }
                let query = sqlx::query("UPDATE projects SET licences = $2 WHERE id = $1");
                query.bind(project.to_string()).bind(limit).execute(&mut *db).await?;
                let entry = Entry::new(project, now, ActivityKind::LicencesChanged, by);
                entry.changes(settings_changes::of_licences(seen, limit)).note(db).await
            })
        })
        .await
    }
}

async fn limit_in(db: &mut AnyConnection, project: ProjectId) -> Result<Option<i64>> {
    let query = sqlx::query_scalar("SELECT licences FROM projects WHERE id = $1");
    let limit: Option<Option<i64>> =
        query.bind(project.to_string()).fetch_optional(&mut *db).await?;
    Ok(limit.ok_or(ErrorCode::ProjectNotFound)?)
}

/// Refuses an account that has just been made, or made more active, when there is no licence for it.
///
/// # Errors
/// [`ErrorCode::LicencesUsedUp`], or when the database fails.
pub(super) async fn take(
    db: &mut AnyConnection,
    project: ProjectId,
    account: AccountId,
    now: UnixTime,
) -> Result<()> {
    let Some(limit) = limit_in(db, project).await? else { return Ok(()) };
    let known = account_in(db, project, account).await?;
    let (counts, stay) = (known.role == Role::Customer && known.enabled, known.stay);
    if !counts || stay.phase(now) == StayPhase::After {
        return Ok(());
    }
    let from = stay.from.map_or(now, |from| from.max(now));
    let others = others_during(db, project, account, Stay { from: Some(from), ..stay }).await?;
    match fullest(&others, from, stay.until) {
        (others, _) if (others as i64) < limit => Ok(()),
        (_, at) => {
            let day = known.time_zone.to_the_minute(at).unwrap_or_default();
            let detail = format!("all {limit} are in use on {day} ({})", known.time_zone);
            Err(Error::refused(ErrorCode::LicencesUsedUp, detail))
        }
    }
}

/// The stays of the other active customers that touch this one.
async fn others_during(
    db: &mut AnyConnection,
    project: ProjectId,
    account: AccountId,
    during: Stay,
) -> Result<Vec<Stay>> {
    let query = sqlx::query(
        "SELECT stay_from, stay_until FROM accounts WHERE project = $1 AND id <> $2 \
         AND role = 'customer' AND enabled = 1 AND (stay_until IS NULL OR stay_until > $3) \
         AND (stay_from IS NULL OR stay_from < $4)",
    );
    let query = query.bind(project.to_string()).bind(account.to_string());
    let query = query.bind(during.from.map_or(i64::MIN, |time| time.0));
    let query = query.bind(during.until.map_or(i64::MAX, |time| time.0));
    query.fetch_all(db).await?.iter().map(stay).collect()
}

/// How many of these stays go on at once at most, from `from` on and before `until`, and when first.
fn fullest(stays: &[Stay], from: UnixTime, until: Option<UnixTime>) -> (usize, UnixTime) {
    // It is never fuller than at a moment when a stay begins.
    let begin = stays.iter().filter_map(|stay| stay.from);
    let inside = begin.filter(|at| *at > from && until.is_none_or(|until| *at < until));
    let mut moments: Vec<UnixTime> = std::iter::once(from).chain(inside).collect();
    moments.sort_unstable();
    let mut most = (0, from);
    for at in moments {
        let going_on = stays.iter().filter(|stay| stay.phase(at) == StayPhase::During).count();
        if going_on > most.0 {
            most = (going_on, at);
        }
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(from: i64, until: i64) -> Stay {
        Stay { from: Some(UnixTime(from)), until: Some(UnixTime(until)) }
    }

    #[test]
    fn it_is_fullest_where_most_stays_touch() {
        let stays = [days(0, 10), days(10, 20), days(12, 14), days(30, 40), Stay::default()];
        let fullest =
            |from, until: Option<i64>| fullest(&stays, UnixTime(from), until.map(UnixTime));
        assert_eq!(fullest(0, Some(10)), (2, UnixTime(0)));
        assert_eq!(fullest(5, Some(12)), (2, UnixTime(5)));
        assert_eq!(fullest(5, Some(13)), (3, UnixTime(12)));
        assert_eq!(fullest(0, None), (3, UnixTime(12)));
        assert_eq!(fullest(20, Some(30)), (1, UnixTime(20)));
        assert_eq!(super::fullest(&[], UnixTime(0), None), (0, UnixTime(0)));
    }
}
