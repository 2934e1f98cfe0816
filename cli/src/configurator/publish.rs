//! Publishing: what the configurator does on a server.

use std::{
    io::{self, BufReader},
    path::Path,
};

use innkey_core::net::Request;
use innkey_protocol::api::{
    operator::{ProjectEdit, ProjectState, Rollback, Version},
    routes,
};
use innkey_server::package::{Folder, PackageError, stream_tup};

use super::{Target, open, open_package};
use crate::{
    account::Switch,
    failure::Failure,
    operator::{Operator, OperatorArgs},
    output::{Output, bytes, lines, table},
    time,
};

/// Bytes of a package that are sent at a time.
const PIECE: usize = 128 * 1024;

/// Uploads a project and publishes it.
pub async fn push(project: &Path, args: &OperatorArgs, output: Output) -> Result<(), Failure> {
    let operator = Operator::open(args)?;
    let version = upload(&operator, project, output).await?;
    output.result(&version, |version| {
        format!(
            "Published {} as version {} ({} files, {}).",
            version.name,
            version.number,
            version.files,
            bytes(version.bytes)
        )
    })
}

/// Uploads a project, a folder as it is packed.
pub async fn upload(
    operator: &Operator,
    project: &Path,
    output: Output,
) -> Result<Version, Failure> {
    // Mistakes are told from here, without a server's help.
    let mut source = open(project)?;
    source.project()?;
    let size = if project.is_dir() {
        source.files().values().sum()
    } else {
        project.metadata().map_or(0, |metadata| metadata.len())
    };
    let bar = output.bar(size);
    let (project, moved) = (project.to_owned(), bar.clone());
    let published = operator.upload(Request::post(routes::operator_projects()), move |upload| {
        let mut upload = moved.wrap_write(upload);
        if project.is_dir() {
            stream_tup(&mut Folder::open(&project)?, upload)?;
        } else {
            let mut package = BufReader::with_capacity(PIECE, open_package(&project)?);
            io::copy(&mut package, &mut upload).map_err(PackageError::Read)?;
        }
        Ok(())
    });
    let published = published.await;
    bar.finish_and_clear();
    published
}

/// Switches *Use OTP authentication*.
pub(super) async fn set_otp(target: &Target, otp: Switch, output: Output) -> Result<(), Failure> {
    let (operator, project) = target.open().await?;
    let edit = ProjectEdit { otp: Some(otp == Switch::On) };
    let request = Request::patch(routes::operator_project(project.id)).json(&edit)?;
    let project: ProjectState = operator.json(request).await?;
    output.result(&project, |project| {
        format!(
            "{}: Use OTP authentication is {}.",
            project.name,
            if project.otp { "on" } else { "off" }
        )
    })
}

/// Lists the published versions.
pub(super) async fn versions(target: &Target, output: Output) -> Result<(), Failure> {
    let (operator, project) = target.open().await?;
    let request = Request::get(routes::operator_versions(project.id));
    let versions: Vec<Version> = operator.json(request).await?;
    output.result(&versions, |versions| {
        let mut rows = table(["version", "published", "files", "size", ""]);
        for version in versions {
            let current = if version.number == project.version { "current" } else { "" };
            let restores = version.restores.map(|old| format!("restores version {old}"));
            rows.add_row([
                version.number.to_string(),
                time::show_here(version.published_at),
                version.files.to_string(),
                bytes(version.bytes),
                [current.to_owned(), restores.unwrap_or_default()].join(" ").trim().to_owned(),
            ]);
        }
        lines(&rows)
    })
}

/// Publishes an old version again.
pub(super) async fn roll_back(
    target: &Target,
    to: Option<u64>,
    output: Output,
) -> Result<(), Failure> {
    let (operator, project) = target.open().await?;
    let to = to.unwrap_or_else(|| project.version.saturating_sub(1));
    let request = Request::post(routes::operator_versions(project.id)).json(&Rollback { to })?;
    let version: Version = operator.json(request).await?;
    output.result(&version, |version| {
        format!("Version {} brings back the content of version {to}.", version.number)
    })
}
