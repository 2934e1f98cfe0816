//! Signed-in devices: a guest's own, and those of a host's customers.

use axum::{Json as Answer, extract::State as Shared};
use innkey_protocol::{AccountId, DeviceId, ProjectId, api::devices::DeviceList};

use super::{Path, customers::known};
use crate::{
    auth::{Admin, SignedInDevice},
    error::Result,
    state::State,
};

/// The devices of the account that asks.
pub async fn own(
    Shared(state): Shared<State>,
    device: SignedInDevice,
) -> Result<Answer<DeviceList>> {
    list(&state, device.account.id, Some(&device.session)).await
}

/// Signs all of them out, this one too.
pub async fn end_own(Shared(state): Shared<State>, device: SignedInDevice) -> Result<()> {
    let (id, about) = (device.account.id, device.account.party());
    state.store.end_devices(id, about, None, device.doing(&state)).await
}

/// Signs one of them out.
pub async fn end_one_own(
    Shared(state): Shared<State>,
    device: SignedInDevice,
    Path((_, which)): Path<(ProjectId, DeviceId)>,
) -> Result<()> {
    let (id, about) = (device.account.id, device.account.party());
    state.store.end_devices(id, about, Some(which), device.doing(&state)).await
}

/// A customer's devices.
pub async fn of_customer(
    Shared(state): Shared<State>,
    admin: Admin,
    Path((_, id)): Path<(ProjectId, AccountId)>,
) -> Result<Answer<DeviceList>> {
    let customer = known(&state, &admin, id).await?;
    list(&state, customer.id, None).await
}

/// Signs all of a customer's devices out.
pub async fn end_all_of_customer(
    Shared(state): Shared<State>,
    admin: Admin,
    Path((_, id)): Path<(ProjectId, AccountId)>,
) -> Result<()> {
    let customer = known(&state, &admin, id).await?;
    state.store.end_devices(id, customer.party(), None, admin.doing(&state)).await
}

/// Signs one of a customer's devices out.
pub async fn end_one_of_customer(
    Shared(state): Shared<State>,
    admin: Admin,
    Path((_, id, which)): Path<(ProjectId, AccountId, DeviceId)>,
) -> Result<()> {
    let customer = known(&state, &admin, id).await?;
    state.store.end_devices(id, customer.party(), Some(which), admin.doing(&state)).await
}

async fn list(
    state: &State,
    account: AccountId,
    asking: Option<&str>,
) -> Result<Answer<DeviceList>> {
    let now = state.clock.now();
    let devices = state.store.devices(account, asking, now).await?;
    Ok(Answer(DeviceList { devices, server_time: now }))
}
