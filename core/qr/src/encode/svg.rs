//! A code as an SVG drawing.

use super::QrModules;
use crate::QUIET_ZONE;

impl QrModules {
    /// An SVG document: the code as one black path on white, quiet zone included, one unit per
    /// module.
    pub fn to_svg(&self) -> String {
        let (side, path) = (self.side(), self.to_svg_path());
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {side} {side}' \
             shape-rendering='crispEdges'>\
             <rect width='{side}' height='{side}' fill='#fff'/>\
             <path fill='#000' d='{path}'/></svg>\n"
        )
    }

    /// The dark modules as the data of an SVG path, one unit per module; the quiet zone begins at 0.
    pub fn to_svg_path(&self) -> String {
        (0..self.size()).flat_map(|y| self.bars(y)).collect()
    }

    /// The dark runs of row `y`, each as a closed bar one module high.
    fn bars(&self, y: usize) -> Vec<String> {
        let row: Vec<bool> = self.row(y).collect();
        let mut left = QUIET_ZONE;
        let mut bars = Vec::new();
        for run in row.chunk_by(|a, b| a == b) {
            let length = run.len();
            if run.first() == Some(&true) {
                bars.push(format!("M{left} {}h{length}v1h-{length}z", y + QUIET_ZONE));
            }
            left += length;
        }
        bars
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Level;

    #[test]
    fn the_bars_cover_the_dark_modules_and_nothing_else() {
        let code = QrModules::encode("SVG", Level::Low).unwrap();
        let svg = code.to_svg();
        assert!(svg.contains("viewBox='0 0 29 29'") && svg.contains("crispEdges"));
        let path = svg.split(" d='").nth(1).and_then(|rest| rest.split('\'').next()).unwrap();
        let mut drawn = vec![false; 29 * 29];
        for bar in path.split_terminator('z') {
            let numbers: Vec<usize> = bar
                .split(|c: char| !c.is_ascii_digit())
                .filter_map(|number| number.parse().ok())
                .collect();
            let [x, y, length, 1, back] = numbers[..] else { panic!("unexpected bar {bar}") };
            assert_eq!(length, back);
            drawn[y * 29 + x..y * 29 + x + length].fill(true);
        }
        for (at, drawn) in drawn.into_iter().enumerate() {
            let (x, y) = ((at % 29).wrapping_sub(QUIET_ZONE), (at / 29).wrapping_sub(QUIET_ZONE));
            assert_eq!(drawn, code.is_dark(x, y), "({x}, {y})");
        }
    }
}
