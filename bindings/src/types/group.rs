//! Groups: named sets of rights and usual stay times.

use innkey_protocol::{
    GroupId, Rights, TimeOfDay,
    api::groups::{Group as CustomerGroup, GroupSettings, StayTimes},
};

/// One group of customers, such as "Flat 1" or "Cleaning".
#[uniffi::remote(Record)]
pub struct CustomerGroup {
    /// The group.
    pub id: GroupId,
    /// What the host decided.
    pub settings: GroupSettings,
    /// The group's id in the project, if it is from there: objects may be kept from it.
    pub key: Option<String>,
    /// How many customers are in it.
    pub customers: u32,
    /// Counts up when its settings change.
    pub revision: u64,
}

/// What a host decides about a group.
#[uniffi::remote(Record)]
pub struct GroupSettings {
    /// What it is called, unique in the project.
    pub name: String,
    /// What its customers may see, unless one has rights of their own.
    pub rights: Rights,
    /// When stays in it usually begin and end.
    pub times: StayTimes,
}

/// The hours at which a stay begins and ends when only its days are known, in the building's time zone.
#[uniffi::remote(Record)]
pub struct StayTimes {
    /// On the day of arrival, e.g. `15:00`.
    pub arrival: TimeOfDay,
    /// On the day of departure, e.g. `10:00`.
    pub departure: TimeOfDay,
}
