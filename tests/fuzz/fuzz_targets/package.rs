//! Packages as an operator uploads them: any bytes that claim to be a ZIP.

#![no_main]

use std::io::Cursor;

use innkey_fuzz::{LIMITS, build_well};
use innkey_server::package::Tup;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(mut tup) = Tup::open(Cursor::new(bytes), LIMITS) {
        build_well(&mut tup);
    }
});
