//! What a handler's answer says.

use bytes::Bytes;
use innkey_protocol::{
    api::events::{CHANGED, ENDED, Ended, HEARTBEAT, Revisions},
    manifest::Manifest,
};
use schemars::JsonSchema;
use serde_json::{Value, json};

use super::{operation::Operation, schemas::Schemas};
use crate::{
    backup::Sealed,
    error::Error,
    handlers::{events::Events, packs::Stored, server::Document},
};

/// What a handler answers.
pub trait Answers {
    /// Notes what it says.
    fn describe(operation: &mut Operation, schemas: &mut Schemas);
}

impl<T: Answers> Answers for Result<T, Error> {
    fn describe(operation: &mut Operation, schemas: &mut Schemas) {
        T::describe(operation, schemas);
    }
}

impl Answers for () {
    fn describe(operation: &mut Operation, _: &mut Schemas) {
        operation.answers.insert(200, json!({ "description": "Done." }));
    }
}

impl<T: JsonSchema> Answers for axum::Json<T> {
    fn describe(operation: &mut Operation, schemas: &mut Schemas) {
        let schema = schemas.answer::<T>();
        let content = json!({ "application/json": { "schema": schema } });
        let answer = json!({ "description": "Done.", "content": content });
        operation.answers.insert(200, answer);
    }
}

impl Answers for &'static str {
    fn describe(operation: &mut Operation, _: &mut Schemas) {
        let content = json!({ "text/plain; charset=utf-8": { "schema": { "type": "string" } } });
        operation.answers.insert(200, json!({ "description": "Yes.", "content": content }));
    }
}

impl Answers for Document {
    fn describe(operation: &mut Operation, _: &mut Schemas) {
        let content = json!({ "application/json": { "schema": { "type": "object" } } });
        let answer = json!({ "description": "This document.", "content": content });
        operation.answers.insert(200, answer);
    }
}

impl Answers for Events {
    fn describe(operation: &mut Operation, schemas: &mut Schemas) {
        let description = format!(
            "Server-sent events, without end: `{CHANGED}` first and whenever something has changed, `{ENDED}` last if \
             the session is over. Lines that begin with a colon come every {HEARTBEAT} s at least."
        );
        let data =
            json!({ CHANGED: schemas.answer::<Revisions>(), ENDED: schemas.answer::<Ended>() });
        let content = json!({ "schema": { "type": "string" }, "x-events": data });
        let answer =
            json!({ "description": description, "content": { "text/event-stream": content } });
        operation.answers.insert(200, answer);
    }
}

impl Answers for Sealed {
    fn describe(operation: &mut Operation, _: &mut Schemas) {
        let content = json!({ "application/octet-stream": {} });
        operation.answers.insert(200, json!({ "description": "The file.", "content": content }));
    }
}

impl Answers for Stored<Bytes> {
    fn describe(operation: &mut Operation, _: &mut Schemas) {
        stored(operation, json!({}));
    }
}

impl Answers for Stored<Manifest> {
    fn describe(operation: &mut Operation, schemas: &mut Schemas) {
        let manifest = schemas.answer::<Manifest>();
        let schema = json!({ "contentMediaType": "application/json", "contentSchema": manifest });
        stored(operation, json!({ "schema": schema }));
    }
}

/// Immutable bytes, whole or by range.
fn stored(operation: &mut Operation, media: Value) {
    let text =
        |description: &str| json!({ "description": description, "schema": { "type": "string" } });
    let range = text("Which bytes these are, of how many.");
    let headers = json!({
        "ETag": text("The hash."),
        "Accept-Ranges": text("`bytes`."),
        "Cache-Control": text("May be kept for ever, by the phone only."),
    });
    let mut partial_headers = headers.clone();
    partial_headers["Content-Range"] = range.clone();
    let content = json!({ "application/octet-stream": media });
    let whole = json!({ "description": "All bytes.", "headers": headers, "content": content });
    let some = json!({ "application/octet-stream": {} });
    let part =
        json!({ "description": "These bytes.", "headers": partial_headers, "content": some });
    let nothing = json!({ "description": "No such bytes.", "headers": { "Content-Range": range } });
    operation.answers.extend([(200, whole), (206, part), (416, nothing)]);
}
