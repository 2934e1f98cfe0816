//! The usual way: `rxing`'s port of the ZXing-C++ detector and decoder.

use std::panic::{AssertUnwindSafe, catch_unwind};

use rxing::common::cpp_essentials::DecoderResult;
use rxing::common::{BitMatrix, DetectorRXingResult};
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{
    FindFinderPatterns, FinderPatternSet, GenerateFinderPatternSets, SampleQR,
};

use super::found::Found;

/// Threes of finder patterns that are tried, the most plausible first: a tiled floor has millions.
const MAX_CANDIDATES: usize = 256;

/// What was seen among the dark pixels of a layer.
#[derive(Default)]
pub(super) struct Sight {
    /// The codes that could be read, with corners in pixels of the layer.
    pub found: Vec<Found>,
    /// How many finder patterns there are, the squares in three corners of every code.
    pub patterns: usize,
}

/// Looks for codes among the dark pixels.
pub(super) fn look(dark: &BitMatrix) -> Sight {
    // The library indexes and unwraps what it measured in the picture.
    catch_unwind(AssertUnwindSafe(|| search(dark))).unwrap_or_default()
}

fn search(dark: &BitMatrix) -> Sight {
    let mut patterns = FindFinderPatterns(dark, true, 0);
    let mut used = Vec::new();
    let mut found = Vec::new();
    for set in GenerateFinderPatternSets(&mut patterns).iter().take(MAX_CANDIDATES) {
        let corners = [set.bl, set.tl, set.tr];
        if corners.iter().any(|pattern| used.contains(pattern)) {
            continue;
        }
        if let Some(code) = read(dark, set) {
            found.push(code);
            used.extend(corners);
        }
    }
    Sight { found, patterns: patterns.len() }
}

fn read(dark: &BitMatrix, set: &FinderPatternSet) -> Option<Found> {
    let sampled = SampleQR(dark, set).ok()?;
    let decoded = Decode(sampled.getBits()).ok().filter(DecoderResult::isValid)?;
    let &[top_left, top_right, bottom_left, bottom_right] = sampled.getPoints() else {
        return None;
    };
    Some(Found {
        // Not the text: guessing its encoding would damage binary payloads.
        bytes: decoded.content().bytes().to_vec(),
        corners: [top_left, top_right, bottom_right, bottom_left].map(|point| (point.x, point.y)),
    })
}
