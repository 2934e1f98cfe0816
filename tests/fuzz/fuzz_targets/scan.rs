//! Pictures: noise, and a code that was damaged. They are read or not, but never wrong, and never for long.

#![no_main]

use std::time::Duration;

use innkey_core::qr::{Luma, ScanOptions, Scanner};
use libfuzzer_sys::fuzz_target;

/// What the codes of the corpus say.
const TEXT: &[u8] = b"INNKEY";

// Bytes between rows, the width, and the rows.
fuzz_target!(|data: &[u8]| {
    let &[padding, width, ref pixels @ ..] = data else { return };
    let (stride, width) = (usize::from(width) + usize::from(padding % 8), usize::from(width));
    let rows = pixels.len() / stride.max(1);
    let Ok(luma) = Luma::new(pixels, width, rows, stride) else { return };
    let mut scanner = Scanner::new();
    for mut options in [ScanOptions::frame(), ScanOptions::photo()] {
        options.budget = Duration::from_secs(1);
        let scan = scanner.read(&luma, &options).expect("there is time");
        assert!(scan.codes.iter().all(|code| code.bytes == TEXT), "a text that is not there");
    }
});
