//! A building: a server with a published project, and the host's phone, signed in.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use innkey_core::{Credentials, FolderSecrets, Innkey, Project, net::Request};
use innkey_protocol::{
    ProjectId, Secret, ShareLink,
    api::{
        customers::LinkParts,
        operator::{AccountState, NewAccount},
        routes,
        sign_in::Role,
    },
};
use serde_json::json;
use tempfile::TempDir;

use crate::{
    Result,
    process::{Server, innkey},
};

const ID: &str = "01935e2a-0000-7000-8000-0000000000be";
/// The host's user name.
pub const USER: &str = "anna";
/// The host's password.
pub const PASSWORD: &str = "limoncello-42";

/// A building.
pub struct Building {
    pub server: Server,
    pub project: ProjectId,
    /// The host's link.
    pub link: ShareLink,
    /// The project on the host's phone.
    pub host: Project,
    folder: TempDir,
}

impl Building {
    /// A building whose project has one page and one file of `size` random bytes.
    pub async fn with_file(size: usize) -> Result<Self> {
        Self::with_files(|source| {
            let mut bytes = vec![0; size];
            getrandom::fill(&mut bytes)?;
            Ok(fs::write(source.join("film.mp4"), bytes)?)
        })
        .await
    }

    /// A building whose project has one page and the files that `write` writes into its folder, [`Self::source`].
    pub async fn with_files(write: impl FnOnce(&Path) -> Result<()>) -> Result<Self> {
        // Not in /tmp, which may be memory: what is written must reach a disk.
        let folder = tempfile::tempdir_in(std::env::current_dir()?.join("target"))?;
        let server = Server::start(folder.path()).await?;
        let source = folder.path().join("project");
        fs::create_dir(&source)?;
        let project = json!({
            "format": 1, "id": ID, "name": "Casa Prova", "otp": true,
            "functions": [{ "id": "flat", "name": "Flat", "pages": [
                { "id": "living", "name": "Living room", "objects": [] }] }],
        });
        fs::write(source.join("project.json"), project.to_string())?;
        write(&source)?;
        push(folder.path(), &source, &server)?;
        let project = ID.parse()?;
        let link = admin(&server, project).await?;
        let host = host_phone(&folder, "host", &link).await?;
        Ok(Self { server, project, link, host, folder })
    }

    /// The project's folder.
    pub fn source(&self) -> PathBuf {
        self.path("project")
    }

    /// Publishes what is in the project's folder.
    pub fn publish(&self) -> Result<()> {
        push(self.folder.path(), &self.source(), &self.server)
    }

    /// The project on one more phone of the host, signed in.
    pub async fn another_host_phone(&self) -> Result<Project> {
        host_phone(&self.folder, "second host", &self.link).await
    }

    /// A path in a folder that goes with the building.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Ends the server and starts it again on the same data.
    pub async fn restart(&mut self) -> Result<()> {
        let folder = self.folder.path().to_owned();
        self.server.stop();
        self.server = Server::start(&folder).await?;
        Ok(())
    }

    /// The same on a host of its own (a network namespace), at this address.
    pub async fn restart_in(&mut self, host: &str, listen: &str) -> Result<()> {
        let folder = self.folder.path().to_owned();
        self.server.stop();
        self.server = Server::start_in(Some(host), &folder, listen).await?;
        Ok(())
    }

    /// The link with the address that the server has now.
    pub fn link_now(&self) -> Result<String> {
        let addresses = vec![self.server.operator()?.address];
        Ok(ShareLink { addresses, ..self.link.clone() }.to_string())
    }
}

fn push(home: &Path, source: &Path, server: &Server) -> Result<()> {
    let (source, data) = (source.to_string_lossy(), server.data.to_string_lossy());
    innkey(home, &["project", "push", &source, "--data", &data])
}

async fn host_phone(folder: &TempDir, name: &str, link: &ShareLink) -> Result<Project> {
    let folder = folder.path().join(name);
    let secrets = Arc::new(FolderSecrets::new(folder.join("secrets")));
    let host = Innkey::open(folder, secrets).await?.add_link(link).await?;
    let password = Secret::new(PASSWORD.into());
    host.sign_in(Credentials::Password { user: USER.into(), password }, "Phone").await?;
    Ok(host)
}

/// Makes the host's account and its link.
async fn admin(server: &Server, project: ProjectId) -> Result<ShareLink> {
    let (connection, token) = (server.connection().await?, server.operator()?.token);
    let password = Secret::new(PASSWORD.into());
    let new = NewAccount { user: USER.into(), password, role: Role::Admin };
    let request = Request::post(routes::operator_accounts(project)).json(&new)?.bearer(&token);
    let anna: AccountState = connection.json(&request).await?;
    let request = Request::get(routes::operator_account_link(project, anna.id)).bearer(&token);
    let LinkParts { name, addresses, pins, token } = connection.json(&request).await?;
    Ok(ShareLink { project, name, addresses, pins, token: Some(token), code: None })
}
