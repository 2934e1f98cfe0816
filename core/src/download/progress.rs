//! What a download tells while it goes on, and at its end.

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
