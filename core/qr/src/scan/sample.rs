//! The brightness of every module.

use super::{fit::Fit, geometry::Point, grid::Grid, mesh::Mesh, view::View};

/// Samples all modules of a code: dark is positive, whatever the code's polarity.
///
/// Each is the mean of five places, its middle counting as much as two of the others; the smaller
/// modules are, the closer these lie together, as interpolation blurs already.
pub(super) fn sample(view: View<'_>, fit: &Fit, mesh: &Mesh, inverted: bool, into: &mut Vec<f32>) {
    let size = fit.symbol.size;
    let sign = if inverted { 1.0 } else { -1.0 };
    let spread = (fit.grid.module() / 2.0 - 1.0).clamp(0.0, 1.0) * 0.22;
    into.clear();
    into.reserve(size * size);
    for row in 0..size {
        let v = row as f32 + 0.5;
        let mut next = place(fit, mesh, 0.5, v);
        let (_, down) = fit.grid.steps(size as f32 / 2.0, v);
        for column in 0..size {
            let here = next;
            next = place(fit, mesh, column as f32 + 1.5, v);
            let (right, down) = ((next - here) * spread, down * spread);
            let around = [right + down, right - down, down - right, (right + down) * -1.0];
            let sum: f32 = around.iter().map(|&off| view.grey(here + off)).sum();
            into.push(sign * (sum + 2.0 * view.grey(here)) / 6.0);
        }
    }
}

/// Samples the middles of all modules against the picture's thresholds: coarse and quick, good
/// enough for flat codes in good light.
pub(super) fn sample_middles(view: View<'_>, grid: &Grid, inverted: bool, into: &mut Vec<f32>) {
    let sign = if inverted { -1.0 } else { 1.0 };
    into.clear();
    into.reserve(grid.size * grid.size);
    for row in 0..grid.size {
        let middles = (0..grid.size).map(|column| grid.at(column as f32 + 0.5, row as f32 + 0.5));
        into.extend(middles.map(|middle| sign * view.darkness(middle)));
    }
}

fn place(fit: &Fit, mesh: &Mesh, u: f32, v: f32) -> Point {
    fit.grid.at(u, v) + mesh.shift(u, v)
}
