//! *Manage customers*: what an admin's app may do.

use axum::{Json as Answer, extract::State as Shared};
use innkey_protocol::{
    AccountId, ErrorCode, ProjectId, Stay,
    api::{
        customers::{Customer, CustomerEdit, CustomerList, LinkParts, NewCode, NewCustomer},
        sign_in::Role,
    },
};

use super::{Json, Path, checked_name};
use crate::{
    auth::Admin,
    error::{Error, Result},
    keys::CodeOwner,
    state::State,
    store::{accounts::KnownAccount, codes::IssueCode, customers::AddCustomer},
};

/// The project and the customer in the path.
type Target = Path<(ProjectId, AccountId)>;

/// All customers.
pub async fn list(Shared(state): Shared<State>, admin: Admin) -> Result<Answer<CustomerList>> {
    let now = state.clock.now();
    Ok(Answer(CustomerList {
        customers: state.store.customers(admin.project, &state.keys, now).await?,
        next: None,
        total: 0,
        revision: 0,
        time_zone: innkey_protocol::Zone::utc(),
        otp: admin.otp,
        server_time: now,
    }))
}

/// Saves a new customer with the code that the admin's app made.
pub async fn create(
    Shared(state): Shared<State>,
    admin: Admin,
    Path((project, id)): Target,
    Json(new): Json<NewCustomer>,
) -> Result<Answer<Customer>> {
    let code = new.code.as_ref().map(|code| issue(&state, &admin, id, code)).transpose()?;
    let name = checked_name("the name", &new.settings.name)?;
    let add = AddCustomer { id, project, name, stay: sound(new.settings.stay)?, code };
    state.store.add_customer(add, state.clock.now()).await?;
    answer(&state, project, id).await
}

/// Changes a customer.
pub async fn edit(
    Shared(state): Shared<State>,
    _: Admin,
    Path((project, id)): Target,
    Json(edit): Json<CustomerEdit>,
) -> Result<Answer<Customer>> {
    let name = edit.name.as_deref().map(|name| checked_name("the name", name)).transpose()?;
    let stay = edit.stay.map(sound).transpose()?;
    let edit = CustomerEdit { name, stay, ..edit };
    state.store.edit_customer(project, id, edit, state.clock.now()).await?;
    answer(&state, project, id).await
}

/// Removes a customer with codes and devices.
pub async fn remove(
    Shared(state): Shared<State>,
    _: Admin,
    Path((project, id)): Target,
) -> Result<()> {
    state.store.remove_account(project, id, Some(Role::Customer), state.clock.now()).await
}

/// Issues a code in place of the last.
pub async fn renew(
    Shared(state): Shared<State>,
    admin: Admin,
    Path((project, id)): Target,
    Json(code): Json<NewCode>,
) -> Result<Answer<Customer>> {
    let code = issue(&state, &admin, id, &code)?;
    state.store.renew_code(project, id, code, state.clock.now()).await?;
    answer(&state, project, id).await
}

/// Takes code, share link and devices away.
pub async fn revoke(
    Shared(state): Shared<State>,
    _: Admin,
    Path((project, id)): Target,
) -> Result<Answer<Customer>> {
    state.store.revoke_customer(project, id, state.clock.now()).await?;
    answer(&state, project, id).await
}

/// What the customer's share link holds.
pub async fn link(
    Shared(state): Shared<State>,
    _: Admin,
    Path((project, id)): Target,
) -> Result<Answer<LinkParts>> {
    let customer = state.store.account(project, id).await?;
    if customer.role == Role::Admin {
        return Err(ErrorCode::AccountNotFound.into());
    }
    link_parts(&state, customer).await.map(Answer)
}

/// What the share link of any account holds.
pub async fn link_parts(state: &State, account: KnownAccount) -> Result<LinkParts> {
    Ok(LinkParts {
        name: state.store.project(account.project).await?.name,
        addresses: state.addresses.clone(),
        pins: state.pins,
        token: state.keys.download_token(account.id, account.link_epoch),
    })
}

fn issue(state: &State, admin: &Admin, account: AccountId, new: &NewCode) -> Result<IssueCode> {
    let project = admin.project;
    if !admin.otp {
        return Err(ErrorCode::OtpOff.into());
    }
    let now = state.clock.now_for_issuing()?;
    let owner = CodeOwner { project, account, code: new.id };
    Ok(IssueCode {
        id: new.id,
        lookup: state.keys.lookup(project, &new.code),
        sealed: state.keys.seal(&owner, &new.code)?,
        expires_at: now.plus(state.config.code_lifetime),
    })
}

async fn answer(state: &State, project: ProjectId, id: AccountId) -> Result<Answer<Customer>> {
    state.store.customer(project, id, &state.keys, state.clock.now()).await.map(Answer)
}

fn sound(stay: Stay) -> Result<Stay> {
    if stay.is_sound() {
        Ok(stay)
    } else {
        Err(Error::refused(ErrorCode::Invalid, "the stay must end after it begins"))
    }
}
