//! How far a download is, and what it did.

use innkey_core::{Installed, TransferProgress, TransferState};

/// How far a transfer is. Neither number of bytes ever falls.
#[uniffi::remote(Record)]
pub struct TransferProgress {
    /// What it does.
    pub state: TransferState,
    /// Bytes that have arrived.
    pub bytes: u64,
    /// Bytes in all, as far as known.
    pub total: u64,
    /// Files that are fetched.
    pub files: u64,
}

/// What a transfer does.
#[uniffi::remote(Enum)]
pub enum TransferState {
    /// Finds out what must be fetched.
    Preparing,
    /// Fetches.
    Running,
    /// Waits for `goOn`.
    Paused,
    /// Has come to its end, good or bad: `finished` says which.
    Ended,
}

/// What a download did.
#[uniffi::remote(Record)]
pub struct Installed {
    /// The version that is current now.
    pub version: u64,
    /// Files in all its packs.
    pub files: u64,
    /// Bytes that came over the network.
    pub bytes_fetched: u64,
    /// Bytes of files that were on the phone before.
    pub bytes_reused: u64,
    /// Requests made.
    pub requests: u64,
}
