//! Makes QR codes.

use innkey_core::qr::QrModules as Modules;

use crate::{
    InnkeyError, report,
    types::{QrLevel, QrModules},
};

/// The smallest QR code that holds `text`, as modules to be drawn. Leave four modules free on each side.
///
/// Fails with `Invalid` if no code is large enough.
#[uniffi::export]
pub fn qr_modules(text: &str, level: QrLevel) -> Result<QrModules, InnkeyError> {
    report::catch(|| {
        let modules = Modules::encode(text, level)?;
        let size = modules.size();
        let dark = (0..size * size).map(|at| u8::from(modules.is_dark(at % size, at / size)));
        Ok(QrModules { size: size as u32, dark: dark.collect() })
    })
}

/// The same as an SVG picture.
#[uniffi::export]
pub fn qr_svg(text: &str, level: QrLevel) -> Result<String, InnkeyError> {
    report::catch(|| Ok(Modules::encode(text, level)?.to_svg()))
}

/// The same as a PNG picture, with `scale` pixels a module.
#[uniffi::export]
pub fn qr_png(text: &str, level: QrLevel, scale: u32) -> Result<Vec<u8>, InnkeyError> {
    report::catch(|| Ok(Modules::encode(text, level)?.to_png(scale)?))
}
