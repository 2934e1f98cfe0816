//! The one error of the server, and how it becomes an answer.

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use innkey_protocol::{ErrorCode, Problem, error::PROBLEM_JSON};

/// Result of whatever the server does for a request.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a request was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The caller gets this answer; it is no fault of the server.
    #[error("{}", .0.code.as_str())]
    Refused(Box<Problem>),
    /// A fault of the server: logged, never shown.
    #[error(transparent)]
    Internal(#[from] Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    /// Refused, with particulars that the caller may see.
    pub fn refused(code: ErrorCode, detail: impl Into<String>) -> Self {
        Self::Refused(Box::new(Problem { detail: Some(detail.into()), ..Problem::new(code) }))
    }

    /// Refused for `seconds`.
    pub fn wait(code: ErrorCode, seconds: u32) -> Self {
        Self::Refused(Box::new(Problem { retry_after: Some(seconds), ..Problem::new(code) }))
    }

    /// Whether it was refused with this code.
    pub fn is(&self, code: ErrorCode) -> bool {
        matches!(self, Self::Refused(problem) if problem.code == code)
    }

    /// The same, but refused with `to` where it was refused with `from`: what the caller may know differs.
    #[must_use]
    pub fn retold(self, from: ErrorCode, to: ErrorCode) -> Self {
        if self.is(from) { to.into() } else { self }
    }

    /// The same, but its particulars say which change of many it was, counted from 1.
    #[must_use]
    pub fn of_change(self, number: usize) -> Self {
        match self {
            Self::Refused(mut problem) => {
                let detail = problem.detail.take().map(|detail| format!(": {detail}"));
                problem.detail = Some(format!("change {number}{}", detail.unwrap_or_default()));
                Self::Refused(problem)
            }
            internal @ Self::Internal(_) => internal,
        }
    }

    /// The stable word of the answer.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Refused(problem) => problem.code.as_str(),
            Self::Internal(_) => ErrorCode::Internal.as_str(),
        }
    }

    /// A fault of the server.
    pub fn internal(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(cause.into())
    }
}

impl From<ErrorCode> for Error {
    fn from(code: ErrorCode) -> Self {
        Self::Refused(Box::new(Problem::new(code)))
    }
}

macro_rules! internal {
    ($($cause:ty),*) => {
        $(impl From<$cause> for Error {
            fn from(cause: $cause) -> Self {
                Self::internal(cause)
            }
        })*
    };
}

internal!(
    sqlx::Error,
    std::io::Error,
    object_store::Error,
    serde_json::Error,
    tokio::task::JoinError
);

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let problem = match self {
            Self::Refused(problem) => problem,
            Self::Internal(cause) => {
                tracing::error!(error = %cause, "request failed");
                Box::new(Problem::new(ErrorCode::Internal))
            }
        };
        let status =
            StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        tracing::debug!(code = problem.code.as_str(), "refused");
        let retry_after = problem.retry_after;
        let mut response = (status, Json(&problem)).into_response();
        // For who makes a page of it.
        response.extensions_mut().insert(*problem);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
        if let Some(seconds) = retry_after {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}
