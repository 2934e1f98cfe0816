//! Making the QR of a share link.

use std::{hint::black_box, time::Instant};

use innkey_core::qr::{Level, QrModules};

use crate::{
    RUNS, Result,
    stats::ms,
    table::{Figure, Section},
};

/// Characters of the link.
const LENGTH: usize = 200;
/// Codes in a run.
const CODES: u32 = 500;

const HOW: &str = "a link of 200 characters in the alphabet of share links, error correction M, 500 times in a run; \
the PNG has 8 pixels per module.";

/// Measures.
pub fn run() -> Result<Section> {
    let link: String = "INNKEY:1"
        .chars()
        .chain("QWERTYUIOPASDFGHJKLZXCVBNM234567".chars().cycle())
        .take(LENGTH)
        .collect();
    let (mut modules, mut pictures) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        modules.push(each(|| QrModules::encode(black_box(&link), Level::Medium).map(drop))?);
        pictures.push(each(|| {
            QrModules::encode(black_box(&link), Level::Medium)?.to_png(8).map(drop)
        })?);
    }
    Ok(Section {
        how: HOW,
        figures: vec![
            Figure::new("QR of a link of 200 characters", "ms", modules),
            Figure::new("– and its PNG", "ms", pictures),
        ],
    })
}

/// Milliseconds that `work` takes.
fn each<E: std::error::Error + Send + Sync + 'static>(
    work: impl Fn() -> std::result::Result<(), E>,
) -> Result<f64> {
    let began = Instant::now();
    for _ in 0..CODES {
        work()?;
    }
    Ok(ms(began.elapsed()) / f64::from(CODES))
}
