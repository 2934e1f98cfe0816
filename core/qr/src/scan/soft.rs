//! From brightness to modules: 1 is dark, -1 is light, and what lies between is unsure.

/// Modules to each side whose mean tells what is dark.
const REACH: usize = 5;

/// Works on the modules of one code, in buffers that the next one reuses.
#[derive(Default)]
pub(super) struct Soft {
    /// Row by row.
    pub modules: Vec<f32>,
    prefix: Vec<f32>,
    /// Means around each module: of all or of dark ones, and of light ones.
    level: Vec<f32>,
    lights: Vec<f32>,
    weights: Vec<f32>,
}

impl Soft {
    /// Normalises sampled modules by the dark and light ones around each.
    pub fn normalise(&mut self, sampled: &[f32], size: usize) {
        // First against the mean of the neighbourhood, of which masking makes about half dark.
        self.weights.clear();
        self.weights.resize(sampled.len(), 1.0);
        self.level.clear();
        self.level.resize(sampled.len(), 0.0);
        self.modules.clear();
        self.modules.extend_from_slice(sampled);
        let mut means = std::mem::take(&mut self.level);
        self.local_means(sampled, size, &mut means);
        for (module, mean) in self.modules.iter_mut().zip(&means) {
            *module -= mean;
        }
        // Then against the middle between the means of dark and of light ones, twice.
        let mut lights = std::mem::take(&mut self.lights);
        lights.resize(means.len(), 0.0);
        for _ in 0..2 {
            for (side, into) in [(1.0, &mut means), (-1.0, &mut lights)] {
                for (weight, module) in self.weights.iter_mut().zip(&self.modules) {
                    *weight = if module * side > 0.0 { 1.0 } else { 0.0 };
                }
                self.local_means(sampled, size, into);
            }
            for (at, module) in self.modules.iter_mut().enumerate() {
                let half = ((means[at] - lights[at]) / 2.0).max(1.0);
                *module = (sampled[at] - f32::midpoint(means[at], lights[at])) / half;
            }
        }
        (self.level, self.lights) = (means, lights);
    }

    /// Weighted means over squares of modules; where no module counts, of all.
    fn local_means(&mut self, values: &[f32], size: usize, into: &mut [f32]) {
        // Sums over everything above and to the left, of weighted values and of weights.
        let side = size + 1;
        self.prefix.clear();
        self.prefix.resize(2 * side * side, 0.0);
        for y in 0..size {
            let (mut sum, mut weight) = (0.0, 0.0);
            for x in 0..size {
                let at = y * size + x;
                sum += values[at] * self.weights[at];
                weight += self.weights[at];
                let (above, here) = (2 * (y * side + x + 1), 2 * ((y + 1) * side + x + 1));
                self.prefix[here] = self.prefix[above] + sum;
                self.prefix[here + 1] = self.prefix[above + 1] + weight;
            }
        }
        let total = |l: usize, t: usize, r: usize, b: usize, part: usize| {
            let at = |x: usize, y: usize| self.prefix[2 * (y * side + x) + part];
            at(r, b) - at(l, b) - at(r, t) + at(l, t)
        };
        let all = total(0, 0, size, size, 0) / total(0, 0, size, size, 1).max(1.0);
        for y in 0..size {
            let (top, bottom) = (y.saturating_sub(REACH), (y + REACH + 1).min(size));
            for x in 0..size {
                let (left, right) = (x.saturating_sub(REACH), (x + REACH + 1).min(size));
                let weight = total(left, top, right, bottom, 1);
                into[y * size + x] =
                    if weight < 3.0 { all } else { total(left, top, right, bottom, 0) / weight };
            }
        }
    }
}
