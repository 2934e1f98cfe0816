//! Over which connection a request goes: the shared one, or one of its own.

use std::sync::Arc;

use super::{
    Patience,
    client::{builder, unusable},
    trust::Verifier,
};
use crate::Result;

/// HTTP/1.1, as a TLS handshake calls it (RFC 7301).
const HTTP_1: &[&[u8]] = &[b"http/1.1"];
/// Rather HTTP/2.
pub(super) const HTTP_2: &[&[u8]] = &[b"h2", b"http/1.1"];

/// The connection of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// The one that all share, where the host speaks HTTP/2.
    Shared,
    /// One that no other request uses meanwhile: what gets lost on another does not hold it up.
    Own,
}

impl Line {
    /// The one to take when this one has failed: a shared line may be dead without knowing it, and a host may refuse
    /// more lines than it has.
    pub(crate) const fn other(self) -> Self {
        match self {
            Self::Shared => Self::Own,
            Self::Own => Self::Shared,
        }
    }
}

/// Both ways to the same host.
#[derive(Clone, Debug)]
pub(super) struct Clients {
    shared: reqwest::Client,
    own: reqwest::Client,
}

impl Clients {
    /// They trust by `verifier` and follow no redirect.
    pub(super) fn new(verifier: &Arc<Verifier>, patience: Patience) -> Result<Self> {
        let client = |protocols: &[&[u8]]| {
            builder(verifier, protocols)?
                .https_only(true)
                .redirect(reqwest::redirect::Policy::none())
                .connect_timeout(patience.connect)
                .read_timeout(patience.idle)
                .pool_idle_timeout(std::time::Duration::from_secs(30))
                .build()
                .map_err(unusable)
        };
        Ok(Self { shared: client(HTTP_2)?, own: client(HTTP_1)? })
    }

    pub(super) const fn of(&self, line: Line) -> &reqwest::Client {
        match line {
            Line::Shared => &self.shared,
            Line::Own => &self.own,
        }
    }
}
