//! What every request can reach.

use std::sync::Arc;

use innkey_protocol::{Address, OperatorToken, link::Pin};
use object_store::local::LocalFileSystem;
use tokio::sync::watch;

use crate::{
    attempts::Attempts, clock::Clock, config::Config, keys::Keys, metrics::Metrics,
    passwords::Passwords, store::Store,
};

/// What every request can reach; cheap to clone.
pub type State = Arc<Shared>;

/// The server's parts.
pub struct Shared {
    pub config: Config,
    pub store: Store,
    pub packs: LocalFileSystem,
    pub keys: Keys,
    pub clock: Clock,
    pub passwords: Passwords,
    pub attempts: Attempts,
    pub metrics: Metrics,
    pub operator: OperatorToken,
    pub pins: [Pin; 2],
    /// For share links.
    pub addresses: Vec<Address>,
    /// Comes true when the server stops: event streams then end.
    pub stopping: watch::Sender<bool>,
}
