//! What is around a code, or there instead of one.

use crate::{canvas::Canvas, rng::Rng};

/// Kinds of surroundings.
#[derive(Clone, Copy, Debug)]
pub enum Backdrop {
    Plain,
    Clouds,
    Text,
    Foliage,
    Keyboard,
    Tiles,
    Cloth,
}

/// All of them.
pub const ALL: [Backdrop; 7] = [
    Backdrop::Plain,
    Backdrop::Clouds,
    Backdrop::Text,
    Backdrop::Foliage,
    Backdrop::Keyboard,
    Backdrop::Tiles,
    Backdrop::Cloth,
];

impl Backdrop {
    /// Paints one.
    pub fn paint(self, canvas: &mut Canvas, rng: &mut Rng) {
        let grey = rng.between(60.0, 200.0);
        canvas.pixels.fill(grey);
        match self {
            Self::Plain => {}
            Self::Clouds => clouds(canvas, rng),
            Self::Text => text(canvas, rng),
            Self::Foliage => foliage(canvas, rng),
            Self::Keyboard => keyboard(canvas, rng),
            Self::Tiles => tiles(canvas, rng),
            Self::Cloth => cloth(canvas, rng),
        }
    }
}

/// Octaves of smooth random brightness.
fn clouds(canvas: &mut Canvas, rng: &mut Rng) {
    let mut cell = 400.0;
    while cell > 3.0 {
        let columns = (canvas.width as f32 / cell) as usize + 2;
        let rows = (canvas.height as f32 / cell) as usize + 2;
        let depth = 8.0 + cell.sqrt() * 1.5;
        let grid: Vec<f32> = (0..columns * rows).map(|_| rng.between(-depth, depth)).collect();
        canvas.each(|pixel, x, y| {
            let (u, v) = (x / cell, y / cell);
            let (left, top) = (u as usize, v as usize);
            let (u, v) = (u.fract(), v.fract());
            let at = |dx, dy| grid[(top + dy) * columns + left + dx];
            let upper = at(0, 0) * (1.0 - u) + at(1, 0) * u;
            let lower = at(0, 1) * (1.0 - u) + at(1, 1) * u;
            pixel + upper * (1.0 - v) + lower * v
        });
        cell /= 2.5;
    }
}

/// Lines of strokes like letters.
fn text(canvas: &mut Canvas, rng: &mut Rng) {
    canvas.pixels.fill(rng.between(170.0, 245.0));
    let ink = rng.between(10.0, 80.0);
    let size = rng.between(14.0, 60.0);
    let stroke = (size / 8.0).max(1.5);
    let mut top = size;
    while top < canvas.height as f32 {
        let mut left = size;
        while left < canvas.width as f32 - size {
            if rng.below(6) > 0 {
                glyph(canvas, rng, (left, top), (size * 0.5, size * 0.75), stroke, ink);
            }
            left += size * 0.65;
        }
        top += size * 1.5;
    }
}

fn glyph(
    canvas: &mut Canvas,
    rng: &mut Rng,
    at: (f32, f32),
    size: (f32, f32),
    stroke: f32,
    ink: f32,
) {
    let (left, top) = at;
    let (width, height) = size;
    for _ in 0..2 + rng.below(3) {
        match rng.below(4) {
            0 => canvas.rectangle(left, top, stroke, height, ink),
            1 => canvas.rectangle(left + width - stroke, top, stroke, height, ink),
            2 => {
                let down = rng.below(3) as f32 * (height - stroke) / 2.0;
                canvas.rectangle(left, top + down, width, stroke, ink);
            }
            _ => canvas.ellipse(
                (left + width / 2.0, top + height / 2.0),
                (stroke, height / 2.0),
                rng.between(-0.7, 0.7),
                ink,
            ),
        }
    }
}

fn foliage(canvas: &mut Canvas, rng: &mut Rng) {
    let leaves = canvas.width * canvas.height / 900;
    for _ in 0..leaves {
        let centre =
            (rng.between(0.0, canvas.width as f32), rng.between(0.0, canvas.height as f32));
        let radii = (rng.between(6.0, 40.0), rng.between(3.0, 14.0));
        canvas.ellipse(centre, radii, rng.between(0.0, 3.2), rng.between(20.0, 210.0));
    }
}

fn keyboard(canvas: &mut Canvas, rng: &mut Rng) {
    let (key, gap) = (rng.between(50.0, 140.0), rng.between(4.0, 16.0));
    let (body, cap, ink) = match rng.below(2) {
        0 => (150.0, 40.0, 220.0),
        _ => (60.0, 225.0, 30.0),
    };
    canvas.pixels.fill(body);
    let mut top = gap;
    let mut shift = 0.0;
    while top < canvas.height as f32 {
        let mut left = gap - shift;
        while left < canvas.width as f32 {
            canvas.rectangle(left, top, key, key, cap);
            let corner = (left + key * 0.2, top + key * 0.15);
            glyph(canvas, rng, corner, (key * 0.25, key * 0.3), key / 24.0, ink);
            left += key + gap;
        }
        top += key + gap;
        shift = (shift + key * 0.3) % key;
    }
}

/// Squares within squares, as on floors and façades.
fn tiles(canvas: &mut Canvas, rng: &mut Rng) {
    let side = rng.between(24.0, 160.0);
    let greys: Vec<f32> = (0..4).map(|_| rng.between(20.0, 230.0)).collect();
    let mut top = 0.0;
    while top < canvas.height as f32 {
        let mut left = 0.0;
        while left < canvas.width as f32 {
            let kind = rng.below(3);
            canvas.rectangle(left, top, side * 0.95, side * 0.95, greys[kind]);
            if kind == 0 {
                let inset = side * 0.25;
                canvas.rectangle(left + inset, top + inset, side * 0.45, side * 0.45, greys[3]);
            }
            left += side;
        }
        top += side;
    }
}

/// Fine stripes both ways.
fn cloth(canvas: &mut Canvas, rng: &mut Rng) {
    let (across, down) = (rng.between(3.0, 14.0), rng.between(3.0, 14.0));
    let (angle, depth) = (rng.between(-0.4, 0.4_f32), rng.between(20.0, 70.0));
    let (sin, cos) = angle.sin_cos();
    canvas.each(|pixel, x, y| {
        let (u, v) = (x * cos + y * sin, y * cos - x * sin);
        let wave = |at: f32, period: f32| (at / period * std::f32::consts::TAU).sin();
        pixel + depth * wave(u, across) * wave(v, down)
    });
}
