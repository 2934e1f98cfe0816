//! How far a download is, and what it did.

use std::time::Duration;

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
    /// Bytes per second, smoothed over some seconds and told anew each second; none unless it runs and was measured.
    pub rate: Option<u64>,
    /// How long the rest takes at this rate, in whole seconds; none while nobody can say.
    pub left: Option<Duration>,
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
