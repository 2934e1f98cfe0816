//! Pictures that are made to cost time: a search always ends, and says how.

use std::time::Duration;

use super::Picture;
use crate::{Ended, Luma, Mode, ScanOptions, Scanner};

/// How a search ends, in both modes alike; no code is found.
fn ended(width: usize, height: usize, pixels: &[u8], budget: Duration) -> Ended {
    let luma = Luma::new(pixels, width, height, width).unwrap();
    let [frame, photo] = [Mode::Frame, Mode::Photo].map(|mode| {
        let options = ScanOptions { mode, budget, ..ScanOptions::frame() };
        let scan = Scanner::new().read(&luma, &options).unwrap();
        assert!(scan.codes.is_empty());
        scan.ended
    });
    assert_eq!(frame, photo);
    frame
}

/// With all the time that it takes.
fn ended_by_itself(picture: &Picture) -> bool {
    let patient = Duration::from_hours(1);
    ended(picture.width, picture.height, &picture.pixels, patient) == Ended::Complete
}

/// A finder pattern's brightness at a module, 7 × 7; light around.
fn finder(column: usize, row: usize) -> u8 {
    let ring = column.abs_diff(3).max(row.abs_diff(3));
    if ring < 2 || ring == 3 { 20 } else { 230 }
}

#[test]
fn single_rows_and_columns_are_searched_to_their_end() {
    for (width, height) in [(100_000, 1), (1, 100_000), (100_000, 2), (2, 100_000)] {
        assert!(ended_by_itself(&Picture::new(width, height, |x, y| finder((x + y) % 16 / 2, 3))));
    }
}

#[test]
fn a_vast_picture_ends_with_its_time() {
    let side = 16_384;
    let flat = vec![0; side * side];
    assert_eq!(ended(side, side, &flat, Duration::from_micros(100)), Ended::OutOfTime);
}

#[test]
fn patterns_of_every_kind_are_searched_to_their_end() {
    let finders = |module: usize, pitch: usize| {
        move |x: usize, y: usize| finder(x / module % pitch, y / module % pitch)
    };
    let (width, height) = (700, 500);
    assert!(ended_by_itself(&Picture::new(width, height, finders(2, 8))));
    assert!(ended_by_itself(&Picture::new(width, height, finders(5, 9))));
    assert!(ended_by_itself(&Picture::new(width, height, |x, y| 255 - finders(3, 9)(x, y))));
    assert!(ended_by_itself(&Picture::new(width, height, |x, _| finder(x / 2 % 8, 3))));
    assert!(ended_by_itself(&Picture::new(width, height, |x, y| finder((x + y / 3) / 4 % 8, 3))));
    for side in [1, 2, 3, 8] {
        let chequers =
            |x: usize, y: usize| if (x / side + y / side).is_multiple_of(2) { 0 } else { 255 };
        assert!(ended_by_itself(&Picture::new(width, height, chequers)));
    }
}
