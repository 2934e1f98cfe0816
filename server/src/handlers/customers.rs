//! *Manage customers*: what an admin's app may do.

use axum::{Json as Answer, extract::State as Shared};
use innkey_protocol::{
    AccountId, ErrorCode, ProjectId,
    api::{
        customers::{
            Batch, BatchChange, BatchDone, Customer, CustomerEdit, CustomerList, CustomerQuery,
            LinkParts, MAX_BATCH, NewCode, NewCustomer,
        },
        sign_in::Role,
    },
};

use super::{Json, Path, Query, checked};
use crate::{
    auth::Admin,
    error::{Error, Result},
    keys::CodeOwner,
    state::State,
    store::{accounts::KnownAccount, codes::IssueCode, customer_edits::AddCustomer},
};

/// The project and the customer in the path.
type Target = Path<(ProjectId, AccountId)>;

/// A page of the customers.
pub async fn list(
    Shared(state): Shared<State>,
    admin: Admin,
    Query(query): Query<CustomerQuery>,
) -> Result<Answer<CustomerList>> {
    let q = query.q.as_deref().map(checked::search).transpose()?;
    let query = CustomerQuery { q, ..query };
    let now = state.clock.now();
    state.store.customers(admin.account.project, &query, &state.keys, now).await.map(Answer)
}

/// One customer.
pub async fn get(
    Shared(state): Shared<State>,
    admin: Admin,
    Path((_, id)): Target,
) -> Result<Answer<Customer>> {
    answer(&state, &admin, id).await
}

/// Saves a new customer with the code that the admin's app made.
///
/// Refused with `id_taken`, `code_taken`, `user_name_taken`, `group_not_found`, `licences_used_up`, `otp_off`,
/// `clock_implausible`.
pub async fn create(
    Shared(state): Shared<State>,
    admin: Admin,
    Path((_, id)): Target,
    Json(new): Json<NewCustomer>,
) -> Result<Answer<Customer>> {
    let code = new.code.as_ref().map(|code| issue(&state, &admin, id, code)).transpose()?;
    let settings = checked::settings(new.settings)?;
    let source = new.source.map(checked::source).transpose()?;
    let login = match new.login {
        Some(login) => Some(checked::login(&state, login).await?),
        None => None,
    };
    let add = AddCustomer { id, settings, code, login, source };
    state.store.add_customer(add, admin.doing(&state)).await?;
    answer(&state, &admin, id).await
}

/// Changes a customer.
///
/// Refused with `changed_meanwhile`, `user_name_taken`, `group_not_found`, `licences_used_up`.
pub async fn edit(
    Shared(state): Shared<State>,
    admin: Admin,
    Path((_, id)): Target,
    Json(edit): Json<CustomerEdit>,
) -> Result<Answer<Customer>> {
    let mut edit = checked::edit(edit)?;
    let login = match edit.login.take() {
        Some(Some(login)) => Some(Some(checked::login(&state, login).await?)),
        Some(None) => Some(None),
        None => None,
    };
    state.store.edit_customer(id, edit, login, admin.doing(&state)).await?;
    answer(&state, &admin, id).await
}

/// Removes a customer with codes and devices.
pub async fn remove(
    Shared(state): Shared<State>,
    admin: Admin,
    Path((project, id)): Target,
) -> Result<()> {
    let now = state.clock.now();
    state.store.remove_account(project, id, Some(Role::Customer), admin.actor, now).await
}

/// Changes many customers: all, or none.
///
/// Refused with `id_taken`, `changed_meanwhile`, `account_not_found`, `group_not_found`, `licences_used_up`.
pub async fn batch(
    Shared(state): Shared<State>,
    admin: Admin,
    Json(batch): Json<Batch>,
) -> Result<Answer<BatchDone>> {
    if batch.changes.len() > MAX_BATCH {
        let detail = format!("at most {MAX_BATCH} customers can be changed at once");
        return Err(Error::refused(ErrorCode::Invalid, detail));
    }
    let checked =
        |(change, number)| checked_change(change).map_err(|error: Error| error.of_change(number));
    let changes = batch.changes.into_iter().zip(1..).map(checked).collect::<Result<_>>()?;
    state.store.batch(changes, admin.doing(&state)).await.map(Answer)
}

fn checked_change(change: BatchChange) -> Result<BatchChange> {
    let (code, login) = match &change {
        BatchChange::Add { new, .. } => (new.code.is_some(), new.login.is_some()),
        BatchChange::Edit { edit, .. } => (false, edit.login.is_some()),
        BatchChange::Remove { .. } => (false, false),
    };
    if code || login {
        let detail = "codes and passwords are made for one customer at a time";
        return Err(Error::refused(ErrorCode::Invalid, detail));
    }
    Ok(match change {
        BatchChange::Add { id, new } => {
            let settings = checked::settings(new.settings)?;
            let source = new.source.map(checked::source).transpose()?;
            BatchChange::Add { id, new: NewCustomer { settings, source, ..NewCustomer::default() } }
        }
        BatchChange::Edit { id, edit } => BatchChange::Edit { id, edit: checked::edit(edit)? },
        remove @ BatchChange::Remove { .. } => remove,
    })
}

/// Issues a code in place of the last.
///
/// Refused with `otp_off`, `id_taken`, `code_taken`, `clock_implausible`.
pub async fn renew(
    Shared(state): Shared<State>,
    admin: Admin,
    Path((_, id)): Target,
    Json(code): Json<NewCode>,
) -> Result<Answer<Customer>> {
    let code = issue(&state, &admin, id, &code)?;
    state.store.renew_code(id, code, admin.doing(&state)).await?;
    answer(&state, &admin, id).await
}

/// Takes code, share link and devices away.
pub async fn revoke(
    Shared(state): Shared<State>,
    admin: Admin,
    Path((_, id)): Target,
) -> Result<Answer<Customer>> {
    state.store.revoke_customer(id, admin.doing(&state)).await?;
    answer(&state, &admin, id).await
}

/// What the customer's share link holds.
pub async fn link(
    Shared(state): Shared<State>,
    admin: Admin,
    Path((_, id)): Target,
) -> Result<Answer<LinkParts>> {
    let customer = known(&state, &admin, id).await?;
    link_parts(&state, customer).await.map(Answer)
}

/// Notes that the share link was handed over.
pub async fn shared(
    Shared(state): Shared<State>,
    admin: Admin,
    Path((_, id)): Target,
) -> Result<Answer<Customer>> {
    state.store.note_shared(id, admin.doing(&state)).await?;
    answer(&state, &admin, id).await
}

/// What the share link of any account holds.
pub async fn link_parts(state: &State, account: KnownAccount) -> Result<LinkParts> {
    Ok(LinkParts {
        name: state.store.project(account.project).await?.name,
        addresses: state.settings.now().addresses.clone(),
        pins: state.pins,
        token: state.keys.download_token(account.id, account.link_epoch),
    })
}

/// A customer of the admin's project.
pub async fn known(state: &State, admin: &Admin, id: AccountId) -> Result<KnownAccount> {
    let account = state.store.account(admin.account.project, id).await?;
    match account.role {
        Role::Customer => Ok(account),
        Role::Admin => Err(ErrorCode::AccountNotFound.into()),
    }
}

fn issue(state: &State, admin: &Admin, account: AccountId, new: &NewCode) -> Result<IssueCode> {
    let project = admin.account.project;
    if !admin.account.otp {
        return Err(ErrorCode::OtpOff.into());
    }
    let now = state.clock.now_for_issuing()?;
    let owner = CodeOwner { project, account, code: new.id };
    Ok(IssueCode {
        id: new.id,
        lookup: state.keys.lookup(project, &new.code),
        sealed: state.keys.seal(&owner, &new.code)?,
        expires_at: now.plus(state.settings.now().code_lifetime),
    })
}

async fn answer(state: &State, admin: &Admin, id: AccountId) -> Result<Answer<Customer>> {
    state
        .store
        .customer(admin.account.project, id, &state.keys, state.clock.now())
        .await
        .map(Answer)
}
