//! Reads QR codes.

use std::sync::{Mutex, PoisonError};

use innkey_core::qr::{Luma, ScanOptions, Scanner};

use crate::{InnkeyError, report, types::QrFound};

/// Reads QR codes from a camera's frames and from photographs. Keep one for all frames of a camera: it keeps its
/// buffers. One picture at a time; a second caller waits.
#[derive(uniffi::Object, Default)]
pub struct QrScanner {
    scanner: Mutex<Scanner>,
}

#[uniffi::export]
impl QrScanner {
    /// A scanner without buffers yet.
    #[uniffi::constructor]
    pub fn new() -> Self {
        Self::default()
    }

    /// The codes in a plane of brightness (8 bits a pixel, 0 is black) whose rows lie `stride` bytes apart; empty if
    /// there are none. The plane is borrowed, not copied.
    ///
    /// Works on the caller's thread, some milliseconds for a frame and longer for a photograph: not on the UI's.
    /// Fails with `Invalid` for a size that does not fit the bytes.
    pub fn scan(
        &self,
        luma: &[u8],
        width: u32,
        height: u32,
        stride: u32,
    ) -> Result<Vec<QrFound>, InnkeyError> {
        report::catch(|| {
            let luma = Luma::new(luma, width as usize, height as usize, stride as usize)?;
            // A picture that made it panic left only buffers behind, which the next one fills anew.
            let mut scanner = self.scanner.lock().unwrap_or_else(PoisonError::into_inner);
            let scan = scanner.read(&luma, &ScanOptions::frame())?;
            Ok(scan.codes.into_iter().map(QrFound::from).collect())
        })
    }
}
