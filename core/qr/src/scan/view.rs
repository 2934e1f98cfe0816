//! A layer to look at: its pixels, what is dark in it, and its size against the picture's.

use super::{geometry::Point, luma::Luma, threshold::Thresholds};

/// A layer with its thresholds.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub luma: Luma<'a>,
    pub thresholds: &'a Thresholds,
    /// Pixels of the picture per pixel of the layer, along a side.
    pub factor: f32,
}

impl View<'_> {
    /// Whether a place lies in the layer.
    pub fn contains(&self, point: Point) -> bool {
        point.x >= 0.0
            && point.y >= 0.0
            && point.x < self.luma.width() as f32
            && point.y < self.luma.height() as f32
    }

    /// The brightness at a place, interpolated between the four nearest pixels; outside, that of
    /// the edge; nothing to see in pictures of a single row or column.
    pub fn grey(&self, point: Point) -> f32 {
        // Casts of what is negative or not a number are 0.
        let last_x = self.luma.width().saturating_sub(2);
        let last_y = self.luma.height().saturating_sub(2);
        let (x, y) = (point.x - 0.5, point.y - 0.5);
        let (left, top) = ((x as usize).min(last_x), (y as usize).min(last_y));
        let Some(square) = self.luma.square(left, top) else { return 0.0 };
        let [[a, b], [c, d]] = square.map(|row| row.map(f32::from));
        let (u, v) = ((x - left as f32).clamp(0.0, 1.0), (y - top as f32).clamp(0.0, 1.0));
        let (upper, lower) = (a + (b - a) * u, c + (d - c) * u);
        upper + (lower - upper) * v
    }

    /// How much darker the pixel at a place inside is than its threshold: quicker, and as exact in
    /// the middle of pixels.
    pub fn pixel_darkness(&self, point: Point) -> f32 {
        let (x, y) = (point.x as usize, point.y as usize);
        f32::from(self.thresholds.at(x, y)) - f32::from(self.luma.row(y)[x])
    }

    /// How much darker a place is than its threshold: positive if dark.
    pub fn darkness(&self, point: Point) -> f32 {
        let x = (point.x as usize).min(self.luma.width() - 1);
        let y = (point.y as usize).min(self.luma.height() - 1);
        f32::from(self.thresholds.at(x, y)) - self.grey(point)
    }
}
