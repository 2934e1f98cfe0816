//! How a search is limited.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use super::{LINK, Picture};
use crate::{Ended, Luma, Mode, QrError, Rotation, ScanOptions, Scanner};

fn luma(picture: &Picture) -> Luma<'_> {
    Luma::new(&picture.pixels, picture.width, picture.height, picture.width).unwrap()
}

#[test]
fn a_search_without_time_is_refused() {
    let picture = Picture::of(LINK, 2);
    let options = ScanOptions { budget: Duration::ZERO, ..ScanOptions::frame() };
    let refused = Scanner::new().read(&luma(&picture), &options).unwrap_err();
    assert_eq!(refused, QrError::Budget);
}

#[test]
fn a_search_ends_when_its_time_is_over() {
    let picture = Picture::of(LINK, 20);
    let options = ScanOptions { budget: Duration::from_nanos(1), ..ScanOptions::photo() };
    let scan = Scanner::new().read(&luma(&picture), &options).unwrap();
    assert_eq!((scan.codes.len(), scan.ended), (0, Ended::OutOfTime));
}

#[test]
fn a_search_can_be_cancelled() {
    let picture = Picture::of(LINK, 4);
    let cancel = AtomicBool::new(true);
    let patient = Duration::from_mins(1);
    let options = ScanOptions { cancel: Some(&cancel), budget: patient, ..ScanOptions::photo() };
    let mut scanner = Scanner::new();
    let scan = scanner.read(&luma(&picture), &options).unwrap();
    assert_eq!((scan.codes.len(), scan.ended), (0, Ended::Cancelled));
    cancel.store(false, Ordering::Relaxed);
    let scan = scanner.read(&luma(&picture), &options).unwrap();
    assert_eq!((scan.codes.len(), scan.ended), (1, Ended::Complete));
    assert!(scan.elapsed < patient);
}

#[test]
fn a_frame_is_read_too() {
    let picture = Picture::of(LINK, 6);
    let options = ScanOptions { budget: Duration::from_mins(1), ..ScanOptions::default() };
    assert_eq!(options.mode, Mode::Frame);
    let scan = Scanner::new().read(&luma(&picture), &options).unwrap();
    assert_eq!(scan.codes[0].text(), Some(LINK));
}

#[test]
fn angles_count_from_the_upright_picture() {
    let mut picture = Picture::of(LINK, 5);
    // Held on its side, the picture has to be turned back by as much as the code appears turned.
    for (rotation, angle) in [
        (Rotation::None, 0.0),
        (Rotation::ThreeQuarters, 0.0),
        (Rotation::Half, 0.0),
        (Rotation::None, 270.0),
    ] {
        let options = ScanOptions { rotation, ..ScanOptions::photo() };
        let options = ScanOptions { budget: Duration::from_mins(1), ..options };
        let scan = Scanner::new().read(&luma(&picture), &options).unwrap();
        let off = (scan.codes[0].angle - angle + 180.0).rem_euclid(360.0) - 180.0;
        assert!(off.abs() < 2.0, "{rotation:?}: {}", scan.codes[0].angle);
        picture = picture.turned();
    }
}
