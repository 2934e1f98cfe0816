//! Black or white, by the mid-range of the neighbourhood: shadows and uneven light move the
//! threshold along.
//!
//! The idea is that of ZXing-C++'s binariser: the middle between a block's darkest and lightest
//! pixel, where the block has contrast at all, smoothed over its neighbours.

use rxing::common::{BIT_FIELD_BASE_BITS, BitArray, BitFieldBaseType, BitMatrix};

use super::luma::Luma;

/// Pixels per side of a block.
const BLOCK: usize = 8;
/// A block whose pixels differ by less is all dark or all light, or noise: its neighbours decide.
const MIN_CONTRAST: u8 = 24;
/// Blocks to each side that count when thresholds are smoothed.
const REACH: usize = 2;

/// Turns brightness into black and white, in buffers that the next layer reuses.
#[derive(Default)]
pub(super) struct Binarizer {
    /// Per block, in rows: the threshold, or 0 where there is no contrast.
    raw: Vec<u8>,
    /// Per block, in rows: the threshold that is used.
    smooth: Vec<u8>,
}

impl Binarizer {
    /// The layer's dark pixels.
    pub fn binarize(&mut self, luma: Luma<'_>) -> rxing::common::Result<BitMatrix> {
        self.measure(luma);
        self.smooth(luma.width().div_ceil(BLOCK));
        self.apply(luma)
    }

    fn measure(&mut self, luma: Luma<'_>) {
        let columns = luma.width().div_ceil(BLOCK);
        let mut ranges = vec![(u8::MAX, u8::MIN); columns];
        let mut rows = luma.rows().peekable();
        self.raw.clear();
        while rows.peek().is_some() {
            ranges.fill((u8::MAX, u8::MIN));
            for row in rows.by_ref().take(BLOCK) {
                for (range, pixels) in ranges.iter_mut().zip(row.chunks(BLOCK)) {
                    for &pixel in pixels {
                        *range = (range.0.min(pixel), range.1.max(pixel));
                    }
                }
            }
            self.raw.extend(
                ranges.iter().map(
                    |&(min, max)| {
                        if max - min > MIN_CONTRAST { min.midpoint(max) } else { 0 }
                    },
                ),
            );
        }
    }

    /// Averages the thresholds around each block; where there are none, the nearest to the left
    /// holds on.
    fn smooth(&mut self, columns: usize) {
        let rows = self.raw.len() / columns;
        self.smooth.clear();
        for y in 0..rows {
            let around_y = y.saturating_sub(REACH)..(y + REACH + 1).min(rows);
            for x in 0..columns {
                let around_x = x.saturating_sub(REACH)..(x + REACH + 1).min(columns);
                let own = self.raw[y * columns + x];
                let (mut sum, mut count) = (u32::from(own), u32::from(own > 0));
                for near in around_y.clone() {
                    for &threshold in &self.raw[near * columns..][around_x.clone()] {
                        sum += u32::from(threshold);
                        count += u32::from(threshold > 0);
                    }
                }
                self.smooth.push(sum.checked_div(count).map_or(0, |mean| mean as u8));
            }
        }
        let mut last = self.smooth.iter().copied().find(|&threshold| threshold > 0).unwrap_or(0);
        for threshold in &mut self.smooth {
            match *threshold {
                0 => *threshold = last,
                found => last = found,
            }
        }
    }

    fn apply(&self, luma: Luma<'_>) -> rxing::common::Result<BitMatrix> {
        let columns = luma.width().div_ceil(BLOCK);
        let mut matrix = BitMatrix::new(luma.width() as u32, luma.height() as u32)?;
        let mut line = BitArray::with_size(luma.width());
        for (y, row) in luma.rows().enumerate() {
            let thresholds = &self.smooth[y / BLOCK * columns..][..columns];
            let words = row.chunks(BIT_FIELD_BASE_BITS);
            let thresholds = thresholds.chunks(BIT_FIELD_BASE_BITS / BLOCK);
            for (at, (pixels, thresholds)) in words.zip(thresholds).enumerate() {
                line.setBulk(at * BIT_FIELD_BASE_BITS, dark_bits(pixels, thresholds));
            }
            matrix.setRow(y as u32, &line);
        }
        Ok(matrix)
    }
}

/// One bit per dark pixel, the first pixel in the lowest bit.
fn dark_bits(pixels: &[u8], thresholds: &[u8]) -> BitFieldBaseType {
    let mut word = 0;
    for (block, (pixels, &threshold)) in pixels.chunks(BLOCK).zip(thresholds).enumerate() {
        for (at, &pixel) in pixels.iter().enumerate() {
            word |= BitFieldBaseType::from(pixel <= threshold) << (block * BLOCK + at);
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dark(data: &[u8], width: usize) -> Vec<bool> {
        let height = data.len() / width;
        let luma = Luma::new(data, width, height, width).unwrap();
        let matrix = Binarizer::default().binarize(luma).unwrap();
        let at = |i: usize| matrix.get((i % width) as u32, (i / width) as u32);
        (0..width * height).map(at).collect()
    }

    #[test]
    fn stripes_are_told_apart_under_a_shadow() {
        // Stripes two pixels wide; the light falls off to the right until white is darker than
        // black was.
        let (width, height) = (203, 70);
        let stripe = |x: usize| x % 4 < 2;
        let pixel = |x: usize| (if stripe(x) { 90 } else { 250 } * (260 - x) / 260) as u8;
        let data: Vec<u8> = (0..width * height).map(|i| pixel(i % width)).collect();
        let expected: Vec<bool> = (0..width * height).map(|i| stripe(i % width)).collect();
        assert_eq!(dark(&data, width), expected);
    }

    #[test]
    fn any_size_is_fine() {
        for (width, height) in [(1, 1), (7, 9), (63, 1), (64, 8), (65, 17), (129, 3)] {
            assert_eq!(dark(&vec![200; width * height], width), vec![false; width * height]);
        }
    }
}
