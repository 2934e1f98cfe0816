//! The addresses of one server, and which of them is used.

use std::{
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use innkey_protocol::api::routes;
use tokio::time::{Instant, timeout};

use super::{
    Patience, Request,
    answer::failure,
    lines::{Clients, Line},
    race::{Runner, line_up, race},
};
use crate::{Error, Result};

/// How long after its last answer an address is used without asking: a phone may have left the building.
pub(super) const SURE: Duration = Duration::from_secs(10);
/// How often a local address is looked for while an external one is in use.
pub(super) const LOOK_EVERY: Duration = Duration::from_mins(1);
/// Most bytes that are read of the answer to a probe.
const PROBE: usize = 4096;

/// One address.
#[derive(Debug)]
pub(super) struct Endpoint {
    /// Host and port.
    pub(super) at: String,
    /// Whether it is reached within the building only.
    pub(super) local: bool,
    pub(super) clients: Clients,
}

/// All addresses of one server.
#[derive(Debug)]
pub(super) struct Paths {
    pub(super) endpoints: Vec<Endpoint>,
    /// Index of the address that last worked.
    best: AtomicUsize,
    times: Mutex<Times>,
    /// Held while addresses are compared: requests that begin meanwhile wait for the outcome.
    racing: tokio::sync::Mutex<()>,
    patience: Patience,
}

#[derive(Debug, Default)]
struct Times {
    /// When the best address last answered; none if it never did or has failed since.
    proven: Option<Instant>,
    /// When local addresses were last asked.
    looked: Option<Instant>,
}

impl Paths {
    pub(super) fn new(endpoints: Vec<Endpoint>, best: usize, patience: Patience) -> Self {
        let best = best.min(endpoints.len().saturating_sub(1)).into();
        let (times, racing) = (Mutex::default(), tokio::sync::Mutex::default());
        Self { endpoints, best, times, racing, patience }
    }

    pub(super) fn best(&self) -> usize {
        self.best.load(Ordering::Relaxed)
    }

    /// The address for the next request: the best one as long as that is sure, else the one that answers.
    /// `without` has just failed and is left out.
    ///
    /// # Errors
    /// What each of the others failed with.
    pub(super) async fn choose(
        self: &Arc<Self>,
        without: Option<usize>,
    ) -> std::result::Result<usize, Vec<Error>> {
        if self.endpoints.len() == 1 && without.is_none() {
            return Ok(0);
        }
        if let Some(sure) = self.sure() {
            self.look_for_local(sure);
            return Ok(sure);
        }
        let _racing = self.racing.lock().await;
        if let Some(sure) = self.sure() {
            return Ok(sure);
        }
        let locals: Vec<bool> = self.endpoints.iter().map(|endpoint| endpoint.local).collect();
        let proven = self.times().proven.is_some();
        let mut line = line_up(&locals, self.best(), proven);
        line.retain(|runner| Some(runner.index) != without);
        let winner = race(&line, |index| self.probe(index)).await?;
        // Where a proven external address won at once, no local one had its chance.
        self.take(winner, !proven);
        self.look_for_local(winner);
        Ok(winner)
    }

    /// A request over this address was answered.
    pub(super) fn answered(&self, index: usize) {
        if index == self.best() {
            self.times().proven = Some(Instant::now());
        }
    }

    /// A request over this address failed.
    pub(super) fn doubt(&self, index: usize) {
        if index == self.best() {
            self.times().proven = None;
        }
    }

    fn take(&self, index: usize, looked: bool) {
        let before = self.best.swap(index, Ordering::Relaxed);
        if before != index {
            tracing::debug!(at = %self.endpoints[index].at, "another address is used from now on");
        }
        let (now, mut times) = (Instant::now(), self.times());
        times.proven = Some(now);
        if looked {
            times.looked = Some(now);
        }
    }

    fn sure(&self) -> Option<usize> {
        let proven = self.times().proven?;
        (proven.elapsed() < SURE).then(|| self.best())
    }

    /// Looks for a local address beside the requests, if the one in use is external and it is time.
    fn look_for_local(self: &Arc<Self>, in_use: usize) {
        let local = |index: &usize| self.endpoints[*index].local;
        let locals: Vec<usize> = (0..self.endpoints.len()).filter(local).collect();
        if local(&in_use) || locals.is_empty() {
            return;
        }
        {
            let mut times = self.times();
            if times.looked.is_some_and(|looked| looked.elapsed() < LOOK_EVERY) {
                return;
            }
            times.looked = Some(Instant::now());
        }
        let paths = Arc::clone(self);
        tokio::spawn(async move {
            let runner = |index| Runner { index, local: true, trusted: true, waits: 0 };
            let line: Vec<Runner> = locals.into_iter().map(runner).collect();
            if let Ok(found) = race(&line, |index| paths.probe(index)).await {
                paths.take(found, true);
            }
        });
    }

    /// Asks for nothing in particular, without telling anything: the connection is then there for what follows.
    async fn probe(&self, index: usize) -> Result<()> {
        let Endpoint { at, clients, .. } = &self.endpoints[index];
        let asked = async {
            let client = clients.of(Line::Shared);
            let sent = Request::get(routes::healthz()).build(client, at).send().await;
            let mut response = sent.map_err(|error| failure(at, &error))?;
            let status = response.status();
            // A connection is used again only when its answer was read to the end.
            let mut read = 0;
            while read < PROBE
                && let Ok(Some(chunk)) = response.chunk().await
            {
                read += chunk.len();
            }
            // Any word of the server will do, but none of a proxy that does not reach it.
            if status.is_success() || status.is_client_error() {
                return Ok(());
            }
            let (at, status) = (at.clone(), status.as_u16());
            Err(Error::BadAnswer { at, status, what: format!("status {status}") })
        };
        let done = timeout(self.patience.connect, asked).await.unwrap_or_else(|_| {
            Err(Error::Offline { at: at.clone(), reason: "no answer in time".into() })
        });
        if let Err(error) = &done {
            tracing::debug!(%at, %error, "no answer to a probe");
        }
        done
    }

    fn times(&self) -> MutexGuard<'_, Times> {
        self.times.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
#[path = "paths_tests.rs"]
mod tests;
