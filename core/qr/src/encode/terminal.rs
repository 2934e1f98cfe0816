//! A code as text for a terminal, two modules per character.

use super::QrModules;
use crate::QUIET_ZONE;

/// What lies behind the characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ground {
    /// The text paints it: escape sequences ask for black on white, whatever the terminal's
    /// colours.
    #[default]
    Painted,
    /// A dark terminal with light text; no escape sequences.
    Dark,
    /// A light terminal, or paper, with dark text; no escape sequences.
    Light,
}

/// Black on white of the fixed 256 colours: the first 16 are the theme's and may have no contrast.
const BLACK_ON_WHITE: &str = "\x1b[38;5;16;48;5;231m";
const RESET: &str = "\x1b[0m";

impl QrModules {
    /// Half-block characters, two rows of modules per line, quiet zone included. Each line ends in
    /// `\n`.
    pub fn to_terminal(&self, ground: Ground) -> String {
        let side = self.side();
        // The text's colour draws the light modules where the ground is dark.
        let ink_is_light = ground == Ground::Dark;
        let ink = |x: usize, y: usize| {
            let dark = self.is_dark(x.wrapping_sub(QUIET_ZONE), y.wrapping_sub(QUIET_ZONE));
            y < side && dark != ink_is_light
        };
        let mut text = String::new();
        for y in (0..side).step_by(2) {
            let line = (0..side).map(|x| half_block(ink(x, y), ink(x, y + 1)));
            if ground == Ground::Painted {
                text.push_str(BLACK_ON_WHITE);
                text.extend(line);
                text.push_str(RESET);
            } else {
                text.extend(line);
            }
            text.push('\n');
        }
        text
    }
}

fn half_block(upper: bool, lower: bool) -> char {
    match (upper, lower) {
        (true, true) => '█',
        (true, false) => '▀',
        (false, true) => '▄',
        (false, false) => ' ',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Level;

    fn rows(text: &str) -> Vec<Vec<bool>> {
        let halves = |line: &str, full: char| -> Vec<bool> {
            line.chars().map(|c| c == '█' || c == full).collect()
        };
        text.lines().flat_map(|line| [halves(line, '▀'), halves(line, '▄')]).collect()
    }

    #[test]
    fn each_ground_shows_the_same_code() {
        let code = QrModules::encode("TERMINAL", Level::Low).unwrap();
        let light = code.to_terminal(Ground::Light);
        let dark = code.to_terminal(Ground::Dark);
        assert_eq!((light.lines().count(), rows(&light)[0].len()), (15, 29));
        for y in 0..29_usize {
            for x in 0..29_usize {
                let module = code.is_dark(x.wrapping_sub(4), y.wrapping_sub(4));
                assert_eq!(rows(&light)[y][x], module);
                assert_eq!(rows(&dark)[y][x], !module);
            }
        }
        let painted = code.to_terminal(Ground::Painted);
        assert_eq!(painted.replace(BLACK_ON_WHITE, "").replace(RESET, ""), light);
        assert_eq!(painted.matches(RESET).count(), 15);
    }
}
