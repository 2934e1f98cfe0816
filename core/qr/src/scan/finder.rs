//! Finder patterns, the squares in three corners of every code.

use super::{clock::Clock, geometry::Point, runs, threshold::Thresholds, view::View};

/// Most finder patterns of a layer: a tiled floor has more, and no code among them.
const MOST: usize = 96;

/// A finder pattern, in pixels of its layer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Finder {
    pub centre: Point,
    /// Pixels per module.
    pub module: f32,
    /// Light where it should be dark.
    pub inverted: bool,
    /// Rows in which it was seen.
    pub hits: u32,
}

/// Looks for finder patterns, in buffers that the next layer reuses.
#[derive(Default)]
pub(super) struct Finders {
    limits: Vec<u8>,
    edges: Vec<u32>,
    found: Vec<Finder>,
}

impl Finders {
    /// The finder patterns that every `step`th row of a layer passes through.
    pub fn look(&mut self, view: View<'_>, step: usize, clock: &Clock<'_>) -> &[Finder] {
        self.found.clear();
        let mut last = None;
        for y in (step / 2..view.luma.height()).step_by(step) {
            if y % 32 < step && clock.is_over() || self.found.len() >= MOST {
                break;
            }
            if last.is_none_or(|last| !Thresholds::are_same(last, y)) {
                view.thresholds.row(y, &mut self.limits);
                last = Some(y);
            }
            runs::edges(view.luma.row(y), &self.limits, &mut self.edges);
            for at in runs::finders(&self.edges) {
                let window = &self.edges[at..at + 6];
                let middle = Point::new((window[2] + window[3]) as f32 / 2.0, y as f32 + 0.5);
                let module = (window[5] - window[0]) as f32 / 7.0;
                consider(&mut self.found, view, middle, module, at % 2 == 1);
            }
        }
        &self.found
    }
}

/// Adds the finder pattern at a place, if there is one and it is new.
fn consider(found: &mut Vec<Finder>, view: View<'_>, middle: Point, module: f32, inverted: bool) {
    let is_same = |finder: &Finder, at: Point, reach: f32| {
        finder.inverted == inverted && (finder.centre - at).length() < reach * finder.module
    };
    if let Some(known) = found.iter_mut().find(|finder| is_same(finder, middle, 1.8)) {
        known.hits += 1;
        return;
    }
    let Some(new) = confirm(view, middle, module, inverted) else { return };
    match found.iter_mut().find(|finder| is_same(finder, new.centre, 2.0)) {
        Some(known) => known.hits += 1,
        None => found.push(new),
    }
}

/// Measures the pattern along its column, its row and both diagonals.
fn confirm(view: View<'_>, middle: Point, module: f32, inverted: bool) -> Option<Finder> {
    let far = module * 7.0;
    let (down, centre) = across(view, middle, Point::new(0.0, 1.0), far, inverted, 0.7)?;
    let (right, centre) = across(view, centre, Point::new(1.0, 0.0), far, inverted, 0.7)?;
    let half = std::f32::consts::FRAC_1_SQRT_2;
    let ways = [Point::new(half, half), Point::new(half, -half)];
    let slants = ways.map(|way| across(view, centre, way, far, inverted, 0.9));
    let slants = match slants {
        [Some((a, _)), Some((b, _))] => [a, b],
        // One of them may be cracked.
        [Some((a, _)), None] | [None, Some((a, _))] => [a, a],
        [None, None] => return None,
    };
    let (least, most) =
        [down, right, slants[0], slants[1]].iter().fold((f32::MAX, 0.0_f32), |(l, m), &v| (l.min(v), m.max(v)));
    // A square's diagonal is 1.41 times its side; the rest is perspective.
    (most < 2.6 * least).then_some(Finder { centre, module: least / 7.0, inverted, hits: 1 })
}

/// The length of a finder pattern along a way through a place in its core, and the core's middle on
/// it; nothing if its runs are not those of a finder pattern.
fn across(
    view: View<'_>,
    from: Point,
    way: Point,
    far: f32,
    inverted: bool,
    slack: f32,
) -> Option<(f32, Point)> {
    let ahead = borders(view, from, way, far, inverted)?;
    let behind = borders(view, from, way * -1.0, far, inverted)?;
    let runs = [
        behind[2] - behind[1],
        behind[1] - behind[0],
        behind[0] + ahead[0],
        ahead[1] - ahead[0],
        ahead[2] - ahead[1],
    ];
    let middle = from + way * ((ahead[0] - behind[0]) * 0.35 + (ahead[2] - behind[2]) * 0.15);
    runs::is_finder(runs, slack).then_some((ahead[2] + behind[2], middle))
}

/// How far it is from a place in a core to the core's end, the ring's inner and its outer end.
pub(super) fn borders(view: View<'_>, from: Point, way: Point, far: f32, inverted: bool) -> Option<[f32; 3]> {
    let sign = if inverted { -1.0 } else { 1.0 };
    let mut before = sign * view.darkness(from);
    if before < 0.0 {
        return None;
    }
    let mut found = [0.0; 3];
    let mut count = 0;
    let mut at = 0.0;
    while at < far {
        at += 1.0;
        let place = from + way * at;
        if !view.contains(place) {
            return None;
        }
        // Dark is positive in the core and the ring, negative between and outside.
        let now = sign * view.darkness(place);
        if (now < 0.0) == (count % 2 == 0) {
            found[count] = at - now / (now - before);
            count += 1;
            if count == 3 {
                return Some(found);
            }
        }
        before = now;
    }
    None
}
