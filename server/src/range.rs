//! The `Range` header (RFC 9110, section 14.2), as far as phones use it.

use std::{convert::Infallible, ops::Range};

use axum::{
    extract::FromRequestParts,
    http::{header, request::Parts},
};

/// The header as it was sent, if it can be read.
pub struct RangeHeader(pub Option<String>);

impl<S: Sync> FromRequestParts<S> for RangeHeader {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let value = parts.headers.get(header::RANGE).and_then(|value| value.to_str().ok());
        Ok(Self(value.map(String::from)))
    }
}

/// What a request wants of a pack.
#[derive(Debug, PartialEq, Eq)]
pub enum Wanted {
    /// All of it: there is no range, or one that may be ignored.
    Whole,
    /// These bytes.
    Part(Range<u64>),
    /// Bytes that are not there.
    Nothing,
}

/// Reads a `Range` header for `size` bytes. Several ranges at once are ignored, as the RFC allows.
pub fn wanted(header: Option<&str>, size: u64) -> Wanted {
    let Some(range) = header.and_then(|text| text.trim().strip_prefix("bytes=")) else {
        return Wanted::Whole;
    };
    let Some((first, last)) = range.split_once('-') else { return Wanted::Whole };
    let part = match (first.trim().parse::<u64>(), last.trim().parse::<u64>()) {
        (Ok(first), Ok(last)) if first <= last => first..last.saturating_add(1).min(size),
        (Ok(first), Err(_)) if last.trim().is_empty() => first..size,
        (Err(_), Ok(length)) if first.trim().is_empty() => size.saturating_sub(length)..size,
        _ => return Wanted::Whole,
    };
    if part.is_empty() { Wanted::Nothing } else { Wanted::Part(part) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read() {
        for (header, expected) in [
            ("bytes=0-0", Wanted::Part(0..1)),
            ("bytes=2-5", Wanted::Part(2..6)),
            ("bytes=2-99", Wanted::Part(2..10)),
            ("bytes=7-", Wanted::Part(7..10)),
            ("bytes=-3", Wanted::Part(7..10)),
            ("bytes=-99", Wanted::Part(0..10)),
            ("bytes=10-", Wanted::Nothing),
            ("bytes=12-15", Wanted::Nothing),
            ("bytes=5-2", Wanted::Whole),
            ("bytes=0-1,4-5", Wanted::Whole),
            ("bytes=-", Wanted::Whole),
            ("lines=1-2", Wanted::Whole),
        ] {
            assert_eq!(wanted(Some(header), 10), expected, "{header}");
        }
        assert_eq!(wanted(None, 10), Wanted::Whole);
    }
}
