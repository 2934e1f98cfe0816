//! A download, watched.

use std::sync::Arc;

use innkey_core::{Error, Installed, TransferProgress};

use crate::{InnkeyError, host::Host};

/// A download that goes on by itself. It stops with `cancel`, or when the last of its owners lets it go; what has
/// arrived counts for the next.
#[derive(uniffi::Object)]
pub struct Transfer {
    transfer: Arc<innkey_core::Transfer>,
    host: Arc<Host>,
}

impl Transfer {
    pub(crate) fn new(transfer: innkey_core::Transfer, host: &Arc<Host>) -> Arc<Self> {
        Arc::new(Self { transfer: Arc::new(transfer), host: Arc::clone(host) })
    }
}

#[uniffi::export]
impl Transfer {
    /// How far it is: first where it stands, then what is new, at most ten times a second; nothing after its end.
    pub async fn next(&self) -> Result<Option<TransferProgress>, InnkeyError> {
        let transfer = Arc::clone(&self.transfer);
        self.host.run(async move { Ok::<_, Error>(transfer.next().await) }).await
    }

    /// Waits for its end.
    ///
    /// Fails with `Cancelled` after `cancel`, with `Busy` while another download of the server goes on, with
    /// `NoSpace`, `NotSignedIn`, `Refused`, and as the network does.
    pub async fn finished(&self) -> Result<Installed, InnkeyError> {
        let transfer = Arc::clone(&self.transfer);
        self.host.run(async move { transfer.finished().await }).await
    }

    /// Stops it for now. What is verified already still becomes current.
    pub fn pause(&self) {
        self.transfer.pause();
    }

    /// Goes on after a pause.
    pub fn go_on(&self) {
        self.transfer.go_on();
    }

    /// Stops it for good, unless it is done.
    pub fn cancel(&self) {
        self.transfer.cancel();
    }
}
