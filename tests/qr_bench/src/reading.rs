//! What a reader made of a picture.

use crate::picture::Picture;

/// Texts and time of one attempt.
#[derive(Clone, Debug)]
pub struct Reading {
    pub ms: f64,
    pub texts: Vec<Vec<u8>>,
}

impl Reading {
    /// Whether the picture's text is among them.
    pub fn is_right(&self, picture: &Picture) -> bool {
        picture.text.as_ref().is_some_and(|text| self.texts.iter().any(|found| same(found, text)))
    }

    /// Texts that are not the picture's.
    pub fn false_texts(&self, picture: &Picture) -> usize {
        let is_false =
            |found: &&Vec<u8>| !picture.text.as_ref().is_some_and(|text| same(found, text));
        self.texts.iter().filter(is_false).count()
    }
}

/// Text files may end in a line feed that the code does not have, and line ends may differ.
fn same(found: &[u8], text: &[u8]) -> bool {
    let plain = |bytes: &[u8]| -> Vec<u8> {
        bytes.trim_ascii_end().iter().copied().filter(|&byte| byte != b'\r').collect()
    };
    found == text || plain(found) == plain(text)
}

/// The value below which `part` (0 to 1) of the values lie; 0 without values.
pub fn percentile(mut values: Vec<f64>, part: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let place = (part * values.len() as f64).ceil() as usize;
    values.get(place.saturating_sub(1)).copied().unwrap_or(0.0)
}
