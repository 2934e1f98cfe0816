//! The generated Swift.

use std::fs;

use anyhow::Result;
use camino::Utf8Path;
use uniffi_bindgen::bindings::{SwiftBindingsOptions, generate_swift_bindings};

use crate::paths;

/// The C module that the Swift one is built on.
const FFI: &str = "InnkeyFFI";

/// Writes the Swift of the library, and the header and module map below it, into the Swift package. It is written
/// anew each time: Swift's package manager links again only when a source has changed.
pub fn generate(library: &Utf8Path) -> Result<()> {
    let sources = paths::swift_sources();
    let (swift, ffi) = (sources.join("Innkey/Generated"), sources.join(FFI));
    for folder in [&swift, &ffi] {
        fs::create_dir_all(folder)?;
    }
    let options = |sources| SwiftBindingsOptions {
        generate_swift_sources: sources,
        generate_headers: !sources,
        generate_modulemap: !sources,
        source: library.to_owned(),
        out_dir: if sources { swift.clone() } else { ffi.clone() },
        xcframework: false,
        module_name: Some(FFI.into()),
        modulemap_filename: Some("module.modulemap".into()),
        metadata_no_deps: true,
        link_frameworks: Vec::new(),
        config: None,
    };
    generate_swift_bindings(options(true))?;
    generate_swift_bindings(options(false))
}
