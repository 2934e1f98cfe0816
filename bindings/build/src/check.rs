//! Type-checks the bindings for phones on a machine that has neither NDK nor Xcode.

use std::process::Command;

use anyhow::Result;

use crate::{
    cargo::{PACKAGE, run},
    paths,
};

const TARGETS: [&str; 2] = ["aarch64-linux-android", "aarch64-apple-ios"];

/// Checks for each kind of phone; fetches what that takes the first time.
pub fn check() -> Result<()> {
    for target in TARGETS {
        let tool = paths::root().join("bindings/tools/rust-check-mobile");
        let mut check = Command::new(tool);
        check.current_dir(paths::root()).args([target, "--package", PACKAGE]);
        // Nothing but macros and build scripts is run: to optimise them takes longer than they do.
        check.args(["--config", r#"profile.dev.package."*".opt-level=0"#]);
        run(&mut check)?;
        println!("{target}: checked");
    }
    Ok(())
}
