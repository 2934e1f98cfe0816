//! The JSON Schema of `project.json`, for editors.

use serde_json::{Value, json};

use super::{PROJECT_FILE, Project};

/// What [`super::is_id`] allows.
pub const ID_PATTERN: &str = "^[a-z0-9-]{1,64}$";
/// What [`super::is_language`] allows.
pub const LANGUAGE_PATTERN: &str = "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$";

/// JSON Schema 2020-12 of `project.json`; what `docs/project.schema.json` holds.
pub fn schema() -> Value {
    let mut schema = schemars::schema_for!(Project).to_value();
    schema["title"] = PROJECT_FILE.into();
    // Editors look here for the schema; Innkey passes over it.
    schema["properties"]["$schema"] =
        json!({ "description": "Where this schema lies, for editors.", "type": "string" });
    schema
}

#[cfg(all(test, feature = "check"))]
mod tests {
    use super::*;
    use crate::project::check::{KNOWN, fields_of_types};

    #[test]
    fn the_published_schema_is_this_one() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/project.schema.json");
        let published = std::fs::read_to_string(file).unwrap_or_default();
        let published = serde_json::from_str(&published).unwrap_or(Value::Null);
        assert!(
            published == schema(),
            "the schema changed: cargo run -- project schema > docs/project.schema.json"
        );
    }

    fn names(properties: &Value) -> Vec<&str> {
        properties.as_object().into_iter().flat_map(|all| all.keys()).map(String::as_str).collect()
    }

    /// The checker and the types know the same fields.
    #[test]
    fn the_checker_knows_the_fields_of_the_schema() {
        let schema = schema();
        for (name, fields) in KNOWN {
            let of = if name == "Project" { &schema } else { &schema["$defs"][name] };
            let mut fields = fields.to_vec();
            fields.sort_unstable();
            let mut known = match &of["oneOf"] {
                Value::Null if of["enum"].is_null() => names(&of["properties"]),
                Value::Null => of["enum"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|icon| icon.as_str().unwrap())
                    .collect(),
                one_of => one_of
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|it| it["const"].as_str().unwrap())
                    .collect(),
            };
            known.sort_unstable();
            assert_eq!(fields, known, "{name}");
        }
        let object = &schema["$defs"]["Object"];
        let kinds = object["oneOf"].as_array().unwrap();
        assert_eq!(kinds.len(), fields_of_types().count());
        for (kind, mut fields) in fields_of_types() {
            let fits = |it: &&Value| it["properties"]["type"]["const"] == kind;
            let of = kinds.iter().find(fits).unwrap();
            let mut known = [names(&of["properties"]), names(&object["properties"])].concat();
            known.sort_unstable();
            fields.sort_unstable();
            assert_eq!(fields, known, "{kind}");
        }
    }
}
