//! One project on this phone.

use std::sync::Arc;

use innkey_core::{Credentials, Latest, ProjectInfo};
use innkey_protocol::{
    Code, DeviceId, Secret,
    api::{devices::DeviceList, sign_in::SignedIn},
};

use crate::{
    Customers, EventSubscription, InnkeyError, Transfer,
    host::Host,
    types::{LocalId, ProjectContent},
};

/// One project on this phone.
#[derive(uniffi::Object)]
pub struct Project {
    project: innkey_core::Project,
    host: Arc<Host>,
}

impl Project {
    pub(crate) fn new(project: innkey_core::Project, host: &Arc<Host>) -> Arc<Self> {
        Arc::new(Self { project, host: Arc::clone(host) })
    }
}

#[uniffi::export]
impl Project {
    /// The project's id on this phone.
    pub fn id(&self) -> LocalId {
        self.project.id()
    }

    /// What is known about it. No network.
    pub async fn info(&self) -> Result<ProjectInfo, InnkeyError> {
        let project = self.project.clone();
        self.host.run(async move { project.info().await }).await
    }

    /// The one-time code that came with the link, to fill in for the guest. No network.
    pub async fn link_code(&self) -> Result<Option<Code>, InnkeyError> {
        let project = self.project.clone();
        self.host.run(async move { project.link_code().await }).await
    }

    /// Asks the server for its version.
    pub async fn latest(&self) -> Result<Latest, InnkeyError> {
        let project = self.project.clone();
        self.host.run(async move { project.latest().await }).await
    }

    /// Begins to bring the server's version onto this phone. The version before stays until the new one is complete
    /// and verified; what has arrived counts even after a kill.
    pub fn transfer(&self) -> Result<Arc<Transfer>, InnkeyError> {
        let transfer = self.host.enter(|| self.project.transfer())?;
        Ok(Transfer::new(transfer, &self.host))
    }

    /// The project's content, with names in `language` (e.g. `de-AT`) where it has them; absent: its own. No network.
    ///
    /// Fails with `NotInstalled`, `StayEnded` or `Damaged`.
    pub async fn open(&self, language: Option<String>) -> Result<ProjectContent, InnkeyError> {
        let project = self.project.clone();
        self.host
            .run(async move {
                let content = project.open().await?;
                let content = match language {
                    Some(language) => content.in_language(&language),
                    None => content,
                };
                Ok::<_, InnkeyError>(ProjectContent::from(&content))
            })
            .await
    }

    /// Signs this device in with a one-time code, typed as it may be: case, spaces and hyphens do not count. `name`
    /// is the guest's, used if the host left it empty; `device` is what the host's list calls this phone. When the
    /// answer is lost, the same again gets the same session.
    ///
    /// Fails with `Refused` and e.g. `CodeExpired`.
    pub async fn sign_in_with_code(
        &self,
        code: String,
        name: Option<String>,
        device: String,
    ) -> Result<SignedIn, InnkeyError> {
        let code: Code = code.parse().map_err(InnkeyError::invalid)?;
        self.sign_in(Credentials::Code { code, name }, device).await
    }

    /// Signs this device in with user name and password.
    pub async fn sign_in_with_password(
        &self,
        user: String,
        password: String,
        device: String,
    ) -> Result<SignedIn, InnkeyError> {
        let password = Secret::new(password);
        self.sign_in(Credentials::Password { user, password }, device).await
    }

    /// Asks the server who is signed in on this device; takes over a sign-in whose answer was lost.
    ///
    /// Fails with `NotSignedIn`, or with `Refused` when the session is over, which is then forgotten.
    pub async fn account(&self) -> Result<SignedIn, InnkeyError> {
        let project = self.project.clone();
        self.host.run(async move { project.account().await }).await
    }

    /// Signs this device out. The session is forgotten here in any case; the server is told if it can be reached.
    pub async fn sign_out(&self) -> Result<(), InnkeyError> {
        let project = self.project.clone();
        self.host.run(async move { project.sign_out().await }).await
    }

    /// The account's signed-in devices, this one among them.
    pub async fn devices(&self) -> Result<DeviceList, InnkeyError> {
        let project = self.project.clone();
        self.host.run(async move { project.devices().await }).await
    }

    /// Signs another device of the account out.
    pub async fn sign_out_device(&self, device: DeviceId) -> Result<(), InnkeyError> {
        let project = self.project.clone();
        self.host.run(async move { project.sign_out_device(device).await }).await
    }

    /// Signs every device of the account out, this one too.
    pub async fn sign_out_everywhere(&self) -> Result<(), InnkeyError> {
        let project = self.project.clone();
        self.host.run(async move { project.sign_out_everywhere().await }).await
    }

    /// Sets user name and password, to sign in on a second phone; other devices are signed out. `current` is the
    /// password until now, if there is one.
    pub async fn set_login(
        &self,
        user: String,
        password: String,
        current: Option<String>,
    ) -> Result<SignedIn, InnkeyError> {
        let project = self.project.clone();
        let (password, current) = (Secret::new(password), current.map(Secret::new));
        self.host.run(async move { project.set_login(&user, password, current).await }).await
    }

    /// What an admin does with customers.
    pub fn customers(&self) -> Arc<Customers> {
        Customers::new(&self.project, &self.host)
    }

    /// Begins to hear what changes on the server; needs a session. The first thing heard is where everything stands.
    pub fn subscribe(&self) -> Result<Arc<EventSubscription>, InnkeyError> {
        let subscription = self.host.enter(|| self.project.subscribe())?;
        Ok(EventSubscription::new(subscription, &self.host))
    }
}

impl Project {
    async fn sign_in(
        &self,
        credentials: Credentials,
        device: String,
    ) -> Result<SignedIn, InnkeyError> {
        let project = self.project.clone();
        self.host.run(async move { project.sign_in(credentials, &device).await }).await
    }
}
