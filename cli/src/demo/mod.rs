//! `innkey demo`: the whole story against a real server process, then the server stays.

mod guide;
mod hosting;
mod server;
mod stage;
mod story;

use std::path::{Path, PathBuf};

use crate::{failure::Failure, output::Output, serve::asked_to_stop};

use self::{guide::Guide, stage::Stage};

/// `innkey demo`.
#[derive(clap::Args)]
pub struct Args {
    /// End after the story instead of leaving the server running.
    #[arg(long)]
    exit: bool,
    /// New or empty folder for the demo's server and phones; it is kept [default: a temporary one, removed
    /// at the end].
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Port of the server; 0 takes a free one.
    #[arg(long, default_value_t = innkey_protocol::DEFAULT_PORT)]
    port: u16,
    /// The project to publish [default: the sample Casa Limone of the source tree].
    #[arg(long, value_name = "DIR")]
    project: Option<PathBuf>,
}

/// Where the sample lies in the source tree.
const SAMPLE: &str = "tests/fixtures/casa-limone";

/// Plays the story.
pub async fn run(args: Args, output: Output) -> Result<(), Failure> {
    let project = args.project.map_or_else(sample, Ok)?;
    let cannot =
        |error: std::io::Error| Failure::not_done(format!("no folder for the demo: {error}"));
    let temporary;
    let folder: &Path = if let Some(data) = &args.data {
        std::fs::create_dir_all(data).map_err(cannot)?;
        if std::fs::read_dir(data).map_err(cannot)?.next().is_some() {
            let failure = Failure::input(format!("{} is not empty", data.display()));
            return Err(failure.hint("the demo begins from nothing: name a new or empty folder."));
        }
        data
    } else {
        temporary = tempfile::Builder::new().prefix("innkey-demo-").tempdir().map_err(cannot)?;
        temporary.path()
    };
    let guide = Guide::new(output);
    let mut stage = Stage::set(folder, args.port).await?;
    let anna = story::play(&mut stage, &project, &guide).await?;
    guide.farewell(&stage, &anna, args.exit)?;
    if !args.exit {
        asked_to_stop().await;
    }
    stage.server.stop().await
}

/// Finds the sample from the executable or the current folder upwards.
fn sample() -> Result<PathBuf, Failure> {
    let here = std::env::current_dir().ok();
    let built = std::env::current_exe().ok();
    let mut above = here.iter().chain(&built).flat_map(|path| path.ancestors());
    above.find_map(|folder| Some(folder.join(SAMPLE)).filter(|sample| sample.is_dir())).ok_or_else(
        || {
            Failure::input("the sample project is not here")
                .hint("run the demo inside the source tree, or name a project with --project DIR.")
        },
    )
}
