//! The way in.

use std::{path::PathBuf, sync::Arc};

use innkey_core::{FoundServer, Innkey, NearbyServer, ProjectInfo, Warning as CoreWarning};
use innkey_protocol::{Address, ProjectId, ShareLink};

use crate::{
    InnkeyError, Project, SecretStore,
    host::Host,
    secrets::Secrets,
    types::{LocalId, Warning},
};

/// The engine: the projects on this phone, and the threads that everything runs on.
///
/// An app has one, for as long as it runs. All methods may be called from any thread; none blocks.
#[derive(uniffi::Object)]
pub struct InnkeyEngine {
    innkey: Innkey,
    host: Arc<Host>,
}

#[uniffi::export]
impl InnkeyEngine {
    /// Opens the engine on a folder of its own, which is made if it is missing. No network.
    ///
    /// Fails with `Storage` when folder or database cannot be used. A damaged database is no error but a warning.
    #[uniffi::constructor]
    pub async fn open(folder: String, secrets: Arc<dyn SecretStore>) -> Result<Self, InnkeyError> {
        if folder.is_empty() {
            return Err(InnkeyError::invalid(
                "The engine needs a folder: name one of the app's own.",
            ));
        }
        let folder = PathBuf::from(folder);
        let host = Arc::new(Host::new(folder.clone())?);
        let secrets = Arc::new(Secrets(secrets));
        let innkey = host.run(async move { Innkey::open(folder, secrets).await }).await?;
        Ok(Self { innkey, host })
    }

    /// What a person should know since the engine was opened.
    pub fn warnings(&self) -> Vec<Warning> {
        let moved = |warning: &CoreWarning| match warning {
            CoreWarning::DatabaseDamaged { moved_to } => {
                Warning::DatabaseDamaged { moved_to: moved_to.display().to_string() }
            }
        };
        self.innkey.warnings().iter().map(moved).collect()
    }

    /// All projects, the one added first at the front. No network.
    pub async fn projects(&self) -> Result<Vec<ProjectInfo>, InnkeyError> {
        let innkey = self.innkey.clone();
        self.host.run(async move { innkey.projects().await }).await
    }

    /// One project, by its id on this phone. No network.
    ///
    /// Fails with `NoSuchProject`.
    pub async fn project(&self, id: LocalId) -> Result<Arc<Project>, InnkeyError> {
        let innkey = self.innkey.clone();
        let project = self.host.run(async move { innkey.project(id).await }).await?;
        Ok(Project::new(project, &self.host))
    }

    /// Adds the project of a share link, as it was scanned or opened. No network. The same project once more takes
    /// over new addresses and the link's code.
    ///
    /// Fails with `Invalid` for what is no link.
    pub async fn add_link(&self, link: String) -> Result<Arc<Project>, InnkeyError> {
        let link: ShareLink = link.parse().map_err(InnkeyError::invalid)?;
        let innkey = self.innkey.clone();
        let project = self.host.run(async move { innkey.add_link(&link).await }).await?;
        Ok(Project::new(project, &self.host))
    }

    /// Asks the server behind a typed address, e.g. `192.168.1.20`, who it is. Nothing secret is sent. Unless it is
    /// `certified`, a person compares the fingerprint with the one that the server shows before anything is added.
    pub async fn look_up(&self, address: String) -> Result<FoundServer, InnkeyError> {
        let address = Address::parse_typed(&address).map_err(InnkeyError::invalid)?;
        let innkey = self.innkey.clone();
        self.host.run(async move { innkey.look_up(&address).await }).await
    }

    /// As `lookUp`, for a server nearby (`nearbyServer`).
    ///
    /// Fails with `Untrusted` when its key is not the announced one.
    pub async fn look_up_nearby(&self, server: NearbyServer) -> Result<FoundServer, InnkeyError> {
        let innkey = self.innkey.clone();
        self.host.run(async move { innkey.look_up_nearby(&server).await }).await
    }

    /// Adds a project of a server that was found; its key is the only one accepted from now on. No network.
    pub async fn add_found(
        &self,
        server: FoundServer,
        project: ProjectId,
    ) -> Result<Arc<Project>, InnkeyError> {
        let innkey = self.innkey.clone();
        let added = self.host.run(async move { innkey.add_found(&server, project).await }).await?;
        Ok(Project::new(added, &self.host))
    }

    /// Takes a project off this phone: signs out if the server can be reached, forgets secrets and files.
    ///
    /// Fails with `Busy` while it downloads.
    pub async fn remove(&self, id: LocalId) -> Result<(), InnkeyError> {
        let innkey = self.innkey.clone();
        self.host.run(async move { innkey.remove(id).await }).await
    }

    /// Takes away what is on this phone of projects whose stay is over; call it at the start of the app. No network.
    pub async fn tidy(&self) -> Result<(), InnkeyError> {
        let innkey = self.innkey.clone();
        self.host.run(async move { innkey.tidy().await }).await
    }

    /// How many calls are being worked on now, by all that was made from this engine.
    pub fn running_calls(&self) -> u32 {
        self.host.running()
    }

    /// Ends the engine and its threads. Calls that wait fail with `Closed`, as does every later one on whatever was
    /// made from it. Once more changes nothing.
    pub fn shut_down(&self) {
        self.host.shut_down();
    }
}
