//! The phone's engine of Innkey: installed projects, download, sign-in, customers.
//!
//! [`Innkey`] is the way in. Everything is plain async Rust on the caller's tokio runtime; shells are thin
//! over it. Secrets lie in the shell's [`SecretStore`], everything else in one folder.

mod add;
mod blobs;
pub mod card;
pub mod code;
mod content;
mod customers;
mod download;
mod error;
mod farewell;
mod groups;
pub mod import;
mod innkey;
mod label;
mod live;
mod local_id;
pub mod message;
mod nearby;
pub mod net;
mod own_account;
mod project;
mod random;
mod secrets;
mod sign_in;
mod store;
#[cfg(test)]
mod testing;
mod verify;

pub use content::Content;
pub use customers::{Customers, Draft};
#[doc(hidden)]
pub use download::fuzzing;
pub use download::{
    Cancel, DownloadOptions, DownloadProgress, Installed, NoProgress, Transfer, TransferProgress,
    TransferState,
};
pub use error::{Error, ErrorKind, NextStep, Result};
pub use groups::Groups;
pub use innkey::{Innkey, ProjectInfo, Warning};
pub use innkey_protocol as protocol;
pub use innkey_qr as qr;
pub use label::{Label, Status, label, status};
pub use live::{Live, Subscription};
pub use local_id::LocalId;
#[cfg(feature = "watch-nearby")]
pub use nearby::Nearby;
pub use nearby::NearbyServer;
pub use net::FoundServer;
pub use project::{Latest, Project};
pub use secrets::{FolderSecrets, SecretError, SecretStore};
pub use sign_in::Credentials;
pub use verify::Verified;
