//! Who is in the story: the server, its operator, and phones.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use data_encoding::BASE32_NOPAD;
use innkey_core::{FolderSecrets, Innkey, Project, net::Request};
use innkey_protocol::{
    ProjectId, Secret, ShareLink,
    api::{
        customers::LinkParts,
        operator::{AccountState, NewAccount, ProjectState, Version},
        routes,
        sign_in::Role,
    },
};

use super::server::ServerProcess;
use crate::{configurator::upload, failure::Failure, output::Output};

/// The demo's folder and server.
pub struct Stage {
    folder: PathBuf,
    /// The server.
    pub server: ServerProcess,
}

/// The host.
pub struct Anna {
    /// User name.
    pub user: &'static str,
    /// Password, made for this demo.
    pub password: Secret,
    /// For her first phone.
    pub link: ShareLink,
}

impl Stage {
    /// Starts the server.
    pub async fn set(folder: &Path, port: u16) -> Result<Self, Failure> {
        let server = ServerProcess::start(folder, port).await?;
        Ok(Self { folder: folder.into(), server })
    }

    /// A new phone with nothing on it.
    pub async fn phone(&self, name: &str) -> Result<Innkey, Failure> {
        let home = self.folder.join(name);
        Ok(Innkey::open(&home, Arc::new(FolderSecrets::new(home.join("secrets")))).await?)
    }

    /// A new phone that has added the project.
    pub async fn phone_with(&self, name: &str, link: &ShareLink) -> Result<Project, Failure> {
        Ok(self.phone(name).await?.add_link(link).await?)
    }

    /// A file of the demo.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Publishes the project.
    pub async fn publish(
        &self,
        project: &Path,
        output: Output,
    ) -> Result<(Version, ProjectState), Failure> {
        let operator = self.server.operator()?;
        let version = upload(&operator, project, output).await?;
        Ok((version, operator.project(None).await?))
    }

    /// Adds the account *anna* with Admin on.
    pub async fn add_anna(&self, project: ProjectId) -> Result<Anna, Failure> {
        let operator = self.server.operator()?;
        let (user, password) = ("anna", new_password()?);
        let new = NewAccount { user: user.into(), password: password.clone(), role: Role::Admin };
        let request = Request::post(routes::operator_accounts(project)).json(&new)?;
        let account: AccountState = operator.json(request).await?;
        let request = Request::get(routes::operator_account_link(project, account.id));
        let LinkParts { name, addresses, pins, token } = operator.json(request).await?;
        let link = ShareLink { project, name, addresses, pins, token: Some(token), code: None };
        Ok(Anna { user, password, link })
    }
}

/// A password nobody knows yet: 80 random bits.
fn new_password() -> Result<Secret, Failure> {
    let mut bits = [0; 10];
    getrandom::fill(&mut bits).map_err(|error| Failure::not_done(error.to_string()))?;
    Ok(Secret::new(BASE32_NOPAD.encode(&bits).to_lowercase()))
}
