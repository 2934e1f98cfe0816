//! The plan of a download: whatever is wanted is asked for once, in ranges that do not overlap.

#![no_main]

use innkey_core::fuzzing::plan;
use libfuzzer_sys::fuzz_target;

/// Gaps up to this, in bytes, are fetched along: docs/decisions/0025-chunks.md.
const MAX_GAP: u64 = 16 * 1024;

/// Four bytes are a piece: its pack, the gap before it and its size as exponents and a little more.
fn layout(bytes: &[u8]) -> Vec<(usize, u64, u64)> {
    let mut ends = [0_u64; 4];
    let piece = |four: &[u8]| {
        let pack = usize::from(four[0] % 4);
        let number = |exponent: u8| (1 << (exponent % 40)) - 1 + u64::from(four[3]);
        let (offset, size) =
            (ends[pack] + number(four[1]) - u64::from(four[3]), number(four[2]) + 1);
        ends[pack] = offset + size;
        (pack, offset, size)
    };
    bytes.chunks_exact(4).take(500).map(piece).collect()
}

fuzz_target!(|bytes: &[u8]| {
    let Some((takers, rest)) = bytes.split_first() else { return };
    let mut wanted = layout(rest);
    // The order in which they are wanted does not matter.
    if takers % 2 == 1 {
        wanted.reverse();
    }
    let (mut times, mut ends) = (vec![0; wanted.len()], [0; 4]);
    for (pack, range, pieces) in plan(&wanted, usize::from(takers / 2)) {
        assert!(range.start >= ends[pack] && range.start < range.end, "{range:?}");
        let mut end = range.start;
        for piece in pieces {
            let (of, offset, size) = wanted[piece];
            assert!(of == pack && offset >= end && offset - end <= MAX_GAP);
            end = offset + size;
            times[piece] += 1;
        }
        assert_eq!(end, range.end);
        ends[pack] = end;
    }
    assert!(times.iter().all(|times| *times == 1), "{times:?}");
});
