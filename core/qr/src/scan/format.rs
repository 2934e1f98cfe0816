//! A code's level of error correction and its mask (ISO/IEC 18004, section 7.9).

use rxing::qrcode::common::ErrorCorrectionLevel;

/// How many of the 30 modules must agree more than disagree.
const LEAST: f32 = 12.0;

/// What the format information says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Format {
    pub level: ErrorCorrectionLevel,
    /// The number of the mask, 0 to 7.
    pub mask: u32,
    /// Whether columns and rows are swapped.
    pub mirrored: bool,
}

/// The format that comes nearest to both copies of its 15 bits, read upright and mirrored; `module`
/// gives column and row: positive if dark.
pub(super) fn format(size: usize, module: impl Fn(usize, usize) -> f32) -> Option<Format> {
    let upright = read(size, &module);
    let mirrored = read(size, |x, y| module(y, x));
    let all = (0..32).flat_map(|data| [(data, false, &upright), (data, true, &mirrored)]);
    let scored =
        all.map(|(data, mirrored, bits)| (agreement(codeword(data), bits), data, mirrored));
    let (score, data, mirrored) = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
    if score < LEAST {
        return None;
    }
    Some(Format {
        level: ErrorCorrectionLevel::forBits((data >> 3) as u8).ok()?,
        mask: data & 7,
        mirrored,
    })
}

/// Both copies added up, the lowest bit first.
fn read(size: usize, module: impl Fn(usize, usize) -> f32) -> [f32; 15] {
    std::array::from_fn(|bit| {
        let beside_corner = match bit {
            0..6 => (8, bit),
            6 => (8, 7),
            7 => (8, 8),
            8 => (7, 8),
            _ => (14 - bit, 8),
        };
        let split = if bit < 8 { (size - 1 - bit, 8) } else { (8, size - 15 + bit) };
        let value = |(x, y)| f32::clamp(module(x, y), -1.0, 1.0);
        value(beside_corner) + value(split)
    })
}

fn agreement(codeword: u32, bits: &[f32; 15]) -> f32 {
    let of = |(at, &value): (usize, &f32)| if codeword >> at & 1 == 1 { value } else { -value };
    bits.iter().enumerate().map(of).sum()
}

/// Five bits with their ten for correction, masked.
fn codeword(data: u32) -> u32 {
    let rest = (0..10).fold(data, |rest, _| (rest << 1) ^ ((rest >> 9) * 0x537));
    (data << 10 | rest) ^ 0x5412
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codewords_are_the_standards() {
        // Table C.1.
        assert_eq!([0, 5, 31].map(codeword), [0x5412, 0x40ce, 0x2bed]);
    }

    #[test]
    fn a_format_is_read_through_noise_and_mirrored() {
        let bits = codeword(0b01_110);
        let upright = |x: usize, y: usize| {
            let at = match (x, y) {
                (8, 0..=5) => y,
                (8, 7) => 6,
                (8, 8) => 7,
                (7, 8) => 8,
                (0..=5, 8) => 14 - x,
                _ => return 0.1,
            };
            // Two of one copy are wrong.
            if (bits >> at & 1 == 1) == (at != 3 && at != 9) { 1.0 } else { -1.0 }
        };
        assert!(format(21, |_, _| 0.0).is_none());
        let read = format(21, |x, y| upright(x, y) * 1.3).map(|f| (f.level, f.mask, f.mirrored));
        assert_eq!(read, None);
        let both = |x: usize, y: usize| {
            let at = match (x, y) {
                (13.., 8) => 20 - x,
                (8, 13..) => y + 15 - 21,
                _ => return upright(x, y),
            };
            if bits >> at & 1 == 1 { 0.7 } else { -0.7 }
        };
        let read = format(21, both).map(|f| (f.level, f.mask, f.mirrored));
        assert_eq!(read, Some((ErrorCorrectionLevel::L, 6, false)));
        let read = format(21, |x, y| both(y, x)).map(|f| (f.level, f.mask, f.mirrored));
        assert_eq!(read, Some((ErrorCorrectionLevel::L, 6, true)));
    }
}
