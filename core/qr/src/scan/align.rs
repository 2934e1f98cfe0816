//! Alignment patterns, the small squares that all codes but the smallest have between the large ones.

use super::{geometry::Point, grid::Grid, symbol::Symbol, view::View};

/// The grid through the last alignment pattern, if there is one near where it should be.
pub(super) fn align(view: View<'_>, grid: &Grid, symbol: &Symbol, inverted: bool) -> Option<Grid> {
    let last = *symbol.alignment.last()?;
    let centre = last as f32 + 0.5;
    let reach = 2.5 + symbol.size as f32 * 0.06;
    let (place, _) = find_alignment(view, grid, centre, centre, reach, inverted)?;
    grid.through(centre, centre, place)
}

/// Where an alignment pattern is, within `reach` modules of where the grid has it, and how much it
/// looks like one: the difference between its dark and light modules.
pub(super) fn find_alignment(
    view: View<'_>,
    grid: &Grid,
    u: f32,
    v: f32,
    reach: f32,
    inverted: bool,
) -> Option<(Point, f32)> {
    let (right, down) = grid.steps(u - 0.5, v - 0.5);
    let middle = grid.at(u, v);
    let value = |at: Point, thorough: bool| {
        let grey = |x: f32, y: f32| view.grey(at + right * x + down * y);
        let around = |far: f32| {
            let slant = grey(far, far) + grey(-far, far) + grey(far, -far) + grey(-far, -far);
            if !thorough {
                return slant / 4.0;
            }
            (slant + grey(far, 0.0) + grey(-far, 0.0) + grey(0.0, far) + grey(0.0, -far)) / 8.0
        };
        let dark = 0.5 * (grey(0.0, 0.0) + around(2.0));
        let contrast = around(1.0) - dark;
        if inverted { -contrast } else { contrast }
    };
    let step = 0.5;
    let count = (reach / step).ceil() as i32;
    let mut best: Option<(f32, f32, f32)> = None;
    for y in -count..=count {
        for x in -count..=count {
            let (x, y) = (x as f32 * step, y as f32 * step);
            let place = middle + right * x + down * y;
            // Of equal ones, the nearest.
            let near = 0.4 * (x.abs() + y.abs());
            let least = best.map_or(0.0, |best| best.0);
            if value(place, false) - near > least * 0.7 {
                let found = value(place, true) - near;
                if found > least {
                    best = Some((found, x, y));
                }
            }
        }
    }
    let (mut best, mut x, mut y) = best?;
    let mut step = 0.25;
    for _ in 0..2 {
        for (dx, dy) in [(-step, 0.0), (step, 0.0), (0.0, -step), (0.0, step)] {
            let found = value(middle + right * (x + dx) + down * (y + dy), true);
            if found > best {
                (best, x, y) = (found, x + dx, y + dy);
            }
        }
        step /= 2.0;
    }
    let place = middle + right * x + down * y;
    (best > 8.0 && view.contains(place)).then_some((place, best))
}
