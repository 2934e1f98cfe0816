//! The card as a picture to be sent.

use png::{BitDepth, ColorType, Encoder, EncodingError, PixelDimensions, Unit};

use super::{
    Card, font,
    layout::{HEIGHT, Line, Square, WIDTH},
};

/// 300 dots per inch.
const PER_MM: f32 = 300.0 / 25.4;

/// Brightness, row by row.
struct Canvas {
    width: usize,
    pixels: Vec<u8>,
}

impl Card {
    /// A PNG of 1240 × 1748 pixels, 300 per inch. A character that the built-in font does not have is a box.
    ///
    /// # Errors
    /// When it cannot be written: never in memory.
    pub fn to_png(&self) -> Result<Vec<u8>, EncodingError> {
        let [width, height] = [WIDTH, HEIGHT].map(|side| (side * PER_MM).round() as usize);
        let mut canvas = Canvas { width, pixels: vec![255; width * height] };
        for line in &self.lines {
            canvas.write(line);
        }
        canvas.draw(self);
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, width as u32, height as u32);
        encoder.set_color(ColorType::Grayscale);
        encoder.set_depth(BitDepth::Eight);
        let density = (PER_MM * 1000.0).round() as u32;
        let unit = Unit::Meter;
        encoder.set_pixel_dims(Some(PixelDimensions { xppu: density, yppu: density, unit }));
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&canvas.pixels)?;
        writer.finish()?;
        Ok(file)
    }
}

impl Canvas {
    fn write(&mut self, line: &Line) {
        let [size, x, y] = [line.size, line.x, line.y].map(|length| length * PER_MM);
        for glyph in font::placed(&line.text) {
            let Some(outlined) = glyph.pixels(size, x, y) else { continue };
            let corner = outlined.px_bounds().min;
            outlined.draw(|x, y, cover| {
                let dark = (cover.clamp(0.0, 1.0) * 255.0) as u8;
                self.darken(corner.x as i64 + i64::from(x), corner.y as i64 + i64::from(y), dark);
            });
        }
    }

    /// The QR, each module of the same number of pixels.
    fn draw(&mut self, card: &Card) {
        let Square { x, y, side } = card.place;
        let [x, y, side] = [x, y, side].map(|length| (length * PER_MM) as usize);
        let scale = side / card.code.side();
        let rest = side - scale * card.code.side();
        let quiet = (card.code.side() - card.code.size()) / 2 * scale;
        let (left, top) = (x + rest / 2 + quiet, y + rest / 2 + quiet);
        for row in 0..card.code.size() * scale {
            let from = (top + row) * self.width + left;
            for (at, pixel) in
                self.pixels[from..from + card.code.size() * scale].iter_mut().enumerate()
            {
                *pixel = if card.code.is_dark(at / scale, row / scale) { 0 } else { 255 };
            }
        }
    }

    fn darken(&mut self, x: i64, y: i64, by: u8) {
        let Ok(column) = usize::try_from(x) else { return };
        let Ok(row) = usize::try_from(y) else { return };
        if column < self.width
            && let Some(pixel) = self.pixels.get_mut(row * self.width + column)
        {
            *pixel = pixel.saturating_sub(by);
        }
    }
}
