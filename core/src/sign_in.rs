//! Signing in and out. The device makes the session's token and keeps it before it sends it: an answer
//! that is lost, even to a killed process, costs neither the code nor the session.

use innkey_protocol::{
    Code, Secret, SessionToken,
    api::{
        MAX_NAME, MAX_PASSWORD, routes,
        sign_in::{Method as SignInMethod, SignIn, SignedIn},
    },
};
use reqwest::Method;
use zeroize::{Zeroize as _, Zeroizing};

use crate::{Error, ErrorKind, Project, Result, net::Request, random, secrets::Slot};

/// What a person signs in with.
#[derive(Clone, Debug)]
pub enum Credentials {
    /// The one-time code.
    Code {
        /// The code.
        code: Code,
        /// The guest's name, used if the host left it empty.
        name: Option<String>,
    },
    /// User name and password.
    Password {
        /// User name.
        user: String,
        /// Password.
        password: Secret,
    },
}

/// The token of a sign-in without an answer yet, and a mark of what it was sent with.
struct Pending {
    token: SessionToken,
    mark: [u8; 32],
}

impl Project {
    /// Signs this device in; `device` is what the host's list calls it. When the answer is lost, calling
    /// it again with the same credentials gets the same session.
    ///
    /// # Errors
    /// [`Error::Invalid`] for input that is too long, [`Error::Refused`] with the server's reason,
    /// [`Error::Secrets`] before anything is sent, and the network's errors.
    pub async fn sign_in(&self, credentials: Credentials, device: &str) -> Result<SignedIn> {
        check(&credentials)?;
        let row = self.row().await?;
        let mark = mark(&credentials);
        let pending = match self.pending().await? {
            Some(pending) if pending.mark == mark => pending,
            // An earlier sign-in with something else may have worked: then it counts until this one does.
            Some(_) => {
                self.resume_sign_in().await?;
                self.new_pending(mark).await?
            }
            None => self.new_pending(mark).await?,
        };
        let (method, name) = match credentials {
            Credentials::Code { code, name } => (SignInMethod::Code { code }, name),
            Credentials::Password { user, password } => {
                (SignInMethod::Password { user, password }, None)
            }
        };
        let name = name.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
        let device = cut(device.trim());
        let body = SignIn { method, token: pending.token.clone(), device, name };
        let request = Request::new(Method::POST, routes::sessions(row.project)).json(&body)?;
        // Whoever holds the link is counted by it, not by an address that a stranger may share.
        let request = match self.inner.secrets.link(self.id).await? {
            Some(link) => request.bearer(&link),
            None => request,
        };
        let connection = self.inner.connection(&row)?;
        let answer = connection.json(&request).await;
        match self.noted(&row, &connection, None, answer).await {
            Ok(signed_in) => {
                self.adopt(&pending, &signed_in).await?;
                Ok(signed_in)
            }
            Err(error) => {
                if is_final(&error) {
                    self.drop_pending(&pending).await?;
                }
                Err(error)
            }
        }
    }

    /// Finds out whether a sign-in whose answer was lost has worked, and if so takes it over. Gives
    /// nothing if none is open or the server does not know it.
    ///
    /// # Errors
    /// [`Error::Secrets`] and the network's errors; the sign-in then stays open.
    pub async fn resume_sign_in(&self) -> Result<Option<SignedIn>> {
        let Some(pending) = self.pending().await? else { return Ok(None) };
        let row = self.row().await?;
        let connection = self.inner.connection(&row)?;
        let request = Request::get(routes::session(row.project)).bearer(&pending.token);
        let answer = connection.json::<SignedIn>(&request).await;
        match self.noted(&row, &connection, None, answer).await {
            Ok(signed_in) => {
                self.adopt(&pending, &signed_in).await?;
                Ok(Some(signed_in))
            }
            Err(error) if error.ends_session() => {
                self.drop_pending(&pending).await?;
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    /// Asks the server who is signed in on this device. Takes over a sign-in whose answer was lost. A
    /// session that has ended is forgotten.
    ///
    /// # Errors
    /// [`Error::NotSignedIn`] without a session, [`Error::Refused`] e.g. with `session_ended` or
    /// `stay_ended`, and the network's errors.
    pub async fn account(&self) -> Result<SignedIn> {
        if let Some(signed_in) = self.resume_sign_in().await? {
            return Ok(signed_in);
        }
        let path = routes::session(self.row().await?.project);
        let signed_in: SignedIn = self.ask(Method::GET, path, None::<&()>).await?;
        self.remember(&signed_in).await?;
        Ok(signed_in)
    }

    /// Signs this device out. The session is forgotten here in any case; the server is told if it can be
    /// reached.
    ///
    /// # Errors
    /// [`Error::Secrets`], [`Error::Storage`].
    pub async fn sign_out(&self) -> Result<()> {
        for slot in [Slot::Session, Slot::Pending] {
            let Some(kept) = self.inner.secrets.get(slot, self.id).await? else { continue };
            self.inner.secrets.delete(slot, self.id).await?;
            if let Some(token) = kept.first_chunk() {
                self.end(&SessionToken::from_bytes(*token)).await;
            }
        }
        self.inner.store.set_account(self.id, None).await
    }

    /// Tells the server that a session is over; if it does not hear it, the session ages away there.
    async fn end(&self, token: &SessionToken) {
        let told = async {
            let row = self.row().await?;
            let path = routes::session(row.project);
            let request = Request::new(Method::DELETE, path).bearer(token);
            self.inner.connection(&row)?.done(&request).await
        };
        if let Err(error) = told.await {
            tracing::info!(%error, "the server did not hear of the sign-out");
        }
    }

    /// The pending token becomes the session; a session before it ends.
    async fn adopt(&self, pending: &Pending, signed_in: &SignedIn) -> Result<()> {
        let secrets = &self.inner.secrets;
        let before = secrets.session(self.id).await?;
        secrets.set(Slot::Session, self.id, pending.token.expose()).await?;
        self.drop_pending(pending).await?;
        secrets.delete(Slot::Code, self.id).await?;
        self.remember(signed_in).await?;
        if let Some(before) = before.filter(|before| *before != pending.token) {
            self.end(&before).await;
        }
        Ok(())
    }

    pub(crate) async fn remember(&self, signed_in: &SignedIn) -> Result<()> {
        self.inner.store.set_otp(self.id, signed_in.otp).await?;
        self.inner.store.set_time_zone(self.id, &signed_in.time_zone).await?;
        self.note_time(signed_in.server_time).await?;
        self.inner.store.set_account(self.id, Some(&signed_in.account)).await
    }

    async fn pending(&self) -> Result<Option<Pending>> {
        let kept = self.inner.secrets.get(Slot::Pending, self.id).await?;
        Ok(kept.and_then(|bytes| Pending::from_bytes(&bytes)))
    }

    async fn new_pending(&self, mark: [u8; 32]) -> Result<Pending> {
        let mut bytes = Zeroizing::new([0; 32]);
        random::fill(&mut *bytes)?;
        let pending = Pending { token: SessionToken::from_bytes(*bytes), mark };
        self.inner.secrets.set(Slot::Pending, self.id, &*pending.to_bytes()).await?;
        Ok(pending)
    }

    async fn drop_pending(&self, pending: &Pending) -> Result<()> {
        self.inner.secrets.delete_if(Slot::Pending, self.id, &*pending.to_bytes()).await
    }
}

impl Pending {
    fn to_bytes(&self) -> Zeroizing<[u8; 64]> {
        let mut bytes = Zeroizing::new([0; 64]);
        bytes[..32].copy_from_slice(self.token.expose());
        bytes[32..].copy_from_slice(&self.mark);
        bytes
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (token, mark) = bytes.split_first_chunk()?;
        Some(Self { token: SessionToken::from_bytes(*token), mark: mark.try_into().ok()? })
    }
}

/// The same for the same code or user. The password is left out: a hash of it would help to guess it.
fn mark(credentials: &Credentials) -> [u8; 32] {
    let mut material = match credentials {
        Credentials::Code { code, .. } => [b"code ".as_slice(), &code.to_bits()].concat(),
        Credentials::Password { user, .. } => [b"user ", user.as_bytes()].concat(),
    };
    let mark = blake3::derive_key("innkey 2026 pending sign-in", &material);
    material.zeroize();
    mark
}

/// Whether the server has decided: the same token will not get in any more.
fn is_final(error: &Error) -> bool {
    match (error, error.kind()) {
        (Error::Refused(problem), ErrorKind::Refused(code)) => {
            !code.retry_helps() && (400..500).contains(&problem.status)
        }
        _ => false,
    }
}

fn check(credentials: &Credentials) -> Result<()> {
    let (what, hint) = match credentials {
        Credentials::Code { name: Some(name), .. } if name.chars().count() > MAX_NAME => {
            ("The name is too long", "shorten it.")
        }
        Credentials::Password { user, .. } if user.trim().is_empty() => {
            ("The user name is empty", "type it.")
        }
        Credentials::Password { password, .. } if password.expose().len() > MAX_PASSWORD => {
            ("The password is too long", "check what you pasted.")
        }
        _ => return Ok(()),
    };
    Err(Error::Invalid { what: what.into(), hint })
}

fn cut(name: &str) -> String {
    name.chars().take(MAX_NAME).collect()
}

#[cfg(test)]
#[path = "sign_in_tests.rs"]
mod tests;
