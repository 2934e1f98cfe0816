//! From a file's bytes to text, whatever program wrote it.

use std::borrow::Cow;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::limits::MAX_BYTES;
use crate::{Error, Result};

/// What files begin with that people take for a table or a calendar.
const OTHERS: &[(&[u8], &str, &str)] = &[
    (b"PK\x03\x04", "a spreadsheet's own format or a ZIP", "save it as CSV (UTF-8) and try that."),
    (b"\xd0\xcf\x11\xe0", "an old spreadsheet's own format", "save it as CSV and try that."),
    (b"%PDF", "a PDF", "export a CSV or iCalendar file instead."),
    (b"\x1f\x8b", "a compressed file", "unpack it first."),
];

const NEITHER: &str = "take a CSV table with a header, or an iCalendar (.ics) file or address.";

/// UTF-8 and UTF-16 with their marks, UTF-8 without, and else Windows-1252, as spreadsheets save it.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>> {
    if bytes.len() > MAX_BYTES {
        let what = format!("The file is larger than {} MiB", MAX_BYTES >> 20);
        return Err(invalid(what, "split it, or check that it is the right one."));
    }
    if let Some((_, what, hint)) = OTHERS.iter().find(|(begin, ..)| bytes.starts_with(begin)) {
        return Err(invalid(format!("This is {what}, neither CSV nor iCalendar"), hint));
    }
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes).0,
        None => match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
        },
    };
    if text.trim().is_empty() {
        return Err(invalid("The file is empty".into(), NEITHER));
    }
    if text.trim_start().starts_with('<') {
        let hint = "copy the calendar's own address: a browser's address bar shows another.";
        return Err(invalid("This is a web page, neither CSV nor iCalendar".into(), hint));
    }
    if is_binary(&text) {
        return Err(invalid("This is no text, neither CSV nor iCalendar".into(), NEITHER));
    }
    Ok(text)
}

/// A stray control character is no reason to refuse a whole calendar; NUL, or more than one in a hundred, is.
fn is_binary(text: &str) -> bool {
    let odd = text.bytes().filter(|c| c.is_ascii_control() && !matches!(c, b'\t'..=b'\r'));
    text.contains('\0') || odd.count() * 100 > text.len()
}

fn invalid(what: String, hint: &'static str) -> Error {
    Error::Invalid { what, hint }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_encoding_is_read() {
        let utf16: Vec<u8> = "\u{feff}Müller".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let turned: Vec<u8> = "\u{feff}Müller".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in
            ["Müller".as_bytes(), "\u{feff}Müller".as_bytes(), b"M\xfcller", &utf16, &turned]
        {
            assert_eq!(decode(bytes).unwrap(), "Müller");
        }
    }

    #[test]
    fn what_is_no_table_and_no_calendar_is_refused_by_its_name() {
        let large = vec![b'a'; 50 << 20];
        let noise: Vec<u8> = (0..4096_u32).map(|n| (n * n * 7 + n) as u8 | 1).collect();
        for (bytes, word) in [
            (&b""[..], "empty"),
            (b" \r\n", "empty"),
            (b"\xef\xbb\xbf", "empty"),
            (b"\n<!DOCTYPE html><html>", "web page"),
            (b"PK\x03\x04abc", "spreadsheet"),
            (b"name\0;x", "no text"),
            (b"n\0a\0m\0e\0", "no text"),
            (&noise, "no text"),
            (&large, "larger"),
        ] {
            let error = decode(bytes).unwrap_err();
            assert!(error.to_string().contains(word), "{error}");
            assert!(error.hint().ends_with('.'));
        }
    }
}
