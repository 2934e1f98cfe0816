//! Why a command was not done, as a person and as a script sees it.

use std::process::ExitCode;

use innkey_core::{Error, ErrorKind};
use innkey_protocol::{ErrorCode, Problem, project::Mistake};
use innkey_server::{backup::RestoreError, package::PackageError};
use serde::Serialize;

/// A command that was not done.
#[derive(Debug, Serialize)]
pub struct Failure {
    /// A stable word.
    pub kind: &'static str,
    /// What happened.
    pub message: String,
    /// What to do next.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// The mistakes of a project.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mistakes: Vec<Mistake>,
    /// As documented in `innkey --help`.
    #[serde(skip)]
    exit: u8,
}

const NOT_DONE: u8 = 1;
const WRONG_INPUT: u8 = 2;
const REFUSED: u8 = 3;
const UNREACHABLE: u8 = 4;
const UNTRUSTED: u8 = 5;

impl Failure {
    fn new(kind: &'static str, exit: u8, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), hint: None, mistakes: Vec::new(), exit }
    }

    /// What the person gave is wrong.
    pub fn input(message: impl Into<String>) -> Self {
        Self::new("invalid", WRONG_INPUT, message)
    }

    /// Something here does not work, or was not found.
    pub fn not_done(message: impl Into<String>) -> Self {
        Self::new("not_done", NOT_DONE, message)
    }

    /// The server must be known first.
    pub fn untrusted(message: impl Into<String>) -> Self {
        Self::new("untrusted", UNTRUSTED, message)
    }

    /// With what to do next.
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// The process's exit code.
    pub fn exit_code(&self) -> ExitCode {
        self.exit.into()
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let (kind, exit) = match error.kind() {
            ErrorKind::Refused(code) => (code.as_str(), refused(code)),
            ErrorKind::Offline => ("offline", UNREACHABLE),
            ErrorKind::Timeout => ("timeout", UNREACHABLE),
            ErrorKind::Untrusted => ("untrusted", UNTRUSTED),
            ErrorKind::BadAnswer => ("bad_answer", NOT_DONE),
            ErrorKind::NotSignedIn => ("not_signed_in", REFUSED),
            ErrorKind::NotInstalled => ("not_installed", NOT_DONE),
            ErrorKind::NoSuchProject => ("no_such_project", NOT_DONE),
            ErrorKind::Damaged => ("damaged", NOT_DONE),
            ErrorKind::NoSpace => ("no_space", NOT_DONE),
            ErrorKind::Busy => ("busy", NOT_DONE),
            ErrorKind::Secrets => ("secrets", NOT_DONE),
            ErrorKind::Cancelled => ("cancelled", NOT_DONE),
            ErrorKind::Invalid => ("invalid", WRONG_INPUT),
            ErrorKind::Storage => ("storage", NOT_DONE),
        };
        Self::new(kind, exit, error.to_string()).hint(error.hint())
    }
}

impl From<ErrorCode> for Failure {
    fn from(code: ErrorCode) -> Self {
        Error::Refused(Box::new(Problem::new(code))).into()
    }
}

/// A value that the server does not take is the person's to mend, all else is a refusal.
fn refused(code: ErrorCode) -> u8 {
    match code.status() {
        409 | 413 | 422 => WRONG_INPUT,
        500.. => NOT_DONE,
        _ => REFUSED,
    }
}

impl From<RestoreError> for Failure {
    fn from(error: RestoreError) -> Self {
        let (kind, exit, hint) = match &error {
            RestoreError::NotEmpty(_) => (
                "not_empty",
                WRONG_INPUT,
                "name an empty folder, or one that is not there yet, with --data.",
            ),
            RestoreError::WrongPassphrase => {
                ("wrong_passphrase", REFUSED, "type it as it was when the back-up was made.")
            }
            RestoreError::Foreign => (
                "no_backup",
                WRONG_INPUT,
                "name the file that `innkey backup` or the server's page wrote.",
            ),
            RestoreError::Newer => ("newer", WRONG_INPUT, "update Innkey on this machine first."),
            RestoreError::Cut => {
                ("cut_off", WRONG_INPUT, "copy it again, or take another back-up.")
            }
            RestoreError::Damaged(_) => {
                ("damaged", WRONG_INPUT, "copy it again, or take another back-up.")
            }
            RestoreError::NoRoom => {
                ("no_space", NOT_DONE, "make room, or name a folder on another disk with --data.")
            }
            RestoreError::Place(_) => (
                "not_done",
                NOT_DONE,
                "name a folder inside it with --data, and give it to `innkey serve` too.",
            ),
            RestoreError::Io(_) => {
                ("not_done", NOT_DONE, "look whether the file and the folder can be used by you.")
            }
        };
        Self::new(kind, exit, error.to_string()).hint(hint)
    }
}

impl From<PackageError> for Failure {
    fn from(error: PackageError) -> Self {
        let failure = Self::new("package_invalid", WRONG_INPUT, error.to_string());
        match error {
            PackageError::Mistakes(mistakes) => {
                Self { mistakes, ..failure }.hint("mend them and check again.")
            }
            _ => failure,
        }
    }
}
