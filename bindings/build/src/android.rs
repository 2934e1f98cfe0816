//! The libraries for Android phones.

use std::{env, process::Command};

use anyhow::Result;

use crate::{
    cargo::{LIBRARY, PACKAGE, PROFILE, print_size, run},
    paths,
};

/// The phones' processors, as Android calls them.
const ABIS: [&str; 3] = ["arm64-v8a", "armeabi-v7a", "x86_64"];
/// Phones of today have pages of 16 KiB.
const PAGES: &str = "-C link-arg=-Wl,-z,max-page-size=16384";

/// Builds with cargo-ndk into `target/bindings/android/ABI`, stripped.
pub fn build() -> Result<()> {
    if env::var_os("ANDROID_NDK_HOME").is_none() && env::var_os("ANDROID_HOME").is_none() {
        println!(
            "android: not built, there is no NDK here (ANDROID_NDK_HOME): `check` type-checks it"
        );
        return Ok(());
    }
    let into = paths::made("android");
    let mut cargo = Command::new("cargo");
    cargo.current_dir(paths::root()).env("RUSTFLAGS", PAGES).arg("ndk");
    for abi in ABIS {
        cargo.args(["--target", abi]);
    }
    cargo.args(["--platform", "26", "--output-dir", into.as_str(), "build", "--locked"]);
    cargo.args([
        "--package",
        PACKAGE,
        "--profile",
        PROFILE,
        "--config",
        "profile.phone.strip=true",
    ]);
    run(&mut cargo)?;
    ABIS.iter().try_for_each(|abi| print_size(&into.join(abi).join(format!("lib{LIBRARY}.so"))))
}
