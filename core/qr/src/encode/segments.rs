//! Which bytes go into a code in which mode.

use qrcode::bits::Bits;
use qrcode::optimize::Segment;
use qrcode::types::Mode;
use qrcode::{EcLevel, Version};

use super::Level;

/// The modes, narrowest first. Kanji mode is left out: it claims that its bytes are Shift JIS,
/// which other readers translate, and so damages UTF-8 and binary data that merely look like it.
const MODES: [Mode; 3] = [Mode::Numeric, Mode::Alphanumeric, Mode::Byte];

/// What a character takes in each mode, in sixths of a bit: three digits have 10 bits, two letters
/// 11, a byte 8 (ISO/IEC 18004, 7.4).
const SIXTHS: [usize; 3] = [20, 33, 48];

/// The cost of what a mode cannot write.
const NEVER: usize = usize::MAX / 2;

/// The data as the bits of the smallest version that holds them.
pub(super) fn smallest_bits(data: &[u8], level: EcLevel) -> Option<Bits> {
    // Within each of these, the heads of segments have the same size.
    [1..=9, 10..=26, 27..=40].into_iter().find_map(|versions| {
        let segments = segments(data, Version::Normal(*versions.end()));
        let mut versions = versions.map(Version::Normal);
        let version = versions.find(|&version| {
            let needed: usize = segments.iter().map(|segment| segment.encoded_len(version)).sum();
            Bits::new(version).max_len(level).is_ok_and(|room| needed <= room)
        })?;
        let mut bits = Bits::new(version);
        bits.push_segments(data, segments.into_iter()).ok()?;
        bits.push_terminator(level).ok()?;
        Some(bits)
    })
}

/// The segments that need the fewest bits: the cheapest path through the modes, byte by byte.
fn segments(data: &[u8], version: Version) -> Vec<Segment> {
    let heads = MODES.map(|mode| 6 * (version.mode_bits_count() + mode.length_bits_count(version)));
    // What is cheapest so far if the last byte is in each of the modes.
    let mut costs = heads;
    // For each byte in each mode, the mode of the byte before.
    let mut origins: Vec<[usize; 3]> = Vec::with_capacity(data.len());
    for &byte in data {
        let entered = [0, 1, 2].map(|to| {
            let from = |from: usize| {
                if from == to {
                    costs[to]
                } else {
                    // A segment ends with a whole bit.
                    costs[from].next_multiple_of(6) + heads[to]
                }
            };
            (0..3).map(|mode| (from(mode), mode)).min().unwrap_or((NEVER, to))
        });
        origins.push(entered.map(|(_, from)| from));
        costs = [0, 1, 2].map(|mode| {
            if holds(MODES[mode], byte) { entered[mode].0 + SIXTHS[mode] } else { NEVER }
        });
    }
    let last = (0..3).min_by_key(|&mode| costs[mode].next_multiple_of(6)).unwrap_or_default();
    trace(&origins, last)
}

/// The path that ends in the mode `last`, as segments.
fn trace(origins: &[[usize; 3]], last: usize) -> Vec<Segment> {
    let (mut mode, mut end) = (last, origins.len());
    let mut segments = Vec::new();
    for (at, origin) in origins.iter().enumerate().rev() {
        let before = origin[mode];
        if at == 0 || before != mode {
            segments.push(Segment { mode: MODES[mode], begin: at, end });
            end = at;
        }
        mode = before;
    }
    segments.reverse();
    segments
}

fn holds(mode: Mode, byte: u8) -> bool {
    match mode {
        Mode::Numeric => byte.is_ascii_digit(),
        Mode::Alphanumeric => {
            byte.is_ascii_digit() || byte.is_ascii_uppercase() || b" $%*+-./:".contains(&byte)
        }
        Mode::Byte | Mode::Kanji => true,
    }
}

/// How many bytes of the data's kind the largest code holds (ISO/IEC 18004, table 7).
pub(super) fn capacity(data: &[u8], level: Level) -> usize {
    let narrowest = MODES.into_iter().find(|&mode| data.iter().all(|&byte| holds(mode, byte)));
    let [low, medium, quartile, high] = match narrowest.unwrap_or(Mode::Byte) {
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn bits(segments: &[Segment], version: Version) -> usize {
        segments.iter().map(|segment| segment.encoded_len(version)).sum()
    }

    /// The fewest bits of all ways to give each byte a mode.
    fn fewest(data: &[u8], version: Version) -> usize {
        let ways = (0..3_usize.pow(data.len() as u32)).filter_map(|way| {
            let mode = |at: usize| MODES[way / 3_usize.pow(at as u32) % 3];
            let mut segments: Vec<Segment> = Vec::new();
            for (at, &byte) in data.iter().enumerate() {
                if !holds(mode(at), byte) {
                    return None;
                }
                match segments.last_mut() {
                    Some(last) if last.mode == mode(at) => last.end = at + 1,
                    _ => segments.push(Segment { mode: mode(at), begin: at, end: at + 1 }),
                }
            }
            Some(bits(&segments, version))
        });
        ways.min().unwrap()
    }

    #[test]
    fn modes_change_where_it_saves_bits() {
        let modes = |text: &str| -> Vec<(Mode, usize)> {
            let segments = segments(text.as_bytes(), Version::Normal(9));
            segments.iter().map(|segment| (segment.mode, segment.end - segment.begin)).collect()
        };
        assert_eq!(modes("INNKEY:1ABC"), [(Mode::Alphanumeric, 11)]);
        assert_eq!(modes("Casa 12"), [(Mode::Byte, 7)]);
        assert_eq!(modes("id=0123456789"), [(Mode::Byte, 3), (Mode::Numeric, 10)]);
        assert_eq!(
            modes("ABCDEF-0123456789012345"),
            [(Mode::Alphanumeric, 7), (Mode::Numeric, 16)]
        );
        assert_eq!(modes(""), []);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn no_other_segments_need_fewer_bits(runs in "([0-9]{1,5}|[A-Z]{1,3}|[a-z]{1,2}){1,4}") {
            let data = &runs.as_bytes()[..runs.len().min(9)];
            for version in [9, 26, 40].map(Version::Normal) {
                let segments = segments(data, version);
                prop_assert_eq!(bits(&segments, version), fewest(data, version));
                let covered = segments.iter().flat_map(|segment| segment.begin..segment.end);
                prop_assert!(covered.eq(0..data.len()));
            }
        }
    }
}
