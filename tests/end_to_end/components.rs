//! The list of what the server is made of is true.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    fs,
    process::Command,
};

use serde_json::Value;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../server/assets/components.txt");

/// Every library that `innkey` links on some platform, with version and licence.
fn linked() -> String {
    let arguments = ["metadata", "--format-version", "1", "--locked", "--offline"];
    let ran = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let metadata: Value = serde_json::from_slice(&ran.stdout).unwrap();
    let by_id = |list: &Value| -> HashMap<String, Value> {
        let entries = list.as_array().unwrap().iter();
        entries.map(|one| (one["id"].as_str().unwrap().into(), one.clone())).collect()
    };
    let (packages, nodes) = (by_id(&metadata["packages"]), by_id(&metadata["resolve"]["nodes"]));
    let (mut seen, mut found) = (HashSet::new(), BTreeSet::new());
    let innkey = packages.values().find(|package| package["name"] == "innkey").unwrap();
    let mut waiting = vec![innkey["id"].as_str().unwrap()];
    while let Some(id) = waiting.pop() {
        if !seen.insert(id) {
            continue;
        }
        let package = &packages[id];
        if package["source"].is_string() {
            let [name, version, licence] =
                ["name", "version", "license"].map(|field| package[field].as_str().unwrap());
            found.insert(format!("{name} {version} {licence}\n"));
        }
        for dependency in nodes[id]["deps"].as_array().unwrap() {
            let kinds = dependency["dep_kinds"].as_array().unwrap();
            if kinds.iter().any(|kind| kind["kind"].is_null()) {
                waiting.push(dependency["pkg"].as_str().unwrap());
            }
        }
    }
    found.into_iter().collect()
}

#[test]
fn the_list_of_libraries_is_what_is_linked() {
    let linked = linked();
    if std::env::var_os("INNKEY_WRITE_COMPONENTS").is_some() {
        fs::write(FILE, &linked).unwrap();
    }
    let hint = "run INNKEY_WRITE_COMPONENTS=1 cargo test -p innkey the_list_of_libraries";
    assert!(fs::read_to_string(FILE).unwrap() == linked, "components.txt is out of date: {hint}");
}
