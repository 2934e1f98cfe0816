//! What was read, and where.

/// A code that was read.
#[derive(Clone, PartialEq)]
pub struct Found {
    /// The payload, byte for byte.
    pub bytes: Vec<u8>,
    /// Where the code's own top left, top right, bottom right and bottom left lie, as x and y in
    /// pixels of the scanned picture. They may lie a little outside of it.
    pub corners: [(f32, f32); 4],
}

impl Found {
    /// The payload as text, if it is UTF-8.
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok()
    }

    /// The same code in a picture that is `factor` times as large.
    pub(super) fn scaled(mut self, factor: f32) -> Self {
        self.corners = self.corners.map(|(x, y)| (x * factor, y * factor));
        self
    }
}

impl std::fmt::Debug for Found {
    // The payload may be a secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Found({} bytes at {:?})", self.bytes.len(), self.corners)
    }
}
