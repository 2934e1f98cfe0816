//! A code as it is printed or shown: where it is, how it is bent, what it is drawn with.

use innkey_qr::QrModules;

use crate::canvas::Canvas;

/// How modules are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Square,
    Rounded,
    Dots,
}

/// A code to be painted.
pub struct Print<'a> {
    pub modules: &'a QrModules,
    /// Where its top left, top right, bottom right and bottom left come to lie.
    pub corners: [(f32, f32); 4],
    /// Radius of the cylinder that it is wrapped around, in widths of the code; 0 for flat.
    pub bend: f32,
    pub style: Style,
    /// Brightness of dark modules, light modules.
    pub ink: (f32, f32),
    /// Light modules around it.
    pub quiet: f32,
    /// Patches that hide part of it: left, top, right, bottom in modules, and a brightness.
    pub patches: Vec<([f32; 4], f32)>,
}

impl Print<'_> {
    /// Paints it, each pixel from nine samples.
    pub fn paint(&self, canvas: &mut Canvas) {
        let size = self.modules.size() as f32;
        let inverse = Homography::from_unit(self.corners).inverse();
        let outward = 1.0 + 2.5 * self.quiet / size;
        let centre =
            self.corners.iter().fold((0.0, 0.0), |c, p| (c.0 + p.0 / 4.0, c.1 + p.1 / 4.0));
        let reach = |of: fn(&(f32, f32)) -> f32, most: usize| {
            let middle = of(&centre);
            let all = self.corners.iter().map(|p| middle + (of(p) - middle) * outward * 1.3);
            let (low, high) = all.fold((f32::MAX, f32::MIN), |(l, h), v| (l.min(v), h.max(v)));
            low.clamp(0.0, most as f32) as usize..high.clamp(0.0, most as f32) as usize
        };
        let columns = reach(|p| p.0, canvas.width);
        for y in reach(|p| p.1, canvas.height) {
            for x in columns.clone() {
                let pixel = &mut canvas.pixels[y * canvas.width + x];
                let mut sum = 0.0;
                for at in 0..9 {
                    let (dx, dy) = ((at % 3) as f32 / 3.0 + 0.17, (at / 3) as f32 / 3.0 + 0.17);
                    let (u, v) = inverse.apply(x as f32 + dx, y as f32 + dy);
                    sum += self.grey(u * size, v * size).unwrap_or(*pixel);
                }
                *pixel = sum / 9.0;
            }
        }
    }

    /// The brightness at a place in modules; nothing beside the paper.
    fn grey(&self, flat: f32, v: f32) -> Option<f32> {
        let size = self.modules.size() as f32;
        let u = if self.bend > 0.0 {
            let radius = self.bend * size;
            let sine = (flat - size / 2.0) / radius;
            if sine.abs() >= 1.0 {
                return None;
            }
            size / 2.0 + radius * sine.asin()
        } else {
            flat
        };
        let paper = -self.quiet..size + self.quiet;
        if !(paper.contains(&u) && paper.contains(&v)) {
            return None;
        }
        let covers =
            |&&([l, t, r, b], _): &&([f32; 4], f32)| (l..r).contains(&u) && (t..b).contains(&v);
        if let Some((_, grey)) = self.patches.iter().find(covers) {
            return Some(*grey);
        }
        Some(if self.is_inked(u, v) { self.ink.0 } else { self.ink.1 })
    }

    fn is_inked(&self, u: f32, v: f32) -> bool {
        if u < 0.0 || v < 0.0 || !self.modules.is_dark(u as usize, v as usize) {
            return false;
        }
        let (x, y) = (u.fract() - 0.5, v.fract() - 0.5);
        let (column, row, size) = (u as usize, v as usize, self.modules.size());
        let in_finder =
            (row < 7 && (column < 7 || column + 7 >= size)) || (column < 7 && row + 7 >= size);
        match self.style {
            _ if in_finder => true,
            Style::Square => true,
            Style::Dots => x * x + y * y < 0.18,
            Style::Rounded => {
                let corner = |at: f32| (at.abs() - 0.2).max(0.0);
                corner(x).powi(2) + corner(y).powi(2) < 0.09
            }
        }
    }
}

/// A projective map of the plane, by rows.
#[derive(Clone, Copy)]
pub struct Homography([f32; 9]);

#[expect(clippy::many_single_char_names, reason = "a matrix as formulas write it")]
impl Homography {
    /// The unit square onto four corners, clockwise from (0, 0) (Heckbert 1989, section 2.2.3).
    pub fn from_unit(corners: [(f32, f32); 4]) -> Self {
        let [(x0, y0), (x1, y1), (x2, y2), (x3, y3)] = corners;
        let (sx, sy) = (x0 - x1 + x2 - x3, y0 - y1 + y2 - y3);
        let (dx1, dx2, dy1, dy2) = (x1 - x2, x3 - x2, y1 - y2, y3 - y2);
        let det = dx1 * dy2 - dx2 * dy1;
        let (g, h) = ((sx * dy2 - dx2 * sy) / det, (dx1 * sy - sx * dy1) / det);
        Self([
            x1 - x0 + g * x1,
            x3 - x0 + h * x3,
            x0,
            y1 - y0 + g * y1,
            y3 - y0 + h * y3,
            y0,
            g,
            h,
            1.0,
        ])
    }

    /// The way back, up to a factor.
    pub fn inverse(&self) -> Self {
        let [a, b, c, d, e, f, g, h, i] = self.0;
        Self([
            e * i - f * h,
            c * h - b * i,
            b * f - c * e,
            f * g - d * i,
            a * i - c * g,
            c * d - a * f,
            d * h - e * g,
            b * g - a * h,
            a * e - b * d,
        ])
    }

    /// Where a point comes to lie.
    pub fn apply(&self, x: f32, y: f32) -> (f32, f32) {
        let [a, b, c, d, e, f, g, h, i] = self.0;
        let w = g * x + h * y + i;
        ((a * x + b * y + c) / w, (d * x + e * y + f) / w)
    }
}
