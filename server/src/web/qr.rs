//! QR codes on a page.

use qrcode::{EcLevel, QrCode, render::svg};

use crate::error::{Error, Result};

/// A text as a QR code: an SVG, dark on white whatever the theme, as scanners like it.
pub fn svg(text: &str) -> Result<String> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).map_err(Error::internal)?;
    let drawn = code.render::<svg::Color<'_>>().min_dimensions(240, 240).build();
    // Inside a page it is no document of its own.
    Ok(drawn.split_once("?>").map_or(drawn.clone(), |(_, svg)| svg.to_owned()))
}
