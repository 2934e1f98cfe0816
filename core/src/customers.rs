//! What an admin does with customers.

use innkey_protocol::{
    AccountId, Code, DeviceId, ErrorCode, ShareLink, Stay,
    api::{
        MAX_NAME,
        activity::{ActivityPage, ActivityQuery},
        customers::{
            Batch, BatchDone, Customer, CustomerEdit, CustomerList, CustomerQuery, LinkParts,
            Login, MAX_PAGE, NewCode, NewCustomer, Settings, Source,
        },
        devices::DeviceList,
        routes,
    },
    rules::CodeState,
};
use reqwest::Method;

use crate::{Error, ErrorKind, Project, Result, code::issue, net::with_query};

/// How often a code is made anew because the project has the same one already.
const CODE_TRIES: u32 = 3;

/// The customers of a project; needs an admin's session. Every method may also fail with
/// [`Error::NotSignedIn`], [`Error::Refused`] (`admin_only`, `session_ended`, …) and the network's errors.
#[derive(Clone)]
pub struct Customers {
    project: Project,
}

/// A customer that is not saved yet. Keep it until [`Customers::create`] has worked: its identifiers are
/// made once, so that saving again after a lost answer makes no second customer.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What the host decided.
    pub settings: Settings,
    /// Whether to make a code at once.
    pub invite: bool,
    /// User name and password to sign in with, beside or instead of a code.
    pub login: Option<Login>,
    /// The booking that it is imported from.
    pub source: Option<Source>,
    id: AccountId,
    code: NewCode,
}

impl Draft {
    /// A new customer.
    ///
    /// # Errors
    /// When the operating system gives no random numbers.
    pub fn new(name: impl Into<String>, stay: Stay, invite: bool) -> Result<Self> {
        let settings = Settings { name: name.into(), stay, ..Settings::default() };
        Self::with(settings, invite)
    }

    /// A new customer with these settings.
    ///
    /// # Errors
    /// When the operating system gives no random numbers.
    pub fn with(settings: Settings, invite: bool) -> Result<Self> {
        let (id, code) = (AccountId::new(), issue()?);
        Ok(Self { settings, invite, login: None, source: None, id, code })
    }

    /// The customer's identifier, also once it is saved.
    pub const fn id(&self) -> AccountId {
        self.id
    }
}

impl Customers {
    pub(crate) const fn new(project: Project) -> Self {
        Self { project }
    }

    pub(crate) const fn project(&self) -> &Project {
        &self.project
    }

    /// All customers, newest first. Thousands come page by page: to show the first at once, use
    /// [`Customers::page`].
    ///
    /// # Errors
    /// As the type says.
    pub async fn list(&self) -> Result<CustomerList> {
        let mut query = CustomerQuery { limit: Some(MAX_PAGE), ..CustomerQuery::default() };
        let mut customers = Vec::new();
        loop {
            let page = self.page(&query).await?;
            customers.extend(page.customers);
            query.after = page.next;
            if query.after.is_none() {
                return Ok(CustomerList { customers, next: None, ..page });
            }
        }
    }

    /// The customers that a query finds, newest first, by pages.
    ///
    /// # Errors
    /// As the type says.
    pub async fn page(&self, query: &CustomerQuery) -> Result<CustomerList> {
        let path = routes::customers(self.project.row().await?.project);
        self.project.ask(Method::GET, with_query(path, query)?, None::<&()>).await
    }

    /// One customer.
    ///
    /// # Errors
    /// As the type says.
    pub async fn get(&self, id: AccountId) -> Result<Customer> {
        let path = routes::customer(self.project.row().await?.project, id);
        self.project.ask(Method::GET, path, None::<&()>).await
    }

    /// Saves a new customer; with a code if [`Draft::invite`].
    ///
    /// # Errors
    /// [`Error::Invalid`] for a name or stay that is not allowed, and as the type says.
    pub async fn create(&self, draft: &mut Draft) -> Result<Customer> {
        check(Some(&draft.settings.name), Some(draft.settings.stay))?;
        let path = routes::customer(self.project.row().await?.project, draft.id);
        for _ in 1..CODE_TRIES {
            let done = self.put(&path, &draft.body()).await;
            if !code_is_taken(&done) {
                return done;
            }
            draft.code = issue()?;
        }
        self.put(&path, &draft.body()).await
    }

    /// Changes what `edit` names. With [`CustomerEdit::revision`] only if nobody else changed the customer since.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a name or stay that is not allowed, [`Error::ChangedMeanwhile`] with the newer
    /// state, and as the type says.
    pub async fn edit(&self, id: AccountId, edit: &CustomerEdit) -> Result<Customer> {
        check(edit.name.as_deref(), edit.stay)?;
        let path = routes::customer(self.project.row().await?.project, id);
        let done = self.project.ask(Method::PATCH, path, Some(edit)).await;
        match done {
            Err(error) if error.kind() == ErrorKind::Refused(ErrorCode::ChangedMeanwhile) => {
                Err(Error::ChangedMeanwhile { now: Box::new(self.get(id).await?) })
            }
            done => done,
        }
    }

    /// Does many changes, all or none; see [`crate::import`].
    ///
    /// # Errors
    /// As the type says; [`Error::Refused`] names the change in its detail, counted from 1.
    pub async fn apply(&self, batch: &Batch) -> Result<BatchDone> {
        let path = routes::customers_batch(self.project.row().await?.project);
        self.project.ask(Method::POST, path, Some(batch)).await
    }

    /// Makes a new code, in place of the last. For a customer who is signed in it adds a device.
    ///
    /// # Errors
    /// As the type says.
    pub async fn renew(&self, id: AccountId) -> Result<Customer> {
        let path = routes::customer_code(self.project.row().await?.project, id);
        for _ in 1..CODE_TRIES {
            let done = self.put(&path, &issue()?).await;
            if !code_is_taken(&done) {
                return done;
            }
        }
        self.put(&path, &issue()?).await
    }

    /// Takes code, link and devices away; the customer stays in the list.
    ///
    /// # Errors
    /// As the type says.
    pub async fn revoke(&self, id: AccountId) -> Result<Customer> {
        let path = routes::customer_revoke(self.project.row().await?.project, id);
        self.project.ask(Method::POST, path, None::<&()>).await
    }

    /// Removes the customer and all that belongs to them. One that is gone already is no error.
    ///
    /// # Errors
    /// As the type says.
    pub async fn remove(&self, id: AccountId) -> Result<()> {
        let path = routes::customer(self.project.row().await?.project, id);
        match self.project.tell(Method::DELETE, path).await {
            Err(error) if error.kind() == ErrorKind::Refused(ErrorCode::AccountNotFound) => Ok(()),
            done => done,
        }
    }

    /// The customer's share link: for a QR, or as text. The code is in it only if asked for.
    ///
    /// # Errors
    /// [`Error::Invalid`] when a code is asked for and none is live, and as the type says.
    pub async fn share_link(&self, id: AccountId, with_code: bool) -> Result<ShareLink> {
        let project = self.project.row().await?.project;
        let path = routes::customer_link(project, id);
        let parts: LinkParts = self.project.ask(Method::GET, path, None::<&()>).await?;
        let code = if with_code { Some(self.live_code(id).await?) } else { None };
        let LinkParts { name, addresses, pins, token } = parts;
        Ok(ShareLink { project, name, addresses, pins, token: Some(token), code })
    }

    /// Tells the server that link or QR were handed over, so that every admin sees it.
    ///
    /// # Errors
    /// As the type says.
    pub async fn note_shared(&self, id: AccountId) -> Result<Customer> {
        let path = routes::customer_shared(self.project.row().await?.project, id);
        self.project.ask(Method::POST, path, None::<&()>).await
    }

    /// The customer's signed-in devices.
    ///
    /// # Errors
    /// As the type says.
    pub async fn devices(&self, id: AccountId) -> Result<DeviceList> {
        let path = routes::customer_devices(self.project.row().await?.project, id);
        self.project.ask(Method::GET, path, None::<&()>).await
    }

    /// Signs one of the customer's devices out, or without one all of them. Nothing else is taken away.
    ///
    /// # Errors
    /// As the type says.
    pub async fn sign_out(&self, id: AccountId, device: Option<DeviceId>) -> Result<()> {
        let project = self.project.row().await?.project;
        let path = match device {
            Some(device) => routes::customer_device(project, id, device),
            None => routes::customer_devices(project, id),
        };
        self.project.tell(Method::DELETE, path).await
    }

    /// A page of who did what and when, the last first.
    ///
    /// # Errors
    /// As the type says.
    pub async fn activity(&self, query: &ActivityQuery) -> Result<ActivityPage> {
        let path = routes::activity(self.project.row().await?.project);
        self.project.ask(Method::GET, with_query(path, query)?, None::<&()>).await
    }

    async fn live_code(&self, id: AccountId) -> Result<Code> {
        let code = match self.get(id).await {
            Err(error) if error.kind() == ErrorKind::Refused(ErrorCode::AccountNotFound) => None,
            customer => customer?.code,
        };
        let live = code.filter(|issued| issued.state == CodeState::Live);
        live.and_then(|issued| issued.code).ok_or_else(|| Error::Invalid {
            what: "This customer has no code that could be used".into(),
            hint: "renew the code, then share the link.",
        })
    }

    async fn put(&self, path: &str, body: &(impl serde::Serialize + Sync)) -> Result<Customer> {
        self.project.ask(Method::PUT, path.to_owned(), Some(body)).await
    }
}

impl Draft {
    fn body(&self) -> NewCustomer {
        NewCustomer {
            settings: Settings {
                name: self.settings.name.trim().to_owned(),
                ..self.settings.clone()
            },
            code: self.invite.then(|| self.code.clone()),
            login: self.login.clone(),
            source: self.source.clone(),
        }
    }
}

fn code_is_taken<T>(done: &Result<T>) -> bool {
    done.as_ref().is_err_and(|error| error.kind() == ErrorKind::Refused(ErrorCode::CodeTaken))
}

fn check(name: Option<&str>, stay: Option<Stay>) -> Result<()> {
    if name.is_some_and(|name| name.trim().chars().count() > MAX_NAME) {
        return Err(Error::Invalid { what: "The name is too long".into(), hint: "shorten it." });
    }
    if stay.is_some_and(|stay| !stay.is_sound()) {
        let what = "The stay ends before it begins".into();
        return Err(Error::Invalid { what, hint: "mend one of the two dates." });
    }
    Ok(())
}

#[cfg(test)]
#[path = "customers_tests.rs"]
mod tests;
