//! Where everything lies, from the project's root.

use camino::{Utf8Path, Utf8PathBuf};

/// The project's root.
pub fn root() -> Utf8PathBuf {
    let here = Utf8Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}

/// What is made, by the name of a platform.
pub fn made(platform: &str) -> Utf8PathBuf {
    root().join("target/bindings").join(platform)
}

/// The Swift package's sources.
pub fn swift_sources() -> Utf8PathBuf {
    root().join("bindings/swift/Sources")
}
