//! This machine's library, and the sources that go with it.

use std::fs;

use anyhow::Result;

use crate::{
    cargo::{self, LIBRARY},
    kotlin, paths, swift,
};

/// Builds the library and writes the generated Kotlin and Swift.
pub fn build() -> Result<()> {
    let built = cargo::build(None)?;
    let (dynamic, archive) = if cfg!(target_os = "macos") {
        (format!("lib{LIBRARY}.dylib"), format!("lib{LIBRARY}.a"))
    } else {
        (format!("lib{LIBRARY}.so"), format!("lib{LIBRARY}.a"))
    };
    let made = paths::made("host");
    let flags: &[&str] = if cfg!(target_os = "macos") { &["-x"] } else { &["--strip-all"] };
    cargo::copy_stripped(&built.join(&dynamic), &made.join(&dynamic), "strip", flags)?;
    fs::copy(built.join(&archive), made.join(&archive))?;
    // What a stripped library does not tell any more.
    let library = built.join(&dynamic);
    kotlin::generate(&library)?;
    swift::generate(&library)
}
