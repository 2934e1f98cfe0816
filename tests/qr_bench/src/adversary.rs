//! Pictures that cost a reader most: noise, chequers, stripes and floors that look like parts of codes,
//! and codes that say nothing.

use std::path::PathBuf;

use innkey_qr::{Level, QrModules};

use crate::{Result, picture::Picture, rng::Rng};

const PHOTO: (usize, usize) = (4000, 3000);

/// How many there are.
pub const COUNT: u64 = 24;

/// The picture of a number below [`COUNT`].
pub fn adversary(number: u64) -> Result<Picture> {
    let mut rng = Rng::new(number);
    let at = number as usize;
    Ok(match at {
        0..4 => {
            let grain = [1, 2, 4, 9][at];
            let width = PHOTO.0 / grain + 1;
            let greys: Vec<u8> =
                (0..width * (PHOTO.1 / grain + 1)).map(|_| rng.bits() as u8).collect();
            paint("noise", PHOTO, |x, y| greys[y / grain * width + x / grain])
        }
        4..8 => {
            let side = [1, 2, 3, 7][at - 4];
            paint(
                "chequers",
                PHOTO,
                |x, y| if (x / side + y / side).is_multiple_of(2) { 20 } else { 230 },
            )
        }
        8..13 => {
            let module = [2, 3, 5, 10, 30][at - 8];
            paint("finders", PHOTO, |x, y| finder(x / module % 9, y / module % 9))
        }
        13 => paint("light finders", PHOTO, |x, y| 250 - finder(x / 2 % 8, y / 2 % 8)),
        14 => paint("stripes", PHOTO, |x, _| finder(x / 2 % 8, 3)),
        15 => paint("slanted stripes", PHOTO, |x, y| finder((x + y / 3) / 4 % 8, 3)),
        16..20 => {
            let (length, module) = [(20, 3), (150, 4), (900, 6), (2900, 14)][at - 16];
            garbled(length, module, &mut rng)?
        }
        20 => paint("wide finders", (100_000, 120), |x, y| finder(x / 2 % 8, y / 2 % 8)),
        21 => paint("high finders", (120, 100_000), |x, y| finder(x / 2 % 8, y / 2 % 8)),
        22 => {
            paint("finders of 60 megapixels", (10_000, 6000), |x, y| finder(x / 4 % 9, y / 4 % 9))
        }
        _ => paint("flat, 144 megapixels", (12_000, 12_000), |_, _| 200),
    })
}

/// A finder pattern's brightness at a module, 7 × 7; light around.
fn finder(column: usize, row: usize) -> u8 {
    let ring = column.abs_diff(3).max(row.abs_diff(3));
    if ring < 2 || ring == 3 { 20 } else { 230 }
}

/// A floor of codes whose data is noise, but for what all codes of that version share.
fn garbled(length: usize, module: usize, rng: &mut Rng) -> Result<Picture> {
    let code = |rng: &mut Rng| QrModules::encode(rng.link(length), Level::Low);
    let (one, two) = (code(rng)?, code(rng)?);
    let size = one.size();
    // All that codes have in common is kept, and half of the data; the rest is noise.
    let is_corner =
        |x: usize, y: usize| (y < 9 && (x < 9 || x + 8 >= size)) || (x < 9 && y + 8 >= size);
    let dark: Vec<bool> = (0..size * size)
        .map(|at| {
            let (x, y) = (at % size, at / size);
            let is_kept = is_corner(x, y) || one.is_dark(x, y) == two.is_dark(x, y);
            if is_kept { one.is_dark(x, y) } else { rng.below(2) == 0 }
        })
        .collect();
    let side = (size + 8) * module;
    Ok(paint("garbled codes", PHOTO, |x, y| {
        let (x, y) = (x % side / module, y % side / module);
        let is_inside = (4..size + 4).contains(&x) && (4..size + 4).contains(&y);
        if is_inside && dark[(y - 4) * size + x - 4] { 20 } else { 230 }
    }))
}

fn paint(
    name: &str,
    (width, height): (usize, usize),
    grey: impl Fn(usize, usize) -> u8,
) -> Picture {
    let pixels = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    Picture {
        name: name.to_owned(),
        width,
        height,
        pixels: pixels.map(|(x, y)| grey(x, y)).collect(),
        text: None,
        file: PathBuf::new(),
    }
}
