//! Servers before anything of them is on the phone.

use innkey_core::{FoundServer, NearbyServer};
use innkey_protocol::{
    Address, Code, Host as HostName, ProjectId, Trust, UnixTime,
    api::server::{ProjectHead, ServerInfo},
    link::Pin as Fingerprint,
};

/// What a share link says.
#[derive(uniffi::Record)]
pub struct LinkPreview {
    /// The project on its server.
    pub project: ProjectId,
    /// What people call the building.
    pub name: String,
    /// Where the server is reached.
    pub addresses: Vec<Address>,
    /// Whether it gives the right to download.
    pub may_download: bool,
    /// The one-time code, if it is in the link.
    pub code: Option<Code>,
}

/// Where a server is reached.
#[uniffi::remote(Record)]
pub struct Address {
    /// Name or number.
    pub host: HostName,
    /// TCP port.
    pub port: u16,
    /// What vouches for it.
    pub trust: Trust,
}

/// What vouches for the server behind an address.
#[uniffi::remote(Enum)]
pub enum Trust {
    /// Its key is one that the link or a person named.
    Pinned,
    /// A public certificate authority.
    Public,
}

/// A server that answered.
#[uniffi::remote(Record)]
pub struct FoundServer {
    /// Where it was asked.
    pub address: Address,
    /// Who it says it is.
    pub info: ServerInfo,
    /// The fingerprint of its key, as people compare it: 16 groups of four hexadecimal digits.
    pub fingerprint: Fingerprint,
    /// Whether a public authority vouches for it. If not, a person must compare the fingerprint with the one that the
    /// server shows, before anything is added.
    pub certified: bool,
}

/// Who a server says it is.
#[uniffi::remote(Record)]
pub struct ServerInfo {
    /// The server's version.
    pub version: String,
    /// The server's clock.
    pub server_time: UnixTime,
    /// Its projects.
    pub projects: Vec<ProjectHead>,
}

/// A project by name.
#[uniffi::remote(Record)]
pub struct ProjectHead {
    /// The project.
    pub id: ProjectId,
    /// What people call the building.
    pub name: String,
}

/// A server that announces itself on the local network. Nothing of it is proven.
#[uniffi::remote(Record)]
pub struct NearbyServer {
    /// What it calls itself: the names of its projects.
    pub name: String,
    /// Where it says it is reached; what most likely works is first.
    pub addresses: Vec<Address>,
    /// What it says is the fingerprint of its key.
    pub fingerprint: Fingerprint,
}
