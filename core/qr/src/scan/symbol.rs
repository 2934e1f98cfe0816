//! What every code of a version has in common: which modules carry data, which are known before
//! anything is read (ISO/IEC 18004, section 6.3).

use rxing::qrcode::common::{Version, VersionRef};

/// Modules across a finder pattern.
pub(super) const FINDER: usize = 7;

/// What a module is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Module {
    /// A bit of a codeword.
    Data,
    /// A bit of the format or version information.
    Reserved,
    /// Part of a function pattern: dark or light in every code of the version.
    Known(bool),
}

/// The middle of a module in columns and rows, and whether it is dark.
pub(super) type Known = (f32, f32, bool);

/// A version's layout.
pub(super) struct Symbol {
    pub version: VersionRef,
    /// Modules per side.
    pub size: usize,
    /// Row by row.
    pub modules: Vec<Module>,
    /// The middles of known modules: those of timing patterns, then those of finder patterns, then
    /// the rest.
    known: Vec<Known>,
    /// Where the finder patterns begin and end among the known modules.
    parts: [usize; 2],
    /// Centres of alignment patterns, in modules along a side; as many rows as columns.
    pub alignment: Vec<usize>,
}

impl Symbol {
    /// The layout of version 1 to 40.
    pub fn new(number: usize) -> Option<Self> {
        let version = Version::getVersionForNumber(number as u32).ok()?;
        let size = 17 + 4 * number;
        let alignment =
            version.getAlignmentPatternCenters().iter().map(|&at| at as usize).collect();
        let mut symbol = Self {
            version,
            size,
            modules: vec![Module::Data; size * size],
            known: Vec::new(),
            parts: [0; 2],
            alignment,
        };
        symbol.draw();
        symbol.list();
        Some(symbol)
    }

    /// Whether there is an alignment pattern around these two centres.
    pub fn is_aligned(&self, column: usize, row: usize) -> bool {
        let last = self.size - FINDER;
        // Three corners are the finder patterns'.
        ![(6, 6), (6, last), (last, 6)].contains(&(column, row))
    }

    /// All known modules.
    pub fn known(&self) -> &[Known] {
        &self.known
    }

    /// The known modules of the timing patterns.
    pub fn timing(&self) -> &[Known] {
        &self.known[..self.parts[0]]
    }

    /// The known modules of the finder patterns and of the light lines beside them.
    pub fn finders(&self) -> &[Known] {
        &self.known[self.parts[0]..self.parts[1]]
    }

    fn draw(&mut self) {
        let (size, last) = (self.size, self.size - FINDER);
        for at in 0..size {
            self.set(at, 6, Module::Known(at % 2 == 0));
            self.set(6, at, Module::Known(at % 2 == 0));
        }
        for (left, top) in [(0, 0), (last, 0), (0, last)] {
            self.finder(left, top);
        }
        let centres = self.alignment.clone();
        for &row in &centres {
            for &column in &centres {
                if !self.is_aligned(column, row) {
                    continue;
                }
                for y in row - 2..=row + 2 {
                    for x in column - 2..=column + 2 {
                        let ring = x.abs_diff(column).max(y.abs_diff(row));
                        self.set(x, y, Module::Known(ring != 1));
                    }
                }
            }
        }
        for at in (0..9).filter(|&at| at != 6) {
            self.set(8, at, Module::Reserved);
            self.set(at, 8, Module::Reserved);
        }
        for at in size - 8..size {
            self.set(8, at, Module::Reserved);
            self.set(at, 8, Module::Reserved);
        }
        self.set(8, size - 8, Module::Known(true));
        if size >= 45 {
            for (at, across) in (0..6).flat_map(|at| (size - 11..size - 8).map(move |b| (at, b))) {
                self.set(at, across, Module::Reserved);
                self.set(across, at, Module::Reserved);
            }
        }
    }

    /// A finder pattern and the light modules around it, as far as they lie in the code.
    fn finder(&mut self, left: usize, top: usize) {
        for y in (top.max(1) - 1)..(top + FINDER + 1).min(self.size) {
            for x in (left.max(1) - 1)..(left + FINDER + 1).min(self.size) {
                let ring = x.abs_diff(left + 3).max(y.abs_diff(top + 3));
                self.set(x, y, Module::Known(ring < 2 || ring == 3));
            }
        }
    }

    /// Lists the known modules, part after part.
    fn list(&mut self) {
        let mut parts = [const { Vec::new() }; 3];
        let corner = FINDER + 1;
        let far = self.size - corner;
        for (at, module) in self.modules.iter().enumerate() {
            let Module::Known(dark) = *module else { continue };
            let (x, y) = (at % self.size, at / self.size);
            let is_finder = (x < corner || x >= far) && y < corner || x < corner && y >= far;
            let part = if is_finder { 1 } else { usize::from(x != 6 && y != 6) * 2 };
            parts[part].push((x as f32 + 0.5, y as f32 + 0.5, dark));
        }
        self.parts = [parts[0].len(), parts[0].len() + parts[1].len()];
        self.known = parts.concat();
    }

    fn set(&mut self, x: usize, y: usize, module: Module) {
        self.modules[y * self.size + x] = module;
    }
}

/// The layouts of all versions, each made when it is first needed.
pub(super) struct Symbols([std::sync::OnceLock<Option<Symbol>>; 40]);

impl Symbols {
    /// The layouts that all scanners share.
    pub fn shared() -> &'static Self {
        static SHARED: Symbols = Symbols([const { std::sync::OnceLock::new() }; 40]);
        &SHARED
    }

    /// The layout of version 1 to 40.
    pub fn version(&self, number: usize) -> Option<&Symbol> {
        let slot = self.0.get(number.checked_sub(1)?)?;
        slot.get_or_init(|| Symbol::new(number)).as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Level, QrModules};

    #[test]
    fn known_modules_are_as_in_codes() {
        for length in [1, 20, 200, 1000, 2300] {
            let code = QrModules::encode(vec![b'a'; length], Level::Medium).unwrap();
            let symbol = Symbol::new((code.size() - 17) / 4).unwrap();
            for &(x, y, dark) in symbol.known() {
                assert_eq!(code.is_dark(x as usize, y as usize), dark, "{} {x} {y}", code.size());
            }
        }
    }

    #[test]
    fn data_modules_are_as_many_as_codewords_need() {
        for number in 1..=40 {
            let symbol = Symbol::new(number).unwrap();
            let data = symbol.modules.iter().filter(|&&module| module == Module::Data).count();
            assert_eq!(data / 8, symbol.version.getTotalCodewords() as usize, "version {number}");
        }
    }
}
