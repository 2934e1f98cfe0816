//! JSON Schema of the wire types that are texts and numbers of a form of their own. All others derive theirs.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::{
    Code, ErrorCode, Hash, Host, Secret, TimeOfDay, UnixTime,
    token::{self, Kind},
};

/// The schema of a type is `$schema`, under the type's name.
macro_rules! schema {
    ($($name:ident = $schema:expr;)*) => {
        $(impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                let schema: fn(&mut SchemaGenerator) -> Schema = $schema;
                schema(generator)
            }
        })*
    };
}

/// A server's two pins, as [`crate::link::hex_pins`] writes them.
pub struct Pins;

schema! {
    UnixTime = |_| json_schema!({
        "description": "Seconds since 1970-01-01 00:00 UTC.",
        "type": "integer",
        "format": "int64",
        "minimum": i64::MIN,
        "maximum": i64::MAX,
    });
    TimeOfDay = |_| json_schema!({
        "description": "A time of day on the building's clocks, to the minute.",
        "type": "string",
        "pattern": "^([01]?[0-9]|2[0-3]):[0-5][0-9]$",
        "examples": ["15:00"],
    });
    Hash = |_| json_schema!({
        "description": "The BLAKE3 hash of some bytes.",
        "type": "string",
        "pattern": "^[0-9a-f]{64}$",
    });
    Pins = |_| json_schema!({
        "description": "SHA-256 of the server's key and its spare key (of their SPKI).",
        "type": "array",
        "items": { "type": "string", "pattern": "^[0-9a-f]{64}$" },
        "minItems": 2,
        "maxItems": 2,
    });
    Secret = |_| json_schema!({
        "description": "A text that must not be seen; the server never sends it back.",
        "type": "string",
        "format": "password",
        "writeOnly": true,
    });
    Code = |generator| if generator.contract().is_serialize() {
        json_schema!({
            "description": "A one-time code: Crockford base32.",
            "type": "string",
            "pattern": "^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$",
            "examples": ["7K4M-2QXR"],
        })
    } else {
        json_schema!({
            "description": "A one-time code as typed: case, spaces and hyphens do not matter, O is 0, I and L are 1.",
            "type": "string",
            "pattern": "^[ -]*([0-9A-TV-Za-tv-z][ -]*){8}$",
            "examples": ["7K4M-2QXR"],
        })
    };
    Host = |_| json_schema!({
        "description": "A DNS name in ASCII lower case, or an IP address; IPv6 in brackets.",
        "type": "string",
        "minLength": 1,
        "maxLength": crate::address::MAX_HOST,
        "examples": ["192.168.1.20", "casa.example.org"],
    });
    ErrorCode = |_| json_schema!({
        "description": "What went wrong, as a stable word.",
        "type": "string",
        "enum": Self::ALL,
    });
}

impl<K: Kind> JsonSchema for token::Token<K> {
    fn schema_name() -> Cow<'static, str> {
        match K::LETTER {
            token::Session::LETTER => "SessionToken".into(),
            token::Download::LETTER => "DownloadToken".into(),
            _ => "OperatorToken".into(),
        }
    }

    fn schema_id() -> Cow<'static, str> {
        Self::schema_name()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        // The last of the 43 characters holds four bits only.
        json_schema!({
            "description": "A bearer token: a letter, a dot, 32 bytes as unpadded URL-safe base64.",
            "type": "string",
            "format": "password",
            "pattern": format!(r"^{}\.[A-Za-z0-9_-]{{42}}[AEIMQUYcgkosw048]$", K::LETTER),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        SessionToken,
        api::{customers::Customer, sign_in::SignIn},
    };

    #[test]
    fn every_error_is_a_word_of_the_schema() {
        let schema = schemars::schema_for!(ErrorCode);
        let words = schema.get("enum").unwrap().as_array().unwrap();
        assert_eq!(words.len(), ErrorCode::ALL.len());
        assert!(words.contains(&"code_expired".into()));
    }

    #[test]
    fn secrets_are_marked_and_names_are_those_of_the_types() {
        let schema = serde_json::to_string(&schemars::schema_for!(SignIn)).unwrap();
        assert!(schema.contains(r#""writeOnly":true"#) && schema.contains("SessionToken"));
        let token = schemars::schema_for!(SessionToken);
        assert!(token.get("pattern").unwrap().as_str().unwrap().starts_with(r"^s\."));
        assert_eq!(Customer::schema_name(), "Customer");
    }
}
