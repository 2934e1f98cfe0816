//! *Licences and codes*: who has access to a project, and how many may.

pub mod add;
pub mod codes;
pub mod licences;
pub mod list;
pub mod one;
mod words;

use innkey_protocol::{AccountId, ProjectId};

/// Where the accounts of a project are.
pub fn path(project: ProjectId) -> String {
    format!("/projects/{project}/accounts")
}

/// Where one account is.
pub fn path_of(project: ProjectId, account: AccountId) -> String {
    format!("/projects/{project}/accounts/{account}")
}
