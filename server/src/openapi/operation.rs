//! One operation: what its handler says about it, and that as JSON.

use std::collections::BTreeMap;

use innkey_protocol::{ErrorCode, Problem, ProjectId, error::PROBLEM_JSON};
use serde_json::{Map, Value, json};

use super::{docstring, schemas::Schemas};

/// What is known of an operation.
#[derive(Default)]
pub struct Operation {
    /// The handler's path in this crate.
    handler: &'static str,
    /// Schemas of the identifiers in the path, in their order.
    pub path: Vec<Value>,
    pub parameters: Vec<Value>,
    pub body: Option<Value>,
    /// Any one of these security requirements will do; none: nothing is asked for.
    pub security: Option<Value>,
    /// What it answers when all is well, by status.
    pub answers: BTreeMap<u16, Value>,
    refusals: BTreeMap<u16, Vec<ErrorCode>>,
}

impl Operation {
    /// Notes the handler, by the full name of its type.
    pub fn is_done_by(&mut self, full_name: &'static str) {
        self.handler = full_name.find("handlers::").map_or(full_name, |at| &full_name[at..]);
    }

    /// Notes that it may be refused with any of these.
    pub fn may_refuse(&mut self, codes: &[ErrorCode]) {
        for code in codes {
            let same = self.refusals.entry(code.status()).or_default();
            if !same.contains(code) {
                same.push(*code);
            }
        }
    }

    /// The operation as JSON.
    pub fn into_json(mut self, template: &str, schemas: &mut Schemas) -> Value {
        let doc = docstring::of(self.handler);
        self.may_refuse(&doc.refusals);
        let place = self.handler.trim_start_matches("handlers::");
        let mut json = json!({
            "operationId": place.replace("::", "_"),
            "tags": [place.rsplit_once("::").map_or(place, |(module, _)| module).replace("::", " ")],
            "summary": doc.summary,
            "security": self.security.take().unwrap_or(json!([])),
        });
        if !doc.description.is_empty() {
            json["description"] = doc.description.into();
        }
        let parameters = self.all_parameters(template, schemas);
        if !parameters.is_empty() {
            json["parameters"] = parameters.into();
        }
        if let Some(body) = self.body.take() {
            json["requestBody"] = body;
        }
        json["responses"] = self.responses(schemas).into();
        json
    }

    fn all_parameters(&mut self, template: &str, schemas: &mut Schemas) -> Vec<Value> {
        let parts =
            template.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
        let mut in_path = self.path.drain(..);
        let mut all = Vec::new();
        for name in parts {
            // Who needs no more than the right to a project leaves its identifier to the right.
            let schema = in_path.next().unwrap_or_else(|| schemas.request::<ProjectId>());
            all.push(json!({ "name": name, "in": "path", "required": true, "schema": schema }));
        }
        drop(in_path);
        all.append(&mut self.parameters);
        all
    }

    fn responses(self, schemas: &mut Schemas) -> Map<String, Value> {
        let mut responses: Map<String, Value> = Map::new();
        for (status, answer) in self.answers {
            responses.insert(status.to_string(), answer);
        }
        for (status, codes) in self.refusals {
            responses.insert(status.to_string(), refusal(&codes, schemas));
        }
        responses
    }
}

/// Refused with one of these, which have one status.
fn refusal(codes: &[ErrorCode], schemas: &mut Schemas) -> Value {
    let lines = codes.iter().map(|code| format!("- `{}`: {}", code.as_str(), code.title()));
    let schema = json!({
        "allOf": [schemas.answer::<Problem>()],
        "properties": { "code": { "enum": codes } },
    });
    let mut refusal = json!({
        "description": lines.collect::<Vec<_>>().join("\n"),
        "content": { PROBLEM_JSON: { "schema": schema } },
    });
    if codes.contains(&ErrorCode::TooManyAttempts) {
        let seconds = json!({ "type": "integer", "minimum": 0 });
        let header = json!({ "description": "Seconds to wait.", "schema": seconds });
        refusal["headers"] = json!({ "Retry-After": header });
    }
    refusal
}
