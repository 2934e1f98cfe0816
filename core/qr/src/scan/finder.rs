//! Finder patterns, the squares in three corners of every code.

use std::f32::consts::SQRT_2;

use super::{clock::Clock, geometry::Point, runs, threshold::Thresholds, view::View};

/// Most finder patterns of a layer: a tiled floor has more, and no code among them.
const MOST: usize = 400;
/// How high what was seen of a finder pattern must be, in modules: its core has three.
const LEAST_HEIGHT: f32 = 0.8;

/// A finder pattern, in pixels of its layer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Finder {
    pub centre: Point,
    /// Pixels per module.
    pub module: f32,
    /// Light where it should be dark.
    pub inverted: bool,
    /// How high it is as far as rows passed through its core, in modules: 3 if it stands upright.
    pub height: f32,
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
            if y % 16 < step && clock.is_over() || self.found.len() >= MOST {
                break;
            }
            if last.is_none_or(|last| !Thresholds::are_same(last, y)) {
                view.thresholds.row(y, &mut self.limits);
                last = Some(y);
            }
            runs::edges(view.luma.row(y), &self.limits, &mut self.edges);
            for (count, at) in runs::finders(&self.edges).enumerate() {
                // A row may be long and full of them.
                if count % 256 == 255 && clock.is_over() || self.found.len() >= MOST {
                    break;
                }
                let window = &self.edges[at..at + 6];
                let middle = Point::new((window[2] + window[3]) as f32 / 2.0, y as f32 + 0.5);
                let module = (window[5] - window[0]) as f32 / 7.0;
                consider(&mut self.found, view, middle, module, at % 2 == 1);
            }
        }
        for finder in &mut self.found {
            finder.height *= step as f32 / finder.module;
        }
        // What only one row passes through is noise.
        self.found.retain(|finder| finder.height > LEAST_HEIGHT);
        &self.found
    }
}

/// Adds the finder pattern at a place, if there is one and it is new.
fn consider(found: &mut Vec<Finder>, view: View<'_>, middle: Point, module: f32, inverted: bool) {
    let is_same = |finder: &Finder, at: Point, reach: f32| {
        let (off, reach) = (finder.centre - at, reach * finder.module);
        off.y.abs() < reach && off.dot(off) < reach * reach && finder.inverted == inverted
    };
    if let Some(known) = found.iter_mut().rev().find(|finder| is_same(finder, middle, 1.8)) {
        known.height += 1.0;
        return;
    }
    let Some(new) = confirm(view, middle, module, inverted) else { return };
    match found.iter_mut().find(|finder| is_same(finder, new.centre, 2.0)) {
        Some(known) => known.height += 1.0,
        None => found.push(new),
    }
}

/// Measures the pattern along its column, its row and both diagonals.
fn confirm(view: View<'_>, middle: Point, module: f32, inverted: bool) -> Option<Finder> {
    let far = module * 7.0;
    let (down, shift) = across(view, middle, Point::new(0.0, 1.0), far, inverted, 0.6)?;
    let centre = Point::new(middle.x, in_pixel(middle.y) + shift);
    let (right, shift) = across(view, centre, Point::new(1.0, 0.0), far, inverted, 0.6)?;
    let centre = Point::new(in_pixel(centre.x) + shift, centre.y);
    let ways = [Point::new(1.0, 1.0), Point::new(1.0, -1.0)];
    let slants = ways.map(|way| across(view, centre, way, far, inverted, 0.8));
    let slants = match slants {
        [Some((a, _)), Some((b, _))] => [a, b],
        // One of them may be cracked.
        [Some((a, _)), None] | [None, Some((a, _))] => [a, a],
        [None, None] => return None,
    };
    let lengths = [down, right, slants[0] * SQRT_2, slants[1] * SQRT_2];
    let (least, most) = lengths
        .iter()
        .fold((f32::MAX, 0.0_f32), |(least, most), &length| (least.min(length), most.max(length)));
    // A square's diagonal is 1.41 times its side; the rest is perspective.
    (most < 2.6 * least).then_some(Finder { centre, module: least / 7.0, inverted, height: 1.0 })
}

/// The length of a finder pattern along a row, column or diagonal of pixels, in steps of them, and
/// how far along from the given pixel its middle is; nothing if its runs are not a finder pattern's.
fn across(
    view: View<'_>,
    from: Point,
    way: Point,
    far: f32,
    inverted: bool,
    slack: f32,
) -> Option<(f32, f32)> {
    let from = Point::new(in_pixel(from.x), in_pixel(from.y));
    let darkness = |place: Point| view.pixel_darkness(place);
    let ahead = walk(view, from, way, far, inverted, darkness)?;
    let behind = walk(view, from, way * -1.0, far, inverted, darkness)?;
    let runs = [
        behind[2] - behind[1],
        behind[1] - behind[0],
        behind[0] + ahead[0],
        ahead[1] - ahead[0],
        ahead[2] - ahead[1],
    ];
    let middle = (ahead[0] - behind[0]) * 0.35 + (ahead[2] - behind[2]) * 0.15;
    runs::is_finder(runs, slack).then_some((ahead[2] + behind[2], middle))
}

/// The middle of the pixel in which a coordinate lies.
fn in_pixel(at: f32) -> f32 {
    // Casts round down, and are quicker than `floor`.
    at as u32 as f32 + 0.5
}

/// How far it is from a place in a core to the core's end, the ring's inner and its outer end, along
/// any way of length 1.
pub(super) fn borders(
    view: View<'_>,
    from: Point,
    way: Point,
    far: f32,
    inverted: bool,
) -> Option<[f32; 3]> {
    walk(view, from, way, far, inverted, |place| view.darkness(place))
}

fn walk(
    view: View<'_>,
    from: Point,
    way: Point,
    far: f32,
    inverted: bool,
    darkness: impl Fn(Point) -> f32,
) -> Option<[f32; 3]> {
    if !view.contains(from) {
        return None;
    }
    let sign = if inverted { -1.0 } else { 1.0 };
    let mut before = sign * darkness(from);
    if before < 0.0 {
        return None;
    }
    // A pattern's borders are at 3, 5 and 7 fourteenths of its length.
    let most = [far * 0.45, far * 0.65, far];
    let mut found = [0.0; 3];
    let mut count = 0;
    let mut at = 0.0;
    while at < most[count] {
        at += 1.0;
        let place = from + way * at;
        // Dark is positive in the core and the ring, negative between and outside, and beyond the
        // picture's edge, where the quiet zone may be.
        let now = if view.contains(place) { sign * darkness(place) } else { -before.abs() };
        if (now < 0.0) == (count % 2 == 0) {
            // One is negative, the other is not.
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
