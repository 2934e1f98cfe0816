//! Who the server is.

use serde::{Deserialize, Serialize};

use crate::{ProjectId, UnixTime};

/// Answer of [`super::routes::SERVER`]; needs no credentials.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ServerInfo {
    /// The server's version.
    pub version: String,
    /// The server's clock.
    pub server_time: UnixTime,
    /// Its projects.
    pub projects: Vec<ProjectHead>,
}

/// A project by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProjectHead {
    /// The project.
    pub id: ProjectId,
    /// What people call the building.
    pub name: String,
}
