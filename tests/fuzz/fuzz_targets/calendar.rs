//! Calendars of booking portals: what stands between a beginning and an end, which mutation would seldom keep.

#![no_main]

use innkey_fuzz::import::import_well;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let inside = [b"BEGIN:VCALENDAR\r\n", bytes, b"\r\nEND:VCALENDAR\r\n"].concat();
    import_well(&inside);
    import_well(bytes);
});
