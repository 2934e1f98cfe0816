//! What the data of a code says, by `rxing`'s reader of the bit stream.

use std::panic::{AssertUnwindSafe, catch_unwind};

use rxing::qrcode::{common::ErrorCorrectionLevel, cpp_port::decoder::DecodeBitStream};

use super::{found::Part, symbol::Symbol};

/// Payload and what goes with it.
pub(super) struct Content {
    pub bytes: Vec<u8>,
    pub text: Option<String>,
    pub part: Option<Part>,
}

/// Reads corrected data; nothing if it makes no sense or is empty.
pub(super) fn content(
    data: &[u8],
    symbol: &Symbol,
    level: ErrorCorrectionLevel,
) -> Option<Content> {
    // The library indexes and unwraps what it reads.
    catch_unwind(AssertUnwindSafe(|| read(data, symbol, level))).ok().flatten()
}

fn read(data: &[u8], symbol: &Symbol, level: ErrorCorrectionLevel) -> Option<Content> {
    let decoded = DecodeBitStream(data, symbol.version, level).ok()?;
    if decoded.error().is_some() || decoded.content().bytes().is_empty() {
        return None;
    }
    let bytes = decoded.content().bytes().to_vec();
    let text = if decoded.content().has_eci {
        Some(decoded.text())
    } else {
        match std::str::from_utf8(&bytes) {
            Ok(text) => Some(text.to_owned()),
            // Kanji, or an encoding that was not told.
            Err(_) => Some(decoded.text()).filter(|text| is_plain(text)),
        }
    };
    let append = decoded.structuredAppend();
    let part = (append.count > 0).then(|| Part {
        index: append.index as u8,
        count: append.count as u8,
        parity: append.id.parse().unwrap_or(0),
    });
    Some(Content { bytes, text, part })
}

/// Whether a guessed text is one: binary data has control characters.
fn is_plain(text: &str) -> bool {
    let is_odd = |c: char| c == char::REPLACEMENT_CHARACTER || c.is_control() && !c.is_whitespace();
    !text.is_empty() && !text.chars().any(is_odd)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{noise::noise, scan::symbol::Symbols};

    fn read(data: &[u8]) -> Option<Content> {
        content(data, Symbols::shared().version(2)?, ErrorCorrectionLevel::L)
    }

    #[test]
    fn a_part_of_several_is_told() {
        // Structured append (3), the second (1) of three (2), parity 0x5a; then 2 bytes.
        let data = [0x31, 0x25, 0xa4, 0x02, 0x41, 0x42, 0x00, 0xec];
        let content = read(&data).unwrap();
        assert_eq!(content.part, Some(Part { index: 1, count: 3, parity: 0x5a }));
        assert_eq!((&content.bytes[..], content.text.as_deref()), (&b"AB"[..], Some("AB")));
    }

    #[test]
    fn nonsense_and_nothing_are_refused() {
        assert!(read(&[0, 0xec, 0x11]).is_none());
        assert!(read(&[0x4f, 0xff, 0x11]).is_none());
        assert!(read(&[0x60, 0x00]).is_none());
    }

    #[test]
    fn any_data_is_read_or_refused() {
        let mut bytes = noise().map(|random| random as u8);
        for length in (0..3000).map(|at| at % 60) {
            let data: Vec<u8> = bytes.by_ref().take(length).collect();
            read(&data);
        }
    }
}
