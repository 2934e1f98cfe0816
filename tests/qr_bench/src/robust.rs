//! Every picture also turned, mirrored, inverted, compressed and in other sizes: a code is read
//! exactly or not at all.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    time::Duration,
};

use image::{
    GrayImage,
    imageops::{self, FilterType},
};
use innkey_qr::{Luma, ScanOptions, Scanner};

use crate::{Result, camera::through_jpeg, picture::Picture, reading::Reading};

/// Enough for every picture, so that a busy machine reads the same.
const BUDGET: Duration = Duration::from_secs(2);

/// What happens to a picture, and its name.
type Change = (&'static str, fn(GrayImage) -> Result<GrayImage>);

const CHANGES: [Change; 9] = [
    ("none", Ok),
    ("turned by 90°", |picture| Ok(imageops::rotate90(&picture))),
    ("by 180°", |picture| Ok(imageops::rotate180(&picture))),
    ("by 270°", |picture| Ok(imageops::rotate270(&picture))),
    ("mirrored", |picture| Ok(imageops::flip_horizontal(&picture))),
    ("inverted", |mut picture| {
        imageops::invert(&mut picture);
        Ok(picture)
    }),
    ("JPEG of quality 30", |picture| {
        let (width, height) = picture.dimensions();
        let pixels = through_jpeg(&picture, width as usize, height as usize, 30)?;
        GrayImage::from_raw(width, height, pixels).ok_or_else(|| "the JPEG has another size".into())
    }),
    ("half size", |picture| Ok(resized(&picture, picture.width() / 2, picture.height() / 2))),
    ("double size", |picture| Ok(resized(&picture, picture.width() * 2, picture.height() * 2))),
];

/// Counts what is read of each set after each change.
#[derive(Default)]
pub struct Robust {
    /// Per set: its name, and per change how many were read of how many with a code.
    sets: Vec<(String, [(usize, usize); CHANGES.len()])>,
    /// What must not be.
    faults: Vec<String>,
}

impl Robust {
    /// Reads a set after all changes.
    pub fn enter(
        &mut self,
        name: &str,
        pictures: impl Iterator<Item = Result<Picture>>,
        still: bool,
    ) -> Result<()> {
        let mut counts = [(0, 0); CHANGES.len()];
        for picture in pictures {
            let picture = picture?;
            for ((change, make), (read, all)) in CHANGES.into_iter().zip(&mut counts) {
                let changed = make(plane(&picture)?)?;
                *all += usize::from(picture.text.is_some());
                let Some(reading) = scan(&changed, still)? else {
                    self.faults.push(format!("{}, {change}: panic", picture.name));
                    continue;
                };
                *read += usize::from(reading.is_right(&picture));
                if reading.false_texts(&picture) > 0 {
                    self.faults.push(format!("{}, {change}: false text", picture.name));
                }
            }
        }
        self.sets.push((name.to_owned(), counts));
        Ok(())
    }

    /// Prints the table; an error names what must not be.
    pub fn finish(self) -> Result<()> {
        let names: Vec<&str> = self.sets.iter().map(|(name, _)| name.as_str()).collect();
        println!("| change | {} |\n|---|{}", names.join(" | "), "---:|".repeat(names.len()));
        for (at, (change, _)) in CHANGES.into_iter().enumerate() {
            let cells = self.sets.iter().map(|(_, counts)| counts[at]);
            let cells: Vec<_> = cells.map(|(read, all)| format!("{read} / {all}")).collect();
            println!("| {change} | {} |", cells.join(" | "));
        }
        if self.faults.is_empty() {
            return Ok(());
        }
        Err(format!("false texts or panics:\n{}", self.faults.join("\n")).into())
    }
}

/// What is read; nothing if the scanner panics.
fn scan(picture: &GrayImage, still: bool) -> Result<Option<Reading>> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let luma = Luma::new(picture, width, height, width)?;
    let mut options = if still { ScanOptions::photo() } else { ScanOptions::frame() };
    options.budget = BUDGET;
    let read = || Scanner::new().read(&luma, &options);
    let Ok(scan) = catch_unwind(AssertUnwindSafe(read)) else { return Ok(None) };
    let texts = scan?.codes.into_iter().map(|code| code.bytes).collect();
    Ok(Some(Reading { ms: 0.0, texts }))
}

fn plane(picture: &Picture) -> Result<GrayImage> {
    let (width, height) = (picture.width as u32, picture.height as u32);
    let plane = GrayImage::from_raw(width, height, picture.pixels.clone());
    plane.ok_or_else(|| format!("{} has too few pixels", picture.name).into())
}

fn resized(picture: &GrayImage, width: u32, height: u32) -> GrayImage {
    imageops::resize(picture, width.max(1), height.max(1), FilterType::Triangle)
}
