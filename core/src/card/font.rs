//! The font of the card: Open Sans, cut down to Latin, Greek and Cyrillic (see `open-sans.md`).

use std::sync::LazyLock;

use ab_glyph::{Font, FontRef, Glyph, GlyphId, OutlineCurve, OutlinedGlyph, Point, PxScale};

#[expect(clippy::expect_used, reason = "it is built in, and the tests read it")]
static FONT: LazyLock<FontRef<'static>> =
    LazyLock::new(|| FontRef::try_from_slice(include_bytes!("open-sans.ttf")).expect("a font"));

/// The glyph that stands for a character which the font does not have: a box.
const BOX: GlyphId = GlyphId(0);

/// A glyph and how far from the beginning of its line it stands, in heights of the font.
pub struct Placed {
    glyph: GlyphId,
    at: f32,
}

/// How wide a text is, in heights of the font.
pub fn width(text: &str) -> f32 {
    text.chars().map(advance).sum()
}

/// Whether the font has every character of the text.
pub fn has_all(text: &str) -> bool {
    text.chars().all(|c| is_mark(c) || FONT.glyph_id(c) != BOX)
}

/// The glyphs of a line.
pub fn placed(text: &str) -> Vec<Placed> {
    let mut at = 0.0;
    let glyphs = text.chars().filter_map(|c| {
        let placed = Placed { glyph: FONT.glyph_id(c), at };
        at += advance(c);
        (placed.glyph != BOX || !is_mark(c)).then_some(placed)
    });
    glyphs.collect()
}

impl Placed {
    /// The glyph as pixels, in a line that begins at `x` on the base line `y` and is `size` pixels high.
    pub fn pixels(&self, size: f32, x: f32, y: f32) -> Option<OutlinedGlyph> {
        // ab_glyph scales by ascent and descent, type by the em.
        let height = FONT.height_unscaled() / units();
        let position = Point { x: x + self.at * size, y };
        FONT.outline_glyph(Glyph { id: self.glyph, scale: PxScale::from(size * height), position })
    }

    /// The glyph as an SVG path, in such a line.
    pub fn path(&self, size: f32, x: f32, y: f32) -> String {
        let Some(outline) = FONT.outline(self.glyph) else { return String::new() };
        let (scale, left) = (size / units(), x + self.at * size);
        let place = |point: Point| {
            format!("{} {}", short(left + point.x * scale), short(y - point.y * scale))
        };
        let (mut path, mut pen) = (String::new(), None);
        for curve in outline.curves {
            let (from, to, drawn) = match curve {
                OutlineCurve::Line(from, to) => (from, to, format!("L{}", place(to))),
                OutlineCurve::Quad(from, by, to) => {
                    (from, to, format!("Q{} {}", place(by), place(to)))
                }
                OutlineCurve::Cubic(from, first, second, to) => {
                    (from, to, format!("C{} {} {}", place(first), place(second), place(to)))
                }
            };
            if pen != Some(from) {
                path += &format!("M{}", place(from));
            }
            path += &drawn;
            pen = Some(to);
        }
        path
    }
}

fn advance(c: char) -> f32 {
    match FONT.glyph_id(c) {
        BOX if is_mark(c) => 0.0,
        // Other scripts' are at most as wide as high.
        BOX => 1.0,
        glyph => FONT.h_advance_unscaled(glyph) / units(),
    }
}

/// Whether the character only changes its neighbours: accents, joiners, variants, skin tones.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{200b}'..='\u{200d}')
        || matches!(c, '\u{2060}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

fn units() -> f32 {
    FONT.units_per_em().unwrap_or(1.0)
}

/// A hundredth of a millimetre is finer than printers are.
fn short(number: f32) -> f32 {
    (number * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_europe_can_be_written() {
        for name in [
            "Łukasz Ñuñez Őry",
            "Şükrü Țurcan",
            "Ελένη Παπαδοπούλου",
            "Дмитрий Щукин",
            "Nguyễn Thị Ánh",
            "“l’app” – 5 €",
        ] {
            assert!(has_all(name), "{name}");
        }
        for name in ["客人", "Maria 🌻", "مريم"] {
            assert!(!has_all(name), "{name}");
        }
    }

    #[test]
    fn widths_are_the_fonts() {
        // Open Sans: space 532, M 1849 of 2048 units.
        assert!((width("M M") - 4230.0 / 2048.0).abs() < 1e-4);
        assert_eq!((width("e\u{301}"), width("客")), (width("e"), 1.0));
        assert!(width("").abs() < f32::EPSILON);
    }

    #[test]
    fn paths_and_pixels_cover_the_same_place() {
        for glyph in placed("Hg客") {
            let numbers: Vec<f32> = glyph
                .path(100.0, 50.0, 200.0)
                .split(|c: char| c.is_alphabetic() || c == ' ')
                .filter_map(|number| number.parse().ok())
                .collect();
            let bounds = glyph.pixels(100.0, 50.0, 200.0).unwrap().px_bounds();
            for (low, high, axis) in
                [(bounds.min.x, bounds.max.x, 0), (bounds.min.y, bounds.max.y, 1)]
            {
                let along = numbers.iter().skip(axis).step_by(2);
                assert!(along.clone().all(|at| (low - 0.1..=high + 0.1).contains(at)));
                assert!(
                    along.clone().any(|&at| at < low + 1.1)
                        && along.clone().any(|&at| at > high - 1.1)
                );
            }
        }
    }
}
