//! A connection to one server over whichever of its addresses answers.

use std::{
    io,
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
};

use bytes::{Bytes, BytesMut};
use futures_util::stream::{self, Stream};
use innkey_protocol::{Address, Trust, api::MAX_ANSWER, link::Pin};
use reqwest::{Body, header::CONTENT_LENGTH};
use serde::de::DeserializeOwned;
use tokio::{fs::File, io::AsyncReadExt};

use super::{
    Answer, Patience, Request,
    answer::failure,
    trust::{Policy, Verifier},
};
use crate::{Error, Result};

/// Bytes of a file that are sent at a time.
const PIECE: usize = 64 * 1024;

/// One server; made once per project and kept, so that connections are used again.
#[derive(Debug)]
pub struct Connection {
    endpoints: Vec<Endpoint>,
    /// Index of the address that last worked; it is tried first.
    best: AtomicUsize,
    patience: Patience,
}

#[derive(Debug)]
struct Endpoint {
    at: String,
    client: reqwest::Client,
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
        let client = |policy| client(&Verifier::new(policy).map_err(unusable)?, patience);
        let (mut pinned, mut public) = (None, None);
        let mut endpoints = Vec::with_capacity(addresses.len());
        for address in addresses {
            let (kept, policy) = match address.trust {
                Trust::Pinned => (&mut pinned, Policy::Pinned(pins.to_vec())),
                Trust::Public => (&mut public, Policy::Public),
            };
            let client = match kept {
                Some(client) => reqwest::Client::clone(client),
                None => kept.insert(client(policy)?).clone(),
            };
            endpoints.push(Endpoint { at: address.to_string(), client });
        }
        Ok(Self { endpoints, best: best.into(), patience })
    }

    /// A connection to an address that is looked up for the first time.
    pub(super) fn single(at: String, verifier: &std::sync::Arc<Verifier>) -> Result<Self> {
        let patience = Patience::default();
        let endpoints = vec![Endpoint { at, client: client(verifier, patience)? }];
        Ok(Self { endpoints, best: 0.into(), patience })
    }

    /// Index of the address that last worked.
    pub(crate) fn best(&self) -> usize {
        self.best.load(Ordering::Relaxed)
    }

    pub(crate) const fn patience(&self) -> Patience {
        self.patience
    }

    /// Sends over the first address that lets a connection come about. A request that may have reached
    /// the server is not sent over another.
    pub(crate) async fn send(&self, request: &Request) -> Result<Answer> {
        let count = self.endpoints.len().max(1);
        let first = self.best() % count;
        let mut failures = Vec::new();
        for (index, endpoint) in self.endpoints.iter().enumerate().cycle().skip(first).take(count) {
            let at = &endpoint.at;
            match request.build(&endpoint.client, at).send().await {
                Ok(response) => {
                    self.best.store(index, Ordering::Relaxed);
                    return Answer::accept(at.clone(), response).await;
                }
                Err(error) => match failure(at, &error) {
                    error @ (Error::Offline { .. } | Error::Untrusted { .. }) => {
                        tracing::debug!(%at, %error, "no connection");
                        failures.push(error);
                    }
                    error => return Err(error),
                },
            }
        }
        Err(unreached(failures))
    }

    /// Sends and reads JSON. When the answer is lost, the request is sent once more, if it may be.
    ///
    /// # Errors
    /// [`Error::Refused`] and the network's errors.
    pub async fn json<T: DeserializeOwned>(&self, request: &Request) -> Result<T> {
        let attempt = || async { self.send(request).await?.json(MAX_ANSWER).await };
        self.once_more(request, attempt).await
    }

    /// Sends a file as the request's body and reads JSON; sent once, for as long as it takes. `sent` hears of
    /// each piece's bytes.
    ///
    /// # Errors
    /// [`Error::Storage`] when the file cannot be read, [`Error::Refused`] and the network's errors.
    pub async fn upload<T: DeserializeOwned>(
        &self,
        request: &Request,
        file: &Path,
        sent: impl Fn(u64) + Send + Sync + 'static,
    ) -> Result<T> {
        let failed = || Error::storage(file.display().to_string());
        let opened = File::open(file).await.map_err(failed())?;
        let size = opened.metadata().await.map_err(failed())?.len();
        let endpoint = self.endpoints.first().ok_or_else(|| unreached(Vec::new()))?;
        let sending = request
            .build(&endpoint.client, &endpoint.at)
            .header(CONTENT_LENGTH, size)
            .body(Body::wrap_stream(pieces(opened, sent)));
        let response = sending.send().await.map_err(|error| failure(&endpoint.at, &error))?;
        Answer::accept(endpoint.at.clone(), response).await?.json(MAX_ANSWER).await
    }

    /// Sends; what a success says does not matter. When the answer is lost, it is sent once more, if it may be.
    ///
    /// # Errors
    /// [`Error::Refused`] and the network's errors.
    pub async fn done(&self, request: &Request) -> Result<()> {
        self.once_more(request, || async { self.send(request).await.map(drop) }).await
    }

    // Not `AsyncFn`: with it the compiler does not see that the future may move between threads.
    async fn once_more<T, F: Future<Output = Result<T>>>(
        &self,
        request: &Request,
        attempt: impl Fn() -> F,
    ) -> Result<T> {
        match self.within_patience(attempt()).await {
            Err(Error::Lost { .. } | Error::Timeout { .. }) if !request.is_once() => {
                self.within_patience(attempt()).await
            }
            done => done,
        }
    }

    async fn within_patience<T>(&self, work: impl Future<Output = Result<T>>) -> Result<T> {
        let done = tokio::time::timeout(self.patience.whole, work).await;
        done.unwrap_or_else(|_| {
            let at = self.endpoints.get(self.best()).map_or_else(String::new, |it| it.at.clone());
            Err(Error::Timeout { at })
        })
    }
}

/// The file piece by piece.
fn pieces(
    file: File,
    sent: impl Fn(u64) + Send + Sync + 'static,
) -> impl Stream<Item = io::Result<Bytes>> + Send {
    stream::try_unfold((file, sent), |(mut file, sent)| async {
        let mut piece = BytesMut::with_capacity(PIECE);
        let read = file.read_buf(&mut piece).await?;
        sent(read as u64);
        Ok((read > 0).then(|| (piece.freeze(), (file, sent))))
    })
}

/// The one error for all addresses: a wrong key is worth more than a dead line.
fn unreached(failures: Vec<Error>) -> Error {
    let (mut all, mut why) = (Vec::new(), String::from("it has no address"));
    for error in failures {
        match error {
            Error::Offline { at, reason } => {
                all.push(at);
                why = reason;
            }
            other => return other,
        }
    }
    Error::Offline { at: all.join(", "), reason: why }
}

fn client(verifier: &std::sync::Arc<Verifier>, patience: Patience) -> Result<reqwest::Client> {
    let tls = verifier.config().map_err(unusable)?;
    reqwest::Client::builder()
        .tls_backend_preconfigured(tls)
        .https_only(true)
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .connect_timeout(patience.connect)
        .read_timeout(patience.idle)
        .pool_idle_timeout(std::time::Duration::from_secs(30))
        .user_agent(concat!("innkey/", env!("CARGO_PKG_VERSION")))
        .build()
        .map_err(unusable)
}

/// TLS could not be set up on this device at all.
fn unusable(error: impl std::error::Error) -> Error {
    Error::Invalid { what: format!("TLS cannot be set up: {error}"), hint: "update Innkey." }
}

#[cfg(test)]
#[path = "client_tests.rs"]
mod tests;
