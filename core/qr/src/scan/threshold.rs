//! What is dark: below the mid-range of the neighbourhood, so that shadows and uneven light move
//! the threshold along.
//!
//! The idea is that of ZXing-C++'s binariser: the middle between a block's darkest and lightest
//! pixel, where the block has contrast at all, smoothed over its neighbours.

use super::luma::Luma;

/// Pixels per side of a block, as a power of two.
const SHIFT: usize = 3;
const BLOCK: usize = 1 << SHIFT;
/// Blocks to each side that count when thresholds are smoothed.
const REACH: usize = 2;

/// A threshold for every block of a picture, in buffers that the next picture reuses.
#[derive(Default)]
pub(super) struct Thresholds {
    columns: usize,
    /// Per block, in rows: the threshold; 0 where the whole neighbourhood has no contrast.
    cells: Vec<u8>,
    /// Per block, in rows: its own mid-range, or 0 without contrast.
    raw: Vec<u8>,
    /// Per block, in rows: the difference between its lightest and its darkest pixel.
    ranges: Vec<u8>,
    /// Per column of pixels: the darkest and the lightest of a row of blocks.
    low: Vec<u8>,
    high: Vec<u8>,
    spare: Vec<u8>,
    /// Per block, in rows: sum and count of thresholds in its row.
    sums: Vec<(u16, u16)>,
}

impl Thresholds {
    /// Measures a picture. A block whose pixels differ by `least` or less is all dark or all light;
    /// so are, up to `most`, those that differ hardly more than the picture's calmest ones, in which
    /// there is noise alone.
    /// Told to `stop`, it leaves the rest without contrast.
    pub fn measure(&mut self, luma: Luma<'_>, least: u8, most: u8, stop: impl Fn() -> bool) {
        self.columns = luma.width().div_ceil(BLOCK);
        self.mid_ranges(luma, &stop);
        self.flatten(least, most);
        self.raw.resize(self.columns * luma.height().div_ceil(BLOCK), 0);
        self.smooth(stop);
    }

    /// A pixel as dark as this or darker is dark.
    pub fn at(&self, x: usize, y: usize) -> u8 {
        self.cells[(y >> SHIFT) * self.columns + (x >> SHIFT)]
    }

    /// The thresholds of row `y`, one per pixel.
    pub fn row(&self, y: usize, row: &mut Vec<u8>) {
        row.clear();
        let cells = &self.cells[(y >> SHIFT) * self.columns..][..self.columns];
        for &cell in cells {
            row.extend_from_slice(&[cell; BLOCK]);
        }
    }

    /// Whether rows `y` and `other` have the same thresholds.
    pub fn are_same(y: usize, other: usize) -> bool {
        y >> SHIFT == other >> SHIFT
    }

    fn mid_ranges(&mut self, luma: Luma<'_>, stop: impl Fn() -> bool) {
        let width = luma.width();
        self.raw.clear();
        self.ranges.clear();
        for top in (0..luma.height()).step_by(BLOCK) {
            if top % (16 * BLOCK) == 0 && stop() {
                break;
            }
            self.low.clear();
            self.low.resize(self.columns * BLOCK, u8::MAX);
            self.high.clear();
            self.high.resize(self.columns * BLOCK, u8::MIN);
            // Every other row is enough, and leaves out some of the noise's extremes.
            for y in (top..(top + BLOCK).min(luma.height())).step_by(2) {
                let row = luma.row(y);
                for (low, &pixel) in self.low[..width].iter_mut().zip(row) {
                    *low = pixel.min(*low);
                }
                for (high, &pixel) in self.high[..width].iter_mut().zip(row) {
                    *high = pixel.max(*high);
                }
            }
            for _ in 0..SHIFT {
                halve(&mut self.low, &mut self.spare, u16::min);
                halve(&mut self.high, &mut self.spare, u16::max);
            }
            let blocks = self.low.iter().zip(&self.high);
            self.raw.extend(blocks.clone().map(|(low, high)| low.midpoint(*high).max(1)));
            self.ranges.extend(blocks.map(|(low, high)| high.saturating_sub(*low)));
        }
    }

    /// Takes away the mid-ranges of blocks without contrast.
    fn flatten(&mut self, least: u8, most: u8) {
        let mut counts = [0_usize; 256];
        for &range in &self.ranges {
            counts[usize::from(range)] += 1;
        }
        // A tenth of the blocks are calmer than this.
        let mut rest = self.ranges.len() / 10;
        let calm = counts.iter().position(|&count| {
            let is_here = rest < count;
            rest = rest.saturating_sub(count);
            is_here
        });
        // And hardly any block of noise differs by twice as much.
        let noise = calm.unwrap_or(0) * 15 / 8;
        let limit = usize::from(most).min(noise).max(usize::from(least)) as u8;
        for (mid, &range) in self.raw.iter_mut().zip(&self.ranges) {
            if range <= limit {
                *mid = 0;
            }
        }
    }

    /// Averages the thresholds around each block, its own twice; where there are none, the nearest
    /// to the left holds on.
    fn smooth(&mut self, stop: impl Fn() -> bool) {
        let columns = self.columns;
        self.sums.clear();
        for row in self.raw.chunks_exact(columns) {
            let (mut sum, mut count) = (0, 0);
            for &ahead in &row[..REACH.min(columns)] {
                sum += u16::from(ahead);
                count += u16::from(ahead > 0);
            }
            for x in 0..columns {
                if let Some(&ahead) = row.get(x + REACH) {
                    sum += u16::from(ahead);
                    count += u16::from(ahead > 0);
                }
                if x > REACH {
                    let behind = row[x - REACH - 1];
                    sum -= u16::from(behind);
                    count -= u16::from(behind > 0);
                }
                self.sums.push((sum, count));
            }
        }
        self.cells.clear();
        let rows = self.raw.len() / columns;
        let mut last = 0;
        for y in 0..rows {
            if y % 16 == 0 && stop() {
                break;
            }
            let near =
                &self.sums[y.saturating_sub(REACH) * columns..(y + REACH + 1).min(rows) * columns];
            for x in 0..columns {
                let own = u16::from(self.raw[y * columns + x]);
                let (mut sum, mut count) = (own, u16::from(own > 0));
                for row in near.chunks_exact(columns) {
                    sum += row[x].0;
                    count += row[x].1;
                }
                if count > 0 {
                    last = (f32::from(sum) / f32::from(count)) as u8;
                }
                self.cells.push(last);
            }
        }
        self.cells.resize(self.raw.len(), 0);
    }
}

/// Puts one of each two values in their place; in lanes of 16 bits, as vectors have them.
fn halve(values: &mut Vec<u8>, spare: &mut Vec<u8>, pick: impl Fn(u16, u16) -> u16) {
    let (pairs, _) = values.as_chunks::<2>();
    spare.clear();
    spare.extend(pairs.iter().map(|&pair| {
        let pair = u16::from_le_bytes(pair);
        pick(pair & 0xff, pair >> 8) as u8
    }));
    std::mem::swap(values, spare);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::noise::noise;

    fn dark(data: &[u8], width: usize) -> Vec<bool> {
        let luma = Luma::new(data, width, data.len() / width, width).unwrap();
        let mut thresholds = Thresholds::default();
        thresholds.measure(luma, 24, 24, || false);
        let is_dark = |i: usize| data[i] <= thresholds.at(i % width, i / width);
        (0..data.len()).map(is_dark).collect()
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
    fn noise_is_no_contrast_and_a_code_in_it_is() {
        let (width, height) = (400, 400);
        let pixel = |(i, random): (usize, u32)| {
            let is_black = i % width < 40 && i / width < 40 && i % 8 < 4;
            (random % 60) as u8 + if is_black { 50 } else { 150 }
        };
        let data: Vec<u8> = (0..width * height).zip(noise()).map(pixel).collect();
        let mut thresholds = Thresholds::default();
        let luma = Luma::new(&data, width, height, width).unwrap();
        thresholds.measure(luma, 24, 90, || false);
        assert!(thresholds.raw[0] > 100 && thresholds.raw[30 * 50 + 30] == 0);
        thresholds.measure(luma, 24, 24, || false);
        assert!(thresholds.raw[30 * 50 + 30] > 100);
    }

    #[test]
    fn any_size_is_fine() {
        for (width, height) in [(1, 1), (7, 9), (63, 1), (64, 8), (65, 17), (129, 3)] {
            assert_eq!(dark(&vec![200; width * height], width), vec![false; width * height]);
        }
    }

    #[test]
    fn a_row_has_a_threshold_per_pixel() {
        let data: Vec<u8> = (0..20 * 20).map(|i| (i * 37 % 251) as u8).collect();
        let mut thresholds = Thresholds::default();
        thresholds.measure(Luma::new(&data, 20, 20, 20).unwrap(), 24, 24, || false);
        let mut row = Vec::new();
        for y in 0..20 {
            thresholds.row(y, &mut row);
            assert!((0..20).all(|x| row[x] == thresholds.at(x, y)));
        }
    }
}
