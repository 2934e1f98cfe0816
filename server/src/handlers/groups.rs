//! Groups of customers.

use axum::{Json as Answer, extract::State as Shared};
use innkey_protocol::{
    GroupId, ProjectId,
    api::groups::{Group, GroupEdit, GroupList, GroupSettings},
};

use super::{Json, Path, checked};
use crate::{auth::Admin, error::Result, state::State};

/// The project and the group in the path.
type Target = Path<(ProjectId, GroupId)>;

/// All groups.
pub async fn list(Shared(state): Shared<State>, admin: Admin) -> Result<Answer<GroupList>> {
    Ok(Answer(GroupList { groups: state.store.groups(admin.account.project).await? }))
}

/// Saves a new group.
///
/// Refused with `group_name_taken`, `id_taken`.
pub async fn create(
    Shared(state): Shared<State>,
    admin: Admin,
    Path((project, id)): Target,
    Json(settings): Json<GroupSettings>,
) -> Result<Answer<Group>> {
    state.store.add_group(id, checked::group(settings)?, admin.doing(&state)).await?;
    state.store.group(project, id).await.map(Answer)
}

/// Changes a group, and with it what its customers may see.
///
/// Refused with `group_name_taken`, `changed_meanwhile`.
pub async fn edit(
    Shared(state): Shared<State>,
    admin: Admin,
    Path((project, id)): Target,
    Json(edit): Json<GroupEdit>,
) -> Result<Answer<Group>> {
    state.store.edit_group(id, checked::group_edit(edit)?, admin.doing(&state)).await?;
    state.store.group(project, id).await.map(Answer)
}

/// Removes a group that nobody is in.
///
/// Refused with `group_in_use`.
pub async fn remove(
    Shared(state): Shared<State>,
    admin: Admin,
    Path((_, id)): Target,
) -> Result<()> {
    state.store.remove_group(id, admin.doing(&state)).await
}
