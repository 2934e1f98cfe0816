//! Projects in the phone's list, and what is heard of them.

pub(crate) use innkey_core::LocalId;
use innkey_core::{Latest, ProjectInfo};
use innkey_protocol::{Address, ProjectId, Zone, api::sign_in::Account};

use super::Refusal;

/// A project on this phone, as a list shows it.
#[uniffi::remote(Record)]
pub struct ProjectInfo {
    /// The project on this phone.
    pub id: LocalId,
    /// The project on its server.
    pub project: ProjectId,
    /// What people call the building.
    pub name: String,
    /// Where the server is reached; the first is tried first.
    pub addresses: Vec<Address>,
    /// The version on this phone; none before the first download.
    pub version: Option<u64>,
    /// Whether the project uses one-time codes, as far as known.
    pub otp: Option<bool>,
    /// Who is signed in on this phone, as the server last said.
    pub account: Option<Account>,
    /// The building's time zone, in which times are shown; none before the server has said it.
    pub time_zone: Option<Zone>,
}

/// What the server has, compared with this phone.
#[uniffi::remote(Record)]
pub struct Latest {
    /// The server's version.
    pub version: u64,
    /// Whether this phone has all of it that it may have.
    pub up_to_date: bool,
    /// Whether the project uses one-time codes.
    pub otp: bool,
}

/// What is heard of a project.
#[derive(uniffi::Enum)]
pub enum ProjectEvent {
    /// The server is heard. What has changed meanwhile follows.
    Online,
    /// The server is not heard at the moment; tries go on.
    Offline,
    /// The project's version, or whether it uses one-time codes: ask for `latest`.
    ProjectChanged,
    /// The account itself, its stay or rights: ask for `account`, then for `latest`.
    AccountChanged,
    /// Customers or groups; only admins hear it.
    CustomersChanged,
    /// Nothing more will come: the session is over.
    Ended {
        /// Why.
        reason: Refusal,
    },
}

/// Something a person should know that stops nothing.
#[derive(uniffi::Enum)]
pub enum Warning {
    /// The database was damaged. It was moved, a new one begun: projects must be added again.
    DatabaseDamaged {
        /// Where the damaged file lies now.
        moved_to: String,
    },
}
