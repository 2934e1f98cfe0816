//! `innkey scan`.

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use clap::ValueEnum;
use data_encoding::BASE64;
use image::GrayImage;
use innkey_core::qr::{Found, Luma, QrError, ScanOptions, Scanner};
use serde::Serialize;

use crate::{failure::Failure, output::Output, picture};

/// `innkey scan`.
#[derive(clap::Args)]
pub struct Args {
    /// PNG, JPEG or WebP pictures.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    how: How,
    /// Scan each picture so many times; `ms` is then the median.
    #[arg(long, default_value_t = 1, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1000))]
    repeat: u32,
}

/// How hard to look.
#[derive(Clone, Copy, Default, clap::Args)]
pub struct How {
    /// What kind of picture it is.
    #[arg(long, value_enum, default_value_t = Mode::Photo)]
    mode: Mode,
    /// Give up on a picture after so many milliseconds.
    #[arg(long, value_name = "MS", value_parser = clap::value_parser!(u64).range(1..=60_000))]
    budget: Option<u64>,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Mode {
    /// One of many pictures from a running camera: a quick look.
    Frame,
    /// The only picture there is: a thorough look.
    #[default]
    Photo,
}

impl How {
    fn options(self) -> ScanOptions<'static> {
        let mut options = match self.mode {
            Mode::Frame => ScanOptions::frame(),
            Mode::Photo => ScanOptions::photo(),
        };
        if let Some(ms) = self.budget {
            options.budget = Duration::from_millis(ms);
        }
        options
    }
}

/// What was found in a picture.
#[derive(Serialize)]
struct Scanned {
    file: String,
    texts: Vec<String>,
    bytes_b64: Vec<String>,
    /// Milliseconds to look for codes; reading the file is not counted.
    ms: f64,
}

/// Reads QR codes from pictures, a line of output each.
pub fn run(args: &Args, output: Output) -> Result<(), Failure> {
    let mut scanner = Scanner::new();
    let (mut bad, mut unread) = (0, 0);
    for file in &args.files {
        let scanned = match scan(&mut scanner, file, args) {
            Ok(scanned) => scanned,
            Err(failure) if args.files.len() == 1 => return Err(failure),
            Err(failure) => {
                output.failure(&failure);
                bad += 1;
                continue;
            }
        };
        unread += usize::from(scanned.bytes_b64.is_empty());
        output.result(&scanned, |scanned| in_words(scanned, args.files.len() > 1))?;
    }
    match (bad, unread) {
        (0, 0) => Ok(()),
        (0, _) => {
            Err(Failure::not_done(format!("no QR code was found in {unread} of the pictures"))
                .hint("take a sharper picture in which the whole code is seen."))
        }
        _ => Err(Failure::input(format!("{bad} of {} files could not be read", args.files.len()))
            .hint("see above why; the others were scanned.")),
    }
}

fn scan(scanner: &mut Scanner, file: &Path, args: &Args) -> Result<Scanned, Failure> {
    let picture = picture::read(file)?;
    let mut times = Vec::new();
    let mut found = Vec::new();
    for _ in 0..args.repeat {
        let began = Instant::now();
        found = look(scanner, &picture, args.how)?;
        times.push(began.elapsed());
    }
    Ok(Scanned {
        file: file.display().to_string(),
        texts: found.iter().filter_map(Found::text).map(String::from).collect(),
        bytes_b64: found.iter().map(|found| BASE64.encode(&found.bytes)).collect(),
        ms: median(times).as_secs_f64() * 1000.0,
    })
}

/// The middle one; of two in the middle, the longer.
fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn in_words(scanned: &Scanned, named: bool) -> String {
    let texts = match (scanned.texts.as_slice(), scanned.bytes_b64.len()) {
        ([], 0) => "–".into(),
        ([], count) => format!("({count} with bytes that are no text: see --json)"),
        (texts, _) => texts.join("\n"),
    };
    if named { format!("{}: {texts}", scanned.file) } else { texts }
}

/// The QR codes in a picture's file, best first.
pub fn codes_in(file: &Path) -> Result<Vec<Found>, Failure> {
    look(&mut Scanner::new(), &picture::read(file)?, How::default())
}

fn look(scanner: &mut Scanner, picture: &GrayImage, how: How) -> Result<Vec<Found>, Failure> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let wrong = |error: QrError| Failure::input(error.to_string());
    let luma = Luma::new(picture.as_raw(), width, height, width).map_err(wrong)?;
    Ok(scanner.read(&luma, &how.options()).map_err(wrong)?.codes)
}
