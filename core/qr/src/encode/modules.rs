//! The square of dark and light modules.

use qrcode::EcLevel;
use qrcode::canvas::Canvas;
use qrcode::ec::construct_codewords;

use super::mask;
use super::segments::{capacity, smallest_bits};
use crate::{QUIET_ZONE, QrError};

/// How much of a code may be unreadable: dirt, glare, a finger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Level {
    /// About 7 %.
    Low,
    /// About 15 %.
    #[default]
    Medium,
    /// About 25 %.
    Quartile,
    /// About 30 %.
    High,
}

impl From<Level> for EcLevel {
    fn from(level: Level) -> Self {
        match level {
            Level::Low => EcLevel::L,
            Level::Medium => EcLevel::M,
            Level::Quartile => EcLevel::Q,
            Level::High => EcLevel::H,
        }
    }
}

impl From<rxing::qrcode::common::ErrorCorrectionLevel> for Level {
    fn from(level: rxing::qrcode::common::ErrorCorrectionLevel) -> Self {
        use rxing::qrcode::common::ErrorCorrectionLevel as Read;
        match level {
            Read::L | Read::Invalid => Self::Low,
            Read::M => Self::Medium,
            Read::Q => Self::Quartile,
            Read::H => Self::High,
        }
    }
}

/// A QR code as a square of modules, without its quiet zone.
#[derive(Clone, PartialEq, Eq)]
pub struct QrModules {
    size: usize,
    dark: Vec<bool>,
}

impl QrModules {
    /// The smallest code that holds `data`.
    ///
    /// Digits and upper-case letters (`0-9A-Z $%*+-./:`) take less room than other bytes.
    ///
    /// # Errors
    ///
    /// [`QrError::TooLong`] if no code is large enough.
    pub fn encode(data: impl AsRef<[u8]>, level: Level) -> Result<Self, QrError> {
        let data = data.as_ref();
        let too_long = || QrError::TooLong { len: data.len(), max: capacity(data, level) };
        let bits = smallest_bits(data, level.into()).ok_or_else(too_long)?;
        let version = bits.version();
        let (codewords, correction) =
            construct_codewords(&bits.into_bytes(), version, level.into())
                .map_err(|_| too_long())?;
        let mut canvas = Canvas::new(version, level.into());
        canvas.draw_all_functional_patterns();
        canvas.draw_data(&codewords, &correction);
        let size = version.width() as usize;
        let dark = mask::best(&canvas, size);
        Ok(Self { size, dark })
    }

    /// Modules per side: 21 to 177.
    pub fn size(&self) -> usize {
        self.size
    }

    /// Modules per side with the quiet zone of four light modules on each: what a picture shows.
    pub fn side(&self) -> usize {
        self.size + 2 * QUIET_ZONE
    }

    /// Whether the module in column `x` and row `y`, from the top left, is dark. Outside the code
    /// all is light.
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.size && y < self.size && self.dark[y * self.size + x]
    }

    /// Row `y` of the code.
    pub(super) fn row(&self, y: usize) -> impl Iterator<Item = bool> + '_ {
        (0..self.size).map(move |x| self.is_dark(x, y))
    }
}

impl std::fmt::Debug for QrModules {
    // The modules are the payload, which may be a secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("QrModules").field("size", &self.size).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_link_takes_the_room_of_letters_and_digits() {
        let link = format!("INNKEY:1{}", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".repeat(4));
        // 136 characters: version 6 in alphanumeric mode, version 8 as bytes.
        assert_eq!(QrModules::encode(&link, Level::Medium).unwrap().size(), 41);
        assert_eq!(QrModules::encode(link.to_lowercase(), Level::Medium).unwrap().size(), 49);
    }

    #[test]
    fn what_fits_exactly_is_made_and_one_more_is_refused() {
        for (unit, level, max) in [
            ("7", Level::Low, 7089),
            ("A", Level::Medium, 3391),
            ("a", Level::Medium, 2331),
            ("a", Level::Quartile, 1663),
            ("a", Level::High, 1273),
        ] {
            assert_eq!(QrModules::encode(unit.repeat(max), level).unwrap().size(), 177);
            let refused = QrModules::encode(unit.repeat(max + 1), level);
            assert_eq!(refused, Err(QrError::TooLong { len: max + 1, max }));
        }
    }

    #[test]
    fn outside_all_is_light() {
        let code = QrModules::encode("7", Level::Low).unwrap();
        assert_eq!(code.size(), 21);
        assert!(code.is_dark(0, 0) && code.is_dark(20, 0) && code.is_dark(0, 20));
        assert!(!code.is_dark(21, 0) && !code.is_dark(0, 21) && !code.is_dark(0, usize::MAX));
    }

    #[test]
    fn debug_does_not_show_the_payload() {
        let code = QrModules::encode("SECRET", Level::Low).unwrap();
        assert_eq!(format!("{code:?}"), "QrModules { size: 21, .. }");
    }
}
