//! The order in which a picture is searched: what is quick and usually enough comes first.

use super::{
    clock::Clock,
    fallback,
    finder::{Finder, Finders},
    found::Found,
    geometry::Point,
    layers::Layers,
    luma::Luma,
    options::{Mode, Scan, ScanOptions, Turn},
    plane::Plane,
    pure,
    reader::{Outcome, Reader},
    triple::Triples,
};
use crate::QrError;

/// Modules of fewer pixels are sampled in a larger layer, if there is one.
const FINE: f32 = 2.8;
/// Pictures of more pixels are searched in full size only if nothing was found in half of it.
const VAST: usize = 4 << 20;
/// In layers of more pixels, and beside a code that was read, fewer rows are looked at: every core of
/// a finder pattern that can be told from noise is still met.
const LARGE: usize = 400_000;
/// How often the slow last resort is tried for a picture.
const MOST_FALLBACKS: usize = 3;

/// Pictures of longer sides are not enlarged: they rarely hold codes that need it.
const LARGEST_ENLARGED: usize = 800;

/// Reads QR codes from pictures. Keep one for all frames of a camera: it keeps its buffers.
#[derive(Default)]
pub struct Scanner {
    layers: Layers,
    enlarged: Plane,
    finders: Finders,
    seen: Vec<Finder>,
    triples: Triples,
    /// Members of threes that were read.
    used: Vec<usize>,
    fallbacks: usize,
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
    /// In a frame, codes whose modules are less than half as large as those of another may be missed;
    /// so may, beside another in a picture of more than 4 megapixels, codes with modules of less than
    /// four pixels.
    ///
    /// # Errors
    ///
    /// [`QrError::Budget`] if there is no time at all to look.
    pub fn read(&mut self, luma: &Luma<'_>, options: &ScanOptions<'_>) -> Result<Scan, QrError> {
        if options.budget.is_zero() {
            return Err(QrError::Budget);
        }
        let clock = Clock::start(options.budget, options.cancel);
        self.fallbacks = MOST_FALLBACKS;
        self.layers.make(*luma, &clock);
        let mut codes: Vec<_> = self.read_pure(*luma, options, &clock).into_iter().collect();
        if codes.is_empty() {
            self.search(*luma, options, &clock, &mut codes);
        }
        if codes.is_empty()
            && luma.width().max(luma.height()) <= LARGEST_ENLARGED
            && !clock.is_over()
        {
            let mut enlarged = std::mem::take(&mut self.enlarged);
            enlarged.double(*luma, || clock.is_over());
            if let Some(luma) = enlarged.luma() {
                self.layers.make(luma, &clock);
                self.search(luma, options, &clock, &mut codes);
            }
            self.enlarged = enlarged;
            for code in &mut codes {
                code.scale(0.5);
            }
        }
        codes.sort_by(|a, b| extent(b).total_cmp(&extent(a)));
        Ok(Scan { codes, elapsed: clock.elapsed(), ended: clock.ended() })
    }

    /// The code that is all there is in a picture, whose layers are made.
    fn read_pure(
        &mut self,
        picture: Luma<'_>,
        options: &ScanOptions<'_>,
        clock: &Clock<'_>,
    ) -> Option<Found> {
        if picture.width().max(picture.height()) > LARGEST_ENLARGED {
            return None;
        }
        [false, true].into_iter().find_map(|inverted| {
            let square = pure::square(picture, inverted)?;
            self.layers.measure(0, picture, clock);
            let view = self.layers.view(0, picture)?;
            let fit = pure::fit(view, square, inverted)?;
            self.reader.glance(view, &fit, inverted, Turn(options.rotation))
        })
    }

    /// Adds the codes that are found in a picture, whose layers are made: smallest first.
    fn search(
        &mut self,
        picture: Luma<'_>,
        options: &ScanOptions<'_>,
        clock: &Clock<'_>,
        codes: &mut Vec<Found>,
    ) {
        let mut last = 0;
        for layer in (0..self.layers.count()).rev() {
            let is_vast = layer == 0 && picture.width() * picture.height() > VAST;
            if clock.is_over() || layer < last || is_vast && !codes.is_empty() {
                break;
            }
            let before = codes.len();
            self.search_layer(picture, layer, options, clock, codes);
            if options.mode == Mode::Frame && before == 0 && !codes.is_empty() {
                last = layer.saturating_sub(1);
            }
        }
    }

    /// Adds the codes that are found in a layer.
    fn search_layer(
        &mut self,
        picture: Luma<'_>,
        layer: usize,
        options: &ScanOptions<'_>,
        clock: &Clock<'_>,
        codes: &mut Vec<Found>,
    ) {
        self.layers.measure(layer, picture, clock);
        let Some(view) = self.layers.view(layer, picture) else { return };
        let is_large = view.luma.width() * view.luma.height() > LARGE;
        let step = if is_large || !codes.is_empty() { 3 } else { 2 };
        self.seen.clear();
        let is_new =
            |finder: &&Finder| !codes.iter().any(|code| covers(code, finder.centre * view.factor));
        self.seen.extend(self.finders.look(view, step, clock).iter().filter(is_new));
        let (turn, factor) = (Turn(options.rotation), view.factor);
        self.used.clear();
        for triple in self.triples.find(&self.seen).iter().take(most_triples(options.mode)) {
            if clock.is_over() {
                break;
            }
            let is_inside = |code: &Found| covers(code, triple.corners[0].centre * factor);
            if triple.members.iter().any(|member| self.used.contains(member))
                || codes.iter().any(is_inside)
            {
                continue;
            }
            let (mut fine, mut scale) = (layer, 1.0);
            while fine > 0 && triple.module() * scale < FINE {
                (fine, scale) = (fine - 1, scale * 2.0);
            }
            self.layers.measure(fine, picture, clock);
            let Some(view) = self.layers.view(fine, picture) else { continue };
            let code = match self.reader.read(view, triple, scale, turn, clock) {
                Outcome::Read(code) => Some(*code),
                Outcome::Unreadable
                    if options.mode == Mode::Photo && self.fallbacks > 0 && !clock.is_over() =>
                {
                    self.fallbacks -= 1;
                    fallback::read(view, triple, &self.seen, scale, turn)
                }
                Outcome::Unreadable | Outcome::Nothing => None,
            };
            if let Some(code) = code {
                codes.push(code);
                self.used.extend(triple.members);
            }
        }
    }
}

/// Threes of finder patterns that are tried in a layer, the most plausible first.
fn most_triples(mode: Mode) -> usize {
    match mode {
        Mode::Frame => 60,
        Mode::Photo => 200,
    }
}

fn corners(code: &Found) -> [Point; 4] {
    code.corners.map(|(x, y)| Point::new(x, y))
}

/// Twice the area of a code.
fn extent(code: &Found) -> f32 {
    let [a, b, c, d] = corners(code);
    (c - a).cross(d - b).abs()
}

/// Whether a place lies in a code.
fn covers(code: &Found, place: Point) -> bool {
    let corners = corners(code);
    let side = |at: usize| (corners[(at + 1) % 4] - corners[at]).cross(place - corners[at]) > 0.0;
    let first = side(0);
    (1..4).all(|at| side(at) == first)
}
