//! The schemas of all types that travel: as they are sent and as they are answered, told apart where that differs.

use std::collections::BTreeSet;

use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings};
use serde_json::{Map, Value, json};

use super::docstring::plain;

/// Where the document has them.
const SCHEMAS: &str = "#/components/schemas/";
/// Where those of requests are until it is known whether they differ.
const REQUESTS: &str = "#/components/requests/";
/// What the name of a request's schema ends in when answers have another one of the same name.
const AS_SENT: &str = "AsSent";

/// The schemas asked for so far.
pub struct Schemas {
    requests: SchemaGenerator,
    answers: SchemaGenerator,
}

impl Schemas {
    pub fn new() -> Self {
        let settings = |place: &'static str| {
            SchemaSettings::draft2020_12().with(|settings| {
                settings.definitions_path =
                    place.trim_start_matches('#').trim_end_matches('/').into();
                settings.meta_schema = None;
            })
        };
        let requests = settings(REQUESTS).for_deserialize().into_generator();
        let answers = settings(SCHEMAS).for_serialize().into_generator();
        Self { requests, answers }
    }

    /// The schema of a type in a request.
    pub fn request<T: JsonSchema>(&mut self) -> Value {
        self.requests.subschema_for::<T>().to_value()
    }

    /// The schema of a type in an answer.
    pub fn answer<T: JsonSchema>(&mut self) -> Value {
        self.answers.subschema_for::<T>().to_value()
    }

    /// The fields of a type as parameters of an address's query.
    pub fn query<T: JsonSchema>(&mut self) -> Vec<Value> {
        let schema: Schema = T::json_schema(&mut self.requests);
        let required = schema.get("required").cloned().unwrap_or_default();
        let required =
            |name: &str| required.as_array().is_some_and(|all| all.contains(&name.into()));
        let fields = schema.get("properties").and_then(Value::as_object).cloned();
        let parameter = |(name, mut schema): (String, Value)| {
            // An absent parameter is absent: an address knows no null.
            without_null(&mut schema);
            let description =
                schema.as_object_mut().and_then(|schema| schema.remove("description"));
            let mut parameter =
                json!({ "in": "query", "required": required(&name), "schema": schema });
            parameter["description"] = description.unwrap_or_default();
            parameter["name"] = name.into();
            parameter
        };
        fields.unwrap_or_default().into_iter().map(parameter).collect()
    }

    /// Puts all of them into the document.
    pub fn finish(mut self, document: &mut Value) {
        let mut answers = self.answers.take_definitions(false);
        answers.values_mut().for_each(drop_absent_nulls);
        let requests = self.requests.take_definitions(false);
        let differing = differing(&requests, &answers);
        let name_of = |name: &str| {
            if differing.contains(name) { format!("{name}{AS_SENT}") } else { name.to_owned() }
        };
        for (name, schema) in requests {
            answers.insert(name_of(&name), schema);
        }
        document["components"]["schemas"] = answers.into();
        for_each_text(document, &mut |key, text| match (key, text.strip_prefix(REQUESTS)) {
            ("$ref", Some(name)) => *text = format!("{SCHEMAS}{}", name_of(name)),
            ("description", _) => *text = plain(text),
            _ => {}
        });
    }
}

/// The names that mean one thing in requests and another in answers, directly or by what they refer to.
fn differing(requests: &Map<String, Value>, answers: &Map<String, Value>) -> BTreeSet<String> {
    let both = requests.iter().filter_map(|(name, sent)| Some((name, sent, answers.get(name)?)));
    let same_place = |sent: &Value| sent.to_string().replace(REQUESTS, SCHEMAS);
    let mut differing: BTreeSet<String> = both
        .filter(|(_, sent, answered)| same_place(sent) != answered.to_string())
        .map(|(name, ..)| name.clone())
        .collect();
    loop {
        let refers = |schema: &Value| {
            let text = schema.to_string();
            differing.iter().any(|name| text.contains(&format!("\"{REQUESTS}{name}\"")))
        };
        let more = requests.iter().filter(|(name, schema)| {
            answers.contains_key(*name) && !differing.contains(*name) && refers(schema)
        });
        let more: Vec<String> = more.map(|(name, _)| name.clone()).collect();
        if more.is_empty() {
            return differing;
        }
        differing.extend(more);
    }
}

/// A field that may be absent is never null in our answers.
fn drop_absent_nulls(schema: &mut Value) {
    let required = schema.get("required").cloned().unwrap_or_default();
    let required = |name: &str| required.as_array().is_some_and(|all| all.contains(&name.into()));
    let fields = schema.get_mut("properties").and_then(Value::as_object_mut);
    for (name, field) in fields.into_iter().flatten() {
        if !required(name) {
            without_null(field);
        }
    }
    match schema {
        Value::Object(fields) => fields.values_mut().for_each(drop_absent_nulls),
        Value::Array(items) => items.iter_mut().for_each(drop_absent_nulls),
        _ => {}
    }
}

/// Takes null out of what a schema allows.
fn without_null(schema: &mut Value) {
    if let Some(Value::Array(kinds)) = schema.get_mut("type") {
        kinds.retain(|kind| kind != "null");
        if let [only] = kinds.as_slice() {
            schema["type"] = only.clone();
        }
    }
    let Some(Value::Array(choices)) = schema.get_mut("anyOf") else { return };
    choices.retain(|choice| choice["type"] != "null");
    if let [only] = choices.as_slice()
        && let Some(only) = only.as_object().cloned()
        && let Some(fields) = schema.as_object_mut()
    {
        fields.remove("anyOf");
        fields.extend(only);
    }
}

/// Calls `change` with every text in `value` and the key that it stands under.
fn for_each_text(value: &mut Value, change: &mut impl FnMut(&str, &mut String)) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                match value {
                    Value::String(text) => change(key, text),
                    other => for_each_text(other, change),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| for_each_text(item, change)),
        _ => {}
    }
}
