//! Where, when and by whom something is done.

use innkey_protocol::{
    AccountId, ProjectId, UnixTime, Zone,
    api::activity::{ActivityKind, Party, PartyKind},
};

use super::activity::{Actor, Entry, account_party};

/// Where, when and by whom something is done.
#[derive(Clone, Debug)]
pub struct Doing {
    /// The project.
    pub project: ProjectId,
    /// Its time zone, for what the activity says.
    pub zone: Zone,
    /// Who does it.
    pub by: Actor,
    /// When.
    pub now: UnixTime,
}

impl Doing {
    /// An entry of the activity.
    pub(super) fn entry(&self, kind: ActivityKind) -> Entry {
        Entry::new(self.project, self.now, kind, self.by.clone())
    }
}

/// A customer as the activity names them.
pub(super) fn customer_party(id: AccountId, name: impl Into<String>) -> Party {
    account_party(PartyKind::Customer, id, name)
}
