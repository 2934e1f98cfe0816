//! A request before it is known over which address it goes.

use std::ops::Range;

use bytes::Bytes;
use innkey_protocol::token::{Kind, Token};
use reqwest::{
    Method,
    header::{ACCEPT_ENCODING, AUTHORIZATION, CONTENT_TYPE, HeaderValue, RANGE},
};
use serde::Serialize;
use zeroize::Zeroizing;

use super::answer::GZIP;
use crate::{Error, Result};

/// Room for an ordinary body, so that a buffer with a secret rarely grows and leaves copies.
const BODY: usize = 4096;

/// A request. It may be sent twice when its answer is lost: ids and tokens in it are made on this side.
/// Only those of [`Request::post`] may not.
#[derive(Clone, Debug)]
pub struct Request {
    method: Method,
    /// Begins with a slash.
    path: String,
    bearer: Option<HeaderValue>,
    body: Option<Bytes>,
    range: Option<Range<u64>>,
    compressed: bool,
    once: bool,
}

impl Request {
    pub(crate) fn new(method: Method, path: impl Into<String>) -> Self {
        Self {
            method,
            path: path.into(),
            bearer: None,
            body: None,
            range: None,
            compressed: false,
            once: false,
        }
    }

    /// A GET request for a path of the server, e.g. from [`innkey_protocol::api::routes`].
    pub fn get(path: impl Into<String>) -> Self {
        Self::new(Method::GET, path)
    }

    /// A POST request that makes something new each time. It is sent once: after a lost answer, look
    /// whether it was done.
    pub fn post(path: impl Into<String>) -> Self {
        Self { once: true, ..Self::new(Method::POST, path) }
    }

    /// A PATCH request.
    pub fn patch(path: impl Into<String>) -> Self {
        Self::new(Method::PATCH, path)
    }

    /// A DELETE request.
    pub fn delete(path: impl Into<String>) -> Self {
        Self::new(Method::DELETE, path)
    }

    /// With this token as credentials.
    #[must_use]
    pub fn bearer<K: Kind>(mut self, token: &Token<K>) -> Self {
        let text = Zeroizing::new(format!("Bearer {}", *Zeroizing::new(token.to_text())));
        // A token's text is ASCII, so this is always Ok.
        self.bearer = HeaderValue::from_str(&text).ok();
        if let Some(value) = &mut self.bearer {
            value.set_sensitive(true);
        }
        self
    }

    /// With `body` as JSON; the buffer is wiped when the request is dropped.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it cannot be written as JSON.
    pub fn json(mut self, body: &impl Serialize) -> Result<Self> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(BODY));
        serde_json::to_writer(&mut *bytes, body).map_err(|error| Error::Invalid {
            what: format!("This cannot be sent ({:?})", error.classify()),
            hint: "check what you entered.",
        })?;
        self.body = Some(Bytes::from_owner(bytes));
        Ok(self)
    }

    /// Only these bytes.
    pub(crate) fn range(mut self, range: Range<u64>) -> Self {
        self.range = Some(range);
        self
    }

    /// The answer may be compressed; [`super::Answer::unpacked`] unpacks it.
    pub(crate) fn compressed(mut self) -> Self {
        self.compressed = true;
        self
    }

    /// Whether it must not be sent a second time.
    pub(super) const fn is_once(&self) -> bool {
        self.once
    }

    /// For one address, given as host and port.
    pub(super) fn build(&self, client: &reqwest::Client, at: &str) -> reqwest::RequestBuilder {
        let mut builder = client.request(self.method.clone(), format!("https://{at}{}", self.path));
        if let Some(bearer) = &self.bearer {
            builder = builder.header(AUTHORIZATION, bearer.clone());
        }
        if let Some(body) = &self.body {
            builder = builder.header(CONTENT_TYPE, "application/json").body(body.clone());
        }
        if let Some(range) = &self.range {
            builder = builder.header(RANGE, range_text(range));
        }
        if self.compressed {
            builder = builder.header(ACCEPT_ENCODING, GZIP);
        }
        builder
    }
}

/// The bytes as a header names them.
pub(super) fn range_text(range: &Range<u64>) -> String {
    format!("bytes={}-{}", range.start, range.end.saturating_sub(1))
}

/// The path with these parameters.
pub(crate) fn with_query(path: String, query: &impl Serialize) -> Result<String> {
    let query = serde_urlencoded::to_string(query).map_err(|error| Error::Invalid {
        what: format!("This filter cannot be sent ({error})"),
        hint: "choose another.",
    })?;
    Ok(if query.is_empty() { path } else { format!("{path}?{query}") })
}

#[cfg(test)]
mod tests {
    use innkey_protocol::SessionToken;

    use super::*;

    #[test]
    fn debug_shows_no_token() {
        let token = SessionToken::from_bytes([7; 32]);
        let shown = format!("{:?}", Request::get("/v1/server").bearer(&token));
        assert!(!shown.contains(&token.to_text()[2..]), "{shown}");
    }
}
