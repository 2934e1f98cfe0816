//! The description of the interface in OpenAPI 3.1, read from the handlers' signatures and docstrings: what a
//! handler takes and gives stands there once.

mod answers;
mod arguments;
mod docstring;
mod handler;
mod methods;
mod operation;
mod schemas;

use axum::Router;
use serde_json::{Map, Value, json};

pub use self::methods::{Methods, delete, get, patch, post, put};
use self::{methods::Describe, operation::Operation, schemas::Schemas};
use crate::state::State;

/// The routes with what is known of them.
pub struct Routes {
    router: Router<State>,
    described: Vec<(&'static str, Vec<(&'static str, Describe)>)>,
}

impl Routes {
    /// No routes yet.
    pub fn new() -> Self {
        Self { router: Router::new(), described: Vec::new() }
    }

    /// With one more.
    pub fn route(mut self, template: &'static str, methods: Methods) -> Self {
        self.described.push((template, methods.described));
        Self { router: self.router.route(template, methods.router), ..self }
    }

    /// What serves them.
    pub fn into_router(self) -> Router<State> {
        self.router
    }

    /// What describes them.
    pub fn document(&self) -> Value {
        let mut schemas = Schemas::new();
        let mut paths = Map::new();
        for (template, methods) in &self.described {
            let mut item = Map::new();
            for (method, describe) in methods {
                let mut operation = Operation::default();
                describe(&mut operation, &mut schemas);
                item.insert((*method).into(), operation.into_json(template, &mut schemas));
            }
            paths.insert((*template).into(), item.into());
        }
        let mut document = json!({
            "openapi": "3.1.0",
            "info": {
                "title": "Innkey",
                "version": env!("CARGO_PKG_VERSION"),
                "description": ABOUT,
                "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
            },
            "servers": [{ "url": "/" }],
            "paths": paths,
            "components": { "securitySchemes": security_schemes() },
        });
        schemas.finish(&mut document);
        document
    }
}

const ABOUT: &str = "Guest access to a building's project. Unknown fields are ignored on both sides; errors are \
problems (RFC 9457) whose `code` programs look at. Where a security requirement names the role `admin`, the \
session must be an admin's.";

fn security_schemes() -> Value {
    let bearer = |format: &str, description: &str| {
        json!({
            "type": "http", "scheme": "bearer",
            "bearerFormat": format, "description": description,
        })
    };
    json!({
        "session": bearer("SessionToken", "A signed-in device of an account on the project."),
        "link": bearer("DownloadToken", "The token in a share link."),
        "operator": bearer("OperatorToken", "Who runs the server."),
    })
}

#[cfg(test)]
mod tests;
