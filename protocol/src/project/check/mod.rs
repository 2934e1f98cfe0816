//! Finds the mistakes in a project, all at once.

mod checker;
mod document;
mod fields;
mod object;
mod rules;
#[cfg(test)]
mod tests;

use std::{collections::BTreeMap, fmt};

use self::checker::Checker;
use super::{MAX_VARIANTS, PROJECT_FILE, Project};
use crate::{
    manifest::{FRAME_PATH, PAGE_PATH},
    path::PathSet,
};

#[cfg(all(test, feature = "schema"))]
pub use self::{object::fields_of_types, rules::KNOWN};

/// A mistake in a project, or a remark on it: where, what, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Mistake {
    /// Path of the file, mostly [`PROJECT_FILE`].
    pub file: String,
    /// Line in the file, from 1; none if the mistake is the file itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Column, from 1, in characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// Where in the tree, e.g. `functions[0].pages[2]`; empty for the file as a whole.
    pub at: String,
    /// What is wrong and what to do.
    pub what: String,
}

/// A project without mistakes.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// The project.
    pub project: Project,
    /// What may not be meant so, but stops nothing.
    pub remarks: Vec<Mistake>,
}

impl Mistake {
    fn of_file(file: &str, what: String) -> Self {
        Self { file: file.into(), line: None, column: None, at: String::new(), what }
    }
}

/// As compilers write it: `project.json:12:7: …`.
impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let (Some(line), Some(column)) = (self.line, self.column) {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}", self.what)
    }
}

/// Reads `project.json` and checks it against the files beside it (path → size in bytes).
///
/// # Errors
/// Every mistake found, up to some hundreds; at least one.
pub fn check(json: &[u8], files: &BTreeMap<String, u64>) -> Result<Checked, Vec<Mistake>> {
    let (text, broken) = match std::str::from_utf8(json) {
        Ok(text) => (text, None),
        Err(error) => {
            let sound = &json[..error.valid_up_to()];
            (std::str::from_utf8(sound).unwrap_or_default(), Some(sound.len()))
        }
    };
    let mut checker = Checker::new(text, files);
    paths(&mut checker);
    if let Some(place) = broken {
        checker.mistake("", place, "this is no text in UTF-8: save the file as UTF-8");
        return Err(checker.finish().0);
    }
    let (root, faults) = document::parse(text);
    for (place, what) in faults {
        checker.mistake("", place, what);
    }
    if let Some(root) = &root {
        checker.project(root);
        unused(&mut checker);
    }
    let (mistakes, remarks) = checker.finish();
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    let project: Project = serde_json::from_slice(json).map_err(|error| {
        let what = format!("{error}: mend this place and check again");
        vec![Mistake {
            line: Some(error.line() as u32),
            column: Some(error.column() as u32),
            ..Mistake::of_file(PROJECT_FILE, what)
        }]
    })?;
    let variants = project.slices().filter(|(group, _)| group.is_some()).count();
    if variants > MAX_VARIANTS {
        let what = format!(
            "its groups make {variants} variants of pages, more than {MAX_VARIANTS}: hide objects on fewer pages, \
             or from fewer groups"
        );
        return Err(vec![Mistake::of_file(PROJECT_FILE, what)]);
    }
    Ok(Checked { project, remarks })
}

/// The names of the files themselves.
fn paths(checker: &mut Checker<'_>) {
    let mut paths = PathSet::default();
    for path in checker.files.keys() {
        if let Err(reason) = paths.insert(path) {
            checker.file_mistake(path, format!("{reason}: rename the file"));
        }
        if [FRAME_PATH, PAGE_PATH].iter().any(|ours| path.eq_ignore_ascii_case(ours)) {
            checker.file_mistake(path, "is a name that Innkey uses itself: rename the file");
        }
    }
}

/// Files that nothing shows.
fn unused(checker: &mut Checker<'_>) {
    let files = checker.files.keys();
    let unused: Vec<_> = files
        .filter(|file| *file != PROJECT_FILE && !checker.shown.contains(file.as_str()))
        .collect();
    for file in unused {
        checker.file_remark(file, "nothing shows it, and every guest downloads it: take it out?");
    }
}
