//! The order in which a picture is searched: what is quick and usually enough comes first.

use super::binarize::Binarizer;
use super::detect;
use super::fallback;
use super::found::Found;
use super::luma::Luma;
use super::plane::Plane;
use super::pyramid::{Layer, Pyramid, enlarged};

/// Reads QR codes from pictures. Keep one for all frames of a camera: it keeps its buffers.
#[derive(Default)]
pub struct Scanner {
    pyramid: Pyramid,
    enlarged: Plane,
    binarizer: Binarizer,
}

impl Scanner {
    /// A scanner without buffers yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The codes in the picture, at any angle, mirrored or not, dark on light or light on dark;
    /// empty if there are none.
    ///
    /// Stops at the first way of looking that finds something: a smaller code beside a large one
    /// may be missed.
    pub fn scan(&mut self, luma: &Luma<'_>) -> Vec<Found> {
        let mut doubtful = Vec::new();
        let layers = self.pyramid.layers(*luma);
        let found = dark_or_light(&layers, &mut self.binarizer, &mut doubtful);
        if !found.is_empty() {
            return found;
        }
        let enlarged = enlarged(*luma, &mut self.enlarged);
        let found = dark_or_light(enlarged.as_slice(), &mut self.binarizer, &mut doubtful);
        if !found.is_empty() {
            return found;
        }
        first(doubtful.iter().map(|layer| in_picture(fallback::codes(layer.luma), layer)))
    }
}

/// The codes of the first layer that has any: dark ones in any layer, else light ones. `doubtful`
/// gets the layers that look as if they had a code, but did not give it.
fn dark_or_light<'a>(
    layers: &[Layer<'a>],
    binarizer: &mut Binarizer,
    doubtful: &mut Vec<Layer<'a>>,
) -> Vec<Found> {
    let mut bitmaps = Vec::new();
    for layer in layers {
        let Ok(dark) = binarizer.binarize(layer.luma) else { continue };
        let sight = detect::look(&dark);
        if !sight.found.is_empty() {
            return in_picture(sight.found, layer);
        }
        if fallback::is_worth_it(layer.luma, sight.patterns) {
            doubtful.push(*layer);
        }
        bitmaps.push((dark, layer));
    }
    first(bitmaps.into_iter().map(|(mut pixels, layer)| {
        pixels.flip_self();
        in_picture(detect::look(&pixels).found, layer)
    }))
}

fn in_picture(found: Vec<Found>, layer: &Layer<'_>) -> Vec<Found> {
    found.into_iter().map(|code| code.scaled(layer.factor)).collect()
}

/// The first that is not empty; the rest is not even made.
fn first(mut all: impl Iterator<Item = Vec<Found>>) -> Vec<Found> {
    all.find(|found| !found.is_empty()).unwrap_or_default()
}
