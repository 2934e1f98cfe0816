//! The one error of the server, and how it becomes an answer.

use std::io::ErrorKind::{QuotaExceeded, StorageFull};

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use innkey_protocol::{ErrorCode, Problem, error::PROBLEM_JSON};

/// SQLite's result code of a disk without room (sqlite.org/rescode.html).
const SQLITE_FULL: &str = "13";

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

/// Whether it comes from a disk without room.
fn is_full(cause: &(dyn std::error::Error + 'static)) -> bool {
    let mut causes = std::iter::successors(Some(cause), |cause| cause.source());
    causes.any(|cause| {
        if let Some(error) = cause.downcast_ref::<std::io::Error>() {
            return matches!(error.kind(), StorageFull | QuotaExceeded);
        }
        let database = cause.downcast_ref::<sqlx::Error>().and_then(sqlx::Error::as_database_error);
        database.is_some_and(|error| error.code().as_deref() == Some(SQLITE_FULL))
    })
}

/// What is said of it.
fn full() -> Problem {
    let detail = Some("the disk of the server is full: its operator must make room".into());
    Problem { detail, ..Problem::new(ErrorCode::Unavailable) }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let problem = match self {
            Self::Refused(problem) => problem,
            Self::Internal(cause) => {
                tracing::error!(error = %cause, "request failed");
                Box::new(if is_full(&*cause) { full() } else { Problem::new(ErrorCode::Internal) })
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

#[cfg(test)]
mod tests {
    use sqlx::{Connection as _, Executor as _, SqliteConnection};

    use super::*;

    fn code(error: impl Into<Error>) -> ErrorCode {
        error.into().into_response().extensions().get::<Problem>().unwrap().code
    }

    #[tokio::test]
    async fn a_full_disk_is_told_from_faults_of_the_server() {
        let mut database = SqliteConnection::connect("sqlite::memory:").await.unwrap();
        database.execute("PRAGMA max_page_count = 2; CREATE TABLE t (x)").await.unwrap();
        let full = database.execute("INSERT INTO t VALUES (zeroblob(100000))").await.unwrap_err();
        assert_eq!(code(full), ErrorCode::Unavailable);
        assert_eq!(code(database.execute("nonsense").await.unwrap_err()), ErrorCode::Internal);

        let io = |kind: std::io::ErrorKind| std::io::Error::from(kind);
        assert_eq!(code(io(StorageFull)), ErrorCode::Unavailable);
        let source = Box::new(io(QuotaExceeded));
        let within = object_store::Error::Generic { store: "LocalFileSystem", source };
        assert_eq!(code(within), ErrorCode::Unavailable);
        assert_eq!(code(io(std::io::ErrorKind::PermissionDenied)), ErrorCode::Internal);
    }
}
