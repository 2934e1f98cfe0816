//! Texts that fit into the card's width: clean, wrapped, smaller if need be, cut as the last resort.

use super::font;

/// Each step to a smaller size.
const SHRINK: f32 = 0.92;
/// What sums of floats may be off by, in millimetres.
const ROUNDING: f32 = 0.01;

/// How a text may be set, in millimetres.
#[derive(Clone, Copy)]
pub struct Style {
    /// The size wanted.
    pub size: f32,
    /// The smallest size.
    pub least: f32,
    /// Most lines.
    pub lines: usize,
}

/// The text in lines of at most `width`, and their size: the largest that fits. What does not fit at the smallest
/// size is cut.
pub fn set(text: &str, style: Style, width: f32) -> (f32, Vec<String>) {
    let text = clean(text);
    let mut size = style.size;
    loop {
        let smallest = size <= style.least;
        let mut lines = wrap(&text, width / size, smallest);
        if lines.len() <= style.lines
            && lines.iter().all(|line| font::width(line) * size <= width + ROUNDING)
        {
            return (size, lines);
        }
        if smallest {
            lines.truncate(style.lines);
            if let Some(last) = lines.last_mut() {
                *last = cut(last, width / size);
            }
            return (size, lines);
        }
        size = (size * SHRINK).max(style.least);
    }
}

/// Words with one space between them, without what steers a display or what XML cannot hold.
fn clean(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let steers = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}');
    let words = text.split_whitespace().map(|word| word.replace(steers, ""));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Lines of at most `width` heights, broken between words; inside them only if `hard`.
fn wrap(text: &str, width: f32, hard: bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if font::width(line) + font::width(" ") + font::width(word) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ if hard => lines.extend(pieces(word, width)),
            _ => lines.push(word.into()),
        }
    }
    lines
}

/// A word in pieces that fit, of at least one character each.
fn pieces(word: &str, width: f32) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut filled = 0.0;
    for c in word.chars() {
        let wide = font::width(c.encode_utf8(&mut [0; 4]));
        if filled > 0.0 && filled + wide > width {
            pieces.push(String::new());
            filled = 0.0;
        }
        filled += wide;
        if let Some(piece) = pieces.last_mut() {
            piece.push(c);
        }
    }
    pieces
}

/// As much of the line as fits before an ellipsis.
fn cut(line: &str, width: f32) -> String {
    let mut line: String = line.into();
    while !line.is_empty() && font::width(&line) + font::width("…") > width {
        line.pop();
    }
    line.trim_end().to_owned() + "…"
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NAME: Style = Style { size: 8.0, least: 5.0, lines: 2 };

    #[test]
    fn a_text_is_as_large_as_it_can_be() {
        assert_eq!(set("Casa Limone", NAME, 89.0), (8.0, vec!["Casa Limone".into()]));
        let (size, lines) = set("Casa al Lago di Garda Superiore", NAME, 89.0);
        assert_eq!((size, lines.len()), (8.0, 2));
        let (size, lines) = set("Ferienwohnanlage Donaudampfschifffahrtsgesellschaft", NAME, 89.0);
        assert!((5.0..8.0).contains(&size) && lines.len() == 2, "{size} {lines:?}");
    }

    #[test]
    fn what_never_fits_is_cut() {
        let (size, lines) = set(&"W".repeat(300), NAME, 89.0);
        assert_eq!((size, lines.len()), (5.0, 2));
        assert!(lines[1].ends_with("W…"));
        assert_eq!(set("", NAME, 89.0), (8.0, vec![]));
    }

    #[test]
    fn nothing_steers_the_display() {
        assert_eq!(set("a\u{202e}b\r\n\tc\0d \u{200f} e", NAME, 89.0).1, ["ab c d e"]);
    }

    proptest! {
        #[test]
        fn every_text_fits(text in "\\PC{0,120}|[\\s\\w]{0,80}", width in 20.0_f32..100.0) {
            let (size, lines) = set(&text, NAME, width);
            prop_assert!((5.0..=8.0).contains(&size) && lines.len() <= 2);
            for line in lines {
                prop_assert!(font::width(&line) * size <= width + 0.01, "{line:?}");
            }
        }
    }
}
