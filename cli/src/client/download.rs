//! `innkey download`.

use std::time::{Duration, Instant};

use indicatif::ProgressBar;
use innkey_core::{Cancel, DownloadProgress, Installed, Project};
use serde::Serialize;

use super::Target;
use crate::{
    failure::Failure,
    output::{Output, bytes},
    serve::asked_to_stop,
};

/// The figures of a download.
#[derive(Serialize)]
pub struct Figures {
    bytes_fetched: u64,
    bytes_reused: u64,
    requests: u64,
    files: u64,
    ms: u64,
    pub version: u64,
}

impl Figures {
    fn new(installed: Installed, took: Duration) -> Self {
        let Installed { version, files, bytes_fetched, bytes_reused, requests, .. } = installed;
        let ms = took.as_millis() as u64;
        Self { bytes_fetched, bytes_reused, requests, files, ms, version }
    }

    /// The figures for people.
    pub fn in_words(&self, name: &str) -> String {
        format!(
            "{name}: version {}, {} files, {} fetched, {} reused, {:.1} s.",
            self.version,
            self.files,
            bytes(self.bytes_fetched),
            bytes(self.bytes_reused),
            self.ms as f64 / 1000.0
        )
    }
}

/// Shows how far the download is.
struct Bar(ProgressBar);

impl DownloadProgress for Bar {
    fn start(&self, bytes: u64, _files: u64) {
        self.0.set_length(bytes);
    }

    fn advance(&self, bytes: u64) {
        self.0.inc(bytes);
    }

    fn done(&self) {
        self.0.finish();
    }
}

/// Downloads a project.
pub async fn run(args: Target, output: Output) -> Result<(), Failure> {
    let project = args.open(output).await?;
    let figures = download(&project, output).await?;
    let name = project.info().await?.name;
    output.result(&figures, |figures| figures.in_words(&name))
}

/// Downloads with a bar; Ctrl-C cancels, and what has arrived counts for the next time.
pub async fn download(project: &Project, output: Output) -> Result<Figures, Failure> {
    let cancel = Cancel::new();
    let stopper = cancel.clone();
    let watch = tokio::spawn(async move {
        asked_to_stop().await;
        stopper.cancel();
    });
    let began = Instant::now();
    let bar = Bar(output.bar(0));
    let installed = project.download(&bar, &cancel).await;
    bar.0.finish_and_clear();
    watch.abort();
    Ok(Figures::new(installed?, began.elapsed()))
}
