//! What changed in pictures and other files.

use std::collections::BTreeMap;

use innkey_protocol::api::operator::AuthoredFile;
use serde_json::json;

use super::{Change, Kind, What};

/// Files by path.
type Files = BTreeMap<String, AuthoredFile>;

/// Files that are new, gone, elsewhere or other than before.
pub fn compare(before: &Files, after: &Files) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut gone = BTreeMap::new();
    for (path, file) in before.iter().filter(|(path, _)| !after.contains_key(*path)) {
        gone.entry(file.hash).or_insert_with(Vec::new).push(path.clone());
    }
    for (path, now) in after {
        let Some(then) = before.get(path) else {
            let from = gone.get_mut(&now.hash).and_then(Vec::pop);
            let renamed = |from| What::Renamed { from, to: path.clone() };
            changes.push(change(path, from.map_or(What::Added, renamed)));
            continue;
        };
        if then.hash != now.hash {
            let content = |file: &AuthoredFile| json!({ "size": file.size, "hash": file.hash });
            let (from, to) = (content(then), content(now));
            changes.push(change(path, What::Changed { field: "content".into(), from, to }));
        }
    }
    let removed = gone.values().flatten().map(|path| change(path, What::Removed));
    changes.extend(removed);
    changes.sort_by(|one, other| one.id.cmp(&other.id));
    changes
}

fn change(path: &str, what: What) -> Change {
    Change { kind: Kind::File, id: path.into(), name: String::new(), within: Vec::new(), what }
}
