//! The last resort for a code that is there but could not be read: `rqrr`, which looks in a way of
//! its own. It is slow and may panic.

use std::panic::{AssertUnwindSafe, catch_unwind};

use rqrr::{BitGrid, Grid, Point as Pixel, PreparedImage};

use super::{
    finder::Finder, found::Found, geometry::Point, options::Turn, triple::Triple, view::View,
};
use crate::Level;

/// Larger parts of a layer take too long.
const MOST_PIXELS: usize = 300 * 300;
/// So do parts with more finder patterns, which it combines without looking at the clock.
const MOST_FINDERS: usize = 6;

/// The code around three of the finder patterns that were seen in a layer; `scale` is the size of
/// `view` against that layer.
pub(super) fn read(
    view: View<'_>,
    triple: &Triple,
    seen: &[Finder],
    scale: f32,
    turn: Turn,
) -> Option<Found> {
    let [a, b, c] = triple.corners.map(|finder| finder.centre * scale);
    let corners = [a, b, c, b + c - a];
    let margin = triple.corners[0].module * scale * 9.0;
    let span = |of: fn(Point) -> f32, most: usize| {
        let (low, high) = corners.iter().fold((f32::MAX, 0.0_f32), |(low, high), &corner| {
            (low.min(of(corner)), high.max(of(corner)))
        });
        let from = (low - margin).max(0.0) as usize;
        (from, ((high + margin) as usize).min(most).saturating_sub(from))
    };
    let (left, width) = span(|point| point.x, view.luma.width());
    let (top, height) = span(|point| point.y, view.luma.height());
    let is_inside = |finder: &&Finder| {
        let place = finder.centre * scale;
        (left..left + width).contains(&(place.x as usize))
            && (top..top + height).contains(&(place.y as usize))
    };
    if width * height > MOST_PIXELS || seen.iter().filter(is_inside).count() > MOST_FINDERS {
        return None;
    }
    let part = view.luma.crop(left, top, width, height).ok()?;
    let inverted = triple.corners[0].inverted;
    let invert = if inverted { u8::MAX } else { 0 };
    let search = || {
        let pixel = |x, y| part.row(y)[x] ^ invert;
        let mut picture = PreparedImage::prepare_from_greyscale(width, height, pixel);
        picture.detect_grids().iter().find_map(decode)
    };
    let mut found = catch_unwind(AssertUnwindSafe(search)).ok().flatten()?;
    found.inverted = inverted;
    found.corners = found
        .corners
        .map(|(x, y)| ((x + left as f32) * view.factor, (y + top as f32) * view.factor));
    found.angle = turn.angle(found.corners[0], found.corners[1]);
    Some(found)
}

fn decode(grid: &Grid<impl BitGrid>) -> Option<Found> {
    let mut bytes = Vec::new();
    let about = grid.decode_to(&mut bytes).ok()?;
    let level = match about.ecc_level {
        0 => Level::Medium,
        1 => Level::Low,
        2 => Level::High,
        _ => Level::Quartile,
    };
    Some(Found {
        text: String::from_utf8(bytes.clone()).ok(),
        bytes,
        corners: grid.bounds.map(|Pixel { x, y }| (x as f32, y as f32)),
        version: about.version.0 as u8,
        level,
        mirrored: false,
        inverted: false,
        angle: 0.0,
        part: None,
    })
}
