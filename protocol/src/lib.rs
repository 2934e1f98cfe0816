//! What Innkey's phones and servers must agree on.
//!
//! Wire types, the one-time code, the share link, pack manifests, the rules of a sign-in and the list
//! of errors. Nothing here does I/O: `innkey-core` and `innkey-server` both build on it and on nothing
//! else of each other.

pub mod address;
pub mod api;
pub mod cell;
pub mod code;
pub mod error;
pub mod hash;
pub mod id;
pub mod link;
pub mod manifest;
pub mod nearby;
pub mod path;
pub mod project;
pub mod rights;
pub mod rules;
#[cfg(feature = "schema")]
pub mod schema;
pub mod secret;
pub mod time;
pub mod token;
pub mod zone;

pub use address::{Address, Host, Trust};
pub use code::Code;
pub use error::{ErrorCode, Problem};
pub use hash::Hash;
pub use id::{AccountId, ActivityId, CodeId, DeviceId, GroupId, ProjectId};
pub use link::ShareLink;
pub use rights::Rights;
pub use secret::Secret;
pub use time::{Stay, UnixTime};
pub use token::{DownloadToken, OperatorToken, SessionToken};
pub use zone::{TimeOfDay, Zone};

/// The port a server listens on unless told otherwise; the original's.
pub const DEFAULT_PORT: u16 = 7550;
