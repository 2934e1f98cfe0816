//! What is printed: a Markdown table, one row per figure.

use std::borrow::Cow;

use crate::stats::median;

/// The table's head.
pub const HEAD: &str = "| what | unit | median | min – max | runs |\n|---|---|---:|---:|---:|";

/// What one benchmark found.
pub struct Section {
    /// How it measured.
    pub how: &'static str,
    /// Its figures.
    pub figures: Vec<Figure>,
}

/// One figure, measured several times.
pub struct Figure {
    what: Cow<'static, str>,
    unit: Cow<'static, str>,
    runs: Vec<f64>,
}

impl Figure {
    /// A figure and what each run found.
    pub fn new(
        what: impl Into<Cow<'static, str>>,
        unit: impl Into<Cow<'static, str>>,
        runs: Vec<f64>,
    ) -> Self {
        Self { what: what.into(), unit: unit.into(), runs }
    }

    /// Times of our own and of a peer's in pairs, in seconds, and the ratio of each pair.
    pub fn compared(
        what: impl Into<Cow<'static, str>>,
        with: &str,
        pairs: &[(f64, f64)],
    ) -> Vec<Self> {
        let column = |value: fn(&(f64, f64)) -> f64| pairs.iter().map(value).collect();
        vec![
            Self::new(what, "s", column(|pair| pair.0)),
            Self::new(format!("– {with}"), "s", column(|pair| pair.1)),
            Self::new("– ratio", "×", column(|pair| pair.0 / pair.1)),
        ]
    }

    fn row(&self) -> String {
        let (what, unit, runs) = (&self.what, &self.unit, self.runs.len());
        let least = self.runs.iter().copied().fold(f64::INFINITY, f64::min);
        let most = self.runs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let [middle, least, most] = [median(&self.runs), least, most].map(number);
        format!("| {what} | {unit} | {middle} | {least} – {most} | {runs} |\n")
    }
}

impl Section {
    /// The rows of the table.
    pub fn rows(&self) -> String {
        self.figures.iter().map(Figure::row).collect()
    }
}

/// Three digits that mean something.
fn number(value: f64) -> String {
    match value {
        value if value >= 100.0 => format!("{value:.0}"),
        value if value >= 10.0 => format!("{value:.1}"),
        value => format!("{value:.2}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_median_and_span() {
        let figure = Figure::new("time", "ms", vec![12.34, 1.0, 1234.5]);
        assert_eq!(figure.row(), "| time | ms | 12.3 | 1.00 – 1234 | 3 |\n");
    }
}
