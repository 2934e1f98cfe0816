//! The order in which a picture is searched: what is quick and usually enough comes first.

use super::{
    clock::Clock,
    finder::{Finder, Finders},
    found::Found,
    geometry::Point,
    layers::Layers,
    luma::Luma,
    options::{Scan, ScanOptions, Turn},
    reader::{Outcome, Reader},
    triple::{Triple, triples},
};
use crate::QrError;

/// Modules of fewer pixels are sampled in a larger layer, if there is one.
const FINE: f32 = 2.8;
/// Threes of finder patterns that are tried in a layer, the most plausible first.
const MOST_TRIPLES: usize = 48;

/// Reads QR codes from pictures. Keep one for all frames of a camera: it keeps its buffers.
#[derive(Default)]
pub struct Scanner {
    layers: Layers,
    finders: Finders,
    seen: Vec<Finder>,
    triples: Vec<Triple>,
    reader: Reader,
}

impl Scanner {
    /// A scanner without buffers yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The codes in the picture, as [`Scanner::read`] finds them in a still picture.
    pub fn scan(&mut self, luma: &Luma<'_>) -> Vec<Found> {
        self.read(luma, &ScanOptions::photo()).map(|scan| scan.codes).unwrap_or_default()
    }

    /// The codes in the picture, at any angle, mirrored or not, dark on light or light on dark;
    /// finding none is no error.
    ///
    /// # Errors
    ///
    /// [`QrError::Budget`] if there is no time at all to look.
    pub fn read(&mut self, luma: &Luma<'_>, options: &ScanOptions<'_>) -> Result<Scan, QrError> {
        if options.budget.is_zero() {
            return Err(QrError::Budget);
        }
        let clock = Clock::start(options.budget, options.cancel);
        let mut codes = Vec::new();
        let count = self.layers.make(*luma, &clock);
        for layer in (0..count).rev() {
            if clock.is_over() {
                break;
            }
            self.search(*luma, layer, options, &clock, &mut codes);
        }
        codes.sort_by(|a, b| extent(b).total_cmp(&extent(a)));
        Ok(Scan { codes, elapsed: clock.elapsed(), ended: clock.ended() })
    }

    /// Adds the codes that are found in a layer.
    fn search(
        &mut self,
        picture: Luma<'_>,
        layer: usize,
        options: &ScanOptions<'_>,
        clock: &Clock<'_>,
        codes: &mut Vec<Found>,
    ) {
        self.layers.measure(layer, picture);
        let Some(view) = self.layers.view(layer, picture) else { return };
        let step = if layer == 0 && view.luma.width() * view.luma.height() > 1 << 20 { 3 } else { 2 };
        self.seen.clear();
        let is_new = |finder: &&Finder| !codes.iter().any(|code| covers(code, finder.centre * view.factor));
        self.seen.extend(self.finders.look(view, step, clock).iter().filter(is_new));
        triples(&self.seen, &mut self.triples);
        let mut used = Vec::new();
        for triple in self.triples.iter().take(MOST_TRIPLES) {
            if clock.is_over() {
                break;
            }
            if triple.members.iter().any(|member| used.contains(member)) {
                continue;
            }
            let (mut fine, mut scale) = (layer, 1.0);
            let module = triple.corners.iter().fold(f32::MAX, |least, finder| least.min(finder.module));
            while fine > 0 && module * scale < FINE {
                (fine, scale) = (fine - 1, scale * 2.0);
            }
            self.layers.measure(fine, picture);
            let Some(view) = self.layers.view(fine, picture) else { continue };
            let turn = Turn(options.rotation);
            if let Outcome::Read(code) = self.reader.read(view, triple, scale, turn, clock) {
                codes.push(*code);
                used.extend(triple.members);
            }
        }
    }
}

/// Twice the area of a code.
fn extent(code: &Found) -> f32 {
    let [a, b, c, d] = code.corners.map(|(x, y)| Point::new(x, y));
    (c - a).cross(d - b).abs()
}

/// Whether a place lies in a code.
fn covers(code: &Found, place: Point) -> bool {
    let corners = code.corners.map(|(x, y)| Point::new(x, y));
    let side = |at: usize| (corners[(at + 1) % 4] - corners[at]).cross(place - corners[at]) > 0.0;
    let first = side(0);
    (1..4).all(|at| side(at) == first)
}
