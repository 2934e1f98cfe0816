//! How much memory a search takes.

use std::time::Duration;

use allocation_counter::measure;
use innkey_qr::{Level, Luma, QrModules, ScanOptions, Scanner};

/// Long enough for builds without optimisation, so that everything is looked at.
const PATIENT: Duration = Duration::from_hours(1);

fn plane(width: usize, height: usize, pixel: impl Fn(usize, usize) -> u8) -> Vec<u8> {
    (0..width * height).map(|at| pixel(at % width, at / width)).collect()
}

/// A finder pattern's brightness at a module, 7 × 7; light around.
fn finder(column: usize, row: usize) -> u8 {
    let ring = column.abs_diff(3).max(row.abs_diff(3));
    if ring < 2 || ring == 3 { 20 } else { 230 }
}

fn noise(x: usize, y: usize) -> u8 {
    let mut hash = (x as u32).wrapping_mul(0x9e37_79b1) ^ (y as u32).wrapping_mul(0x85eb_ca77);
    hash ^= hash >> 15;
    hash = hash.wrapping_mul(0x2c1b_3c6d);
    (hash >> 24) as u8
}

#[test]
fn a_frame_without_a_code_allocates_nothing_once_the_scanner_is_warm() {
    let (width, height) = (540, 960);
    let frames = [
        plane(width, height, |_, _| 128),
        plane(width, height, noise),
        plane(width, height, |x, y| noise(x / 9, y / 9)),
        plane(width, height, |x, y| finder(x / 3 % 9, y / 3 % 9)),
    ];
    let options = ScanOptions { budget: PATIENT, ..ScanOptions::frame() };
    let mut scanner = Scanner::new();
    let mut scan = || {
        for frame in &frames {
            let luma = Luma::new(frame, width, height, width).unwrap();
            assert!(scanner.read(&luma, &options).unwrap().codes.is_empty());
        }
    };
    scan();
    assert_eq!(measure(scan).count_total, 0);
}

#[test]
fn a_photo_needs_little_memory_beside_its_own() {
    let (width, height) = (4000, 3000);
    let code = QrModules::encode("INNKEY:1".repeat(60), Level::Medium).unwrap();
    let photo = plane(width, height, |x, y| {
        let (column, row) = ((x / 5).wrapping_sub(300), (y / 5).wrapping_sub(200));
        let is_inside = column < code.size() && row < code.size();
        if is_inside && code.is_dark(column, row) { 20 } else { 200 + noise(x, y) / 16 }
    });
    let luma = Luma::new(&photo, width, height, width).unwrap();
    let options = ScanOptions { budget: PATIENT, ..ScanOptions::photo() };
    let used = measure(|| {
        assert_eq!(Scanner::new().read(&luma, &options).unwrap().codes.len(), 1);
    });
    assert!(used.bytes_max < 64 << 20, "{} bytes", used.bytes_max);
}
