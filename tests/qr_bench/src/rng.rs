//! Random numbers that are the same on every machine.

/// `SplitMix64`: small, and good enough for pictures.
pub struct Rng(u64);

impl Rng {
    /// The sequence of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Any number.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From `low` to `high`.
    pub fn between(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * (self.bits() >> 40) as f32 / (1_u64 << 24) as f32
    }

    /// From 0 to `count` - 1.
    pub fn below(&mut self, count: usize) -> usize {
        (self.bits() >> 16) as usize % count
    }

    /// Roughly normal, with a deviation of 1: the sum of twelve uniform numbers.
    pub fn normal(&mut self) -> f32 {
        let sum: u32 = (0..3)
            .map(|_| self.bits())
            .flat_map(|bits| (0..4).map(move |at| u32::from((bits >> (16 * at)) as u16)))
            .sum();
        sum as f32 / 65_536.0 - 6.0
    }

    /// Letters and digits of a share link.
    pub fn link(&mut self, length: usize) -> String {
        let letters = b"QWERTYUIOPASDFGHJKLZXCVBNM234567";
        let rest = (0..length).map(|_| char::from(letters[self.below(letters.len())]));
        "INNKEY:1".chars().chain(rest).take(length).collect()
    }
}
