//! What was read, and where.

use crate::Level;

/// A code that was read.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Found {
    /// The payload, byte for byte.
    pub bytes: Vec<u8>,
    /// Where the code's own top left, top right, bottom right and bottom left lie, as x and y in
    /// pixels of the scanned picture. They may lie a little outside of it.
    pub corners: [(f32, f32); 4],
    /// Its version, 1 to 40: 17 + 4 × version modules per side.
    pub version: u8,
    /// How much of it may be unreadable.
    pub level: Level,
    /// Seen from behind, as in a mirror.
    pub mirrored: bool,
    /// Light on dark.
    pub inverted: bool,
    /// How it is turned in the upright picture: degrees clockwise, 0 to 360.
    pub angle: f32,
    /// Which part it is of a text in several codes.
    pub part: Option<Part>,
    /// The payload as text.
    pub(super) text: Option<String>,
}

/// One code of several that belong together (structured append).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which one, from 0.
    pub index: u8,
    /// How many there are, up to 16.
    pub count: u8,
    /// All bytes of the whole text, one XOR the other: the same in all its parts.
    pub parity: u8,
}

impl Found {
    /// The payload as text: in the encoding that the code names (ECI), else as UTF-8, Shift-JIS or
    /// Latin-1, whichever fits; nothing for binary payloads.
    pub fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }

    /// Moves it into a picture of `factor` times the size.
    pub(super) fn scale(&mut self, factor: f32) {
        self.corners = self.corners.map(|(x, y)| (x * factor, y * factor));
    }
}

impl std::fmt::Debug for Found {
    // The payload may be a secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Found({} bytes at {:?})", self.bytes.len(), self.corners)
    }
}
