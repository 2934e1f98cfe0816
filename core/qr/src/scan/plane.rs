//! A resized copy of a picture, in a buffer that the next picture reuses.

use super::luma::Luma;

/// Owned brightness, without padding.
#[derive(Default)]
pub(super) struct Plane {
    pixels: Vec<u8>,
    width: usize,
    height: usize,
}

impl Plane {
    /// The plane as a picture, unless it is empty.
    pub fn luma(&self) -> Option<Luma<'_>> {
        Luma::new(&self.pixels, self.width, self.height, self.width).ok()
    }

    /// Becomes `source` at half its size: the mean of each 2 × 2 pixels; a last odd row or column
    /// is left out. Every 64 rows it asks whether to `stop`.
    pub fn halve(&mut self, source: Luma<'_>, stop: impl Fn() -> bool) {
        self.resize(source.width() / 2, source.height() / 2);
        for (y, target) in self.pixels.chunks_exact_mut(self.width.max(1)).enumerate() {
            if y % 64 == 0 && stop() {
                return;
            }
            let (upper, _) = source.row(2 * y).as_chunks::<2>();
            let (lower, _) = source.row(2 * y + 1).as_chunks::<2>();
            for ((pixel, &upper), &lower) in target.iter_mut().zip(upper).zip(lower) {
                // As 16 bits, two pixels are added in one lane of a vector.
                let (upper, lower) = (u16::from_le_bytes(upper), u16::from_le_bytes(lower));
                let sum = (upper & 0xff) + (upper >> 8) + (lower & 0xff) + (lower >> 8);
                *pixel = ((sum + 2) / 4) as u8;
            }
        }
    }

    /// Becomes `source` at 1/`factor` of its size, each pixel the mean of four of those it covers.
    pub fn thin(&mut self, source: Luma<'_>, factor: usize, stop: impl Fn() -> bool) {
        self.resize(source.width() / factor, source.height() / factor);
        let far = factor / 2;
        for (y, target) in self.pixels.chunks_exact_mut(self.width.max(1)).enumerate() {
            if y % 16 == 0 && stop() {
                return;
            }
            let (upper, lower) = (source.row(y * factor), source.row(y * factor + far));
            for (x, pixel) in target.iter_mut().enumerate() {
                let left = x * factor;
                let of = |row: &[u8]| u16::from(row[left]) + u16::from(row[left + far]);
                *pixel = ((of(upper) + of(lower) + 2) / 4) as u8;
            }
        }
    }

    /// Becomes `source` at twice its size, interpolated: each new pixel is 9/16 of the one it lies
    /// in and the rest of its three nearest neighbours. Every 64 rows it asks whether to `stop`.
    pub fn double(&mut self, source: Luma<'_>, stop: impl Fn() -> bool) {
        self.resize(source.width() * 2, source.height() * 2);
        for (y, target) in self.pixels.chunks_exact_mut(self.width).enumerate() {
            if y % 64 == 0 && stop() {
                return;
            }
            let (near, far) = (source.row(y / 2), source.row(neighbour(y, source.height())));
            let mixed = |x: usize| 3 * u16::from(near[x]) + u16::from(far[x]);
            for (x, pixel) in target.iter_mut().enumerate() {
                let sum = 3 * mixed(x / 2) + mixed(neighbour(x, near.len()));
                *pixel = ((sum + 8) / 16) as u8;
            }
        }
    }

    fn resize(&mut self, width: usize, height: usize) {
        (self.width, self.height) = (width, height);
        if width * height > self.pixels.capacity() {
            drop(std::mem::take(&mut self.pixels));
            // The system hands out zeroed memory as it is written to, not all at once.
            self.pixels = vec![0; width * height];
        }
        // What it held before is overwritten.
        self.pixels.resize(width * height, 0);
    }
}

/// The source pixel beside which the doubled pixel `at` lies: before its own if even, after it if
/// odd.
fn neighbour(at: usize, len: usize) -> usize {
    if at.is_multiple_of(2) { (at / 2).saturating_sub(1) } else { (at / 2 + 1).min(len - 1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_halved_pixel_is_the_mean_of_four() {
        let mut plane = Plane::default();
        let source = Luma::new(&[1, 2, 99, 0, 4, 5, 99, 0, 9, 9, 9, 0], 3, 3, 4).unwrap();
        plane.halve(source, || false);
        assert_eq!((plane.width, plane.height, &plane.pixels[..]), (1, 1, &[3][..]));
    }

    #[test]
    fn a_pixel_that_cannot_be_halved_is_nothing() {
        let mut plane = Plane::default();
        plane.halve(Luma::new(&[1], 1, 1, 1).unwrap(), || false);
        assert!(plane.luma().is_none());
    }

    #[test]
    fn thinned_pixels_are_means_of_some() {
        let mut plane = Plane::default();
        let source: Vec<u8> = (0..36).collect();
        plane.thin(Luma::new(&source, 6, 6, 6).unwrap(), 3, || false);
        assert_eq!(plane.pixels, [4, 7, 22, 25]);
    }

    #[test]
    fn doubled_pixels_lean_towards_their_neighbours() {
        let mut plane = Plane::default();
        plane.double(Luma::new(&[0, 160, 7], 2, 1, 3).unwrap(), || false);
        assert_eq!((plane.width, plane.height), (4, 2));
        assert_eq!(plane.pixels, [0, 40, 120, 160, 0, 40, 120, 160]);
    }
}
