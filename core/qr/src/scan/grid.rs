//! Where a code's modules lie in a layer.

use super::{geometry::Point, symbol::FINDER};

/// Parameters of a grid.
pub(super) const PARAMETERS: usize = 12;

/// A flat code seen in perspective, or one that is bent about one or both of its axes.
///
/// With s and t from 0 to 1 between the centres of the finder patterns, a flat code's places are
/// (A + s·((1 + g)·B − A) + t·((1 + h)·C − A)) / (1 + g·s + h·t) for the centres A, B, C: every
/// projective map of the plane that keeps these three. Bending moves s and t by polynomials that
/// are 0 at the centres.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid {
    /// Modules per side.
    pub size: usize,
    /// A, B and C as x and y; g and h; how much s is stretched and sheared, then t.
    pub parameters: [f32; PARAMETERS],
}

impl Grid {
    /// A flat grid through the centres of the finder patterns: top left, top right, bottom left.
    pub fn new(size: usize, centres: [Point; 3], tilt: (f32, f32)) -> Self {
        let [a, b, c] = centres;
        let (g, h) = tilt;
        Self { size, parameters: [a.x, a.y, b.x, b.y, c.x, c.y, g, h, 0.0, 0.0, 0.0, 0.0] }
    }

    /// The same code as it lies in a layer of another size.
    pub fn scaled(mut self, factor: f32) -> Self {
        for place in &mut self.parameters[..6] {
            *place *= factor;
        }
        self
    }

    /// The same grid bent so that a fourth place, given in modules, comes to lie at `target`; none
    /// if that is behind the horizon.
    pub fn through(&self, u: f32, v: f32, target: Point) -> Option<Self> {
        // Linear in g and h: A + s(B − A) + t(C − A) − X = g·s·(X − B) + h·t·(X − C).
        let [a, b, c] = self.centres();
        let (s, t) = self.between(u, v);
        let left = a + (b - a) * s + (c - a) * t - target;
        let (p, q) = ((target - b) * s, (target - c) * t);
        let det = p.cross(q);
        if det.abs() < 1e-6 {
            return None;
        }
        let (g, h) = (left.cross(q) / det, p.cross(left) / det);
        let is_possible = [g, h, g + h].iter().all(|&tilt| tilt > -0.75) && g < 2.0 && h < 2.0;
        is_possible.then(|| Self::new(self.size, [a, b, c], (g, h)))
    }

    /// The place of a point given in modules: column and row from the top left corner.
    pub fn at(&self, u: f32, v: f32) -> Point {
        let [ax, ay, bx, by, cx, cy, g, h, stretch_s, shear_s, stretch_t, shear_t] =
            self.parameters;
        let (s, t) = self.between(u, v);
        let (bow_s, bow_t) = (s * (1.0 - s), t * (1.0 - t));
        let s = s + stretch_s * bow_s * (2.0 * s - 1.0) + shear_s * bow_t;
        let t = t + stretch_t * bow_t * (2.0 * t - 1.0) + shear_t * bow_s;
        let w = 1.0 / (1.0 + g * s + h * t);
        let x = ax + s * ((1.0 + g) * bx - ax) + t * ((1.0 + h) * cx - ax);
        let y = ay + s * ((1.0 + g) * by - ay) + t * ((1.0 + h) * cy - ay);
        Point::new(x * w, y * w)
    }

    /// Pixels from this module to the next one to the right and to the next one below.
    pub fn steps(&self, u: f32, v: f32) -> (Point, Point) {
        let here = self.at(u, v);
        (self.at(u + 1.0, v) - here, self.at(u, v + 1.0) - here)
    }

    /// Pixels per module in the middle.
    pub fn module(&self) -> f32 {
        let middle = self.size as f32 / 2.0;
        let (right, down) = self.steps(middle, middle);
        0.5 * (right.length() + down.length())
    }

    /// The code's own corners: top left, top right, bottom right, bottom left.
    pub fn corners(&self) -> [Point; 4] {
        let size = self.size as f32;
        [(0.0, 0.0), (size, 0.0), (size, size), (0.0, size)].map(|(u, v)| self.at(u, v))
    }

    fn centres(&self) -> [Point; 3] {
        let [ax, ay, bx, by, cx, cy, ..] = self.parameters;
        [Point::new(ax, ay), Point::new(bx, by), Point::new(cx, cy)]
    }

    fn between(&self, u: f32, v: f32) -> (f32, f32) {
        let middle = FINDER as f32 / 2.0;
        let reach = 1.0 / (self.size - FINDER) as f32;
        ((u - middle) * reach, (v - middle) * reach)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(tilt: (f32, f32)) -> Grid {
        let centres = [(50.0, 40.0), (250.0, 60.0), (30.0, 240.0)];
        Grid::new(41, centres.map(|(x, y)| Point::new(x, y)), tilt)
    }

    fn are_near(a: Point, b: Point) -> bool {
        (a - b).length() < 0.01
    }

    #[test]
    fn finder_patterns_stay_where_they_are_at_any_tilt_and_bend() {
        let mut grid = grid((0.3, -0.2));
        grid.parameters[8..].copy_from_slice(&[0.1, -0.1, 0.05, 0.2]);
        assert!(are_near(grid.at(3.5, 3.5), Point::new(50.0, 40.0)));
        assert!(are_near(grid.at(37.5, 3.5), Point::new(250.0, 60.0)));
        assert!(are_near(grid.at(3.5, 37.5), Point::new(30.0, 240.0)));
    }

    #[test]
    fn a_fourth_place_tells_the_tilt() {
        let tilted = grid((0.3, -0.2));
        let found = grid((0.0, 0.0)).through(34.5, 34.5, tilted.at(34.5, 34.5)).unwrap();
        for (u, v) in [(0.0, 0.0), (41.0, 0.0), (20.5, 20.5), (41.0, 41.0)] {
            assert!(are_near(found.at(u, v), tilted.at(u, v)));
        }
    }
}
