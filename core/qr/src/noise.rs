//! Numbers without a pattern for tests, the same ones in every run.

/// Marsaglia's xorshift.
pub(crate) fn noise() -> impl Iterator<Item = u32> {
    let next = |random: &u32| {
        let mut random = *random;
        random ^= random << 13;
        random ^= random >> 17;
        random ^= random << 5;
        Some(random)
    };
    std::iter::successors(Some(0x2545_f491), next).skip(1)
}
