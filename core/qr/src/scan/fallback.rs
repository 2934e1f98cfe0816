//! The last resort: `rqrr` finds some codes that `rxing` misses, but is slow and may panic.

use std::panic::{AssertUnwindSafe, catch_unwind};

use rqrr::{BitGrid, Grid, Point, PreparedImage};

use super::found::Found;
use super::luma::Luma;

/// Larger layers take too long.
const MAX_PIXELS: usize = 1 << 20;
/// The library copies the picture for every three finder patterns that it considers.
const MAX_PATTERNS: usize = 24;

/// Whether a layer in which so many finder patterns were seen is worth the time.
pub(super) fn is_worth_it(luma: Luma<'_>, patterns: usize) -> bool {
    (1..=MAX_PATTERNS).contains(&patterns) && luma.width() * luma.height() <= MAX_PIXELS
}

/// The codes in a layer, with corners in its pixels.
pub(super) fn codes(luma: Luma<'_>) -> Vec<Found> {
    catch_unwind(AssertUnwindSafe(|| search(luma))).unwrap_or_default()
}

fn search(luma: Luma<'_>) -> Vec<Found> {
    let pixel = |x, y| luma.at(x, y);
    let mut picture = PreparedImage::prepare_from_greyscale(luma.width(), luma.height(), pixel);
    picture.detect_grids().iter().filter_map(read).collect()
}

fn read(grid: &Grid<impl BitGrid>) -> Option<Found> {
    let mut bytes = Vec::new();
    grid.decode_to(&mut bytes).ok()?;
    let corners = grid.bounds.map(|Point { x, y }| (x as f32, y as f32));
    Some(Found { bytes, corners })
}
