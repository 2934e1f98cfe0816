//! Tells the server when it was built, for a clock that shows an earlier day is wrong, and what the docstrings of
//! its handlers say, for the description of the interface.

use std::{
    env, fs,
    path::Path,
    time::{SystemTime, UNIX_EPOCH},
};

fn main() {
    println!("cargo::rerun-if-changed=Cargo.toml");
    println!("cargo::rerun-if-changed=src/handlers");
    println!("cargo::rerun-if-env-changed=SOURCE_DATE_EPOCH");
    let now = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let built = env::var("SOURCE_DATE_EPOCH").ok().and_then(|text| text.parse().ok());
    println!("cargo::rustc-env=INNKEY_BUILT_AT={}", built.unwrap_or_else(now));
    docstrings();
}

/// Writes what stands above each `pub async fn` of the handlers, as a table of path and text.
fn docstrings() {
    let mut table = Vec::new();
    collect(Path::new("src/handlers"), "handlers", &mut table);
    table.sort();
    let out = env::var("OUT_DIR").unwrap_or_default();
    let written = fs::write(Path::new(&out).join("docstrings.rs"), format!("&{table:?}"));
    if let Err(error) = written {
        println!("cargo::error=docstrings.rs cannot be written: {error}");
    }
}

fn collect(folder: &Path, module: &str, table: &mut Vec<(String, String)>) {
    for file in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = file.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let inner = format!("{module}::{name}");
        if path.is_dir() {
            collect(&path, &inner, table);
        } else {
            let source = fs::read_to_string(&path).unwrap_or_default();
            let module = if name == "mod" { module } else { &inner };
            read(&source, module, table);
        }
    }
}

fn read(source: &str, module: &str, table: &mut Vec<(String, String)>) {
    let mut doc = Vec::new();
    for line in source.lines() {
        if let Some(text) = line.strip_prefix("///") {
            doc.push(text.trim());
        } else if let Some(rest) = line.strip_prefix("pub async fn ") {
            let name = rest.split('(').next().unwrap_or_default();
            table.push((format!("{module}::{name}"), doc.join("\n")));
            doc.clear();
        } else if !line.starts_with("#[") {
            doc.clear();
        }
    }
}
