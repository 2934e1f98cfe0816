//! Which mask makes a code easiest to read: the one with the lowest penalty (ISO/IEC 18004, 7.8.3).
//!
//! `qrcode` draws the masks. Its own search looks at modules one by one, which took nine tenths of
//! the time to make a code.

use qrcode::Color;
use qrcode::canvas::{Canvas, MaskPattern};

use super::line::Line;

const MASKS: [MaskPattern; 8] = [
    MaskPattern::Checkerboard,
    MaskPattern::HorizontalLines,
    MaskPattern::VerticalLines,
    MaskPattern::DiagonalLines,
    MaskPattern::LargeCheckerboard,
    MaskPattern::Fields,
    MaskPattern::Diamonds,
    MaskPattern::Meadow,
];

/// The modules under the best mask, row by row; `true` is dark.
pub(super) fn best(canvas: &Canvas, size: usize) -> Vec<bool> {
    let masked = MASKS.map(|mask| {
        let mut canvas = canvas.clone();
        canvas.apply_mask(mask);
        canvas.into_colors().into_iter().map(|colour| colour == Color::Dark).collect()
    });
    masked.into_iter().min_by_key(|dark: &Vec<bool>| penalty(dark, size)).unwrap_or_default()
}

/// How hard the modules are to read.
fn penalty(dark: &[bool], size: usize) -> usize {
    let inside = Line::new(std::iter::repeat_n(true, size));
    let rows: Vec<Line> = dark.chunks(size).map(|row| Line::new(row.iter().copied())).collect();
    let column = |x: usize| Line::new(dark[x..].iter().step_by(size).copied());
    let columns: usize = (0..size).map(|x| column(x).penalty(inside)).sum();
    let squares: usize = rows.windows(2).map(|pair| 3 * pair[0].squares(pair[1], inside)).sum();
    let (mut along, mut count) = (0, 0);
    for row in rows {
        along += row.penalty(inside);
        count += row.count();
    }
    // Ten for every five per cent that the dark modules are more or fewer than half of all.
    let uneven = (2 * count).abs_diff(size * size) * 10 / (size * size);
    along + columns + squares + 10 * uneven
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The standard's words, module by module; outside all is light.
    fn counted(dark: &[bool], size: usize) -> usize {
        let at = |x: i32, y: i32| {
            let inside = 0..size as i32;
            inside.contains(&x) && inside.contains(&y) && dark[y as usize * size + x as usize]
        };
        let mut points = 0;
        for turned in [false, true] {
            let at = |x, y| if turned { at(y, x) } else { at(x, y) };
            for y in 0..size as i32 {
                let line: Vec<bool> = (0..size as i32).map(|x| at(x, y)).collect();
                let runs = line.chunk_by(|a, b| a == b).map(<[bool]>::len);
                points += runs.filter(|&run| run >= 5).map(|run| run - 2).sum::<usize>();
                for x in 0..size as i32 - 6 {
                    let finder = [true, false, true, true, true, false, true];
                    let light = |from: i32| (from..from + 4).all(|x| !at(x, y));
                    let alike = (x..).zip(finder).all(|(x, dark)| at(x, y) == dark);
                    points += if alike && (light(x - 4) || light(x + 7)) { 40 } else { 0 };
                }
            }
        }
        for y in 0..size as i32 - 1 {
            for x in 0..size as i32 - 1 {
                let square = [at(x, y), at(x + 1, y), at(x, y + 1), at(x + 1, y + 1)];
                points += if square == [square[0]; 4] { 3 } else { 0 };
            }
        }
        let share = 100.0 * dark.iter().filter(|&&dark| dark).count() as f64 / dark.len() as f64;
        points + 10 * ((share - 50.0).abs() / 5.0) as usize
    }

    #[test]
    fn a_finder_pattern_is_counted_at_each_edge() {
        let mut dark = vec![false; 21 * 21];
        for y in 0..7_usize {
            for x in 0..7_usize {
                let ring = x.abs_diff(3).max(y.abs_diff(3));
                (dark[y * 21 + x], dark[y * 21 + 14 + x]) = (ring != 2, ring != 2);
            }
        }
        assert_eq!(penalty(&dark, 21), counted(&dark, 21));
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 40,
            failure_persistence: None,
            ..Default::default()
        })]

        #[test]
        fn modules_counted_together_give_what_each_alone_gives(
            seed in any::<u64>(),
            size in prop_oneof![Just(21_usize), Just(61), Just(65), Just(177)],
            coarse in 1_usize..6,
        ) {
            let hash = |at: usize| (at as u64 ^ seed).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 60;
            let dark: Vec<bool> =
                (0..size * size).map(|at| hash(at / coarse).is_multiple_of(2)).collect();
            prop_assert_eq!(penalty(&dark, size), counted(&dark, size));
        }
    }
}
