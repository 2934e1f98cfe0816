//! `innkey projects verify`.

use innkey_core::Verified;
use serde::Serialize;

use super::super::{
    Target,
    download::{Figures, download},
};
use crate::{failure::Failure, output::Output};

/// What was found, and what was done about it.
#[derive(Serialize)]
struct Found {
    files: u64,
    damaged: Vec<String>,
    /// The figures of the download that mended it.
    repaired: Option<Figures>,
}

/// Hashes every file; what is damaged is fetched again, if wanted.
pub async fn run(args: Target, repair: bool, output: Output) -> Result<(), Failure> {
    let project = args.open(output).await?;
    let Verified { files, damaged, .. } = project.verify().await?;
    let name = project.info().await?.name;
    if !damaged.is_empty() && !repair {
        let what = format!("{name}: damaged on this device: {}", damaged.join(", "));
        return Err(Failure::not_done(what)
            .hint("run `innkey projects verify --repair`, which fetches just that again."));
    }
    let repaired = if damaged.is_empty() { None } else { Some(download(&project, output).await?) };
    output.result(&Found { files, damaged, repaired }, |found| match &found.repaired {
        None => format!("{name}: {} files, all as they should be.", found.files),
        Some(figures) => {
            let mended = format!("Mended: {}", found.damaged.join(", "));
            format!("{mended}\n{}", figures.in_words(&name))
        }
    })
}
