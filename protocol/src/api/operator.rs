//! What the operator does: projects, versions, accounts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::sign_in::Role;
use crate::{AccountId, Hash, ProjectId, Secret, UnixTime, Zone, project::Project};

/// A project on the server; items of GET [`super::routes::OPERATOR_PROJECTS`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProjectState {
    /// The project.
    pub id: ProjectId,
    /// What people call the building.
    pub name: String,
    /// The current version.
    pub version: u64,
    /// *Use OTP authentication*.
    pub otp: bool,
    /// The building's time zone.
    pub time_zone: Zone,
}

/// Body of PATCH [`super::routes::OPERATOR_PROJECT`]: what is absent stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProjectEdit {
    /// *Use OTP authentication*.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub otp: Option<bool>,
}

/// A link with which a browser sets the operator's password: answer of POST
/// [`super::routes::OPERATOR_PAGE_LINK`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PageLink {
    /// The address to open; it holds a secret.
    pub link: String,
    /// The first second in which it is worth nothing any more.
    pub until: UnixTime,
}

/// Body of POST [`super::routes::OPERATOR_BACKUP`].
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NewBackup {
    /// What the file is sealed with; hard to guess.
    pub passphrase: Secret,
}

/// A published version; items of GET [`super::routes::OPERATOR_VERSIONS`], answer to an upload or roll-back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Version {
    /// The project.
    pub project: ProjectId,
    /// What people call the building in this version.
    pub name: String,
    /// 1, 2, 3 …
    pub number: u64,
    /// When it was published.
    pub published_at: UnixTime,
    /// The version whose content it brought back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restores: Option<u64>,
    /// Files in all packs.
    pub files: u64,
    /// Bytes of all packs.
    pub bytes: u64,
}

/// What a version was published from: answer of GET [`super::routes::OPERATOR_VERSION`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Authored {
    /// `project.json`.
    pub project: Project,
    /// The files beside it, by path.
    pub files: BTreeMap<String, AuthoredFile>,
}

/// A file beside `project.json`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AuthoredFile {
    /// Bytes.
    pub size: u64,
    /// Hash of its content.
    pub hash: Hash,
}

/// Body of POST [`super::routes::OPERATOR_VERSIONS`].
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rollback {
    /// The version to publish again, under a new number.
    pub to: u64,
}

/// An account as the operator sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AccountState {
    /// The account.
    pub id: AccountId,
    /// User name; none if it signs in by code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// The person's name.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// Whether it is switched on.
    pub enabled: bool,
    /// Devices signed in now.
    pub devices: u32,
    /// When a device last talked to the server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_seen: Option<UnixTime>,
}

/// Body of POST [`super::routes::OPERATOR_ACCOUNTS`].
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NewAccount {
    /// User name, unique in the project.
    pub user: String,
    /// Password.
    pub password: Secret,
    /// What it may do.
    pub role: Role,
}

/// Body of PATCH [`super::routes::OPERATOR_ACCOUNT`]: what is absent stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AccountEdit {
    /// What it may do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// Whether it is switched on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// A new password; signs every device out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password: Option<Secret>,
}
