//! `innkey download`.

use std::{
    fs,
    num::NonZeroU64,
    path::PathBuf,
    time::{Duration, Instant},
};

use indicatif::ProgressBar;
use innkey_core::{
    Cancel, DownloadOptions, DownloadProgress, Installed, Project, net::Authorities,
};
use serde::Serialize;

use super::Target;
use crate::{
    failure::Failure,
    output::{Output, bytes},
    serve::asked_to_stop,
};

/// Downloads a project.
#[derive(clap::Args, Clone, Debug)]
pub struct Args {
    #[command(flatten)]
    target: Target,
    /// Take at most so many bytes a second from the network, e.g. 500k or 2M.
    #[arg(long, value_name = "RATE", value_parser = rate)]
    limit_rate: Option<NonZeroU64>,
    /// Certificates in PEM that vouch for a host of packs, beside the public authorities: for a building's own host.
    #[arg(long, value_name = "FILE")]
    authorities: Option<PathBuf>,
}

impl Args {
    fn options(&self) -> Result<DownloadOptions, Failure> {
        let authorities = match &self.authorities {
            Some(file) => Authorities::from_pem(&fs::read(file).map_err(|error| {
                Failure::input(format!("{} cannot be read: {error}", file.display()))
            })?)?,
            None => Authorities::default(),
        };
        Ok(DownloadOptions { limit_rate: self.limit_rate, authorities })
    }
}

/// Bytes a second, as curl takes them: k, M and G are powers of 1024.
fn rate(text: &str) -> Result<NonZeroU64, String> {
    let (digits, unit) = match text.char_indices().last() {
        Some((last, 'k' | 'K')) => (&text[..last], 1 << 10),
        Some((last, 'm' | 'M')) => (&text[..last], 1 << 20),
        Some((last, 'g' | 'G')) => (&text[..last], 1 << 30),
        _ => (text, 1_u64),
    };
    let rate = digits.parse::<u64>().ok().and_then(|count| count.checked_mul(unit));
    let rate = rate.and_then(NonZeroU64::new);
    rate.ok_or_else(|| "write bytes a second, e.g. 500k or 2M".into())
}

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

/// Downloads, and tells the figures.
pub async fn run(args: Args, output: Output) -> Result<(), Failure> {
    let options = args.options()?;
    let project = args.target.open(output).await?;
    let figures = download_with(&project, options, output).await?;
    let name = project.info().await?.name;
    output.result(&figures, |figures| figures.in_words(&name))
}

/// Downloads with a bar; Ctrl-C cancels, and what has arrived counts for the next time.
pub async fn download(project: &Project, output: Output) -> Result<Figures, Failure> {
    download_with(project, DownloadOptions::default(), output).await
}

async fn download_with(
    project: &Project,
    options: DownloadOptions,
    output: Output,
) -> Result<Figures, Failure> {
    let cancel = Cancel::new();
    let stopper = cancel.clone();
    let watch = tokio::spawn(async move {
        asked_to_stop().await;
        stopper.cancel();
    });
    let began = Instant::now();
    let bar = Bar(output.bar(0));
    let installed = project.download_with(options, &bar, &cancel).await;
    bar.0.finish_and_clear();
    watch.abort();
    Ok(Figures::new(installed?, began.elapsed()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_read() {
        let read = |text| rate(text).ok().map(NonZeroU64::get);
        let all = ["1000", "500k", "2M", "1G"].map(read);
        assert_eq!(all, [1000, 512_000, 2 << 20, 1 << 30].map(Some));
        let wrong = ["", "0", "k", "1kk", "-1", "99999999999G", "5é"];
        assert_eq!(wrong.map(read), [None; 7]);
    }
}
