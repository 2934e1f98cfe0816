//! Groups: named sets of rights and usual stay times, such as "Flat 1" or "Cleaning".

use serde::{Deserialize, Serialize};

use crate::{GroupId, Rights, TimeOfDay};

/// Most groups of a project.
pub const MAX_GROUPS: usize = 500;

/// Answer of GET [`super::routes::GROUPS`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GroupList {
    /// The groups by name.
    pub groups: Vec<Group>,
}

/// What a host decides about a group; the body of PUT [`super::routes::GROUP`]. The id in the path is made by
/// the app: saving again changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GroupSettings {
    /// What it is called, unique in the project.
    pub name: String,
    /// What its customers may see, unless one has rights of their own.
    #[serde(default)]
    pub rights: Rights,
    /// When stays in it usually begin and end.
    #[serde(default)]
    pub times: StayTimes,
}

/// The hours at which a stay begins and ends when only its days are known, in the building's time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StayTimes {
    /// On the day of arrival.
    pub arrival: TimeOfDay,
    /// On the day of departure.
    pub departure: TimeOfDay,
}

impl Default for StayTimes {
    /// From 15:00 to 10:00, as most houses have it.
    fn default() -> Self {
        let (arrival, departure) = (TimeOfDay::hour(15), TimeOfDay::hour(10));
        Self { arrival, departure }
    }
}

/// One group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Group {
    /// The group.
    pub id: GroupId,
    /// What the host decided.
    #[serde(flatten)]
    pub settings: GroupSettings,
    /// The group's id in `project.json`, if it is from there: objects may be kept from it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// How many customers are in it.
    pub customers: u32,
    /// Counts up when its settings change; see [`GroupEdit::revision`].
    pub revision: u64,
}

/// Body of PATCH [`super::routes::GROUP`]: what is absent stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GroupEdit {
    /// [`Group::revision`] that the host saw; as [`super::customers::CustomerEdit::revision`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<u64>,
    /// As [`GroupSettings::name`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// As [`GroupSettings::rights`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rights: Option<Rights>,
    /// As [`GroupSettings::times`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<StayTimes>,
}

impl GroupEdit {
    /// The settings with what it names.
    #[must_use]
    pub fn applied(&self, settings: GroupSettings) -> GroupSettings {
        GroupSettings {
            name: self.name.clone().unwrap_or(settings.name),
            rights: self.rights.clone().unwrap_or(settings.rights),
            times: self.times.unwrap_or(settings.times),
        }
    }
}
