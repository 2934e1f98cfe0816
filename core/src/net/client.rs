//! A connection to one server over whichever of its addresses answers.

use std::{path::Path, sync::Arc};

use innkey_protocol::{Address, Trust, api::MAX_ANSWER, link::Pin};
use reqwest::Body;
use serde::de::DeserializeOwned;
use tokio::{fs::File, io::AsyncWriteExt, task::spawn_blocking};

use super::{
    Answer, Patience, Request,
    answer::failure,
    lines::{Clients, HTTP_2, Line},
    paths::{Endpoint, Paths},
    trust::{Policy, Verifier},
    upload::Upload,
};
use crate::{Error, Result};

/// One server; made once per project and kept, so that connections are used again.
#[derive(Debug)]
pub struct Connection {
    paths: Arc<Paths>,
    patience: Patience,
}

impl Connection {
    /// A connection for the operator's commands, which may upload for as long as it takes.
    ///
    /// # Errors
    /// When TLS cannot be set up on this device.
    pub fn for_operator(address: Address, pins: &[Pin]) -> Result<Self> {
        Self::new(&[address], pins, 0, Patience::UPLOAD)
    }

    pub(crate) fn new(
        addresses: &[Address],
        pins: &[Pin],
        best: usize,
        patience: Patience,
    ) -> Result<Self> {
        let clients = |policy| Clients::new(&Verifier::new(policy).map_err(unusable)?, patience);
        let (mut pinned, mut public) = (None, None);
        let mut endpoints = Vec::with_capacity(addresses.len());
        for address in addresses {
            let (kept, policy) = match address.trust {
                Trust::Pinned => (&mut pinned, Policy::Pinned(pins.to_vec())),
                Trust::Public => (&mut public, Policy::Public),
            };
            let clients = match kept {
                Some(clients) => Clients::clone(clients),
                None => kept.insert(clients(policy)?).clone(),
            };
            let (at, local) = (address.to_string(), address.host.is_local());
            endpoints.push(Endpoint { at, local, clients });
        }
        Ok(Self { paths: Arc::new(Paths::new(endpoints, best, patience)), patience })
    }

    /// A connection to an address that is looked up for the first time.
    pub(super) fn single(at: String, verifier: &Arc<Verifier>) -> Result<Self> {
        let patience = Patience::default();
        let clients = Clients::new(verifier, patience)?;
        let endpoints = vec![Endpoint { at, local: false, clients }];
        Ok(Self { paths: Arc::new(Paths::new(endpoints, 0, patience)), patience })
    }

    /// Index of the address that last worked.
    pub(crate) fn best(&self) -> usize {
        self.paths.best()
    }

    #[cfg(test)]
    pub(super) fn paths(&self) -> &Paths {
        &self.paths
    }

    pub(crate) const fn patience(&self) -> Patience {
        self.patience
    }

    /// Sends over the one address that is known to work or turns out to. When no connection comes about
    /// after all, another is chosen, once. A request that may have reached the server is not sent over another.
    pub(crate) async fn send(&self, request: &Request) -> Result<Answer> {
        self.send_over(Line::Shared, request).await
    }

    /// As [`Self::send`], over such a line.
    pub(crate) async fn send_over(&self, line: Line, request: &Request) -> Result<Answer> {
        let mut failures = Vec::new();
        let mut without = None;
        loop {
            let index = match self.paths.choose(without).await {
                Ok(index) => index,
                Err(others) => {
                    failures.extend(others);
                    return Err(unreached(failures));
                }
            };
            let Endpoint { at, clients, .. } = &self.paths.endpoints[index];
            match request.build(clients.of(line), at).send().await {
                Ok(response) => {
                    self.paths.answered(index);
                    return Answer::accept(at.clone(), response).await;
                }
                Err(error) => {
                    self.paths.doubt(index);
                    match failure(at, &error) {
                        error @ (Error::Offline { .. } | Error::Untrusted { .. }) => {
                            tracing::debug!(%at, %error, "no connection");
                            failures.push(error);
                        }
                        error => return Err(error),
                    }
                    if without.replace(index).is_some() {
                        return Err(unreached(failures));
                    }
                }
            }
        }
    }

    /// Sends and reads JSON. When the answer is lost, the request is sent once more, if it may be.
    ///
    /// # Errors
    /// [`Error::Refused`] and the network's errors.
    pub async fn json<T: DeserializeOwned>(&self, request: &Request) -> Result<T> {
        let attempt =
            |line| async move { self.send_over(line, request).await?.json(MAX_ANSWER).await };
        self.once_more(request, attempt).await
    }

    /// Sends what `write` writes as the request's body, as it is written, and reads JSON; sent once, for as long as it
    /// takes. `write` blocks, on a thread of its own.
    ///
    /// # Errors
    /// What `write` gives, [`Error::Refused`] and the network's errors.
    pub async fn upload<T: DeserializeOwned, E: From<Error> + Send + 'static>(
        &self,
        request: &Request,
        write: impl FnOnce(&mut Upload) -> Result<(), E> + Send + 'static,
    ) -> Result<T, E> {
        let endpoint = self.paths.endpoints.first().ok_or_else(|| unreached(Vec::new()))?;
        let (upload, pieces) = Upload::new();
        let written = spawn_blocking(move || upload.fill(write));
        let sending = request
            .build(endpoint.clients.of(Line::Shared), &endpoint.at)
            .body(Body::wrap_stream(pieces));
        let answer = match sending.send().await {
            Ok(response) => Answer::accept(endpoint.at.clone(), response).await,
            Err(error) => Err(failure(&endpoint.at, &error)),
        };
        match answer {
            Ok(answer) => Ok(answer.json(MAX_ANSWER).await?),
            Err(error) => {
                let cut_off = written.await.map_err(Error::stopped)?;
                Err(cut_off.unwrap_or_else(|| error.into()))
            }
        }
    }

    /// Sends and writes the answer into `file`, for as long as it takes. `received` hears of each piece's bytes.
    ///
    /// # Errors
    /// [`Error::Storage`] when the file cannot be written, [`Error::Refused`] and the network's errors.
    pub async fn download(
        &self,
        request: &Request,
        file: &Path,
        received: impl Fn(u64),
    ) -> Result<()> {
        let failed = || Error::storage(file.display().to_string());
        let mut into = File::create(file).await.map_err(failed())?;
        let mut answer = self.send(request).await?;
        while let Some(piece) = answer.flowing().await? {
            into.write_all(&piece).await.map_err(failed())?;
            received(piece.len() as u64);
        }
        into.sync_all().await.map_err(failed())
    }

    /// Sends; what a success says does not matter. When the answer is lost, it is sent once more, if it may be.
    ///
    /// # Errors
    /// [`Error::Refused`] and the network's errors.
    pub async fn done(&self, request: &Request) -> Result<()> {
        let attempt = |line| async move { self.send_over(line, request).await.map(drop) };
        self.once_more(request, attempt).await
    }

    // Not `AsyncFn`: with it the compiler does not see that the future may move between threads.
    async fn once_more<T, F: Future<Output = Result<T>>>(
        &self,
        request: &Request,
        attempt: impl Fn(Line) -> F,
    ) -> Result<T> {
        match self.within_patience(attempt(Line::Shared)).await {
            Err(Error::Lost { .. } | Error::Timeout { .. }) if !request.is_once() => {
                self.within_patience(attempt(Line::Own)).await
            }
            done => done,
        }
    }

    async fn within_patience<T>(&self, work: impl Future<Output = Result<T>>) -> Result<T> {
        let done = tokio::time::timeout(self.patience.whole, work).await;
        done.unwrap_or_else(|_| {
            let best = self.paths.endpoints.get(self.best());
            Err(Error::Timeout { at: best.map_or_else(String::new, |it| it.at.clone()) })
        })
    }
}

/// The one error for all addresses: a wrong key is worth more than a strange answer, that more than a dead line.
fn unreached(failures: Vec<Error>) -> Error {
    let rank = |error: &Error| match error {
        Error::Untrusted { .. } => 0,
        Error::Offline { .. } => 2,
        _ => 1,
    };
    let (mut all, mut why) = (Vec::new(), String::from("it has no address"));
    let mut worth = None::<Error>;
    for error in failures {
        if let Error::Offline { at, reason } = error {
            all.push(at);
            why = reason;
        } else if worth.as_ref().is_none_or(|known| rank(&error) < rank(known)) {
            worth = Some(error);
        }
    }
    worth.unwrap_or_else(|| Error::Offline { at: all.join(", "), reason: why })
}

/// A client for what is no server of ours: public certificates, or none at all; nothing secret is sent.
pub(crate) fn public_client(
    whole: std::time::Duration,
    redirects: reqwest::redirect::Policy,
) -> Result<reqwest::Client> {
    let verifier = Verifier::new(Policy::Public).map_err(unusable)?;
    builder(&verifier, HTTP_2)?.redirect(redirects).timeout(whole).build().map_err(unusable)
}

/// What all clients have in common.
pub(super) fn builder(
    verifier: &Arc<Verifier>,
    protocols: &[&[u8]],
) -> Result<reqwest::ClientBuilder> {
    let tls = verifier.config(protocols).map_err(unusable)?;
    Ok(reqwest::Client::builder()
        .tls_backend_preconfigured(tls)
        .no_proxy()
        .referer(false)
        .user_agent(concat!("innkey/", env!("CARGO_PKG_VERSION"))))
}

/// TLS could not be set up on this device at all.
pub(super) fn unusable(error: impl std::error::Error) -> Error {
    Error::Invalid { what: format!("TLS cannot be set up: {error}"), hint: "update Innkey." }
}

#[cfg(test)]
#[path = "client_tests.rs"]
mod tests;
