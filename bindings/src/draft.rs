//! A customer that is not saved yet.

use std::sync::Arc;

use innkey_protocol::{
    AccountId, Secret,
    api::customers::{Login, Settings},
};
use tokio::sync::Mutex;

use crate::{InnkeyError, report};

/// A customer that is not saved yet. Keep it until `create` has worked: its identifiers are made once, so that saving
/// again after a lost answer makes no second customer.
#[derive(uniffi::Object)]
pub struct Draft {
    id: AccountId,
    pub(crate) draft: Arc<Mutex<innkey_core::Draft>>,
}

#[uniffi::export]
impl Draft {
    /// A new customer; with a one-time code at once if `invite`.
    #[uniffi::constructor]
    pub fn new(settings: Settings, invite: bool) -> Result<Self, InnkeyError> {
        Self::made(settings, invite, None)
    }

    /// A new customer who signs in with user name and password, beside or instead of a code.
    #[uniffi::constructor]
    pub fn with_login(
        settings: Settings,
        invite: bool,
        user: String,
        password: String,
    ) -> Result<Self, InnkeyError> {
        Self::made(settings, invite, Some(Login { user, password: Secret::new(password) }))
    }

    /// The customer's id, also once it is saved.
    pub fn id(&self) -> AccountId {
        self.id
    }
}

impl Draft {
    fn made(settings: Settings, invite: bool, login: Option<Login>) -> Result<Self, InnkeyError> {
        report::catch(|| {
            let mut draft = innkey_core::Draft::with(settings, invite)?;
            draft.login = login;
            Ok(Self { id: draft.id(), draft: Arc::new(Mutex::new(draft)) })
        })
    }
}
