//! Lays a grid over three finder patterns so that everything known of the code fits.

use super::{
    align::align,
    clock::Clock,
    finder::borders,
    geometry::Point,
    grid::{Grid, PARAMETERS},
    symbol::{FINDER, Known, Symbol, Symbols},
    triple::Triple,
    view::View,
};

/// Finder patterns that fit worse than this, where 1 is perfect, are none, or not of one code.
const LEAST_FINDERS: f32 = 0.4;
/// Timing patterns that fit worse belong to no code.
const LEAST_TIMING: f32 = 0.25;
/// Timing patterns that fit better leave no doubt about the size.
const SURE_TIMING: f32 = 0.6;

/// Known modules that fit better under a grid through the finder patterns alone need no fourth point.
const FLAT: f32 = 0.9;

/// A grid and how well it fits what is known of its version.
#[derive(Clone, Copy)]
pub(super) struct Fit {
    pub grid: Grid,
    pub symbol: &'static Symbol,
    /// Mean of the known modules: 1 is perfect, 0 is chance.
    pub known: f32,
    /// The difference between dark and the threshold.
    pub depth: f32,
}

/// The grid of the code whose finder patterns these are, in pixels of `view`; `factor` is the size
/// of that layer against the one in which they were found.
pub(super) fn fit(view: View<'_>, triple: &Triple, factor: f32) -> Option<Fit> {
    let centres = triple.corners.map(|finder| finder.centre * factor);
    let inverted = triple.corners[0].inverted;
    let depth = contrast(view, triple, factor);
    let measured = measure(view, triple, factor)?;
    let nearest = version(measured.size)?;
    let grid = Grid::new(nearest.size, centres, measured.tilt);
    if agreement(view, &grid, nearest.finders(), inverted, depth) < LEAST_FINDERS {
        return None;
    }
    let counted = [(true, grid), (false, grid)]
        .map(|(across, grid)| count(view, &grid, across, inverted, depth));
    let sizes = sizes(measured.size, counted)?;
    let mut best: Option<(f32, Grid, &'static Symbol)> = None;
    let mut tried = [0; SIZES];
    for (at, size) in sizes.into_iter().enumerate() {
        let Some(symbol) = version(size).filter(|symbol| !tried.contains(&symbol.size)) else {
            continue;
        };
        tried[at] = symbol.size;
        let grid = Grid::new(symbol.size, centres, measured.tilt);
        let known = agreement(view, &grid, symbol.known(), inverted, depth);
        if known > FLAT {
            return Some(Fit { grid, symbol, known, depth });
        }
        for grid in [align(view, &grid, symbol, inverted), Some(grid)].into_iter().flatten() {
            let timing = agreement(view, &grid, symbol.timing(), inverted, depth);
            if best.is_none_or(|best| timing > best.0) {
                best = Some((timing, grid, symbol));
            }
        }
        if best.is_some_and(|best| best.0 > SURE_TIMING) {
            break;
        }
    }
    let (timing, grid, symbol) = best?;
    if timing < LEAST_TIMING {
        return None;
    }
    let known = agreement(view, &grid, symbol.known(), inverted, depth);
    Some(Fit { grid, symbol, known, depth })
}

impl Fit {
    /// Moves the first `count` parameters to where `score` is best.
    pub fn refine(&mut self, count: usize, clock: &Clock<'_>, score: impl Fn(&Grid) -> f32) {
        let module = self.grid.module();
        let reach = 1.0 / (self.grid.size - FINDER) as f32;
        let mut steps = [0.0; PARAMETERS];
        steps[..6].fill(module * 0.4);
        // What moves the far corner by about half a module.
        steps[6..8].fill(reach);
        steps[8..].fill(reach * 3.0);
        let mut best = score(&self.grid);
        for _ in 0..4 {
            for _ in 0..3 {
                let before = best;
                for (at, &step) in steps[..count].iter().enumerate() {
                    if clock.is_over() {
                        return;
                    }
                    for step in [step, -step] {
                        let mut moved = self.grid;
                        moved.parameters[at] += step;
                        let reached = score(&moved);
                        if reached > best {
                            (best, self.grid) = (reached, moved);
                            break;
                        }
                    }
                }
                if best <= before {
                    break;
                }
            }
            for step in &mut steps {
                *step *= 0.5;
            }
        }
    }
}

/// How well modules of known colour fit: 1 is perfect, 0 is chance. `scale` is the difference
/// between dark and the threshold.
pub(super) fn agreement(
    view: View<'_>,
    grid: &Grid,
    known: &[Known],
    inverted: bool,
    scale: f32,
) -> f32 {
    let sum: f32 = known
        .iter()
        .map(|&(u, v, dark)| {
            let darkness = (view.darkness(grid.at(u, v)) / scale).clamp(-1.0, 1.0);
            if dark == inverted { -darkness } else { darkness }
        })
        .sum();
    sum / known.len() as f32
}

/// How clearly dark or light the modules are, every other one: 1 is perfect. It needs no known
/// colours, so that all of a code tells whether the grid lies well.
pub(super) fn clarity(view: View<'_>, grid: &Grid, scale: f32) -> f32 {
    let places = (0..grid.size).flat_map(|y| (y % 2..grid.size).step_by(2).map(move |x| (x, y)));
    let (sum, count) = places.fold((0.0, 0.0), |(sum, count), (x, y)| {
        let darkness = view.darkness(grid.at(x as f32 + 0.5, y as f32 + 0.5));
        (sum + (darkness / scale).abs().min(1.0), count + 1.0)
    });
    sum / count
}

/// How far the cores of the finder patterns are from their thresholds.
fn contrast(view: View<'_>, triple: &Triple, factor: f32) -> f32 {
    let depths = triple.corners.map(|finder| view.darkness(finder.centre * factor).abs());
    (depths.iter().sum::<f32>() / 3.0).max(4.0)
}

struct Measured {
    /// Modules per side, not rounded.
    size: f32,
    tilt: (f32, f32),
}

/// What the finder patterns' own sizes tell, measured along the ways from one to the next.
fn measure(view: View<'_>, triple: &Triple, factor: f32) -> Option<Measured> {
    let [a, b, c] = triple.corners.map(|finder| finder.centre * factor);
    let along = |at: usize, way: Point| {
        let finder = &triple.corners[at];
        let (from, far) = (finder.centre * factor, finder.module * factor * 8.0);
        let way = way * (1.0 / way.length());
        let ahead = borders(view, from, way, far, finder.inverted);
        let behind = borders(view, from, way * -1.0, far, finder.inverted);
        let length = match (ahead, behind) {
            (Some(ahead), Some(behind)) => ahead[2] + behind[2],
            (Some(half), None) | (None, Some(half)) => 2.0 * half[2],
            (None, None) => finder.module * factor * 7.0,
        };
        length / FINDER as f32
    };
    let side = |from: usize, to: usize, way: Point| {
        let (near, far) = (along(from, way), along(to, way));
        let tilt = ((near / far).sqrt() - 1.0).clamp(-0.4, 0.6);
        (way.length() / (near * far).sqrt(), tilt)
    };
    let ((across, g), (down, h)) = (side(0, 1, b - a), side(0, 2, c - a));
    let size = 0.5 * (across + down) + FINDER as f32;
    (16.0..190.0).contains(&size).then_some(Measured { size, tilt: (g, h) })
}

/// The version whose size is nearest.
fn version(size: f32) -> Option<&'static Symbol> {
    Symbols::shared().version(((size - 17.0) / 4.0).round() as usize)
}

/// Sizes that are tried.
const SIZES: usize = 5;

/// Sizes by plausibility: as the timing patterns are counted, as the finder patterns are apart, and
/// the next ones; none if no count comes near.
fn sizes(measured: f32, counted: [f32; 2]) -> Option<[f32; SIZES]> {
    let [across, down] = counted
        .map(|size| Some(size).filter(|size| (size - measured).abs() < 4.0 + measured * 0.2));
    let sure = across.or(down)?;
    Some([sure, down.unwrap_or(sure), measured, measured + 4.0, measured - 4.0])
}

/// The size that a timing pattern tells: one module more for each change between dark and light.
fn count(view: View<'_>, grid: &Grid, across: bool, inverted: bool, scale: f32) -> f32 {
    let (near, far) = (FINDER as f32 - 0.5, grid.size as f32 - FINDER as f32 + 0.5);
    let from = grid.at(near, near);
    let to = if across { grid.at(far, near) } else { grid.at(near, far) };
    let steps = (to - from).length().ceil();
    let step = (to - from) * (1.0 / steps);
    let (mut changes, mut dark) = (0, true);
    for at in 0..=steps as usize {
        let darkness = view.darkness(from + step * at as f32);
        // What is near the threshold may be noise.
        if darkness.abs() > 0.15 * scale && ((darkness > 0.0) != inverted) != dark {
            changes += 1;
            dark = !dark;
        }
    }
    // From the last column of one finder pattern to the first of the other.
    changes as f32 + 2.0 * FINDER as f32 - 1.0
}
