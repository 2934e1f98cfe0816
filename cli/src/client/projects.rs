//! `innkey projects` and `innkey forget`.

mod verify;

use innkey_core::{Project, ProjectInfo};
use innkey_protocol::{Address, ProjectId, Zone, api::sign_in::Account};
use serde::Serialize;

use super::Target;
use crate::{
    failure::Failure,
    output::{Output, lines, table},
    time,
};

/// The projects on this device.
#[derive(clap::Args, Clone, Debug)]
pub struct Args {
    #[command(flatten)]
    target: Target,
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(clap::Subcommand, Clone, Debug)]
enum What {
    /// Compare every byte of a downloaded project with what it should be; works offline.
    Verify {
        /// Fetch what is damaged, and nothing else.
        #[arg(long)]
        repair: bool,
    },
}

/// Lists or verifies.
pub async fn run(args: Args, output: Output) -> Result<(), Failure> {
    match args.what {
        None => list(args.target, output).await,
        Some(What::Verify { repair }) => verify::run(args.target, repair, output).await,
    }
}

/// A project on this device.
#[derive(Serialize)]
pub struct ProjectView {
    id: String,
    project: ProjectId,
    pub name: String,
    addresses: Vec<Address>,
    version: Option<u64>,
    otp: Option<bool>,
    account: Option<Account>,
    time_zone: Option<Zone>,
}

impl From<ProjectInfo> for ProjectView {
    fn from(info: ProjectInfo) -> Self {
        Self {
            id: info.id.to_string(),
            project: info.project,
            name: info.name,
            addresses: info.addresses,
            version: info.version,
            otp: info.otp,
            account: info.account,
            time_zone: info.time_zone,
        }
    }
}

impl ProjectView {
    /// What is known of the project, without asking its server.
    pub async fn of(project: &Project) -> Result<Self, Failure> {
        Ok(project.info().await?.into())
    }
}

/// Lists the projects on this device.
async fn list(args: Target, output: Output) -> Result<(), Failure> {
    let projects = args.device.open(output).await?.projects().await?;
    let projects: Vec<ProjectView> = projects.into_iter().map(ProjectView::from).collect();
    output.result(&projects, |projects| {
        if projects.is_empty() {
            return "No projects yet: add one with `innkey add LINK`.".into();
        }
        let mut rows = table(["project", "version", "signed in as", "stay", "server", "id"]);
        for project in projects {
            let account = project.account.as_ref();
            let zone = project.time_zone.clone().unwrap_or_else(Zone::of_this_machine);
            rows.add_row([
                project.name.clone(),
                project.version.map_or_else(|| "–".into(), |version| version.to_string()),
                account.map_or_else(|| "–".into(), who),
                account.map_or_else(|| "–".into(), |account| time::show_stay(account.stay, &zone)),
                project.addresses.first().map(ToString::to_string).unwrap_or_default(),
                project.id.clone(),
            ]);
        }
        lines(&rows)
    })
}

/// An account in words.
pub fn who(account: &Account) -> String {
    let role = match account.role {
        innkey_protocol::api::sign_in::Role::Admin => "admin",
        innkey_protocol::api::sign_in::Role::Customer => "guest",
    };
    if account.name.is_empty() { role.into() } else { format!("{} ({role})", account.name) }
}

/// Removes a project from this device.
pub async fn forget(args: Target, output: Output) -> Result<(), Failure> {
    let innkey = args.device.open(output).await?;
    let project = args.find(&innkey).await?;
    let view = ProjectView::of(&project).await?;
    innkey.remove(project.id()).await?;
    output.result(&view, |view| format!("{} is no longer on this device.", view.name))
}
