//! The engine: the projects on this phone.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use innkey_protocol::{Address, ProjectId, Zone, api::sign_in::Account};

use crate::{
    Error, FoundServer, LocalId, Project, Result, SecretStore,
    blobs::{Blobs, make_private_folder},
    net::{self, Connection, Patience},
    secrets::Secrets,
    store::{Row, Store},
};

const DATABASE: &str = "innkey.db";

/// The engine. Clones share it. Every call may be made on the caller's tokio runtime, from any thread.
#[derive(Clone)]
pub struct Innkey {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) folder: PathBuf,
    pub(crate) store: Store,
    pub(crate) secrets: Secrets,
    pub(crate) patience: Patience,
    connections: Mutex<HashMap<LocalId, Arc<Connection>>>,
    warnings: Vec<Warning>,
}

/// Something a person should know that stops nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The database was damaged. It was moved, a new one begun: projects must be added again.
    DatabaseDamaged {
        /// Where the damaged file lies now.
        moved_to: PathBuf,
    },
}

/// A project on this phone, as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectInfo {
    /// The project on this phone.
    pub id: LocalId,
    /// The project on its server.
    pub project: ProjectId,
    /// What people call the building.
    pub name: String,
    /// Where the server is reached; the first is tried first.
    pub addresses: Vec<Address>,
    /// The version on this phone; none before the first download.
    pub version: Option<u64>,
    /// Whether the project uses one-time codes, as far as known.
    pub otp: Option<bool>,
    /// Who is signed in on this phone, as the server last said.
    pub account: Option<Account>,
    /// The building's time zone, in which times are shown; none before the server has said it.
    pub time_zone: Option<Zone>,
}

impl Innkey {
    /// Opens the engine on a folder of its own, which is made if it is missing. No network.
    ///
    /// # Errors
    /// [`Error::Storage`] when folder or database cannot be used. A damaged database is no error but a
    /// [`Warning`].
    pub async fn open(folder: impl AsRef<Path>, secrets: Arc<dyn SecretStore>) -> Result<Self> {
        Self::open_with(folder.as_ref(), secrets, Patience::default()).await
    }

    pub(crate) async fn open_with(
        folder: &Path,
        secrets: Arc<dyn SecretStore>,
        patience: Patience,
    ) -> Result<Self> {
        make_private_folder(folder).map_err(Error::storage(folder.display().to_string()))?;
        let (store, moved) = Store::open(folder.join(DATABASE)).await?;
        let warnings =
            moved.into_iter().map(|moved_to| Warning::DatabaseDamaged { moved_to }).collect();
        let inner = Inner {
            folder: folder.to_owned(),
            store,
            secrets: Secrets::new(secrets),
            patience,
            connections: Mutex::default(),
            warnings,
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// What a person should know since [`Innkey::open`].
    pub fn warnings(&self) -> &[Warning] {
        &self.inner.warnings
    }

    /// All projects, the one added first at the front. No network.
    ///
    /// # Errors
    /// [`Error::Storage`].
    pub async fn projects(&self) -> Result<Vec<ProjectInfo>> {
        let rows = self.inner.store.projects().await?;
        Ok(rows.into_iter().map(ProjectInfo::from).collect())
    }

    /// One project. No network.
    ///
    /// # Errors
    /// [`Error::NoSuchProject`], [`Error::Storage`].
    pub async fn project(&self, id: LocalId) -> Result<Project> {
        let project = Project { inner: Arc::clone(&self.inner), id };
        project.row().await.map(|_| project)
    }

    /// Asks the server behind a typed address who it is. Nothing secret is sent. Unless
    /// [`FoundServer::certified`], a person compares the fingerprint before [`Innkey::add_found`].
    ///
    /// # Errors
    /// [`Error::Offline`], [`Error::Untrusted`], [`Error::Timeout`], [`Error::BadAnswer`].
    pub async fn look_up(&self, address: &Address) -> Result<FoundServer> {
        net::look_up(address).await
    }
}

impl Inner {
    pub(crate) fn blobs(&self, server: &str) -> Blobs {
        Blobs::new(&self.folder, server)
    }

    /// The project's connection; made anew after [`Inner::forget_connection`].
    pub(crate) fn connection(&self, row: &Row) -> Result<Arc<Connection>> {
        let mut connections = self.connections.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(connection) = connections.get(&row.id) {
            return Ok(Arc::clone(connection));
        }
        let at = &row.endpoint;
        let made = Arc::new(Connection::new(&at.addresses, &at.pins, at.best, self.patience)?);
        connections.insert(row.id, Arc::clone(&made));
        Ok(made)
    }

    pub(crate) fn forget_connection(&self, id: LocalId) {
        self.connections.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
    }
}

impl From<Row> for ProjectInfo {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            project: row.project,
            name: row.name,
            addresses: row.endpoint.addresses,
            version: row.version,
            otp: row.otp,
            account: row.account,
            time_zone: row.time_zone,
        }
    }
}
