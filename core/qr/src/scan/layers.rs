//! The picture in several sizes. Small layers are quick to search, and averaging takes away the
//! noise and moiré that hide large codes.

use super::{clock::Clock, luma::Luma, plane::Plane, threshold::Thresholds, view::View};

/// Layers are halved while their shorter side stays at least this long.
const SMALLEST_SIDE: usize = 200;
/// Pictures of more pixels are thinned out first, so that all layers together stay below 64 MiB.
const MOST_PIXELS: usize = 36 << 20;
/// More than any picture needs after thinning.
const MOST_LAYERS: usize = 12;
/// Contrast that is not noise, at least and at most: in the picture itself, at half its size, and
/// below. What drowns in the noise of a large layer is looked for in smaller ones.
const CONTRAST: [(u8, u8); 3] = [(24, 128), (18, 60), (14, 36)];

/// The layers of one picture, in buffers that the next picture reuses.
#[derive(Default)]
pub(super) struct Layers {
    thinned: Plane,
    halves: Vec<Plane>,
    thresholds: Vec<Thresholds>,
    /// Which of the thresholds are this picture's.
    measured: Vec<bool>,
    /// Pixels of the picture per pixel of the largest layer, along a side.
    factor: usize,
}

impl Layers {
    /// Makes the layers of a picture.
    pub fn make(&mut self, picture: Luma<'_>, clock: &Clock<'_>) {
        let pixels = picture.width() * picture.height();
        // The largest picture that may be has 10^10 pixels.
        self.factor =
            (1..20).find(|factor| pixels / (factor * factor) <= MOST_PIXELS).unwrap_or(20);
        if self.factor > 1 {
            self.thinned.thin(picture, self.factor, || clock.is_over());
        }
        self.halves.resize_with(MOST_LAYERS - 1, Plane::default);
        let mut count = 1;
        while count < MOST_LAYERS {
            let (made, rest) = self.halves.split_at_mut(count - 1);
            let source = match made.last() {
                Some(last) => last.luma(),
                None if self.factor > 1 => self.thinned.luma(),
                None => Some(picture),
            };
            let Some(source) = source.filter(is_worth_halving) else { break };
            rest[0].halve(source, || clock.is_over());
            count += 1;
        }
        self.thresholds.resize_with(MOST_LAYERS, Thresholds::default);
        self.measured.clear();
        self.measured.resize(count, false);
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.measured.len()
    }

    /// Makes sure that a layer can be looked at.
    pub fn measure(&mut self, at: usize, picture: Luma<'_>, clock: &Clock<'_>) {
        let mut thresholds = std::mem::take(&mut self.thresholds[at]);
        if let (false, Some(luma)) = (self.measured[at], self.luma(at, picture)) {
            let (least, mut most) = CONTRAST[at.min(CONTRAST.len() - 1)];
            if at + 1 == self.count() {
                most = CONTRAST[CONTRAST.len() - 1].1;
            }
            thresholds.measure(luma, least, most, || clock.is_over());
            self.measured[at] = true;
        }
        self.thresholds[at] = thresholds;
    }

    /// A layer that was measured; 0 is the largest.
    pub fn view<'a>(&'a self, at: usize, picture: Luma<'a>) -> Option<View<'a>> {
        let luma = self.luma(at, picture)?;
        let factor = (self.factor << at) as f32;
        Some(View { luma, thresholds: &self.thresholds[at], factor })
    }

    fn luma<'a>(&'a self, at: usize, picture: Luma<'a>) -> Option<Luma<'a>> {
        match at {
            0 if self.factor == 1 => Some(picture),
            0 => self.thinned.luma(),
            _ => self.halves.get(at - 1)?.luma(),
        }
    }
}

fn is_worth_halving(luma: &Luma<'_>) -> bool {
    luma.width().min(luma.height()) >= 2 * SMALLEST_SIDE
}
