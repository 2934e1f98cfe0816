//! What stands where on the card.

use super::{
    font,
    text::{Style, set},
    words::Words,
};
use crate::message::{Invitation, Language};

/// A6, in millimetres.
pub const WIDTH: f32 = 105.0;
/// See [`WIDTH`].
pub const HEIGHT: f32 = 148.0;

/// What stays free on each side: no cut and no printer's edge comes so far.
const MARGIN: f32 = 8.0;
/// What a line may fill.
const ROOM: f32 = WIDTH - 2.0 * MARGIN;
/// From one base line to the next, in heights of the font.
const LEADING: f32 = 1.3;
/// Between the blocks.
const GAP: f32 = 3.0;
/// The QR needs no more, however much room there is.
const MOST_QR: f32 = 72.0;

const SMALL: Style = Style { size: 3.9, least: 3.0, lines: 1 };
const NAME: Style = Style { size: 8.5, least: 5.0, lines: 2 };
const GUEST: Style = Style { size: 4.6, least: 3.4, lines: 2 };
const CODE: Style = Style { size: 8.0, least: 8.0, lines: 1 };
const STAY: Style = Style { size: 4.2, least: 3.0, lines: 1 };
const STEP: Style = Style { size: 3.5, least: 3.0, lines: 1 };

/// A line of text, in millimetres from the card's top left.
pub struct Line {
    /// What it says.
    pub text: String,
    /// The font's height.
    pub size: f32,
    /// Where it begins.
    pub x: f32,
    /// Its base line.
    pub y: f32,
}

/// Where the QR with its quiet zone stands.
pub struct Square {
    /// Its left edge.
    pub x: f32,
    /// Its upper edge.
    pub y: f32,
    /// Its side.
    pub side: f32,
}

/// The lines of the card and the place of the QR: name and guest above it, code, stay and steps below.
pub fn lay_out(language: Language, given: &Invitation<'_>) -> (Vec<Line>, Square) {
    let words = Words::new(language, given);
    let mut above = Block::default();
    above.centred(words.access, SMALL);
    above.centred(&given.link.name, NAME);
    above.centred(&words.guest, GUEST);
    let mut below = Block::default();
    if let Some(code) = &given.link.code {
        below.centred(words.code, SMALL);
        below.centred(&code.to_string(), CODE);
        below.height += GAP;
    }
    for line in &words.stay {
        below.centred(line, STAY);
    }
    below.height += GAP;
    below.listed(&words.steps, STEP);
    let (top, bottom) = (MARGIN + above.height, HEIGHT - MARGIN - below.height);
    let side = (bottom - top - 2.0 * GAP).min(MOST_QR);
    let square =
        Square { x: (WIDTH - side) / 2.0, y: f32::midpoint(top, bottom) - side / 2.0, side };
    (above.at(MARGIN).chain(below.at(bottom)).collect(), square)
}

/// Lines below one another.
#[derive(Default)]
struct Block {
    lines: Vec<Line>,
    height: f32,
}

impl Block {
    fn centred(&mut self, text: &str, style: Style) {
        let (size, lines) = set(text, style, ROOM);
        for text in lines {
            let x = (WIDTH - font::width(&text) * size) / 2.0;
            self.add(text, size, x);
        }
    }

    /// Texts that begin below one another, the longest of them in the middle.
    fn listed(&mut self, texts: &[&str], style: Style) {
        let set: Vec<_> = texts.iter().map(|text| set(text, style, ROOM)).collect();
        let widths = set
            .iter()
            .flat_map(|(size, lines)| lines.iter().map(move |line| font::width(line) * size));
        let x = (WIDTH - widths.fold(0.0, f32::max)) / 2.0;
        for (size, lines) in set {
            for text in lines {
                self.add(text, size, x);
            }
        }
    }

    fn add(&mut self, text: String, size: f32, x: f32) {
        self.height += LEADING * size;
        // Descenders reach below the base line.
        let y = self.height - 0.3 * size;
        self.lines.push(Line { text, size, x, y });
    }

    /// The lines where the block begins at `top`.
    fn at(self, top: f32) -> impl Iterator<Item = Line> {
        self.lines.into_iter().map(move |line| Line { y: line.y + top, ..line })
    }
}
