//! The .xcframework for iPhones and their simulators, and for the Mac that tests run on.

use std::{fs, process::Command};

use anyhow::Result;

use crate::{
    cargo::{self, LIBRARY, print_size, run},
    paths, swift,
};

const PHONE: &str = "aarch64-apple-ios";
const MAC: &str = "aarch64-apple-darwin";
const SIMULATORS: [&str; 2] = ["aarch64-apple-ios-sim", "x86_64-apple-ios"];

/// Builds `bindings/swift/InnkeyFFI.xcframework`.
pub fn build() -> Result<()> {
    if !cfg!(target_os = "macos") {
        println!("ios: not built, there is no Xcode here: `check` type-checks it");
        return Ok(());
    }
    let archive = format!("lib{LIBRARY}.a");
    let phone = cargo::build(Some(PHONE))?.join(&archive);
    let mac = cargo::build(Some(MAC))?.join(&archive);
    let simulators = paths::made("ios-simulator").join(&archive);
    fs::create_dir_all(paths::made("ios-simulator"))?;
    let mut lipo = Command::new("lipo");
    lipo.args(["-create", "-output", simulators.as_str()]);
    for target in SIMULATORS {
        lipo.arg(cargo::build(Some(target))?.join(&archive));
    }
    run(&mut lipo)?;
    swift::generate(&phone)?;
    let headers = paths::swift_sources().join("InnkeyFFI");
    let framework = paths::root().join("bindings/swift/InnkeyFFI.xcframework");
    if framework.exists() {
        fs::remove_dir_all(&framework)?;
    }
    let mut xcodebuild = Command::new("xcodebuild");
    xcodebuild.arg("-create-xcframework");
    for library in [&phone, &simulators, &mac] {
        xcodebuild.args(["-library", library.as_str(), "-headers", headers.as_str()]);
    }
    run(xcodebuild.args(["-output", framework.as_str()]))?;
    print_size(&phone)
}
