//! Pictures from files, as the scanner wants them: upright, one byte of brightness per pixel.

use std::{error::Error, fs, path::Path};

use image::{DynamicImage, GrayImage, ImageDecoder, ImageReader, Limits};

use crate::failure::Failure;

/// Most pixels; a phone's camera has up to 50 million that are its own, seldom 200.
const MAX_PIXELS: u64 = 100_000_000;
/// Most bytes of a file, and of the picture in it while it is decoded.
const MAX_BYTES: u64 = 512 * 1024 * 1024;

/// Reads a PNG, JPEG or WebP file, turned as its EXIF data say. What is transparent counts as white.
///
/// # Errors
/// When it is none of these, damaged, or too large; nothing large is allocated then.
pub fn read(file: &Path) -> Result<GrayImage, Failure> {
    decode(file).map_err(|error| {
        Failure::input(format!("{} cannot be read as a picture: {error}", file.display()))
            .hint("use a whole PNG, JPEG or WebP file.")
    })
}

fn decode(file: &Path) -> Result<GrayImage, Box<dyn Error>> {
    if fs::metadata(file)?.len() > MAX_BYTES {
        return Err(format!("a file has at most {} MiB", MAX_BYTES >> 20).into());
    }
    let mut reader = ImageReader::open(file)?.with_guessed_format()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_BYTES);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels > MAX_PIXELS || decoder.total_bytes() > MAX_BYTES {
        return Err(format!("{width} × {height} pixels are too many").into());
    }
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::ImageLuma8(luma(DynamicImage::from_decoder(decoder)?));
    picture.apply_orientation(orientation);
    Ok(picture.into_luma8())
}

/// The brightness of each pixel on white paper.
fn luma(picture: DynamicImage) -> GrayImage {
    let (width, height) = (picture.width(), picture.height());
    let luma: Vec<u8> = match picture {
        DynamicImage::ImageLuma8(picture) => return picture,
        DynamicImage::ImageRgb8(picture) => {
            picture.as_raw().as_chunks().0.iter().map(|&rgb| brightness(rgb)).collect()
        }
        DynamicImage::ImageLumaA8(picture) => picture
            .as_raw()
            .as_chunks()
            .0
            .iter()
            .map(|&[luma, alpha]| on_white(luma, alpha))
            .collect(),
        // 16 bits a channel, too.
        picture => {
            let rgba = picture.into_rgba8();
            let pixels = rgba.as_raw().as_chunks().0.iter();
            pixels.map(|&[r, g, b, alpha]| on_white(brightness([r, g, b]), alpha)).collect()
        }
    };
    GrayImage::from_raw(width, height, luma).unwrap_or_default()
}

/// Luma as JPEG has it (ITU-R BT.601), rounded.
fn brightness(rgb: [u8; 3]) -> u8 {
    let [r, g, b] = rgb.map(u32::from);
    ((77 * r + 150 * g + 29 * b + 128) >> 8) as u8
}

fn on_white(luma: u8, alpha: u8) -> u8 {
    let (luma, alpha) = (u32::from(luma), u32::from(alpha));
    ((luma * alpha + 255 * (255 - alpha)) / 255) as u8
}

#[cfg(test)]
mod tests {
    use image::{ExtendedColorType, GrayImage, ImageEncoder, Luma, codecs};

    use super::*;

    /// EXIF data with nothing but an orientation.
    fn exif(orientation: u8) -> Vec<u8> {
        let head = *b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0";
        [head.as_slice(), &[orientation, 0, 0, 0, 0, 0, 0, 0]].concat()
    }

    fn encoded(picture: &GrayImage, orientation: u8) -> [Vec<u8>; 3] {
        let mut files = [vec![], vec![], vec![]];
        let [png, jpeg, webp] = &mut files;
        write(codecs::png::PngEncoder::new(png), picture, orientation);
        write(codecs::jpeg::JpegEncoder::new_with_quality(jpeg, 95), picture, orientation);
        write(codecs::webp::WebPEncoder::new_lossless(webp), picture, orientation);
        files
    }

    fn write(mut encoder: impl ImageEncoder, picture: &GrayImage, orientation: u8) {
        encoder.set_exif_metadata(exif(orientation)).unwrap();
        let (width, height) = picture.dimensions();
        encoder.write_image(picture.as_raw(), width, height, ExtendedColorType::L8).unwrap();
    }

    #[test]
    fn every_orientation_is_turned_upright() {
        let folder = tempfile::tempdir().unwrap();
        // As stored: black at the top left, grey at the top right, white below.
        let stored = GrayImage::from_fn(48, 32, |x, y| match (x < 16, y < 16) {
            (true, true) => Luma([0]),
            (false, true) if x >= 32 => Luma([128]),
            _ => Luma([255]),
        });
        // Where the black and the grey corner are then: left or right, above or below.
        let corners = |picture: &GrayImage| {
            let (width, height) = picture.dimensions();
            let all = [(0, 0), (1, 0), (0, 1), (1, 1)];
            let pixel =
                |(x, y): (u32, u32)| picture[(8 + x * (width - 16), 8 + y * (height - 16))].0[0];
            let place = |wanted: u8| all.into_iter().find(|&at| pixel(at).abs_diff(wanted) < 20);
            ((width, height), place(0).unwrap(), place(128).unwrap())
        };
        for (orientation, expected) in (1..).zip([
            ((48, 32), (0, 0), (1, 0)),
            ((48, 32), (1, 0), (0, 0)),
            ((48, 32), (1, 1), (0, 1)),
            ((48, 32), (0, 1), (1, 1)),
            ((32, 48), (0, 0), (0, 1)),
            ((32, 48), (1, 0), (1, 1)),
            ((32, 48), (1, 1), (1, 0)),
            ((32, 48), (0, 1), (0, 0)),
        ]) {
            for file in encoded(&stored, orientation) {
                let path = folder.path().join("picture");
                fs::write(&path, file).unwrap();
                assert_eq!(corners(&read(&path).unwrap()), expected, "orientation {orientation}");
            }
        }
    }

    #[test]
    fn brightness_is_that_of_paper() {
        assert_eq!([[0, 0, 0], [255, 255, 255], [255, 0, 0]].map(brightness), [0, 255, 77]);
        assert_eq!(
            [on_white(0, 0), on_white(0, 255), on_white(90, 255), on_white(0, 51)],
            [255, 0, 90, 204]
        );
    }
}
