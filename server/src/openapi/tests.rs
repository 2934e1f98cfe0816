//! What must hold of the whole document.

use std::collections::BTreeSet;

use innkey_protocol::api::routes;
use serde_json::Value;

use crate::app::document;

fn operations(document: &Value) -> impl Iterator<Item = (String, &Value)> {
    let paths = document["paths"].as_object().unwrap();
    paths.iter().flat_map(|(path, item)| {
        let methods = item.as_object().unwrap().iter();
        methods.map(move |(method, operation)| (format!("{method} {path}"), operation))
    })
}

fn each<'a>(value: &'a Value, visit: &mut impl FnMut(&'a str, &'a Value)) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                visit(key, value);
                each(value, visit);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| each(item, visit)),
        _ => {}
    }
}

#[test]
fn it_has_every_route() {
    let document = document();
    let described: BTreeSet<_> =
        document["paths"].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(described, routes::ALL.iter().copied().collect());
}

#[test]
fn every_operation_is_complete() {
    let document = document();
    let mut ids = BTreeSet::new();
    for (name, operation) in operations(&document) {
        assert!(ids.insert(operation["operationId"].as_str().unwrap()), "{name}: its id is taken");
        assert!(!operation["summary"].as_str().unwrap().is_empty(), "{name} has no docstring");
        let responses = operation["responses"].as_object().unwrap();
        assert!(responses.contains_key("200"), "{name}");
        let in_path = name.matches('{').count();
        let parameters = operation["parameters"].as_array().into_iter().flatten();
        assert_eq!(parameters.filter(|one| one["in"] == "path").count(), in_path, "{name}");
        let open = operation["security"].as_array().unwrap().is_empty();
        assert_eq!(
            open,
            !responses.contains_key("401") && !responses.contains_key("403"),
            "{name}"
        );
        if in_path > 0 {
            assert!(responses.contains_key("404"), "{name}");
        }
        if operation.get("requestBody").is_some() {
            assert!(responses.contains_key("400") && responses.contains_key("413"), "{name}");
        }
    }
    assert!(ids.contains("customers_list") && ids.contains("operator_projects_upload"));
}

#[test]
fn every_reference_leads_somewhere_and_everything_is_referred_to() {
    let document = document();
    let mut referred = BTreeSet::new();
    each(&document, &mut |key, value| {
        if let ("$ref", Some(place)) = (key, value.as_str()) {
            assert!(document.pointer(&place[1..]).is_some(), "{place} is not there");
            referred.insert(place.rsplit_once('/').unwrap().1);
        }
        if let ("description", Some(text)) = (key, value.as_str()) {
            assert!(!text.contains("[`"), "a link of Rust: {text}");
        }
    });
    let schemas = document["components"]["schemas"].as_object().unwrap();
    assert_eq!(schemas.keys().map(String::as_str).collect::<BTreeSet<_>>(), referred);
}

#[test]
fn what_is_sent_and_what_is_answered_may_differ() {
    let document = document();
    let schemas = &document["components"]["schemas"];
    let required = |name: &str| schemas[name]["required"].as_array().cloned().unwrap_or_default();
    assert!(required("Customer").contains(&"revision".into()));
    assert!(required("Stay").is_empty() && schemas.get("StayAsSent").is_some());
    // What an answer leaves out is never null in it.
    assert_eq!(schemas["ActivityPage"]["properties"]["next"]["type"], "string");
}
