//! Making the QR of a share link, beside two other encoders.

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

const HOW: &str = "a link of 200 characters in the alphabet of share links, error correction M, 500 times in a \
run, by each encoder in turn; the PNG has 8 pixels per module. The ratios are ours to theirs, run by run.";

/// Measures.
pub fn run() -> Result<Section> {
    let link: String = "INNKEY:1"
        .chars()
        .chain("QWERTYUIOPASDFGHJKLZXCVBNM234567".chars().cycle())
        .take(LENGTH)
        .collect();
    let ours = || QrModules::encode(black_box(&link), Level::Medium);
    let [mut modules, mut pictures] = [Vec::new(), Vec::new()];
    let [mut fast_qr, mut qrcode] = [Vec::new(), Vec::new()];
    for _ in 0..RUNS {
        modules.push(each(|| ours().map(drop))?);
        pictures.push(each(|| ours()?.to_png(8).map(drop))?);
        fast_qr.push(each(|| {
            let builder = &mut fast_qr::QRBuilder::new(black_box(link.as_str()));
            builder.ecl(fast_qr::ECL::M).build().map(drop)
        })?);
        qrcode.push(each(|| {
            let level = qrcode::EcLevel::M;
            qrcode::QrCode::with_error_correction_level(black_box(&link), level).map(drop)
        })?);
    }
    let ratios =
        |others: &[f64]| modules.iter().zip(others).map(|(our, their)| our / their).collect();
    let (to_fast_qr, to_qrcode) = (ratios(&fast_qr), ratios(&qrcode));
    let figures = vec![
        Figure::new("QR of a link of 200 characters", "ms", modules),
        Figure::new("– and its PNG", "ms", pictures),
        Figure::new("– `fast_qr`", "ms", fast_qr),
        Figure::new("– ratio", "×", to_fast_qr),
        Figure::new("– `qrcode`", "ms", qrcode),
        Figure::new("– ratio", "×", to_qrcode),
    ];
    Ok(Section { how: HOW, figures })
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
