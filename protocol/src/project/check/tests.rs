use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::{manifest::MAX_PACKS, project::is_id};

const GOOD: &str = r#"{
  "$schema": "project.schema.json",
  "format": 1, "id": "01935e2a-0000-7000-8000-000000000001", "name": "Casa", "cover": "c.jpg",
  "names": {"de": "Haus"}, "time_zone": "Europe/Rome",
  "groups": [{"id": "cleaning", "name": "Cleaning"}, {"id": "garden", "name": "Garden"}],
  "functions": [{"id": "flat", "name": "Flat", "icon": "pool", "pages": [
    {"id": "room", "name": "Room", "picture": null, "objects": [
      {"id": "lamp", "type": "dimmer", "name": "Lamp", "level": 40},
      {"id": "night", "type": "scene", "name": "Night", "pin": true, "hidden_from": ["cleaning"]},
      {"id": "hello", "type": "label", "name": "Hello", "text": "Hi", "texts": {"de": "Hallo"}},
      {"id": "heat", "type": "thermostat", "name": "Heating", "target": 21.5}]}]}]}"#;

fn files() -> BTreeMap<String, u64> {
    BTreeMap::from([("c.jpg".into(), 9)])
}

fn mistakes(from: &str, to: &str) -> Vec<Mistake> {
    let json = GOOD.replacen(from, to, 1);
    assert_ne!(json, GOOD, "{from}");
    check(json.as_bytes(), &files()).unwrap_err()
}

#[test]
fn a_good_project_passes_and_is_cut_into_pages() {
    let Checked { project, remarks } = check(GOOD.as_bytes(), &files()).unwrap();
    assert_eq!(remarks, []);
    let slices: Vec<_> = project.slices().collect();
    assert_eq!(slices.len(), 2);
    assert_eq!(slices[0].1.page.objects.len(), 4);
    assert_eq!((slices[1].0, slices[1].1.page.objects.len()), (Some("cleaning"), 3));
}

/// What is replaced in the good project, by what, where the mistake then points, and what it says.
const MISTAKES: &[[&str; 5]] = &[
    [
        "\"c.jpg\"",
        "\"d.jpg\"",
        "\"d.jpg\"",
        "cover",
        "picture \"d.jpg\" is not in the project: did you",
    ],
    [
        "\"lamp\"",
        "\"Lamp 1\"",
        "\"Lamp 1\"",
        "functions[0].pages[0].objects[0].id",
        "the id \"Lamp 1\": use 1 to",
    ],
    [
        "\"room\"",
        "\"con\"",
        "\"con\"",
        "functions[0].pages[0].id",
        "the id \"con\": the name is not",
    ],
    [
        "\"night\"",
        "\"lamp\"",
        "\"lamp\", \"type\": \"scene\"",
        "functions[0].pages[0].objects[1].id",
        "the id \"lamp\" is there twice",
    ],
    [
        "40}",
        "140}",
        "140}",
        "functions[0].pages[0].objects[0].level",
        "140 percent: use a whole number",
    ],
    [
        "40}",
        "4.5}",
        "4.5}",
        "functions[0].pages[0].objects[0].level",
        "4.5 percent: use a whole number",
    ],
    [
        "40}",
        "\"4\"}",
        "\"4\"}",
        "functions[0].pages[0].objects[0].level",
        "\"level\" has another form: write a",
    ],
    [
        "21.5",
        "215",
        "215",
        "functions[0].pages[0].objects[3].target",
        "target 215 °C: use -30 to 60",
    ],
    [
        ", \"target\": 21.5",
        "",
        "{\"id\": \"heat\"",
        "functions[0].pages[0].objects[3]",
        "\"target\" is missing: add it",
    ],
    ["\"Room\"", "\" \"", "\" \"", "functions[0].pages[0].name", "the name is empty"],
    [
        "\"scene\"",
        "\"scena\"",
        "\"scena\"",
        "functions[0].pages[0].objects[1].type",
        "there are no objects of type \"scena\": did you mean \"scene\"?",
    ],
    [
        "\"scene\"",
        "\"x\"",
        "\"x\"",
        "functions[0].pages[0].objects[1].type",
        "there are no objects of type \"x\": use one of switch, dimmer",
    ],
    [
        "\"level\"",
        "\"levle\"",
        "\"levle\"",
        "functions[0].pages[0].objects[0]",
        "\"levle\" is no field of a dimmer: did you mean \"level\"?",
    ],
    [
        "\"level\"",
        "\"on\"",
        "\"on\"",
        "functions[0].pages[0].objects[0]",
        "\"on\" is no field of a dimmer: take",
    ],
    [
        "\"pool\"",
        "\"poool\"",
        "\"poool\"",
        "functions[0].icon",
        "there is no icon \"poool\": did you mean \"pool\"?",
    ],
    [
        "[\"cleaning\"]",
        "[\"cleanig\"]",
        "\"cleanig\"",
        "functions[0].pages[0].objects[1].hidden_from[0]",
        "there is no group \"cleanig\" in the project: did you mean \"cleaning\"?",
    ],
    [
        "[\"cleaning\"]",
        "[\"cleaning\", \"cleaning\"]",
        "\"cleaning\"]",
        "functions[0].pages[0].objects[1].hidden_from[1]",
        "the group \"cleaning\" is there twice",
    ],
    [
        "\"id\": \"garden\"",
        "\"id\": \"cleaning\"",
        "\"cleaning\", \"name\": \"Garden\"",
        "groups[1].id",
        "the group \"cleaning\" is there twice",
    ],
    ["\"Garden\"", "\"cleaning\"", "\"cleaning\"}", "groups[1].name", "two groups have the name"],
    ["Europe/Rome", "Rome", "\"Rome\"", "time_zone", "\"Rome\" is no time zone"],
    [
        "{\"de\": \"Haus\"}",
        "{\"german\": \"Haus\"}",
        "\"Haus\"",
        "names.german",
        "\"german\" is no language",
    ],
    [
        "{\"de\": \"Haus\"}",
        "{\"en\": \"Haus\"}",
        "\"Haus\"",
        "names.en",
        "\"en\" is the project's own",
    ],
    [
        "{\"de\": \"Haus\"}",
        "{\"de\": \"Haus\", \"de\": \"Heim\"}",
        "\"de\": \"Heim\"",
        "names",
        "\"de\" is there twice",
    ],
    ["{\"de\": \"Haus\"}", "[]", "[]", "names", "\"names\" has another form: write fields"],
    ["\"format\": 1", "\"format\": 7", "7,", "format", "\"format\" is 7: this Innkey reads 1"],
    [
        "\"pin\": true",
        "\"pin\": 1",
        "1,",
        "functions[0].pages[0].objects[1].pin",
        "\"pin\" has another form",
    ],
    ["01935e2a", "x", "\"x-0000", "id", "\"id\" is \"x-0000"],
    ["21.5}]}]}]}", "21.5}],}]}]}", ",}", "", "a comma after the last entry"],
    ["21.5}]}]}]}", "21.5}]}]}", "[{\"id\": \"flat\"", "", "the [ here is never closed"],
];

#[test]
fn each_mistake_says_where_and_what_to_do() {
    for &[from, to, points_at, at, what] in MISTAKES {
        let found = mistakes(from, to);
        assert_eq!(found.len(), 1, "{found:?}");
        let (line, column) = (found[0].line.unwrap(), found[0].column.unwrap());
        let json = GOOD.replacen(from, to, 1);
        let line_text = json.lines().nth(line as usize - 1).unwrap();
        let place: String = line_text.chars().skip(column as usize - 1).collect();
        assert!(place.starts_with(points_at), "{place:?} should begin with {points_at:?}");
        let text = found[0].to_string();
        let start = format!("project.json:{line}:{column}: {what}");
        assert!(text.starts_with(&start), "{text:?} should begin with {start:?}");
        assert_eq!(found[0].at, at);
    }
}

#[test]
fn what_can_be_understood_is_checked_beyond_what_is_no_json() {
    let json = GOOD
        .replace("\"Casa\",", "\"Casa\", // the house\n")
        .replace("40}", "140,}")
        .replace("\"id\": \"night\",", "\"id\": \"night\"")
        .replace("\"Hi\"", "'Hi'")
        .replace("[\"cleaning\"]", "[\"x\"]");
    let found = check(json.as_bytes(), &files()).unwrap_err();
    let lines: Vec<_> = found.iter().map(|mistake| mistake.line.unwrap()).collect();
    assert_eq!(lines, [3, 9, 9, 10, 10, 11], "{found:#?}");
}

#[test]
fn what_is_no_text_or_no_object_is_told() {
    for (json, what) in [
        (b"".as_slice(), "project.json:1:1: the file is empty"),
        (b"[1]", "project.json:1:1: the project has another form: write fields in braces"),
        (b"{\n \"name\": \"\xff\"}", "project.json:2:11: this is no text in UTF-8"),
        (b"{\"name\": \"\\ud800\"}", "project.json:1:"),
    ] {
        let found = check(json, &BTreeMap::new()).unwrap_err();
        assert!(found[0].to_string().starts_with(what), "{found:?}");
    }
}

#[test]
fn many_mistakes_are_counted() {
    let object = |id: usize| format!(r#"{{"id": "o{id}", "type": "dimmer", "level": 200}},"#);
    let objects: String = (0..1000).map(object).collect();
    let found = mistakes(r#"{"id": "lamp""#, &format!(r#"{objects}{{"id": "lamp""#));
    assert_eq!(found.len(), 501);
    assert_eq!(found[500].to_string(), "project.json: has 1500 more mistakes: mend these first");
}

#[test]
fn what_phones_would_refuse_is_a_mistake() {
    for own in ["frame.json", "Page.json"] {
        let files = BTreeMap::from([("c.jpg".into(), 9), (own.into(), 1)]);
        let found = check(GOOD.as_bytes(), &files).unwrap_err();
        assert_eq!((found.len(), found[0].file.as_str()), (1, own));
    }
    let page = |id: usize| format!(r#"{{"id": "p{id}", "name": "P", "objects": []}}"#);
    let with = |count: usize| {
        let pages = (0..count).map(page).collect::<Vec<_>>().join(",");
        let json = GOOD.replace("{\"id\": \"room\"", &format!("{pages},{{\"id\": \"room\""));
        check(json.as_bytes(), &files())
    };
    // One more pack is the base, one more page is the room.
    assert!(with(MAX_PACKS - 2).is_ok());
    assert_eq!(with(MAX_PACKS - 1).unwrap_err()[0].at, "functions");
}

#[test]
fn variants_are_bounded() {
    let group = |id: usize| format!(r#"{{"id": "g{id}", "name": "G{id}"}}"#);
    let groups = (0..50).map(group).collect::<Vec<_>>().join(",");
    let hidden = (0..50).map(|id| format!("\"g{id}\"")).collect::<Vec<_>>().join(",");
    let with = |count: usize| {
        let mut pages = String::new();
        for page in 0..count {
            let object = format!(
                r#"{{"id": "o{page}", "type": "scene", "name": "O", "hidden_from": [{hidden}]}}"#
            );
            write!(pages, r#"{{"id": "p{page}", "name": "P", "objects": [{object}]}},"#).unwrap();
        }
        let json = GOOD
            .replace(r#"{"id": "garden", "name": "Garden"}"#, &groups)
            .replace(r#"{"id": "cleaning", "name": "Cleaning"},"#, "")
            .replace(r#"["cleaning"]"#, "[]")
            .replace("{\"id\": \"room\"", &format!("{pages}{{\"id\": \"room\""));
        check(json.as_bytes(), &files())
    };
    assert!(with(40).is_ok());
    assert!(with(41).unwrap_err()[0].what.contains("2050 variants"));
}

#[test]
fn remarks_stop_nothing() {
    let json = GOOD.replace(
        "\"pages\": [",
        "\"pages\": [\n{\"id\": \"p\", \"name\": \"P\", \"objects\": []},",
    );
    let files =
        BTreeMap::from([("c.jpg".into(), 9), ("old.jpg".into(), 1), (PROJECT_FILE.into(), 9)]);
    let remarks = check(json.as_bytes(), &files).unwrap().remarks;
    let told: Vec<_> = remarks.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 2);
    assert!(told[0].starts_with("project.json:7:1: a page without objects"), "{told:?}");
    assert!(told[1].starts_with("old.jpg: nothing shows it"), "{told:?}");
}

#[test]
fn several_mistakes_are_reported_together() {
    let files = BTreeMap::from([("A".into(), 1), ("a".into(), 1), ("../x".into(), 1)]);
    let found = check(GOOD.as_bytes(), &files).unwrap_err();
    assert_eq!(found.len(), 3, "{found:?}");
}

proptest! {
    /// Whatever is cut out of a project or put into it: no panic, a place in each mistake, and what passes is
    /// sound.
    #[test]
    fn damaged_projects_are_judged(
        from in 0..GOOD.len(),
        length in 0_usize..40,
        put in "[\\[\\]{},:\"a-z0-9 /\\\\'ü\n-]{0,6}",
    ) {
        let mut bytes = GOOD.as_bytes().to_vec();
        bytes.splice(from..(from + length).min(GOOD.len()), put.bytes());
        match check(&bytes, &files()) {
            Ok(Checked { project, .. }) => {
                let mut pages = project.functions.iter().flat_map(|function| &function.pages);
                prop_assert!(pages.all(|page| is_id(&page.id)));
            }
            Err(found) => {
                prop_assert!(!found.is_empty());
                prop_assert!(found.iter().all(|mistake| mistake.line.is_some_and(|line| line > 0)));
            }
        }
    }
}
