//! Pictures from files, as the scanner wants them.

use std::path::Path;

use image::{GrayImage, ImageReader, Limits};

use crate::failure::Failure;

/// Most pixels on a side, and most bytes while decoding.
const MAX_SIDE: u32 = 32_768;
const MAX_BYTES: u64 = 512 * 1024 * 1024;

/// Reads a PNG or JPEG as brightness, one byte per pixel. What is transparent counts as white.
pub fn read(file: &Path) -> Result<GrayImage, Failure> {
    let wrong = |error: &dyn std::fmt::Display| {
        Failure::input(format!("{} cannot be read as a picture: {error}", file.display()))
            .hint("use a PNG or JPEG file.")
    };
    let reader = ImageReader::open(file).map_err(|error| wrong(&error))?;
    let mut reader = reader.with_guessed_format().map_err(|error| wrong(&error))?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_BYTES);
    reader.limits(limits);
    let picture = reader.decode().map_err(|error| wrong(&error))?;
    if !picture.color().has_alpha() {
        return Ok(picture.into_luma8());
    }
    let picture = picture.into_luma_alpha8();
    let (width, height) = picture.dimensions();
    Ok(GrayImage::from_fn(width, height, |x, y| {
        let [luma, alpha] = picture.get_pixel(x, y).0.map(u16::from);
        image::Luma([((luma * alpha + 255 * (255 - alpha)) / 255) as u8])
    }))
}
