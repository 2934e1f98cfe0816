//! What an admin does with customers.

use innkey_protocol::{
    AccountId, Code, ErrorCode, ShareLink, Stay,
    api::{
        MAX_NAME,
        customers::{
            Customer, CustomerEdit, CustomerList, LinkParts, Login, NewCode, NewCustomer, Settings,
            Source,
        },
        routes,
    },
    rules::CodeState,
};
use reqwest::Method;

use crate::{Error, ErrorKind, Project, Result, code::issue};

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

    /// All customers, newest first.
    ///
    /// # Errors
    /// As the type says.
    pub async fn list(&self) -> Result<CustomerList> {
        let path = routes::customers(self.project.row().await?.project);
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

    /// Changes name, stay or whether the customer is switched on.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a name or stay that is not allowed, and as the type says.
    pub async fn edit(&self, id: AccountId, edit: &CustomerEdit) -> Result<Customer> {
        check(edit.name.as_deref(), edit.stay)?;
        let path = routes::customer(self.project.row().await?.project, id);
        self.project.ask(Method::PATCH, path, Some(edit)).await
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

    async fn live_code(&self, id: AccountId) -> Result<Code> {
        let customers = self.list().await?.customers;
        let customer = customers.into_iter().find(|customer| customer.id == id);
        let code = customer.and_then(|customer| customer.code);
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
            settings: self.settings.clone(),
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
