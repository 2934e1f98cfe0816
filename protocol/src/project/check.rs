//! Finds the mistakes in a project, all at once.

use std::collections::{BTreeMap, BTreeSet};

use super::{FORMAT, MAX_ID, ObjectKind, PROJECT_FILE, Project, is_id};
use crate::{
    manifest::{FRAME_PATH, MAX_PACKS, PAGE_PATH},
    path::{self, PathSet},
};

/// Longest name, in characters.
const MAX_NAME: usize = 100;

/// A mistake in a project: where, what, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Mistake {
    /// A path such as `functions[0].pages[2]`, or a file.
    pub at: String,
    /// What is wrong and what to do.
    pub what: String,
}

/// Reads `project.json` and checks it against the files beside it (path → size in bytes).
///
/// # Errors
/// Every mistake found; at least one.
pub fn check(json: &[u8], files: &BTreeMap<String, u64>) -> Result<Project, Vec<Mistake>> {
    let project: Project = serde_json::from_slice(json).map_err(|error| {
        let what = format!("{error}: mend this place and check again");
        vec![Mistake { at: PROJECT_FILE.into(), what }]
    })?;
    let mut checker = Checker { files, ids: BTreeSet::new(), mistakes: Vec::new() };
    checker.paths();
    checker.project(&project);
    if checker.mistakes.is_empty() { Ok(project) } else { Err(checker.mistakes) }
}

struct Checker<'a> {
    files: &'a BTreeMap<String, u64>,
    ids: BTreeSet<&'a str>,
    mistakes: Vec<Mistake>,
}

impl<'a> Checker<'a> {
    fn add(&mut self, at: &str, what: impl Into<String>) {
        self.mistakes.push(Mistake { at: at.into(), what: what.into() });
    }

    fn paths(&mut self) {
        let mut paths = PathSet::default();
        for path in self.files.keys() {
            if let Err(reason) = paths.insert(path) {
                self.add(path, format!("{reason}: rename the file"));
            }
            if [FRAME_PATH, PAGE_PATH].iter().any(|ours| path.eq_ignore_ascii_case(ours)) {
                self.add(path, "is a name that Innkey uses itself: rename the file");
            }
        }
    }

    fn project(&mut self, project: &'a Project) {
        if project.format != FORMAT {
            self.add("format", format!("is {}: this Innkey reads {FORMAT}", project.format));
        }
        if !(2..=3).contains(&project.language.len()) {
            self.add(
                "language",
                "is no language: write two letters such as \"en\", \"de\" or \"it\"",
            );
        }
        self.name("name", &project.name);
        self.picture("cover", project.cover.as_deref());
        if project.functions.is_empty() {
            self.add("functions", "is empty: a project needs at least one function with a page");
        }
        let pages: usize = project.functions.iter().map(|function| function.pages.len()).sum();
        if pages >= MAX_PACKS {
            let most = MAX_PACKS - 1;
            self.add("functions", format!("have {pages} pages: a project has at most {most}"));
        }
        for (function, f) in project.functions.iter().zip(0..) {
            let at = format!("functions[{f}]");
            self.id(&at, &function.id);
            self.name(&at, &function.name);
            for (page, p) in function.pages.iter().zip(0..) {
                let at = format!("{at}.pages[{p}]");
                self.id(&at, &page.id);
                self.name(&at, &page.name);
                self.picture(&at, page.picture.as_deref());
                for (object, o) in page.objects.iter().zip(0..) {
                    let at = format!("{at}.objects[{o}]");
                    self.id(&at, &object.id);
                    self.name(&at, &object.name);
                    self.picture(&at, object.kind.picture());
                    self.state(&at, &object.kind);
                }
            }
        }
    }

    fn id(&mut self, at: &str, id: &'a str) {
        if !is_id(id) {
            self.add(at, format!("id {id:?}: use 1 to {MAX_ID} of a-z, 0-9 and hyphen"));
        } else if let Err(reason) = path::check(id) {
            // Page packs are named by it.
            self.add(at, format!("id {id:?}: {reason}: use another"));
        } else if !self.ids.insert(id) {
            self.add(at, format!("id {id:?} is there twice: give one of them another"));
        }
    }

    fn name(&mut self, at: &str, name: &str) {
        let length = name.trim().chars().count();
        if length == 0 {
            self.add(at, "has no name: give it one");
        } else if length > MAX_NAME {
            self.add(at, format!("has a name of {length} characters: shorten it to {MAX_NAME}"));
        }
    }

    fn picture(&mut self, at: &str, path: Option<&str>) {
        if let Some(path) = path
            && !self.files.contains_key(path)
        {
            self.add(
                at,
                format!("picture {path:?} is not in the project: add it or mend the path"),
            );
        }
    }

    fn state(&mut self, at: &str, kind: &ObjectKind) {
        match *kind {
            ObjectKind::Dimmer { level: percent } | ObjectKind::Shutter { position: percent }
                if percent > 100 =>
            {
                self.add(at, format!("{percent} percent: use 0 to 100"));
            }
            ObjectKind::Thermostat { target, .. } if !(-30.0..=60.0).contains(&target) => {
                self.add(at, format!("target {target} °C: use -30 to 60"));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"{
        "format": 1, "id": "01935e2a-0000-7000-8000-000000000001", "name": "Casa", "cover": "c.jpg",
        "functions": [{"id": "flat", "name": "Flat", "pages": [{"id": "room", "name": "Room", "objects": [
            {"id": "lamp", "type": "dimmer", "name": "Lamp", "level": 40},
            {"id": "night", "type": "scene", "name": "Night"},
            {"id": "heat", "type": "thermostat", "name": "Heating", "target": 21.5}]}]}]}"#;

    fn files() -> BTreeMap<String, u64> {
        BTreeMap::from([("c.jpg".into(), 9)])
    }

    fn mistakes(from: &str, to: &str) -> Vec<String> {
        let json = GOOD.replace(from, to);
        assert_ne!(json, GOOD, "{from}");
        let mistakes = check(json.as_bytes(), &files()).unwrap_err();
        mistakes.into_iter().map(|mistake| format!("{}: {}", mistake.at, mistake.what)).collect()
    }

    #[test]
    fn a_good_project_passes_and_is_cut_into_pages() {
        let project = check(GOOD.as_bytes(), &files()).unwrap();
        let slices: Vec<_> = project.slices().collect();
        assert_eq!(slices.len(), 1);
        assert_eq!((slices[0].1.function.id.as_str(), slices[0].1.page.objects.len()), ("flat", 3));
    }

    #[test]
    fn each_mistake_says_where() {
        for (from, to, at) in [
            ("\"cover\": \"c.jpg\"", "\"cover\": \"d.jpg\"", "cover: picture \"d.jpg\""),
            ("\"lamp\"", "\"Lamp 1\"", "functions[0].pages[0].objects[0]: id"),
            ("\"room\"", "\"con\"", "functions[0].pages[0]: id \"con\": the name is not allowed"),
            (
                "\"night\"",
                "\"lamp\"",
                "functions[0].pages[0].objects[1]: id \"lamp\" is there twice",
            ),
            ("\"level\": 40", "\"level\": 140", "functions[0].pages[0].objects[0]: 140 percent"),
            ("21.5", "215", "functions[0].pages[0].objects[2]: target"),
            ("\"Room\"", "\" \"", "functions[0].pages[0]: has no name"),
            ("\"scene\"", "\"dance\"", "project.json: unknown variant"),
            ("\"format\": 1", "\"format\": 7", "format: is 7"),
        ] {
            let found = mistakes(from, to);
            assert_eq!(found.len(), 1, "{found:?}");
            assert!(found[0].starts_with(at), "{found:?} should begin with {at}");
        }
    }

    #[test]
    fn what_phones_would_refuse_is_a_mistake() {
        for own in ["frame.json", "Page.json"] {
            let files = BTreeMap::from([("c.jpg".into(), 9), (own.into(), 1)]);
            let found = check(GOOD.as_bytes(), &files).unwrap_err();
            assert_eq!((found.len(), found[0].at.as_str()), (1, own));
        }
        let page = |id: usize| format!(r#"{{"id": "p{id}", "name": "P", "objects": []}}"#);
        let with = |count: usize| {
            let pages = (0..count).map(page).collect::<Vec<_>>().join(",");
            check(
                GOOD.replace("[{\"id\": \"room\"", &format!("[{pages},{{\"id\": \"room\""))
                    .as_bytes(),
                &files(),
            )
        };
        // One more pack is the base, one more page is the room.
        assert!(with(MAX_PACKS - 2).is_ok());
        assert_eq!(with(MAX_PACKS - 1).unwrap_err()[0].at, "functions");
    }

    #[test]
    fn several_mistakes_are_reported_together() {
        let files = BTreeMap::from([("A".into(), 1), ("a".into(), 1), ("../x".into(), 1)]);
        let found = check(GOOD.as_bytes(), &files).unwrap_err();
        assert_eq!(found.len(), 3, "{found:?}");
    }
}
