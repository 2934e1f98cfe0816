//! What a server's answer means: errors are told apart here, sizes are limited here.

use std::{
    error::Error as StdError,
    io::{self, Read as _},
};

use bytes::Bytes;
use flate2::read::GzDecoder;
use innkey_protocol::{ErrorCode, Problem, error::PROBLEM_JSON};
use reqwest::{
    StatusCode,
    header::{
        CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, HeaderName, RETRY_AFTER,
    },
};
use serde::de::DeserializeOwned;
use tokio::time::Instant;
use zeroize::Zeroizing;

use super::{flow::Flow, trust::KeyChanged};
use crate::{Error, Result};

/// The one compression that we ask for.
pub(super) const GZIP: &str = "gzip";

/// Largest problem that is read, in bytes.
const MAX_PROBLEM: usize = 64 * 1024;

/// An answer whose body was not read yet.
#[derive(Debug)]
pub(crate) struct Answer {
    at: String,
    response: reqwest::Response,
    flow: Flow,
}

impl Answer {
    /// Takes a success; anything else becomes an error.
    pub(crate) async fn accept(at: String, response: reqwest::Response) -> Result<Self> {
        let answer = Self { at, response, flow: Flow::default() };
        let status = answer.response.status();
        if status.is_success() {
            return Ok(answer);
        }
        if status.is_redirection() {
            return Err(answer.bad("it sends us elsewhere, which is not allowed"));
        }
        if answer.header(&CONTENT_TYPE).is_some_and(|kind| kind.starts_with(PROBLEM_JSON)) {
            let problem: Problem = answer.json(MAX_PROBLEM).await?;
            return Err(Error::Refused(problem.into()));
        }
        // Who is no server of ours says in a header how long to wait.
        if matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE) {
            let mut problem = Problem::new(ErrorCode::Unavailable);
            problem.retry_after = answer.header(&RETRY_AFTER).and_then(|wait| wait.parse().ok());
            return Err(Error::Refused(problem.into()));
        }
        Err(answer.bad(&format!("status {}", status.as_u16())))
    }

    /// Whether this is a part of the whole, as asked for.
    pub(crate) fn is_partial(&self) -> bool {
        self.response.status() == StatusCode::PARTIAL_CONTENT
    }

    /// Where a partial body begins in the whole.
    pub(crate) fn range_start(&self) -> Option<u64> {
        let range = self.header(&CONTENT_RANGE)?.strip_prefix("bytes ")?;
        range.split_once('-')?.0.parse().ok()
    }

    /// How long the body claims to be, in bytes.
    pub(crate) fn length(&self) -> Option<u64> {
        self.header(&CONTENT_LENGTH)?.parse().ok()
    }

    /// The next bytes of the body.
    pub(crate) async fn chunk(&mut self) -> Result<Option<Bytes>> {
        let chunk = self.response.chunk().await;
        chunk.map_err(|error| failure(&self.at, &error))
    }

    /// The next bytes of a body that has an end and is to reach it.
    pub(crate) async fn flowing(&mut self) -> Result<Option<Bytes>> {
        let asked = Instant::now();
        let Some(chunk) = self.chunk().await? else { return Ok(None) };
        let flows = self.flow.goes_on(chunk.len(), asked.elapsed());
        if flows { Ok(Some(chunk)) } else { Err(Error::Timeout { at: self.at() }) }
    }

    /// The whole body, unpacked and then at most `limit` bytes, wiped when dropped; and how many bytes it was on its way.
    pub(crate) async fn unpacked(mut self, limit: usize) -> Result<(Zeroizing<Vec<u8>>, u64)> {
        if self.header(&CONTENT_ENCODING) != Some(GZIP) {
            let body = self.body(limit).await?;
            let came = body.len() as u64;
            return Ok((body, came));
        }
        // What is short may grow when it is packed.
        let body = self.body(limit + 1024).await?;
        let came = body.len() as u64;
        let mut unpacked = Zeroizing::new(Vec::with_capacity(limit.min(4 * body.len())));
        let read = GzDecoder::new(&**body).take(limit as u64 + 1).read_to_end(&mut unpacked);
        match read {
            Ok(length) if length <= limit => Ok((unpacked, came)),
            Ok(_) => Err(self.bad(&format!("it is longer than {limit} bytes"))),
            Err(_) => Err(self.bad("it cannot be unpacked")),
        }
    }

    /// The whole body as it came, at most `limit` bytes, wiped when dropped.
    async fn body(&mut self, limit: usize) -> Result<Zeroizing<Vec<u8>>> {
        let expected = self.length().unwrap_or(0).min(limit as u64) as usize;
        let mut body = Zeroizing::new(Vec::with_capacity(expected));
        while let Some(chunk) = self.flowing().await? {
            if body.len() + chunk.len() > limit {
                return Err(self.bad(&format!("it is longer than {limit} bytes")));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }

    /// The whole body as JSON.
    pub(crate) async fn json<T: DeserializeOwned>(self, limit: usize) -> Result<T> {
        let (at, status) = (self.at.clone(), self.response.status().as_u16());
        let (body, _) = self.unpacked(limit).await?;
        serde_json::from_slice(&body).map_err(|error| {
            // The error's own text may quote the answer, and that may hold a code.
            let what = format!("no JSON as agreed, line {}", error.line());
            Error::BadAnswer { at, status, what }
        })
    }

    /// The error of an answer that makes no sense.
    pub(crate) fn bad(&self, what: &str) -> Error {
        let status = self.response.status().as_u16();
        Error::BadAnswer { at: self.at.clone(), status, what: what.into() }
    }

    /// Who answered: host and port.
    pub(crate) fn at(&self) -> String {
        self.at.clone()
    }

    /// HTTP status.
    pub(crate) fn status(&self) -> u16 {
        self.response.status().as_u16()
    }

    fn header(&self, name: &HeaderName) -> Option<&str> {
        self.response.headers().get(name)?.to_str().ok()
    }

    /// The error of a body that ended too early.
    pub(crate) fn cut_short(&self) -> Error {
        Error::Lost { at: self.at.clone(), reason: "it ended too early".into() }
    }
}

/// Sorts a failure of the network by what it means for us.
pub(super) fn failure(at: &str, error: &reqwest::Error) -> Error {
    let at = at.to_owned();
    if let Some(reason) = distrust(error) {
        return Error::Untrusted { at, reason };
    }
    if error.is_connect() {
        return Error::Offline { at, reason: innermost(error) };
    }
    if error.is_timeout() {
        return Error::Timeout { at };
    }
    Error::Lost { at, reason: innermost(error) }
}

/// Why TLS does not trust the server, if that is the cause.
fn distrust(error: &(dyn StdError + 'static)) -> Option<String> {
    let tls = causes(error).find_map(|cause| cause.downcast_ref::<rustls::Error>())?;
    let rustls::Error::InvalidCertificate(reason) = tls else { return None };
    Some(match reason {
        rustls::CertificateError::Other(other) if other.0.is::<KeyChanged>() => {
            "The server's key is not the one that this phone knows".into()
        }
        rustls::CertificateError::BadSignature => {
            "The server shows a certificate whose key it does not have".into()
        }
        reason => format!("No public authority vouches for this server ({reason})"),
    })
}

/// The error and what lies beneath it; also what an I/O error wraps and does not name as its source.
fn causes<'a>(
    error: &'a (dyn StdError + 'static),
) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |&cause| {
        match cause.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
            Some(wrapped) => Some(wrapped as &(dyn StdError + 'static)),
            None => cause.source(),
        }
    })
}

/// What the deepest cause says; the outer ones quote the address.
fn innermost(error: &reqwest::Error) -> String {
    if error.is_timeout() {
        return "no answer in time".into();
    }
    causes(error).skip(1).last().map_or_else(|| "it failed".into(), ToString::to_string)
}
