//! Manifests as a server sends them.

#![no_main]

use innkey_fuzz::lies_safely;
use innkey_protocol::manifest::Manifest;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|json: &[u8]| {
    let Ok(manifest) = serde_json::from_slice::<Manifest>(json) else { return };
    let size = manifest.files.iter().fold(0_u64, |sum, file| sum.saturating_add(file.size));
    if manifest.check(size).is_ok() {
        lies_safely(&manifest, size);
        assert!(manifest.check(size.wrapping_add(1)).is_err());
    }
});
