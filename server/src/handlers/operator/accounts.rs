//! *Licences and codes*: accounts with user name and password.

use axum::{Json as Answer, extract::State as Shared};
use innkey_protocol::{
    AccountId, ErrorCode, ProjectId, Secret,
    api::{
        MAX_PASSWORD, MIN_PASSWORD,
        customers::LinkParts,
        operator::{AccountEdit, AccountState, NewAccount},
    },
};

use crate::{
    auth::Operator,
    error::{Error, Result},
    handlers::{Json, Path, checked_name, customers::link_parts, sign_in::user_key},
    state::State,
    store::accounts::AddAccount,
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
pub async fn add(
    Shared(state): Shared<State>,
    _: Operator,
    Path(project): Path<ProjectId>,
    Json(new): Json<NewAccount>,
) -> Result<Answer<AccountState>> {
    state.store.project(project).await?;
    let user = user_key(&checked_name("the user name", &new.user)?);
    if user.is_empty() {
        return Err(Error::refused(ErrorCode::Invalid, "the user name must not be empty"));
    }
    let password = state.passwords.hash(checked_password(new.password)?).await?;
    let add = AddAccount { project, user, password, role: new.role };
    let id = state.store.add_account(add, state.clock.now()).await?;
    find(&state, project, id).await
}

/// Switches Admin on or off, or sets the password.
pub async fn edit(
    Shared(state): Shared<State>,
    _: Operator,
    Path((project, id)): Path<(ProjectId, AccountId)>,
    Json(edit): Json<AccountEdit>,
) -> Result<Answer<AccountState>> {
    let password = match edit.password {
        Some(password) => Some(state.passwords.hash(checked_password(password)?).await?),
        None => None,
    };
    state.store.edit_account(project, id, edit.role, password, state.clock.now()).await?;
    find(&state, project, id).await
}

/// Removes an account.
pub async fn remove(
    Shared(state): Shared<State>,
    _: Operator,
    Path((project, id)): Path<(ProjectId, AccountId)>,
) -> Result<()> {
    state.store.remove_account(project, id, None, state.clock.now()).await
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

async fn find(state: &State, project: ProjectId, id: AccountId) -> Result<Answer<AccountState>> {
    let accounts = state.store.accounts(project).await?;
    let account = accounts.into_iter().find(|account| account.id == id);
    Ok(Answer(account.ok_or(ErrorCode::AccountNotFound)?))
}

fn checked_password(password: Secret) -> Result<Secret> {
    let long_enough = password.expose().chars().count() >= MIN_PASSWORD;
    if long_enough && password.expose().len() <= MAX_PASSWORD {
        return Ok(password);
    }
    let detail = format!("a password has {MIN_PASSWORD} characters or more");
    Err(Error::refused(ErrorCode::Invalid, detail))
}
