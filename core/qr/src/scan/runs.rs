//! Rows of pixels as runs of dark and light, and the runs that look like a finder pattern's.

/// Fewest pixels across a finder pattern, of seven modules: noise is full of smaller ones, and small
/// pictures are enlarged.
const LEAST: u32 = 10;

/// Where a row turns dark or light: first to dark, then by turns. `thresholds` has at least as
/// many values as `row`.
pub(super) fn edges(row: &[u8], thresholds: &[u8], edges: &mut Vec<u32>) {
    edges.clear();
    let mut before = 0;
    let (words, rest) = row.as_chunks::<64>();
    let (limits, limits_rest) = thresholds.as_chunks::<64>();
    for (at, (pixels, limits)) in words.iter().zip(limits).enumerate() {
        before = push_changes(dark_bits(pixels, limits), before, at * 64, edges);
    }
    if !rest.is_empty() {
        let limits_rest = limits.get(words.len()).map_or(limits_rest, |limits| &limits[..]);
        let (mut pixels, mut limits) = ([u8::MAX; 64], [0; 64]);
        pixels[..rest.len()].copy_from_slice(rest);
        limits[..rest.len()].copy_from_slice(&limits_rest[..rest.len()]);
        before = push_changes(dark_bits(&pixels, &limits), before, words.len() * 64, edges);
    }
    if before == 1 {
        edges.push(row.len() as u32);
    }
}

/// One bit per dark pixel, the first pixel in the lowest bit.
fn dark_bits(pixels: &[u8; 64], limits: &[u8; 64]) -> u64 {
    let mut flags = [0_u8; 64];
    for ((flag, pixel), limit) in flags.iter_mut().zip(pixels).zip(limits) {
        *flag = u8::from(pixel <= limit);
    }
    let (eights, _) = flags.as_chunks::<8>();
    let mut word = 0;
    for (at, &eight) in eights.iter().enumerate() {
        // The product moves the lowest bit of byte n to bit 56 + n.
        let bits = u64::from_le_bytes(eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        word |= bits << (8 * at);
    }
    word
}

/// Appends where bits differ from the ones before; the last bit.
fn push_changes(word: u64, before: u64, base: usize, edges: &mut Vec<u32>) -> u64 {
    let mut changes = word ^ (word << 1 | before);
    while changes != 0 {
        edges.push(base as u32 + changes.trailing_zeros());
        changes &= changes - 1;
    }
    word >> 63
}

/// Whether five runs are about 1 : 1 : 3 : 1 : 1, as on any straight way through the middle of a
/// finder pattern. `slack` is what a module may deviate, in modules.
pub(super) fn is_finder(runs: [f32; 5], slack: f32) -> bool {
    let [a, b, core, c, d] = runs;
    let module = (a + b + core + c + d) / 7.0;
    // Half a pixel for the grid of pixels.
    let slack = module * slack + 0.5;
    (core - 3.0 * module).abs() < 2.0 * slack
        && [a, b, c, d].into_iter().all(|run| (run - module).abs() < slack)
}

/// The places among a row's edges where a finder pattern may be: the index of the first edge.
pub(super) fn finders(edges: &[u32]) -> impl Iterator<Item = usize> + '_ {
    edges.windows(6).enumerate().filter_map(|(at, window)| {
        let &[e0, e1, e2, e3, e4, e5] = window else { return None };
        let (a, b, core, c, d) = (e1 - e0, e2 - e1, e3 - e2, e4 - e3, e5 - e4);
        // Most windows end here.
        let may_be = core > b && core > c && core >= a && core >= d && e5 - e0 >= LEAST;
        (may_be && is_finder([a, b, core, c, d].map(|run| run as f32), 0.55)).then_some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row_of(runs: &[usize]) -> Vec<u8> {
        let greys = [200, 20].iter().cycle();
        runs.iter().zip(greys).flat_map(|(&run, &grey)| vec![grey; run]).collect()
    }

    #[test]
    fn edges_are_where_brightness_passes_the_threshold() {
        for runs in [&[3, 5, 60, 1, 1, 70, 2][..], &[0, 64, 64], &[0, 1], &[5], &[63, 1, 64, 7]] {
            let row = row_of(runs);
            let mut found = Vec::new();
            edges(&row, &vec![100; row.len() + 7], &mut found);
            let mut expected: Vec<u32> = runs
                .iter()
                .scan(0, |at, &run| {
                    *at += run as u32;
                    Some(*at)
                })
                .collect();
            if runs.len() % 2 == 1 {
                expected.pop();
            }
            assert_eq!(found, expected, "{runs:?}");
        }
    }

    #[test]
    fn finder_patterns_are_seen_dark_and_light() {
        let row = row_of(&[9, 3, 3, 9, 3, 3, 20, 20, 4, 4, 12, 4, 4, 9]);
        let mut found = Vec::new();
        edges(&row, &vec![100; row.len()], &mut found);
        assert_eq!(finders(&found).collect::<Vec<_>>(), [0, 7]);
    }
}
