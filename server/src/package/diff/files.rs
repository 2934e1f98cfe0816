//! What changed in pictures and other files.

use std::{collections::BTreeMap, io};

use innkey_protocol::{Hash, project::PROJECT_FILE};
use serde_json::json;

use super::{Change, Kind, What};
use crate::package::{PackageError, Source};

/// Files that are new, gone, elsewhere or other than before.
pub fn compare(old: &mut dyn Source, new: &mut dyn Source) -> Result<Vec<Change>, PackageError> {
    let (before, after) = (old.files().clone(), new.files().clone());
    let mut changes = Vec::new();
    let mut gone = BTreeMap::new();
    for path in before.keys().filter(|path| !after.contains_key(*path)) {
        gone.entry(hash(old, path)?).or_insert_with(Vec::new).push(path.clone());
    }
    for (path, size) in after.iter().filter(|(path, _)| *path != PROJECT_FILE) {
        let now = hash(new, path)?;
        let Some(size_before) = before.get(path) else {
            let from = gone.get_mut(&now).and_then(Vec::pop);
            let renamed = |from| What::Renamed { from, to: path.clone() };
            changes.push(change(path, from.map_or(What::Added, renamed)));
            continue;
        };
        let then = hash(old, path)?;
        if then != now {
            let content = |size, hash| json!({ "size": size, "hash": hash });
            let (from, to) = (content(*size_before, then), content(*size, now));
            changes.push(change(path, What::Changed { field: "content".into(), from, to }));
        }
    }
    let removed = gone.values().flatten().map(|path| change(path, What::Removed));
    changes.extend(removed);
    changes.sort_by(|one, other| one.id.cmp(&other.id));
    Ok(changes)
}

fn change(path: &str, what: What) -> Change {
    Change { kind: Kind::File, id: path.into(), name: String::new(), within: Vec::new(), what }
}

fn hash(source: &mut dyn Source, path: &str) -> Result<Hash, PackageError> {
    let mut hasher = blake3::Hasher::new();
    io::copy(&mut source.open(path)?, &mut hasher)
        .map_err(|error| PackageError::file(path, error))?;
    Ok(hasher.finalize().into())
}
