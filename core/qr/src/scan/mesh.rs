//! What a grid leaves: the alignment patterns of larger codes tell how far each part of a bent or
//! crumpled code lies from where a flat one would be.

use super::{align::find_alignment, fit::Fit, geometry::Point, view::View};

/// Places against the grid at the crossings of the alignment patterns' rows and columns.
#[derive(Default)]
pub(super) struct Mesh {
    centres: Vec<f32>,
    shifts: Vec<Point>,
}

impl Mesh {
    /// Measures the shifts of a code's alignment patterns.
    pub fn measure(&mut self, view: View<'_>, fit: &Fit, inverted: bool) {
        let symbol = fit.symbol;
        self.centres.clear();
        self.shifts.clear();
        // A single pattern is part of the grid already.
        if symbol.alignment.len() < 3 {
            return;
        }
        self.centres.extend(symbol.alignment.iter().map(|&at| at as f32 + 0.5));
        for &row in &symbol.alignment {
            for &column in &symbol.alignment {
                let (u, v) = (column as f32 + 0.5, row as f32 + 0.5);
                let shift = symbol
                    .is_aligned(column, row)
                    .then(|| find_alignment(view, &fit.grid, u, v, 1.5, inverted))
                    .flatten()
                    .map_or(Point::default(), |(place, _)| place - fit.grid.at(u, v));
                self.shifts.push(shift);
            }
        }
    }

    /// How far a point given in modules lies from its place in the grid.
    pub fn shift(&self, u: f32, v: f32) -> Point {
        let count = self.centres.len();
        if count == 0 {
            return Point::default();
        }
        let (column, across) = self.cell(u);
        let (row, down) = self.cell(v);
        let at = |x: usize, y: usize| self.shifts[(row + y) * count + column + x];
        let upper = at(0, 0) * (1.0 - across) + at(1, 0) * across;
        let lower = at(0, 1) * (1.0 - across) + at(1, 1) * across;
        upper * (1.0 - down) + lower * down
    }

    /// The pattern before a place and how far it is to the next, from 0 to 1.
    fn cell(&self, at: f32) -> (usize, f32) {
        let next = self.centres.partition_point(|&centre| centre < at);
        let before = next.saturating_sub(1).min(self.centres.len() - 2);
        let (from, to) = (self.centres[before], self.centres[before + 1]);
        (before, ((at - from) / (to - from)).clamp(0.0, 1.0))
    }
}
