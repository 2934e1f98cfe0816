//! Lists of packs as a server sends them.

#![no_main]

use innkey_core::fuzzing::pack_list;
use innkey_protocol::manifest::{BASE, MAX_MANIFEST, MAX_PACKS};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|json: &[u8]| {
    let Some(list) = pack_list(json) else { return };
    assert!((1..=MAX_PACKS).contains(&list.packs.len()));
    assert_eq!(list.packs[0].name, BASE);
    for pack in &list.packs {
        assert!(pack.manifest.size <= MAX_MANIFEST);
        // A token goes to our own server only.
        assert!(pack.manifest.address.starts_with("/v1/"), "{:?}", pack.manifest);
        let place = &pack.data.address;
        let elsewhere = place.strip_prefix("https://").map(|rest| {
            let host = rest.split(['/', '?', '\\']).next().unwrap_or_default();
            assert!(!host.is_empty() && !host.contains('@') && !place.contains('#'), "{place:?}");
        });
        assert!(place.starts_with("/v1/") || elsewhere.is_some(), "{place:?}");
        assert!(place.bytes().all(|byte| byte.is_ascii_graphic()), "{place:?}");
    }
});
