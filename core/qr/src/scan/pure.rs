//! A picture that is nothing but a code, as programs draw it: upright, each module a square of whole
//! pixels, down to one. Its place needs no search.

use super::{
    fit::{Fit, agreement},
    geometry::Point,
    grid::Grid,
    luma::Luma,
    symbol::{FINDER, Symbols},
    view::View,
};

/// Known modules fit at least this well.
const LEAST: f32 = 0.9;
/// The difference between dark and the threshold in such pictures, at least.
const DEPTH: f32 = 30.0;

/// Where everything dark (or everything light) lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Square {
    left: usize,
    top: usize,
    side: usize,
}

/// The square around all that is dark, or light if `inverted`; nothing if it is no square of a size
/// that a code may have.
pub(super) fn square(luma: Luma<'_>, inverted: bool) -> Option<Square> {
    let is_ink = |&pixel: &u8| (pixel < 128) != inverted;
    let has_ink = |&y: &usize| luma.row(y).iter().any(is_ink);
    let top = (0..luma.height()).find(has_ink)?;
    let bottom = (0..luma.height()).rfind(has_ink)?;
    // Whichever way up, the finder patterns' edges lie in these two rows.
    let rows = [luma.row(top), luma.row(bottom)];
    let left = rows.iter().filter_map(|row| row.iter().position(is_ink)).min()?;
    let right = rows.iter().filter_map(|row| row.iter().rposition(is_ink)).max()?;
    let side = right + 1 - left;
    let is_code = bottom + 1 - top == side && sizes(side).next().is_some();
    is_code.then_some(Square { left, top, side })
}

/// The grid of the code that fills a square.
pub(super) fn fit(view: View<'_>, square: Square, inverted: bool) -> Option<Fit> {
    let Square { left, top, side } = square;
    sizes(side).filter_map(|number| Symbols::shared().version(number)).find_map(|symbol| {
        let module = side as f32 / symbol.size as f32;
        let (near, far) = (module * FINDER as f32 / 2.0, side as f32);
        let at = |x: f32, y: f32| Point::new(left as f32 + x, top as f32 + y);
        let mut corners =
            [(near, near), (far - near, near), (far - near, far - near), (near, far - near)]
                .map(|(x, y)| at(x, y));
        // Four ways up.
        (0..4).find_map(|_| {
            corners.rotate_left(1);
            let [a, b, _, c] = corners;
            let grid = Grid::new(symbol.size, [a, b, c], (0.0, 0.0));
            let known = agreement(view, &grid, symbol.known(), inverted, DEPTH);
            (known > LEAST).then_some(Fit { grid, symbol, known, depth: DEPTH })
        })
    })
}

/// The versions whose modules would be squares of whole pixels.
fn sizes(side: usize) -> impl Iterator<Item = usize> {
    (1..=40).filter(move |number| side.is_multiple_of(17 + 4 * number))
}
