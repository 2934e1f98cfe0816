//! A row or column of modules as one number, so that its modules are looked at together.

use std::ops::{BitAnd, BitOr, BitXor, Not};

/// Light modules on each side, as many as the penalty for look-alikes of finder patterns sees.
const MARGIN: usize = 4;

/// Bit `MARGIN + i` is module `i`, and 1 is dark. The largest code has 177 modules a side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line([u64; 3]);

impl Line {
    /// A line of these modules, where `true` is dark.
    pub fn new(dark: impl Iterator<Item = bool>) -> Self {
        let mut words = [0; 3];
        for (dark, bit) in dark.zip(MARGIN..) {
            words[bit / 64] |= u64::from(dark) << (bit % 64);
        }
        Self(words)
    }

    /// How many bits are set.
    pub fn count(self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Where modules repeat, and where they look like finder patterns (ISO/IEC 18004, 7.8.3.1: N1
    /// and N3). `inside` has a bit for each module.
    pub fn penalty(self, inside: Self) -> usize {
        let pairs = self.pairs(inside);
        let fives = pairs & pairs.ahead(1) & pairs.ahead(2) & pairs.ahead(3);
        let ends = fives & !fives.ahead(1);
        let [second, third, fourth] = [1, 2, 3].map(|by| self.ahead(by));
        let [fifth, sixth, seventh] = [4, 5, 6].map(|by| self.ahead(by));
        let finders = self & !second & third & fourth & fifth & !sixth & seventh;
        let light = !(self | second | third | fourth);
        // Light before it or behind it.
        let finders = finders.ahead(4) & (light | light.ahead(11));
        // Three for five in a row and one for each further: one for each five, two for each end.
        fives.count() + 2 * ends.count() + 40 * finders.count()
    }

    /// How many squares of two by two modules this row and the next have in one colour (N2).
    pub fn squares(self, next: Self, inside: Self) -> usize {
        let above = !(self ^ next);
        (self.pairs(inside) & above & above.ahead(1)).count()
    }

    /// The modules that have the colour of the next.
    fn pairs(self, inside: Self) -> Self {
        !(self ^ self.ahead(1)) & inside & inside.ahead(1)
    }

    /// The line as seen `by` modules further on, 1 to 63.
    fn ahead(self, by: u32) -> Self {
        let [first, second, third] = self.0;
        let joined = |low: u64, high: u64| low >> by | high << (64 - by);
        Self([joined(first, second), joined(second, third), third >> by])
    }
}

impl BitAnd for Line {
    type Output = Self;
    fn bitand(self, other: Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at] & other.0[at]))
    }
}

impl BitOr for Line {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at] | other.0[at]))
    }
}

impl BitXor for Line {
    type Output = Self;
    fn bitxor(self, other: Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at] ^ other.0[at]))
    }
}

impl Not for Line {
    type Output = Self;
    fn not(self) -> Self {
        Self(self.0.map(|word| !word))
    }
}
