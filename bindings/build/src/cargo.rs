//! Builds the library, and says how large it is.

use std::{fs, process::Command};

use anyhow::{Context as _, Result, bail};
use camino::{Utf8Path, Utf8PathBuf};

use crate::paths;

/// The crate that becomes the library.
pub const PACKAGE: &str = "innkey-bindings";
/// How it is built for phones: small.
pub const PROFILE: &str = "phone";
/// The library's name.
pub const LIBRARY: &str = "innkey_ffi";

/// What the linker can leave out: functions that are the same, and most of the table of relocations.
const LINKER: [&str; 3] = ["-Wl,-O2", "-Wl,--icf=all", "-Wl,-z,pack-relative-relocs"];
/// What of SQLite the phone's database does not use.
const SQLITE: &str = "-USQLITE_ENABLE_FTS3 -USQLITE_ENABLE_FTS3_PARENTHESIS -USQLITE_ENABLE_FTS5 \
    -USQLITE_ENABLE_RTREE -USQLITE_ENABLE_DBSTAT_VTAB -USQLITE_ENABLE_STAT4 -USQLITE_SOUNDEX -DSQLITE_OMIT_JSON \
    -DSQLITE_OMIT_DEPRECATED -DSQLITE_OMIT_LOAD_EXTENSION -USQLITE_ENABLE_LOAD_EXTENSION";

/// Runs a program and fails with it.
pub fn run(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().with_context(|| format!("{name} cannot be started"))?;
    if !status.success() {
        bail!("{name} failed ({status})");
    }
    Ok(())
}

/// Builds the library for `target`, or for this machine, and gives the folder that it is in.
pub fn build(target: Option<&str>) -> Result<Utf8PathBuf> {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(paths::root()).env("LIBSQLITE3_FLAGS", SQLITE);
    // No panic travels through C.
    cargo.env("CFLAGS", "-fno-asynchronous-unwind-tables -fno-unwind-tables");
    cargo.args(["rustc", "--locked", "--package", PACKAGE, "--profile", PROFILE]);
    let target_folder = target_folder();
    let folder = match target {
        Some(target) => {
            cargo.args(["--target", target]);
            target_folder.join(target)
        }
        None => target_folder,
    };
    if cfg!(target_os = "linux") {
        cargo.arg("--").args(LINKER.map(|flag| format!("-Clink-arg={flag}")));
    }
    run(&mut cargo)?;
    Ok(folder.join(PROFILE))
}

/// Prints how large a file is.
pub fn print_size(file: &Utf8Path) -> Result<()> {
    let bytes = fs::metadata(file)?.len();
    let shown = file.strip_prefix(paths::root()).unwrap_or(file);
    println!("{shown}: {:.2} MiB", bytes as f64 / f64::from(1 << 20));
    Ok(())
}

fn target_folder() -> Utf8PathBuf {
    let set = std::env::var("CARGO_TARGET_DIR").map(Utf8PathBuf::from);
    set.unwrap_or_else(|_| paths::root().join("target"))
}
