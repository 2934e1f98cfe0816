//! What an admin does with customers.

use std::sync::Arc;

use innkey_core::message::Template;
use innkey_protocol::{
    AccountId, DeviceId, Secret,
    api::{
        activity::{ActivityPage, ActivityQuery},
        customers::{Customer, CustomerEdit, CustomerList, CustomerQuery, Login, Settings},
        devices::DeviceList,
    },
};

use crate::{Draft, InnkeyError, host::Host, types::Invitation};

/// The customers of a project; needs an admin's session. Everything here may also fail with `NotSignedIn`, with
/// `Refused` (`AdminOnly`, `SessionEnded`, …) and as the network does.
#[derive(uniffi::Object)]
pub struct Customers {
    pub(crate) project: innkey_core::Project,
    pub(crate) host: Arc<Host>,
}

impl Customers {
    pub(crate) fn new(project: &innkey_core::Project, host: &Arc<Host>) -> Arc<Self> {
        Arc::new(Self { project: project.clone(), host: Arc::clone(host) })
    }
}

#[uniffi::export]
impl Customers {
    /// All customers, newest first. Thousands come page by page: to show the first at once, use `page`.
    pub async fn list(&self) -> Result<CustomerList, InnkeyError> {
        let customers = self.project.customers();
        self.host.run(async move { customers.list().await }).await
    }

    /// The customers that a query finds, newest first, by pages.
    pub async fn page(&self, query: CustomerQuery) -> Result<CustomerList, InnkeyError> {
        let customers = self.project.customers();
        self.host.run(async move { customers.page(&query).await }).await
    }

    /// One customer.
    pub async fn get(&self, id: AccountId) -> Result<Customer, InnkeyError> {
        let customers = self.project.customers();
        self.host.run(async move { customers.get(id).await }).await
    }

    /// Saves a new customer. The same draft again, after a lost answer, makes no second one.
    ///
    /// Fails with `Invalid` for a name or stay that is not allowed.
    pub async fn create(&self, draft: Arc<Draft>) -> Result<Customer, InnkeyError> {
        let (customers, draft) = (self.project.customers(), Arc::clone(&draft.draft));
        self.host.run(async move { customers.create(&mut *draft.lock().await).await }).await
    }

    /// Turns the settings of a customer, as they were read, into `after`. Only what differs is changed.
    ///
    /// Fails with `ChangedMeanwhile` and the newer state if somebody else changed them since, and with `Invalid`.
    pub async fn edit(&self, before: Customer, after: Settings) -> Result<Customer, InnkeyError> {
        let customers = self.project.customers();
        let edit = CustomerEdit::of(&before, &after);
        self.host.run(async move { customers.edit(before.id, &edit).await }).await
    }

    /// Gives a customer user name and password; devices that used others are signed out.
    pub async fn set_login(
        &self,
        id: AccountId,
        user: String,
        password: String,
    ) -> Result<Customer, InnkeyError> {
        self.edit_login(id, Some(Login { user, password: Secret::new(password) })).await
    }

    /// Takes user name and password away from a customer, and signs the devices out that used them.
    pub async fn remove_login(&self, id: AccountId) -> Result<Customer, InnkeyError> {
        self.edit_login(id, None).await
    }

    /// Makes a new code, in place of the last. For a customer who is signed in it adds a device.
    pub async fn renew(&self, id: AccountId) -> Result<Customer, InnkeyError> {
        let customers = self.project.customers();
        self.host.run(async move { customers.renew(id).await }).await
    }

    /// Takes code, link and devices away; the customer stays in the list.
    pub async fn revoke(&self, id: AccountId) -> Result<Customer, InnkeyError> {
        let customers = self.project.customers();
        self.host.run(async move { customers.revoke(id).await }).await
    }

    /// Removes the customer and all that belongs to them. One that is gone already is no error.
    pub async fn remove(&self, id: AccountId) -> Result<(), InnkeyError> {
        let customers = self.project.customers();
        self.host.run(async move { customers.remove(id).await }).await
    }

    /// What the host hands to the guest: the link, which is also the QR's text, and a message with it. The code is in
    /// the link only if asked for, else in the message. The message is in `language` (e.g. `de`), else in the guest's,
    /// else in the project's, and in the words of `template` if there is one (`messageTemplate`).
    ///
    /// Fails with `Invalid` when a code is asked for and none is live, or for a template with mistakes.
    pub async fn invitation(
        &self,
        id: AccountId,
        with_code: bool,
        language: Option<String>,
        template: Option<String>,
    ) -> Result<Invitation, InnkeyError> {
        let customers = self.project.customers();
        self.host
            .run(async move {
                let template = template.as_deref().map(Template::parse).transpose()?;
                let customer = customers.get(id).await?;
                let link = customers.share_link(id, with_code).await?;
                let message = customers
                    .message(&customer, &link, language.as_deref(), template.as_ref())
                    .await?;
                Ok::<_, innkey_core::Error>(Invitation { link: link.to_string(), message })
            })
            .await
    }

    /// Tells the server that link or QR were handed over, so that every admin sees it.
    pub async fn note_shared(&self, id: AccountId) -> Result<Customer, InnkeyError> {
        let customers = self.project.customers();
        self.host.run(async move { customers.note_shared(id).await }).await
    }

    /// The customer's signed-in devices.
    pub async fn devices(&self, id: AccountId) -> Result<DeviceList, InnkeyError> {
        let customers = self.project.customers();
        self.host.run(async move { customers.devices(id).await }).await
    }

    /// Signs one of the customer's devices out, or without one all of them. Nothing else is taken away.
    pub async fn sign_out(
        &self,
        id: AccountId,
        device: Option<DeviceId>,
    ) -> Result<(), InnkeyError> {
        let customers = self.project.customers();
        self.host.run(async move { customers.sign_out(id, device).await }).await
    }

    /// A page of who did what and when, the last first.
    pub async fn activity(&self, query: ActivityQuery) -> Result<ActivityPage, InnkeyError> {
        let customers = self.project.customers();
        self.host.run(async move { customers.activity(&query).await }).await
    }
}

impl Customers {
    async fn edit_login(
        &self,
        id: AccountId,
        login: Option<Login>,
    ) -> Result<Customer, InnkeyError> {
        let customers = self.project.customers();
        let edit = CustomerEdit { login: Some(login), ..CustomerEdit::default() };
        self.host.run(async move { customers.edit(id, &edit).await }).await
    }
}
