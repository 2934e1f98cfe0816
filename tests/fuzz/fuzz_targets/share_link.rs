//! Share links: as the text that a QR or a message holds, and as the binary inside it with a right checksum,
//! which mutation alone would never hit. Whatever parses survives being written and read again.

#![no_main]

use data_encoding::BASE32_NOPAD;
use innkey_protocol::ShareLink;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = str::from_utf8(bytes) {
        check(text);
    }
    let checksum = blake3::hash(bytes);
    let binary = [bytes, &checksum.as_bytes()[..4]].concat();
    check(&format!("INNKEY:1{}", BASE32_NOPAD.encode(&binary)));
});

fn check(text: &str) {
    if let Ok(link) = text.parse::<ShareLink>() {
        let written = link.to_string();
        assert_eq!(written.parse(), Ok(link));
    }
}
