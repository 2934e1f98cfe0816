//! What each argument of a handler says: who may call, what the path, the query and the body hold.

use axum::{body::Body, extract::State as Shared};
use innkey_protocol::{AccountId, DeviceId, ErrorCode, GroupId, Hash, ProjectId};
use schemars::JsonSchema;
use serde_json::{Value, json};

use super::{operation::Operation, schemas::Schemas};
use crate::{
    auth::{Admin, Downloader, Operator, SignedInDevice, Stranger},
    handlers::{Json, Path, Query},
    range::RangeHeader,
    state::State,
};

/// An argument of a handler.
pub trait Argument {
    /// Notes what it says.
    fn describe(operation: &mut Operation, schemas: &mut Schemas);
}

impl Argument for Shared<State> {
    fn describe(operation: &mut Operation, _: &mut Schemas) {
        operation.may_refuse(&[ErrorCode::Internal, ErrorCode::Unavailable]);
    }
}

/// What may end a session, or be wrong with the path of its project.
const NO_SESSION: &[ErrorCode] = &[
    ErrorCode::NotSignedIn,
    ErrorCode::SessionEnded,
    ErrorCode::AccountDisabled,
    ErrorCode::StayEnded,
    ErrorCode::ProjectNotFound,
];

impl Argument for SignedInDevice {
    fn describe(operation: &mut Operation, _: &mut Schemas) {
        operation.security = Some(json!([{ "session": [] }]));
        operation.may_refuse(NO_SESSION);
    }
}

impl Argument for Admin {
    fn describe(operation: &mut Operation, _: &mut Schemas) {
        operation.security = Some(json!([{ "session": ["admin"] }]));
        operation.may_refuse(NO_SESSION);
        operation.may_refuse(&[ErrorCode::AdminOnly]);
    }
}

impl Argument for Downloader {
    fn describe(operation: &mut Operation, _: &mut Schemas) {
        operation.security = Some(json!([{ "session": [] }, { "link": [] }]));
        operation.may_refuse(NO_SESSION);
        operation.may_refuse(&[ErrorCode::LinkRevoked]);
    }
}

impl Argument for Operator {
    fn describe(operation: &mut Operation, _: &mut Schemas) {
        operation.security = Some(json!([{ "operator": [] }]));
        operation.may_refuse(&[ErrorCode::OperatorOnly]);
    }
}

impl Argument for Stranger {
    fn describe(operation: &mut Operation, _: &mut Schemas) {
        // A link, if there is one, only says by whom wrong tries are counted.
        operation.security.get_or_insert(json!([{}, { "link": [] }]));
        operation.may_refuse(&[ErrorCode::ProjectNotFound]);
    }
}

impl<T: JsonSchema> Argument for Json<T> {
    fn describe(operation: &mut Operation, schemas: &mut Schemas) {
        let content = json!({ "application/json": { "schema": schemas.request::<T>() } });
        operation.body = Some(json!({ "required": true, "content": content }));
        operation.may_refuse(&[
            ErrorCode::BadRequest,
            ErrorCode::TooSlow,
            ErrorCode::TooLarge,
            ErrorCode::Invalid,
        ]);
    }
}

impl<T: JsonSchema> Argument for Query<T> {
    fn describe(operation: &mut Operation, schemas: &mut Schemas) {
        operation.parameters.extend(schemas.query::<T>());
        operation.may_refuse(&[ErrorCode::Invalid]);
    }
}

/// A package.
impl Argument for Body {
    fn describe(operation: &mut Operation, _: &mut Schemas) {
        let description = "A package (`.tup`): a ZIP of `project.json` and pictures.";
        let content = json!({ "application/zip": {} });
        operation.body =
            Some(json!({ "description": description, "required": true, "content": content }));
        operation.may_refuse(&[ErrorCode::BadRequest, ErrorCode::TooSlow, ErrorCode::TooLarge]);
    }
}

impl Argument for RangeHeader {
    fn describe(operation: &mut Operation, _: &mut Schemas) {
        operation.parameters.push(json!({
            "name": "Range",
            "in": "header",
            "description": "The bytes that are wanted (RFC 9110, section 14.2); several ranges are ignored.",
            "schema": { "type": "string" },
            "example": "bytes=0-1023",
        }));
    }
}

/// An identifier in the path.
trait PathPart: JsonSchema {
    /// What is answered when nothing has it.
    const MISSING: ErrorCode;
}

impl PathPart for ProjectId {
    const MISSING: ErrorCode = ErrorCode::ProjectNotFound;
}
impl PathPart for AccountId {
    const MISSING: ErrorCode = ErrorCode::AccountNotFound;
}
impl PathPart for GroupId {
    const MISSING: ErrorCode = ErrorCode::GroupNotFound;
}
impl PathPart for DeviceId {
    const MISSING: ErrorCode = ErrorCode::DeviceNotFound;
}
impl PathPart for u64 {
    const MISSING: ErrorCode = ErrorCode::VersionNotFound;
}
impl PathPart for Hash {
    const MISSING: ErrorCode = ErrorCode::NotFound;
}

macro_rules! path {
    ($($path:ty: $($part:ident),+;)*) => {
        $(impl<$($part: PathPart),+> Argument for Path<$path> {
            fn describe(operation: &mut Operation, schemas: &mut Schemas) {
                let parts: Vec<Value> = vec![$(schemas.request::<$part>()),+];
                operation.path = parts;
                operation.may_refuse(&[ErrorCode::NotFound, $($part::MISSING),+]);
            }
        })*
    };
}
path! {
    (A, B): A, B;
    (A, B, C): A, B, C;
}

impl Argument for Path<ProjectId> {
    fn describe(operation: &mut Operation, schemas: &mut Schemas) {
        operation.path = vec![schemas.request::<ProjectId>()];
        operation.may_refuse(&[ErrorCode::NotFound, ErrorCode::ProjectNotFound]);
    }
}
