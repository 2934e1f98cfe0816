//! What a download tells while it goes on, and at its end.

use std::num::NonZeroU64;

use crate::{net::Authorities, store::InstalledVersion};

/// How a download goes about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DownloadOptions {
    /// Most bytes a second that it takes from the network; none: as many as come.
    pub limit_rate: Option<NonZeroU64>,
    /// Whom to trust, beside the public authorities, to vouch for hosts of packs that lie elsewhere.
    pub authorities: Authorities,
}

/// Hears how far a download is. Called often and from several tasks; must not block.
pub trait DownloadProgress: Send + Sync {
    /// What must be fetched is known: so many bytes in so many files.
    fn start(&self, bytes: u64, files: u64);
    /// So many bytes more have arrived; over all calls never more than `start` said.
    fn advance(&self, bytes: u64);
    /// The new version is current.
    fn done(&self);
}

/// Tells nobody.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoProgress;

impl DownloadProgress for NoProgress {
    fn start(&self, _: u64, _: u64) {}
    fn advance(&self, _: u64) {}
    fn done(&self) {}
}

/// What a download did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Installed {
    /// The version that is current now.
    pub version: u64,
    /// Files in all its packs.
    pub files: u64,
    /// Bytes of pack and manifest contents that came over the network.
    pub bytes_fetched: u64,
    /// Bytes of files that were on the phone before; each content once.
    pub bytes_reused: u64,
    /// Requests made.
    pub requests: u64,
}

impl Installed {
    /// The list of packs has shown that nothing is new; what is here has so many bytes.
    pub(crate) fn unchanged(version: &InstalledVersion, bytes: u64) -> Self {
        let files = version.packs.iter().map(|pack| pack.files.len() as u64).sum();
        let (version, bytes_reused) = (version.number, bytes);
        Self { version, files, bytes_fetched: 0, bytes_reused, requests: 1 }
    }
}
