//! What light, lens, sensor and file do to a scene.

use image::{ExtendedColorType, ImageFormat, codecs::jpeg::JpegEncoder};

use crate::{Result, canvas::Canvas, rng::Rng};

/// The faults of one picture.
#[derive(Clone, Debug, Default)]
pub struct Camera {
    /// How much darker the darkest side is, 0 to 1, and the direction of the light.
    pub shade: (f32, f32),
    /// Bright spot: x, y, radius in pixels, added brightness.
    pub glare: Option<[f32; 4]>,
    /// Deviation of the blur, in pixels.
    pub blur: f32,
    /// Length of the shake in pixels, and its direction.
    pub shake: (f32, f32),
    /// Contrast that is left, 0 to 1, around mid-grey.
    pub contrast: Option<f32>,
    /// Deviation of the noise.
    pub noise: f32,
    /// Quality of the JPEG.
    pub jpeg: Option<u8>,
}

impl Camera {
    /// The picture as bytes.
    pub fn take(&self, mut scene: Canvas, rng: &mut Rng) -> Result<Vec<u8>> {
        let (width, height) = (scene.width as f32, scene.height as f32);
        let (depth, angle) = self.shade;
        let (sin, cos) = angle.sin_cos();
        scene.each(|pixel, x, y| {
            let along = (x / width - 0.5) * cos + (y / height - 0.5) * sin;
            pixel * (1.0 - depth * (0.5 + along / 1.42))
        });
        if let Some([x0, y0, radius, added]) = self.glare {
            scene.each(|pixel, x, y| {
                let far = ((x - x0).powi(2) + (y - y0).powi(2)) / (radius * radius);
                pixel + added * (-far).exp()
            });
        }
        scene.blur(self.blur);
        if self.shake.0 > 1.0 {
            scene.shake(self.shake.0, self.shake.1);
        }
        if let Some(contrast) = self.contrast {
            scene.each(|pixel, _, _| 118.0 + (pixel - 118.0) * contrast);
        }
        if self.noise > 0.0 {
            for pixel in &mut scene.pixels {
                *pixel += rng.normal() * self.noise;
            }
        }
        let pixels = scene.rounded();
        match self.jpeg {
            Some(quality) => through_jpeg(&pixels, scene.width, scene.height, quality),
            None => Ok(pixels),
        }
    }
}

/// What a JPEG of this quality (1 to 100) keeps of a picture.
pub fn through_jpeg(pixels: &[u8], width: usize, height: usize, quality: u8) -> Result<Vec<u8>> {
    let mut file = Vec::new();
    JpegEncoder::new_with_quality(&mut file, quality).encode(
        pixels,
        width as u32,
        height as u32,
        ExtendedColorType::L8,
    )?;
    Ok(image::load_from_memory_with_format(&file, ImageFormat::Jpeg)?.into_luma8().into_raw())
}
