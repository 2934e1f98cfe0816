//! Tells the server when it was built: a clock that shows an earlier day is wrong.

use std::{
    env,
    time::{SystemTime, UNIX_EPOCH},
};

fn main() {
    println!("cargo::rerun-if-changed=Cargo.toml");
    // The migrations are built in: a new one must be seen.
    println!("cargo::rerun-if-changed=migrations");
    println!("cargo::rerun-if-env-changed=SOURCE_DATE_EPOCH");
    let now = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let built = env::var("SOURCE_DATE_EPOCH").ok().and_then(|text| text.parse().ok());
    println!("cargo::rustc-env=INNKEY_BUILT_AT={}", built.unwrap_or_else(now));
}
