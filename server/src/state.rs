//! What every request can reach.

use std::sync::Arc;

use innkey_protocol::{OperatorToken, UnixTime, link::Pin};
use object_store::local::LocalFileSystem;
use tokio::sync::{Notify, watch};

use crate::{
    attempts::Attempts, backup::Backups, clock::Clock, config::Config, keys::Keys,
    metrics::Metrics, passwords::Passwords, settings::Settings, store::Store, tls::Certificates,
    web::set_up_link::SetUpLink,
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
    pub backups: Backups,
    pub metrics: Metrics,
    pub operator: OperatorToken,
    /// What lets somebody set the operator's password.
    pub set_up: SetUpLink,
    pub pins: [Pin; 2],
    pub certificates: Arc<Certificates>,
    /// What the web page may set.
    pub settings: Settings,
    pub started: UnixTime,
    /// Comes true when the server stops: event streams then end.
    pub stopping: watch::Sender<bool>,
    /// A back-up waits to become this server at its next start, which is now.
    pub restored: Notify,
}
