//! The client's commands: a thin shell over `innkey-core`.

pub mod activity;
pub mod add;
pub mod customers;
pub mod download;
pub mod groups;
pub mod nearby;
pub mod open;
pub mod own;
pub mod projects;
pub mod qr;
pub mod rights;
pub mod scan;
pub mod share;
pub mod sign_in;
pub mod watch;

use std::{path::PathBuf, sync::Arc};

use innkey_core::{FolderSecrets, Innkey, Project, ProjectInfo, Warning};

use crate::{failure::Failure, folders, output::Output, pick};

/// This device, and which of its projects.
#[derive(clap::Args, Clone, Debug)]
pub struct Target {
    #[command(flatten)]
    pub device: Device,
    /// Which project, by name or id, if there are several on this device.
    #[arg(long, global = true, value_name = "NAME|ID")]
    pub project: Option<String>,
}

/// Where this device keeps its projects.
#[derive(clap::Args, Clone, Debug)]
pub struct Device {
    /// Folder of this device's projects and secrets [default: innkey/client in the user's data folder].
    #[arg(long, global = true, env = "INNKEY_HOME", value_name = "DIR")]
    pub home: Option<PathBuf>,
}

impl Device {
    /// Opens the engine on this device's folder.
    pub async fn open(&self, output: Output) -> Result<Innkey, Failure> {
        let home = self.home.clone().map_or_else(folders::client, Ok)?;
        let secrets = FolderSecrets::new(home.join("secrets"));
        let innkey = Innkey::open(&home, Arc::new(secrets)).await?;
        innkey.tidy().await?;
        for warning in innkey.warnings() {
            let Warning::DatabaseDamaged { moved_to } = warning;
            output.remark(format_args!(
                "The database was damaged and lies in {} now: add your projects again.",
                moved_to.display()
            ));
        }
        Ok(innkey)
    }
}

impl Target {
    /// Opens the project that is meant.
    pub async fn open(&self, output: Output) -> Result<Project, Failure> {
        self.find(&self.device.open(output).await?).await
    }

    /// The project that is meant.
    pub async fn find(&self, innkey: &Innkey) -> Result<Project, Failure> {
        let projects = innkey.projects().await?;
        let nothing = Failure::input("there is no project on this device")
            .hint("add one with `innkey add LINK`.");
        let info = pick::project(&projects, self.project.as_deref(), nothing)?;
        Ok(innkey.project(info.id).await?)
    }
}

impl pick::Named for ProjectInfo {
    fn name(&self) -> &str {
        &self.name
    }

    fn ids(&self) -> Vec<String> {
        vec![self.id.to_string(), self.project.to_string()]
    }
}
