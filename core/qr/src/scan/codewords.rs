//! From modules to corrected data (ISO/IEC 18004, sections 7.6 to 7.8).

use rxing::qrcode::common::ErrorCorrectionLevel;

use super::{
    format::Format,
    reed_solomon::correct,
    symbol::{Module, Symbol},
};

/// Codewords for correction that are kept back when doubtful ones are left out: they tell a true
/// correction from a chance one.
const KEPT_BACK: usize = 5;

/// Buffers for the codewords of one code.
#[derive(Default)]
pub(super) struct Codewords {
    words: Vec<u8>,
    /// How sure the least sure bit of each codeword is.
    trust: Vec<f32>,
    block: Vec<u8>,
    /// The block as it was read.
    sampled: Vec<u8>,
    block_trust: Vec<f32>,
    doubtful: Vec<usize>,
    /// The data of all blocks, corrected.
    pub data: Vec<u8>,
}

impl Codewords {
    /// Reads and corrects the codewords; whether all blocks could be. `module` gives column and
    /// row: positive if dark; unless it is `quick`, doubtful ones are left out by and by.
    pub fn read(
        &mut self,
        symbol: &Symbol,
        format: Format,
        quick: bool,
        module: impl Fn(usize, usize) -> f32,
    ) -> bool {
        self.collect(symbol, format, module);
        self.data.clear();
        let layout = blocks(symbol, format.level);
        let (short, check) = (layout.short, layout.check);
        (0..layout.count).all(|at| {
            let length = if at < layout.short_count { short } else { short + 1 };
            self.take(at, length, &layout);
            self.correct(check, quick) && {
                self.data.extend_from_slice(&self.block[..length]);
                true
            }
        })
    }

    /// Follows the codewords up and down in pairs of columns, from the lower right.
    fn collect(&mut self, symbol: &Symbol, format: Format, module: impl Fn(usize, usize) -> f32) {
        let size = symbol.size;
        self.words.clear();
        self.trust.clear();
        let (mut word, mut trust, mut bits) = (0_u8, f32::MAX, 0);
        // The column of the vertical timing pattern is left out.
        let pairs =
            (0..size).rev().step_by(2).map(|right| if right <= 6 { right - 1 } else { right });
        for (pair, right) in pairs.take(size / 2).enumerate() {
            for step in 0..size {
                let y = if pair % 2 == 0 { size - 1 - step } else { step };
                for x in [right, right - 1] {
                    if symbol.modules[y * size + x] != Module::Data {
                        continue;
                    }
                    let value = if format.mirrored { module(y, x) } else { module(x, y) };
                    let bit = (value > 0.0) != is_masked(format.mask, x, y);
                    word = word << 1 | u8::from(bit);
                    trust = trust.min(value.abs());
                    bits += 1;
                    if bits == 8 {
                        self.words.push(word);
                        self.trust.push(trust);
                        (word, trust, bits) = (0, f32::MAX, 0);
                    }
                }
            }
        }
    }

    /// The codewords of one block, which are dealt out by turns.
    fn take(&mut self, at: usize, length: usize, layout: &Blocks) {
        let long = layout.count - layout.short_count;
        let data = (0..length).map(|word| {
            if word < layout.short {
                word * layout.count + at
            } else {
                // Only long blocks have one more.
                word * layout.count + at - layout.short_count
            }
        });
        let first = layout.count * layout.short + long;
        let places = data.chain((0..layout.check).map(|word| first + word * layout.count + at));
        self.block.clear();
        self.block_trust.clear();
        for place in places {
            self.block.push(self.words.get(place).copied().unwrap_or(0));
            self.block_trust.push(self.trust.get(place).copied().unwrap_or(0.0));
        }
    }

    /// Corrects the block, first as it is, then without more and more of its doubtful codewords.
    fn correct(&mut self, check: usize, quick: bool) -> bool {
        self.sampled.clone_from(&self.block);
        if correct(&mut self.block, check, &[]).is_some() {
            return true;
        }
        if quick {
            return false;
        }
        let trust = &self.block_trust;
        self.doubtful.clear();
        self.doubtful.extend(0..self.sampled.len());
        self.doubtful.sort_unstable_by(|&a, &b| trust[a].total_cmp(&trust[b]));
        let most = check.saturating_sub(KEPT_BACK);
        let mut erased = (check / 8).max(2);
        while erased <= most {
            self.block.copy_from_slice(&self.sampled);
            let fits = |errors: usize| 2 * errors + erased + KEPT_BACK <= check;
            if correct(&mut self.block, check, &self.doubtful[..erased]).is_some_and(fits) {
                return true;
            }
            erased += (check / 8).max(2);
        }
        false
    }
}

/// How data is divided into blocks: short ones first, then those with one codeword more.
struct Blocks {
    count: usize,
    short_count: usize,
    short: usize,
    check: usize,
}

fn blocks(symbol: &Symbol, level: ErrorCorrectionLevel) -> Blocks {
    let layout = symbol.version.getECBlocksForLevel(level);
    let groups = layout.getECBlocks();
    let count = |at: usize| groups.get(at).map_or(0, |group| group.getCount() as usize);
    Blocks {
        count: count(0) + count(1),
        short_count: count(0),
        short: groups.first().map_or(0, |group| group.getDataCodewords() as usize),
        check: layout.getECCodewordsPerBlock() as usize,
    }
}

/// Whether a mask turns over the module in this column and row.
fn is_masked(mask: u32, x: usize, y: usize) -> bool {
    match mask {
        0 => (x + y).is_multiple_of(2),
        1 => y.is_multiple_of(2),
        2 => x.is_multiple_of(3),
        3 => (x + y).is_multiple_of(3),
        4 => (x / 3 + y / 2).is_multiple_of(2),
        5 => x * y % 2 + x * y % 3 == 0,
        6 => (x * y % 2 + x * y % 3).is_multiple_of(2),
        _ => ((x + y) % 2 + x * y % 3).is_multiple_of(2),
    }
}
