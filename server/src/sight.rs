//! What somebody may see of a project: decided here, so that nothing else is ever delivered.

use innkey_protocol::{Rights, api::sign_in::Role};

use crate::store::accounts::KnownAccount;

/// What somebody may see of a project.
#[derive(Clone, Debug)]
pub struct Sight {
    rights: Rights,
    /// The project's own group that they are in, from which objects may be kept; empty if none.
    pub group: String,
}

impl Sight {
    /// Admins see everything, a customer what their rights and their group allow.
    pub fn of(account: &KnownAccount) -> Self {
        match account.role {
            Role::Admin => Self { rights: Rights::All, group: String::new() },
            Role::Customer => Self {
                rights: account.rights.clone(),
                group: account.group_key.clone().unwrap_or_default(),
            },
        }
    }

    /// Whether the pack of a page may be seen; the base pack, of no page, always.
    pub fn allows(&self, function: &str, page: &str) -> bool {
        page.is_empty() || self.rights.allow(function, page)
    }
}
