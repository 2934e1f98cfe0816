//! What changed between two states of a project: by id, so that a new name or place is no new thing.

mod files;
mod items;
#[cfg(test)]
mod tests;

use innkey_protocol::api::operator::Authored;
use serde::Serialize;
use serde_json::Value;

use self::items::{Item, items};

/// What a change is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The project's settings.
    Project,
    /// A group of customers.
    Group,
    /// A function.
    Function,
    /// A page.
    Page,
    /// An object.
    Object,
    /// A picture or other file.
    File,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// What it is of.
    pub kind: Kind,
    /// The id, or the path of a file; empty for the project.
    pub id: String,
    /// The name, the newer one if there are two; empty for a file.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Ids of what holds it, the function first; the newer ones if there are two.
    #[serde(rename = "in", skip_serializing_if = "Vec::is_empty")]
    pub within: Vec<String>,
    /// What happened.
    #[serde(flatten)]
    pub what: What,
}

/// What happened to something.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "change", rename_all = "lowercase")]
pub enum What {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It has another name, or a file another path.
    Renamed {
        /// The name before.
        from: String,
        /// The name now.
        to: String,
    },
    /// It stands elsewhere: in another function or page, or before or after others.
    Moved {
        /// Where it was: the id of what held it, and its place there, from 1.
        from: (String, usize),
        /// Where it is.
        to: (String, usize),
    },
    /// One of its fields has another value; a file's `content` has size in bytes and hash.
    Changed {
        /// The field, e.g. `level` or `names.de`.
        field: String,
        /// The value before; null if there was none.
        from: Value,
        /// The value now; null if there is none.
        to: Value,
    },
}

/// All changes from `old` to `new`: settings, groups, functions, pages, objects, files.
pub fn diff(old: &Authored, new: &Authored) -> Vec<Change> {
    let before = items(&old.project);
    let after = items(&new.project);
    let mut changes = Vec::new();
    for (key, item) in &before {
        if !after.contains_key(key) {
            changes.push(change(item, What::Removed));
        }
    }
    for (key, item) in &after {
        match before.get(key) {
            None => changes.push(change(item, What::Added)),
            Some(old) => compare(old, item, &mut changes),
        }
    }
    changes.extend(items::moved(&before, &after).map(|(old, new)| {
        let place =
            |item: &Item| (item.within.last().cloned().unwrap_or_default(), item.position + 1);
        change(new, What::Moved { from: place(old), to: place(new) })
    }));
    // Things of a kind together, each in the newer order and with all that happened to it.
    changes.sort_by_key(|change: &Change| {
        let item = after.get(&(change.kind, change.id.clone()));
        (change.kind, item.map_or(usize::MAX, |item| item.order))
    });
    changes.extend(files::compare(&old.files, &new.files));
    changes
}

fn change(item: &Item, what: What) -> Change {
    Change {
        kind: item.kind,
        id: item.id.clone(),
        name: item.name.clone(),
        within: item.within.clone(),
        what,
    }
}

/// What differs in name and fields.
fn compare(old: &Item, new: &Item, changes: &mut Vec<Change>) {
    if old.name != new.name {
        let what = What::Renamed { from: old.name.clone(), to: new.name.clone() };
        changes.push(change(new, what));
    }
    let gone = old.fields.keys().filter(|field| !new.fields.contains_key(*field));
    for field in new.fields.keys().chain(gone) {
        let value = |item: &Item| item.fields.get(field).cloned().unwrap_or_default();
        let (from, to) = (value(old), value(new));
        if from != to {
            changes.push(change(new, What::Changed { field: field.clone(), from, to }));
        }
    }
}
