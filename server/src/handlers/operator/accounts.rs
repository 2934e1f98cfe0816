//! *Licences and codes*: accounts with user name and password.

use axum::{Json as Answer, extract::State as Shared};
use innkey_protocol::{
    AccountId, ErrorCode, ProjectId,
    api::{
        customers::LinkParts,
        operator::{AccountEdit, AccountState, NewAccount},
    },
};

use crate::{
    auth::Operator,
    error::Result,
    handlers::{Json, Path, checked, customers::link_parts},
    state::State,
    store::{
        accounts::{AddAccount, EditAccount},
        activity::Actor,
    },
};

/// All accounts of a project.
pub async fn list(
    Shared(state): Shared<State>,
    _: Operator,
    Path(project): Path<ProjectId>,
) -> Result<Answer<Vec<AccountState>>> {
    state.store.project(project).await?;
    state.store.accounts(project).await.map(Answer)
}

/// Adds an account.
///
/// Refused with `user_name_taken`, `licences_used_up`.
pub async fn add(
    Shared(state): Shared<State>,
    operator: Operator,
    Path(project): Path<ProjectId>,
    Json(new): Json<NewAccount>,
) -> Result<Answer<AccountState>> {
    let id = add_account(&state, project, new, operator.actor).await?;
    find(&state, project, id).await
}

/// Switches Admin or the account on or off, or sets the password.
///
/// Refused with `licences_used_up`.
pub async fn edit(
    Shared(state): Shared<State>,
    operator: Operator,
    Path((project, id)): Path<(ProjectId, AccountId)>,
    Json(edit): Json<AccountEdit>,
) -> Result<Answer<AccountState>> {
    edit_account(&state, project, id, edit, operator.actor).await?;
    find(&state, project, id).await
}

/// Removes an account.
pub async fn remove(
    Shared(state): Shared<State>,
    operator: Operator,
    Path((project, id)): Path<(ProjectId, AccountId)>,
) -> Result<()> {
    state.store.remove_account(project, id, None, operator.actor, state.clock.now()).await
}

/// What the share link of the account's first phone holds.
pub async fn link(
    Shared(state): Shared<State>,
    _: Operator,
    Path((project, id)): Path<(ProjectId, AccountId)>,
) -> Result<Answer<LinkParts>> {
    let account = state.store.account(project, id).await?;
    link_parts(&state, account).await.map(Answer)
}

pub(crate) async fn add_account(
    state: &State,
    project: ProjectId,
    new: NewAccount,
    by: Actor,
) -> Result<AccountId> {
    state.store.project(project).await?;
    let user = checked::user(&new.user)?;
    let password = state.passwords.hash(checked::password(new.password)?).await?;
    let add = AddAccount { project, user, password, role: new.role };
    state.store.add_account(add, by, state.clock.now()).await
}

pub(crate) async fn edit_account(
    state: &State,
    project: ProjectId,
    id: AccountId,
    edit: AccountEdit,
    by: Actor,
) -> Result<()> {
    let AccountEdit { role, enabled, password } = edit;
    let password = match password {
        Some(password) => Some(state.passwords.hash(checked::password(password)?).await?),
        None => None,
    };
    let edit = EditAccount { role, enabled, password };
    state.store.edit_account(project, id, edit, by, state.clock.now()).await
}

async fn find(state: &State, project: ProjectId, id: AccountId) -> Result<Answer<AccountState>> {
    let accounts = state.store.accounts(project).await?;
    let account = accounts.into_iter().find(|account| account.id == id);
    Ok(Answer(account.ok_or(ErrorCode::AccountNotFound)?))
}
