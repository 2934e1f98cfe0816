//! One-time codes as people type them. Whatever is read is shown in one way, which reads as the same code.

#![no_main]

use innkey_protocol::Code;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|typed: &str| {
    if let Ok(code) = typed.parse::<Code>() {
        let shown = code.to_string();
        assert_eq!(shown.len(), 9);
        assert_eq!(shown.parse(), Ok(code.clone()));
        assert_eq!(shown.to_lowercase().parse(), Ok(code.clone()));
        assert_eq!(Code::from_bits(code.to_bits()), code);
    }
});
