//! `innkey scan` and `innkey qr`.

use std::{
    path::{Path, PathBuf},
    time::Instant,
};

use data_encoding::BASE64;
use image::GrayImage;
use innkey_core::qr::{Found, Ground, Level, Luma, QrModules, Scanner};
use serde::Serialize;

use crate::{ask, failure::Failure, output::Output, picture};

/// Pixels per module in pictures.
const SCALE: u32 = 10;

/// `innkey scan`.
#[derive(clap::Args)]
pub struct ScanArgs {
    /// PNG or JPEG pictures.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// What was found in a picture.
#[derive(Serialize)]
struct Scanned<'a> {
    file: &'a Path,
    texts: Vec<String>,
    bytes_b64: Vec<String>,
    ms: f64,
}

/// Reads QR codes from pictures, a line of output each.
pub fn scan(args: &ScanArgs, output: Output) -> Result<(), Failure> {
    let mut unread = 0;
    for file in &args.files {
        let picture = picture::read(file)?;
        let began = Instant::now();
        let found = read_codes(&picture)?;
        let ms = began.elapsed().as_secs_f64() * 1000.0;
        unread += usize::from(found.is_empty());
        let texts = found.iter().filter_map(Found::text).map(String::from).collect();
        let bytes_b64 = found.iter().map(|found| BASE64.encode(&found.bytes)).collect();
        let scanned = Scanned { file, texts, bytes_b64, ms };
        output.result(&scanned, |scanned| in_words(scanned, args.files.len() > 1))?;
    }
    match unread {
        0 => Ok(()),
        _ => Err(Failure::not_done(format!("no QR code was found in {unread} of the pictures"))
            .hint("take a sharper picture in which the whole code is seen.")),
    }
}

fn in_words(scanned: &Scanned<'_>, named: bool) -> String {
    let texts = match (scanned.texts.as_slice(), scanned.bytes_b64.len()) {
        ([], 0) => "–".into(),
        ([], count) => format!("({count} with bytes that are no text: see --json)"),
        (texts, _) => texts.join("\n"),
    };
    if named { format!("{}: {texts}", scanned.file.display()) } else { texts }
}

/// The QR codes in a picture.
pub fn read_codes(picture: &GrayImage) -> Result<Vec<Found>, Failure> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let luma = Luma::new(picture.as_raw(), width, height, width)
        .map_err(|error| Failure::input(error.to_string()))?;
    Ok(Scanner::new().scan(&luma))
}

/// `innkey qr`.
#[derive(clap::Args)]
pub struct ShowArgs {
    /// The text, or - to read it from standard input.
    #[arg(value_name = "TEXT|-")]
    text: String,
    #[command(flatten)]
    picture: PictureArgs,
}

/// Where a QR goes.
#[derive(clap::Args)]
pub struct PictureArgs {
    /// Write the QR as a picture instead of showing it.
    #[arg(long, value_name = "FILE")]
    pub png: Option<PathBuf>,
    /// Write the QR as a drawing instead of showing it.
    #[arg(long, value_name = "FILE")]
    pub svg: Option<PathBuf>,
}

/// Makes a QR code of a text.
pub fn show(args: &ShowArgs, output: Output) -> Result<(), Failure> {
    let text =
        if args.text == "-" { ask::stdin()?.trim_end().to_owned() } else { args.text.clone() };
    let modules = modules(&text)?;
    let written = args.picture.write(&modules)?;
    let size = modules.size();
    output.result(&serde_json::json!({ "modules": size, "written": written }), |_| {
        if written.is_empty() { terminal(&modules, output) } else { wrote(&written) }
    })
}

/// The QR of a text.
pub fn modules(text: &str) -> Result<QrModules, Failure> {
    QrModules::encode(text, Level::Medium).map_err(|error| Failure::input(error.to_string()))
}

/// The QR for the terminal, in colour or as plain text.
pub fn terminal(modules: &QrModules, output: Output) -> String {
    let ground = if output.is_coloured() { Ground::Painted } else { Ground::Dark };
    modules.to_terminal(ground).trim_end_matches('\n').to_owned()
}

/// Which files were written, in words.
pub fn wrote(written: &[PathBuf]) -> String {
    let files: Vec<_> = written.iter().map(|file| file.display().to_string()).collect();
    format!("Wrote {}.", files.join(" and "))
}

impl PictureArgs {
    /// Writes the pictures that were asked for and says which.
    pub fn write(&self, modules: &QrModules) -> Result<Vec<PathBuf>, Failure> {
        let mut written = Vec::new();
        if let Some(file) = &self.png {
            let png = modules.to_png(SCALE).map_err(|error| Failure::input(error.to_string()))?;
            write(file, &png, &mut written)?;
        }
        if let Some(file) = &self.svg {
            write(file, modules.to_svg().as_bytes(), &mut written)?;
        }
        Ok(written)
    }
}

fn write(file: &Path, content: &[u8], written: &mut Vec<PathBuf>) -> Result<(), Failure> {
    std::fs::write(file, content).map_err(|error| {
        Failure::input(format!("{} cannot be written: {error}", file.display()))
    })?;
    written.push(file.into());
    Ok(())
}
