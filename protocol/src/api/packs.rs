//! What a phone downloads.

use serde::{Deserialize, Serialize};

use crate::{Hash, ProjectId, UnixTime};

/// What GET [`super::routes::PACKS`] shall answer beside the list; travels as the address's query.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PackQuery {
    /// The version that the device has, 0 for none: of a newer one it is sent the new manifests at once if they are
    /// small, which spares it a round trip.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub newer_than: Option<u64>,
}

/// Answer of GET [`super::routes::PACKS`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PackList {
    /// The project.
    pub project: ProjectId,
    /// The current version: 1, 2, 3 …
    pub version: u64,
    /// Whether the project uses one-time codes, so that the popup knows before a sign-in.
    pub otp: bool,
    /// The packs that the rights allow, the base pack first.
    pub packs: Vec<Pack>,
    /// The server's clock.
    pub server_time: UnixTime,
}

/// One immutable pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Pack {
    /// [`crate::manifest::BASE`] or `pages/` and the page's id.
    pub name: String,
    /// What lies where in it.
    pub manifest: Blob,
    /// The manifest itself, if [`PackQuery`] asks for it, and it is new and small.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub manifest_json: Option<String>,
    /// Its bytes.
    pub data: Blob,
}

/// Bytes known by their hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Blob {
    /// Where to get them: a path on this server, or for the bytes of a pack an `https://` address elsewhere, which is
    /// asked without credentials.
    pub address: String,
    /// Hash of the bytes.
    pub hash: Hash,
    /// How many.
    pub size: u64,
}

/// Body of PUT [`super::routes::INSTALLATION`]: the device has all of a version that it may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Installation {
    /// The version.
    pub version: u64,
}
