//! Who did what and when.

use axum::{Json as Answer, extract::State as Shared};
use innkey_protocol::api::activity::{ActivityPage, ActivityQuery};

use super::Query;
use crate::{auth::Admin, error::Result, state::State};

/// A page of the activity.
pub async fn list(
    Shared(state): Shared<State>,
    admin: Admin,
    Query(query): Query<ActivityQuery>,
) -> Result<Answer<ActivityPage>> {
    let kept_days = state.config.activity_days;
    state.store.activity(admin.account.project, &query, kept_days).await.map(Answer)
}
