//! Which bytes go into a code in which mode.

use qrcode::bits::Bits;
use qrcode::optimize::{Optimizer, Parser, Segment};
use qrcode::types::Mode;
use qrcode::{EcLevel, Version};

use super::Level;

/// The data as the bits of the smallest version that holds them.
pub(super) fn smallest_bits(data: &[u8], level: EcLevel) -> Option<Bits> {
    (1..=40).map(Version::Normal).find_map(|version| {
        let mixed = Optimizer::new(segments(data), version).collect();
        // The optimiser is greedy and may do worse than a single segment.
        let whole = vec![Segment { mode: whole_mode(data), begin: 0, end: data.len() }];
        [mixed, whole].into_iter().find_map(|segments: Vec<_>| {
            let mut bits = Bits::new(version);
            bits.push_segments(data, segments.into_iter()).ok()?;
            bits.push_terminator(level).ok()?;
            Some(bits)
        })
    })
}

/// The data's runs. Kanji mode is left out: it claims that its bytes are Shift JIS, which other
/// readers translate, and so damages UTF-8 and binary data that merely look like it.
fn segments(data: &[u8]) -> impl Iterator<Item = Segment> + '_ {
    Parser::new(data).map(|segment| match segment.mode {
        Mode::Kanji => Segment { mode: Mode::Byte, ..segment },
        _ => segment,
    })
}

/// The narrowest mode that holds all of the data.
fn whole_mode(data: &[u8]) -> Mode {
    if data.iter().all(u8::is_ascii_digit) {
        Mode::Numeric
    } else if data.iter().all(|&byte| is_alphanumeric(byte)) {
        Mode::Alphanumeric
    } else {
        Mode::Byte
    }
}

fn is_alphanumeric(byte: u8) -> bool {
    byte.is_ascii_digit() || byte.is_ascii_uppercase() || b" $%*+-./:".contains(&byte)
}

/// How many bytes of the data's kind the largest code holds (ISO/IEC 18004, table 7).
pub(super) fn capacity(data: &[u8], level: Level) -> usize {
    let [low, medium, quartile, high] = match whole_mode(data) {
        Mode::Numeric => [7089, 5596, 3993, 3057],
        Mode::Alphanumeric => [4296, 3391, 2420, 1852],
        Mode::Byte | Mode::Kanji => [2953, 2331, 1663, 1273],
    };
    match level {
        Level::Low => low,
        Level::Medium => medium,
        Level::Quartile => quartile,
        Level::High => high,
    }
}
