//! `innkey project`: the configurator.

mod diff;
mod publish;
mod sample;
mod schema;

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

pub use self::publish::upload;
use clap::Subcommand;
use innkey_protocol::project::{Checked, Mistake, PROJECT_FILE};
use innkey_server::package::{EXTENSION, Folder, Limits, Source, Tup, write_tup};
use serde::Serialize;

use crate::{
    account::Switch,
    failure::Failure,
    operator::{Operator, OperatorArgs},
    output::{Output, bytes},
};

/// `innkey project`.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make the folder of a new project.
    New {
        /// The folder to make.
        dir: PathBuf,
        /// What people call the building [default: the folder's name].
        #[arg(long)]
        name: Option<String>,
    },
    /// Find the mistakes in a project.
    Check {
        /// The project's folder, or a package.
        project: PathBuf,
    },
    /// Show what changed between two states of a project: functions, pages, objects, settings, groups, pictures.
    Diff(diff::Args),
    /// Print the JSON Schema of project.json, with which editors complete and check while typing.
    Schema,
    /// Pack a project's folder into one file.
    Pack {
        /// The project's folder.
        dir: PathBuf,
        /// The package to write [default: the folder's name and .tup].
        #[arg(long, short, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Upload a project and publish it as the next version.
    Push {
        /// The project's folder, or a package.
        project: PathBuf,
        #[command(flatten)]
        operator: OperatorArgs,
    },
    /// Change a project's settings on the server.
    Set {
        #[command(flatten)]
        target: Target,
        /// Use OTP authentication: let guests sign in with one-time codes.
        #[arg(long, value_name = "on|off")]
        otp: Switch,
    },
    /// List the published versions.
    Versions {
        #[command(flatten)]
        target: Target,
    },
    /// Publish an old version's content again, under a new number.
    Rollback {
        #[command(flatten)]
        target: Target,
        /// The version to go back to [default: the one before the current one].
        #[arg(long, value_name = "N")]
        to: Option<u64>,
    },
}

/// A project on a server.
#[derive(clap::Args)]
struct Target {
    #[command(flatten)]
    operator: OperatorArgs,
    /// Which project, by name or id, if the server has several.
    #[arg(long, value_name = "NAME|ID")]
    project: Option<String>,
}

/// What a project holds, in numbers.
#[derive(Serialize)]
struct Summary {
    name: String,
    functions: usize,
    pages: usize,
    objects: usize,
    files: usize,
    bytes: u64,
    remarks: Vec<Mistake>,
}

/// Runs `innkey project`.
pub async fn run(args: Args, output: Output) -> Result<(), Failure> {
    match args.command {
        Command::New { dir, name } => new(&dir, name, output),
        Command::Check { project } => check(&project, output),
        Command::Diff(args) => diff::run(args, output).await,
        Command::Schema => schema::print(),
        Command::Pack { dir, output: file } => pack(&dir, file, output),
        Command::Push { project, operator } => publish::push(&project, &operator, output).await,
        Command::Set { target, otp } => publish::set_otp(&target, otp, output).await,
        Command::Versions { target } => publish::versions(&target, output).await,
        Command::Rollback { target, to } => publish::roll_back(&target, to, output).await,
    }
}

/// Opens a project's folder or package.
fn open(path: &Path) -> Result<Box<dyn Source>, Failure> {
    if path.is_dir() {
        return Ok(Box::new(Folder::open(path)?));
    }
    Ok(Box::new(Tup::open_file(open_package(path)?, Limits::default())?))
}

fn open_package(path: &Path) -> Result<File, Failure> {
    let cannot = |error| Failure::input(format!("{} cannot be read: {error}", path.display()));
    File::open(path).map_err(cannot)
}

fn new(dir: &Path, name: Option<String>, output: Output) -> Result<(), Failure> {
    let name = name
        .or_else(|| dir.file_name().map(|name| name.to_string_lossy().into_owned()))
        .ok_or_else(|| Failure::input("the folder has no name").hint("give one with --name."))?;
    let file = dir.join(PROJECT_FILE);
    if file.exists() {
        return Err(Failure::input(format!("there is a project in {} already", dir.display())));
    }
    let written = fs::create_dir_all(dir.join("images"))
        .and_then(|()| fs::write(&file, sample::project(&name)));
    written.map_err(|error| Failure::input(format!("{}: {error}", file.display())))?;
    output.result(&serde_json::json!({ "project": file }), |_| {
        format!(
            "Made {}.\nEdit it, put pictures into {}, then: innkey project check {}",
            file.display(),
            dir.join("images").display(),
            dir.display()
        )
    })
}

fn check(path: &Path, output: Output) -> Result<(), Failure> {
    let mut source = open(path)?;
    let checked = source.checked()?;
    let summary = summary(checked, source.as_ref());
    for remark in &summary.remarks {
        output.remark(remark);
    }
    output.result(&summary, |summary| {
        format!(
            "{}: no mistakes. {} functions, {} pages, {} objects; {} files, {}.",
            summary.name,
            summary.functions,
            summary.pages,
            summary.objects,
            summary.files,
            bytes(summary.bytes)
        )
    })
}

fn summary(checked: Checked, source: &dyn Source) -> Summary {
    let Checked { project, remarks } = checked;
    let pages = || project.functions.iter().flat_map(|function| &function.pages);
    Summary {
        functions: project.functions.len(),
        pages: pages().count(),
        objects: pages().map(|page| page.objects.len()).sum(),
        files: source.files().len(),
        bytes: source.files().values().sum(),
        remarks,
        name: project.name,
    }
}

fn pack(dir: &Path, file: Option<PathBuf>, output: Output) -> Result<(), Failure> {
    let mut folder = Folder::open(dir)?;
    let file = file.unwrap_or_else(|| dir.with_extension(EXTENSION));
    let cannot = |error: std::io::Error| {
        Failure::input(format!("{} cannot be written: {error}", file.display()))
    };
    let parent = file.parent().filter(|parent| !parent.as_os_str().is_empty());
    // Aside first: a package of that name that is there already stays whole.
    let mut aside =
        tempfile::NamedTempFile::new_in(parent.unwrap_or(Path::new("."))).map_err(cannot)?;
    write_tup(&mut folder, aside.as_file_mut())?;
    let kept = aside.persist(&file).map_err(|error| cannot(error.error))?;
    let size = kept.metadata().map_err(cannot)?.len();
    output.result(&serde_json::json!({ "package": file, "bytes": size }), |_| {
        format!("Packed {} ({}).", file.display(), bytes(size))
    })
}

impl Target {
    async fn open(
        &self,
    ) -> Result<(Operator, innkey_protocol::api::operator::ProjectState), Failure> {
        let operator = Operator::open(&self.operator)?;
        let project = operator.project(self.project.as_deref()).await?;
        Ok((operator, project))
    }
}
