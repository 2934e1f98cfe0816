//! This machine's library, and the sources that go with it.

use std::{fs, process::Command};

use anyhow::Result;

use crate::{
    cargo::{self, LIBRARY, print_size, run},
    kotlin, paths, swift,
};

/// Builds the library and writes the generated Kotlin and Swift.
pub fn build() -> Result<()> {
    let built = cargo::build(None)?;
    let (suffix, strip) =
        if cfg!(target_os = "macos") { ("dylib", "-x") } else { ("so", "--strip-all") };
    let (dynamic, archive) = (format!("lib{LIBRARY}.{suffix}"), format!("lib{LIBRARY}.a"));
    let (library, made) = (built.join(&dynamic), paths::made("host"));
    let stripped = made.join(&dynamic);
    fs::create_dir_all(&made)?;
    run(Command::new("strip").args([strip, "-o", stripped.as_str(), library.as_str()]))?;
    print_size(&stripped)?;
    fs::copy(built.join(&archive), made.join(&archive))?;
    // From the whole library: the stripped one does not tell any more.
    kotlin::generate(&library)?;
    swift::generate(&library)
}
