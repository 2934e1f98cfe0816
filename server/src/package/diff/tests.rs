use std::{collections::BTreeMap, io::Read};

use super::*;
use crate::package::{PackageError, Source};

const OLD: &str = r#"{
    "format": 1, "id": "01935e2a-0000-7000-8000-000000000001", "name": "Casa", "otp": true,
    "groups": [{"id": "cleaning", "name": "Cleaning"}],
    "functions": [
        {"id": "flat", "name": "Flat", "pages": [
            {"id": "bath", "name": "Bath", "objects": [
                {"id": "lamp", "type": "dimmer", "name": "Lamp", "level": 40}]},
            {"id": "room", "name": "Room", "objects": [
                {"id": "a", "type": "scene", "name": "A"}, {"id": "b", "type": "scene", "name": "B"},
                {"id": "c", "type": "scene", "name": "C"}, {"id": "d", "type": "scene", "name": "D"}]}]},
        {"id": "garden", "name": "Garden", "pages": []}]}"#;

struct Memory {
    contents: BTreeMap<String, Vec<u8>>,
    sizes: BTreeMap<String, u64>,
}

fn memory(project: &str, files: &[(&str, &str)]) -> Authored {
    let all = [&[("project.json", project)], files].concat();
    let mut memory = Memory {
        contents: all.iter().map(|(path, text)| ((*path).into(), text.as_bytes().into())).collect(),
        sizes: all.iter().map(|(path, text)| ((*path).into(), text.len() as u64)).collect(),
    };
    memory.authored().unwrap()
}

impl Source for Memory {
    fn files(&self) -> &BTreeMap<String, u64> {
        &self.sizes
    }

    fn open(&mut self, path: &str) -> Result<Box<dyn Read + '_>, PackageError> {
        Ok(Box::new(self.contents[path].as_slice()))
    }
}

/// The changes after replacing texts, as JSON.
fn after(edits: &[(&str, &str)]) -> Vec<Value> {
    let mut new = OLD.to_owned();
    for (from, to) in edits {
        assert!(new.contains(from), "{from}");
        new = new.replacen(from, to, 1);
    }
    let changes = diff(&memory(OLD, &[]), &memory(&new, &[]));
    changes.into_iter().map(|change| serde_json::to_value(change).unwrap()).collect()
}

fn expect(edits: &[(&str, &str)], expected: &[&str]) {
    let expected: Vec<Value> =
        expected.iter().map(|text| serde_json::from_str(text).unwrap()).collect();
    assert_eq!(after(edits), expected);
}

#[test]
fn nothing_changed() {
    expect(&[], &[]);
    // Neither spaces nor what is left out because it is the default are changes.
    expect(&[("\"pages\": []", "\"icon\":\"home\",  \"pages\": []")], &[]);
}

#[test]
fn each_change_is_told_by_id() {
    expect(
        &[("\"Casa\"", "\"Villa\""), ("\"otp\": true", "\"otp\": false")],
        &[
            r#"{"kind": "project", "id": "", "name": "Villa", "change": "renamed", "from": "Casa", "to": "Villa"}"#,
            r#"{"kind": "project", "id": "", "name": "Villa", "change": "changed", "field": "otp", "from": true,
                "to": false}"#,
        ],
    );
    expect(
        &[(
            "\"level\": 40",
            "\"level\": 60, \"names\": {\"de\": \"Lampe\"}, \"hidden_from\": [\"cleaning\"]",
        )],
        &[
            r#"{"kind": "object", "id": "lamp", "name": "Lamp", "in": ["flat", "bath"], "change": "changed",
                "field": "hidden_from", "from": null, "to": ["cleaning"]}"#,
            r#"{"kind": "object", "id": "lamp", "name": "Lamp", "in": ["flat", "bath"], "change": "changed",
                "field": "level", "from": 40, "to": 60}"#,
            r#"{"kind": "object", "id": "lamp", "name": "Lamp", "in": ["flat", "bath"], "change": "changed",
                "field": "names.de", "from": null, "to": "Lampe"}"#,
        ],
    );
    expect(
        &[
            (", {\"id\": \"d\", \"type\": \"scene\", \"name\": \"D\"}", ""),
            (
                "\"pages\": []",
                "\"pages\": [{\"id\": \"pool\", \"name\": \"Pool\", \"objects\": []}]",
            ),
            (
                "{\"id\": \"cleaning\"",
                "{\"id\": \"garden\", \"name\": \"Garden\"}, {\"id\": \"cleaning\"",
            ),
        ],
        &[
            r#"{"kind": "group", "id": "garden", "name": "Garden", "change": "added"}"#,
            r#"{"kind": "page", "id": "pool", "name": "Pool", "in": ["garden"], "change": "added"}"#,
            r#"{"kind": "object", "id": "d", "name": "D", "in": ["flat", "room"], "change": "removed"}"#,
        ],
    );
}

#[test]
fn only_what_was_moved_is_told_as_moved() {
    // A after D: B, C and D keep their order.
    expect(
        &[
            ("{\"id\": \"a\", \"type\": \"scene\", \"name\": \"A\"}, ", ""),
            (
                "\"name\": \"D\"}",
                "\"name\": \"D\"}, {\"id\": \"a\", \"type\": \"scene\", \"name\": \"A\"}",
            ),
        ],
        &[r#"{"kind": "object", "id": "a", "name": "A", "in": ["flat", "room"], "change": "moved",
              "from": ["room", 1], "to": ["room", 4]}"#],
    );
    // To another page, which moves nothing else.
    expect(
        &[
            ("{\"id\": \"a\", \"type\": \"scene\", \"name\": \"A\"}, ", ""),
            (
                "\"objects\": [",
                "\"objects\": [{\"id\": \"a\", \"type\": \"scene\", \"name\": \"A\"}, ",
            ),
        ],
        &[r#"{"kind": "object", "id": "a", "name": "A", "in": ["flat", "bath"], "change": "moved",
              "from": ["room", 1], "to": ["bath", 1]}"#],
    );
}

#[test]
fn pictures_are_compared_by_content() {
    let old = [("a.jpg", "one"), ("b.jpg", "two"), ("c.jpg", "three"), ("d.jpg", "four")];
    let new = [("a.jpg", "one"), ("b.jpg", "owt"), ("images/c.jpg", "three"), ("e.jpg", "five")];
    let changes = diff(&memory(OLD, &old), &memory(OLD, &new));
    let told: Vec<_> = changes
        .iter()
        .map(|change| match &change.what {
            What::Added => format!("+{}", change.id),
            What::Removed => format!("-{}", change.id),
            What::Renamed { from, to } => format!("{from}>{to}"),
            What::Changed { field, from, to } => {
                assert_ne!(from["hash"], to["hash"]);
                format!("{} {field} {} {}", change.id, from["size"], to["size"])
            }
            What::Moved { .. } => panic!("{change:?}"),
        })
        .collect();
    assert_eq!(told, ["b.jpg content 3 3", "-d.jpg", "+e.jpg", "c.jpg>images/c.jpg"]);
}
