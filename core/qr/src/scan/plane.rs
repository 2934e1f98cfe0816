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
    /// is left out.
    pub fn halve(&mut self, source: Luma<'_>) {
        self.resize(source.width() / 2, source.height() / 2);
        let mut rows = source.rows();
        while let (Some(upper), Some(lower)) = (rows.next(), rows.next()) {
            let pairs = upper.chunks_exact(2).zip(lower.chunks_exact(2));
            self.pixels.extend(pairs.map(|(upper, lower)| {
                let sum: u16 = upper.iter().chain(lower).map(|&pixel| u16::from(pixel)).sum();
                ((sum + 2) / 4) as u8
            }));
        }
    }

    /// Becomes `source` at twice its size, interpolated: each new pixel is 9/16 of the one it lies
    /// in and the rest of its three nearest neighbours.
    pub fn double(&mut self, source: Luma<'_>) {
        self.resize(source.width() * 2, source.height() * 2);
        let rows: Vec<&[u8]> = source.rows().collect();
        for y in 0..self.height {
            let (near, far) = (rows[y / 2], rows[neighbour(y, rows.len())]);
            let mixed = |x: usize| 3 * u16::from(near[x]) + u16::from(far[x]);
            self.pixels.extend((0..self.width).map(|x| {
                let sum = 3 * mixed(x / 2) + mixed(neighbour(x, near.len()));
                ((sum + 8) / 16) as u8
            }));
        }
    }

    fn resize(&mut self, width: usize, height: usize) {
        (self.width, self.height) = (width, height);
        self.pixels.clear();
        self.pixels.reserve(width * height);
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
        plane.halve(Luma::new(&[1, 2, 99, 0, 4, 5, 99, 0, 9, 9, 9, 0], 3, 3, 4).unwrap());
        assert_eq!((plane.width, plane.height, &plane.pixels[..]), (1, 1, &[3][..]));
    }

    #[test]
    fn a_pixel_that_cannot_be_halved_is_nothing() {
        let mut plane = Plane::default();
        plane.halve(Luma::new(&[1], 1, 1, 1).unwrap());
        assert!(plane.luma().is_none());
    }

    #[test]
    fn doubled_pixels_lean_towards_their_neighbours() {
        let mut plane = Plane::default();
        plane.double(Luma::new(&[0, 160, 7], 2, 1, 3).unwrap());
        assert_eq!((plane.width, plane.height), (4, 2));
        assert_eq!(plane.pixels, [0, 40, 120, 160, 0, 40, 120, 160]);
    }
}
