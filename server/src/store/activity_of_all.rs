//! What happened in several projects, as one list.

use std::cmp::Reverse;

use innkey_protocol::{
    ProjectId,
    api::activity::{Activity, ActivityQuery},
};

use super::{Store, activity::Happened, cursor::Cursor};
use crate::error::Result;

impl Store {
    /// A page of at most `limit` entries of what happened in these projects, the last first: of each, what its query
    /// asks for, all of them after the same entry.
    ///
    /// # Errors
    /// [`innkey_protocol::ErrorCode::Invalid`] for a page that does not exist, or when the database fails.
    pub async fn activity_of_all(
        &self,
        asked: &[(ProjectId, ActivityQuery)],
        person: &str,
        limit: u32,
    ) -> Result<Happened<(ProjectId, Activity)>> {
        let (mut all, mut more) = (Vec::new(), false);
        for (project, query) in asked {
            let query = ActivityQuery { limit: Some(limit), ..query.clone() };
            let Happened { entries, next } = self.happened(*project, &query, person).await?;
            more |= next.is_some();
            all.extend(entries.into_iter().map(|entry| (*project, entry)));
        }
        all.sort_by_key(|(_, entry)| Reverse((entry.at, entry.id)));
        more |= all.len() > limit as usize;
        all.truncate(limit as usize);
        let last = all.last().filter(|_| more);
        let next = last.map(|(_, last)| Cursor::new(last.at, last.id).to_string());
        Ok(Happened { entries: all, next })
    }
}
