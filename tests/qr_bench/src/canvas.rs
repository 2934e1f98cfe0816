//! A picture in the making: brightness from 0 to 255, not yet rounded.

/// Rows of brightness.
pub struct Canvas {
    pub width: usize,
    pub height: usize,
    pub pixels: Vec<f32>,
}

impl Canvas {
    /// A canvas of one grey.
    pub fn new(width: usize, height: usize, grey: f32) -> Self {
        Self { width, height, pixels: vec![grey; width * height] }
    }

    /// Changes every pixel by where it is.
    pub fn each(&mut self, change: impl Fn(f32, f32, f32) -> f32) {
        for (y, row) in self.pixels.chunks_mut(self.width).enumerate() {
            for (x, pixel) in row.iter_mut().enumerate() {
                *pixel = change(*pixel, x as f32, y as f32);
            }
        }
    }

    /// Paints a rectangle, as far as it lies inside.
    pub fn rectangle(&mut self, left: f32, top: f32, width: f32, height: f32, grey: f32) {
        let span = |from: f32, length: f32, most: usize| {
            let clamp = |at: f32| at.clamp(0.0, most as f32) as usize;
            clamp(from)..clamp(from + length)
        };
        let columns = span(left, width, self.width);
        for y in span(top, height, self.height) {
            self.pixels[y * self.width..][columns.clone()].fill(grey);
        }
    }

    /// Paints an ellipse at an angle.
    pub fn ellipse(&mut self, centre: (f32, f32), radii: (f32, f32), angle: f32, grey: f32) {
        let reach = radii.0.max(radii.1);
        let (sin, cos) = angle.sin_cos();
        let clamp = |at: f32, most: usize| at.clamp(0.0, most as f32) as usize;
        for y in clamp(centre.1 - reach, self.height)..clamp(centre.1 + reach, self.height) {
            for x in clamp(centre.0 - reach, self.width)..clamp(centre.0 + reach, self.width) {
                let (dx, dy) = (x as f32 - centre.0, y as f32 - centre.1);
                let (u, v) = ((dx * cos + dy * sin) / radii.0, (dy * cos - dx * sin) / radii.1);
                if u * u + v * v < 1.0 {
                    self.pixels[y * self.width + x] = grey;
                }
            }
        }
    }

    /// Out of focus: a Gaussian of this deviation, in pixels.
    pub fn blur(&mut self, sigma: f32) {
        if sigma < 0.2 {
            return;
        }
        let reach = (sigma * 3.0).ceil() as isize;
        let weight = |at: isize| (-0.5 * (at as f32 / sigma).powi(2)).exp();
        let total: f32 = (-reach..=reach).map(weight).sum();
        let kernel: Vec<f32> = (-reach..=reach).map(|at| weight(at) / total).collect();
        for step in [(1, 0), (0, 1)] {
            self.along(step, &kernel);
        }
    }

    /// Shaken: the mean along a line of `length` pixels at an angle.
    pub fn shake(&mut self, length: f32, angle: f32) {
        let source = self.pixels.clone();
        let count = length.ceil().max(1.0) as isize;
        let (sin, cos) = angle.sin_cos();
        let offsets: Vec<(isize, isize)> = (0..count)
            .map(|at| (at - count / 2) as f32)
            .map(|at| ((at * cos).round() as isize, (at * sin).round() as isize))
            .collect();
        let (width, height) = (self.width as isize, self.height as isize);
        for (at, pixel) in self.pixels.iter_mut().enumerate() {
            let (x, y) = (at as isize % width, at as isize / width);
            let near = |&(dx, dy): &(isize, isize)| {
                let (x, y) = ((x + dx).clamp(0, width - 1), (y + dy).clamp(0, height - 1));
                source[(y * width + x) as usize]
            };
            *pixel = offsets.iter().map(near).sum::<f32>() / offsets.len() as f32;
        }
    }

    /// The pixels as bytes.
    pub fn rounded(&self) -> Vec<u8> {
        self.pixels.iter().map(|pixel| pixel.round().clamp(0.0, 255.0) as u8).collect()
    }

    /// The weighted mean along rows (1, 0) or columns (0, 1); the edge's pixels go on outside.
    fn along(&mut self, (dx, dy): (usize, usize), kernel: &[f32]) {
        let reach = kernel.len() / 2;
        let (width, height) = (self.width, self.height);
        let source = std::mem::replace(&mut self.pixels, vec![0.0; width * height]);
        let mut wide = vec![0.0; width + 2 * reach];
        for (y, target) in self.pixels.chunks_mut(width).enumerate() {
            for (at, weight) in kernel.iter().enumerate() {
                let row = (y + at * dy).saturating_sub(reach * dy).min(height - 1);
                let row = &source[row * width..][..width];
                if dx == 1 && at == 0 {
                    wide[..reach].fill(row[0]);
                    wide[reach..reach + width].copy_from_slice(row);
                    wide[reach + width..].fill(row[width - 1]);
                }
                let shifted = if dx == 1 { &wide[at..][..width] } else { row };
                for (pixel, near) in target.iter_mut().zip(shifted) {
                    *pixel += weight * near;
                }
            }
        }
    }
}
