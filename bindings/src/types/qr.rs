//! QR codes, read and to be drawn.

use innkey_core::qr::Found;
pub(crate) use innkey_core::qr::Level as QrLevel;

/// A QR code that was read.
#[derive(uniffi::Record)]
pub struct QrFound {
    /// The payload as text, if it is UTF-8. It may be a secret.
    pub text: Option<String>,
    /// The payload, byte for byte.
    pub bytes: Vec<u8>,
    /// Where the code's own top left, top right, bottom right and bottom left lie. They may lie a little outside.
    pub corners: Vec<QrPoint>,
}

/// A place in a picture, in pixels from its top left.
#[derive(uniffi::Record)]
pub struct QrPoint {
    /// To the right.
    pub x: f32,
    /// Downwards.
    pub y: f32,
}

impl From<Found> for QrFound {
    fn from(found: Found) -> Self {
        Self {
            text: found.text().map(str::to_owned),
            corners: found.corners.into_iter().map(|(x, y)| QrPoint { x, y }).collect(),
            bytes: found.bytes,
        }
    }
}

/// A QR code as a square of modules, without the light border of four modules that it needs.
#[derive(uniffi::Record)]
pub struct QrModules {
    /// Modules per side: 21 to 177.
    pub size: u32,
    /// Row by row from the top left: 1 is dark, 0 is light.
    pub dark: Vec<u8>,
}

/// How much of a code may be unreadable: dirt, glare, a finger.
#[uniffi::remote(Enum)]
pub enum QrLevel {
    /// About 7 %.
    Low,
    /// About 15 %.
    Medium,
    /// About 25 %.
    Quartile,
    /// About 30 %.
    High,
}
