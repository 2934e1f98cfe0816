//! Groups of customers.

use innkey_protocol::{
    GroupId,
    api::groups::{Group, GroupEdit, GroupSettings},
};

use crate::{Customers, InnkeyError};

#[uniffi::export]
impl Customers {
    /// All groups by name.
    pub async fn groups(&self) -> Result<Vec<Group>, InnkeyError> {
        let groups = self.project.groups();
        self.host.run(async move { groups.list().await }).await
    }

    /// Saves a new group under an id of `newGroupId`. The same id again, after a lost answer, makes no second one.
    ///
    /// Fails with `Refused` and `GroupNameTaken`.
    pub async fn create_group(
        &self,
        id: GroupId,
        settings: GroupSettings,
    ) -> Result<Group, InnkeyError> {
        let groups = self.project.groups();
        self.host.run(async move { groups.create(id, &settings).await }).await
    }

    /// Turns the settings of a group, as they were read, into `after`; the phones of its customers follow.
    ///
    /// Fails with `Refused` and `ChangedMeanwhile` or `GroupNameTaken`.
    pub async fn edit_group(
        &self,
        before: Group,
        after: GroupSettings,
    ) -> Result<Group, InnkeyError> {
        let groups = self.project.groups();
        let edit = GroupEdit {
            revision: Some(before.revision),
            name: Some(after.name),
            rights: Some(after.rights),
            times: Some(after.times),
        };
        self.host.run(async move { groups.edit(before.id, &edit).await }).await
    }

    /// Removes a group that nobody is in. One that is gone already is no error.
    ///
    /// Fails with `Refused` and `GroupInUse`.
    pub async fn remove_group(&self, id: GroupId) -> Result<(), InnkeyError> {
        let groups = self.project.groups();
        self.host.run(async move { groups.remove(id).await }).await
    }
}

/// The id of a group to be made.
#[uniffi::export]
pub fn new_group_id() -> GroupId {
    GroupId::new()
}
