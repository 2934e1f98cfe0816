//! Cuts a file where its content says so (`FastCDC`, Xia et al. 2020): a byte more at the front moves no cut behind it.
//!
//! docs/decisions/0025-chunks.md says why these sizes.

use std::io::{self, Read};

use fastcdc::v2020::StreamCDC;

/// Smallest chunk, in bytes; a file's last may be smaller.
const MIN: usize = 16 * 1024;
/// What most chunks come near to, in bytes.
const AVERAGE: usize = 64 * 1024;
/// Largest chunk, in bytes.
const MAX: usize = 256 * 1024;

/// Files up to this size, in bytes, are one chunk: their chunks would cost more in the manifest than they save.
pub(super) const WHOLE: u64 = MAX as u64;

/// The chunks of what `reader` gives, one after the other.
pub(super) fn chunks<R: Read>(reader: R) -> impl Iterator<Item = io::Result<Vec<u8>>> {
    let cut = StreamCDC::new(reader, MIN, AVERAGE, MAX);
    cut.map(|chunk| chunk.map(|chunk| chunk.data).map_err(io::Error::from))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn noise(size: usize) -> Vec<u8> {
        let mut state = 7_u64;
        let mut byte = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 56) as u8
        };
        (0..size).map(|_| byte()).collect()
    }

    fn cut(content: &[u8]) -> Vec<Vec<u8>> {
        chunks(content).map(Result::unwrap).collect()
    }

    #[test]
    fn chunks_are_the_file_and_have_the_sizes() {
        let content = noise(3_000_000);
        let found = cut(&content);
        assert!(found.concat() == content);
        let (last, others) = found.split_last().unwrap();
        assert!(others.iter().all(|chunk| (MIN..=MAX).contains(&chunk.len())));
        assert!(last.len() <= MAX);
        assert!(cut(b"").is_empty());
    }

    #[test]
    fn a_byte_more_changes_few_chunks() {
        let before = noise(3_000_000);
        let mut after = before.clone();
        after.insert(1000, 0);
        let known: HashSet<_> = cut(&before).into_iter().collect();
        let new = cut(&after).into_iter().filter(|chunk| !known.contains(chunk)).count();
        assert!((1..=2).contains(&new), "{new} new chunks");
    }
}
