//! `innkey qr`.

use std::path::{Path, PathBuf};

use innkey_core::qr::{Ground, Level, QrModules};

use crate::{ask, failure::Failure, output::Output};

/// Pixels per module in pictures.
const SCALE: u32 = 10;

/// `innkey qr`.
#[derive(clap::Args)]
pub struct Args {
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
pub fn show(args: &Args, output: Output) -> Result<(), Failure> {
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
            write(file, &png)?;
            written.push(file.clone());
        }
        if let Some(file) = &self.svg {
            write(file, modules.to_svg().as_bytes())?;
            written.push(file.clone());
        }
        Ok(written)
    }
}

/// Writes a file.
pub fn write(file: &Path, content: &[u8]) -> Result<(), Failure> {
    std::fs::write(file, content)
        .map_err(|error| Failure::input(format!("{} cannot be written: {error}", file.display())))
}
