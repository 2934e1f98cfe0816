//! What can go wrong on a phone: one rich error with a stable kind.

use std::{io, path::PathBuf};

use innkey_protocol::{ErrorCode, Problem, Stay, Zone, api::customers::Customer};

pub use self::next::NextStep;
use self::words::{advice, called, happened, room};
use crate::secrets::SecretError;

mod next;
mod words;

/// HTTP's status for what is not there any more.
const GONE: u16 = 410;

/// What this crate's functions give back.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What went wrong.
///
/// `Display` says what happened, [`Error::hint`] what to do next, [`Error::sentence`] both. No secret is
/// in any of them, and of an address only host and port.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The server said no.
    #[error("{}", happened(.0))]
    Refused(Box<Problem>),
    /// Somebody else changed the customer since it was read.
    #[error("{} was changed by somebody else meanwhile", called(&.now.settings.name))]
    ChangedMeanwhile {
        /// The customer as it is now.
        now: Box<Customer>,
    },
    /// The stay is over, and what was on this phone of the project was taken away.
    #[error("Your stay has ended{}", words::dates(.stay, .time_zone.as_ref()))]
    StayEnded {
        /// When it was.
        stay: Stay,
        /// The building's time zone.
        time_zone: Option<Zone>,
    },
    /// No connection came about.
    #[error("The server was not reached at {at} ({reason})")]
    Offline {
        /// The addresses tried.
        at: String,
        /// The network's word for it.
        reason: String,
    },
    /// The server took the request, then nothing came for too long.
    #[error("The server at {at} did not answer in time")]
    Timeout {
        /// Host and port.
        at: String,
    },
    /// The connection broke before the answer was complete.
    #[error("The connection to {at} broke ({reason})")]
    Lost {
        /// Host and port.
        at: String,
        /// The network's word for it.
        reason: String,
    },
    /// Whoever answers there is not the server that the link names.
    #[error("{reason} ({at})")]
    Untrusted {
        /// Host and port.
        at: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The answer makes no sense.
    #[error("The server at {at} gave an unusable answer: {what}")]
    BadAnswer {
        /// Host and port.
        at: String,
        /// HTTP status.
        status: u16,
        /// What is wrong with it.
        what: String,
    },
    /// The same failure again and again.
    #[error("{last}, {tries} times")]
    GaveUp {
        /// How often it was tried.
        tries: u32,
        /// The last failure.
        last: Box<Error>,
    },
    /// This phone has neither session nor link.
    #[error("You are not signed in on this device")]
    NotSignedIn,
    /// No version of the project is on this phone.
    #[error("This project was not downloaded yet")]
    NotInstalled,
    /// The phone does not have the project.
    #[error("This project is not on this phone (any more)")]
    NoSuchProject,
    /// A file on this phone is not what was downloaded.
    #[error("{what} is damaged on this phone")]
    Damaged {
        /// Which file.
        what: String,
    },
    /// The phone's storage failed.
    #[error("This phone's storage failed: {what}")]
    Storage {
        /// What was tried.
        what: String,
        /// The failure beneath.
        #[source]
        source: Option<Box<dyn std::error::Error + Send + Sync>>,
    },
    /// Too little room.
    #[error("{}", room(*.needed, *.available))]
    NoSpace {
        /// Bytes needed; 0 if nobody knows how many.
        needed: u64,
        /// Bytes free.
        available: u64,
    },
    /// Another download of the same server goes on.
    #[error("Another download holds {}", .path.display())]
    Busy {
        /// The lock's file.
        path: PathBuf,
    },
    /// The keystore failed.
    #[error("The keystore failed: {0}")]
    Secrets(#[from] SecretError),
    /// The caller stopped it.
    #[error("It was cancelled")]
    Cancelled,
    /// What the caller gave is not allowed.
    #[error("{what}")]
    Invalid {
        /// What is wrong.
        what: String,
        /// What to do.
        hint: &'static str,
    },
}

/// What kind of thing went wrong: few and stable, for shells to translate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// The server said no, with this code.
    Refused(ErrorCode),
    /// No connection came about, or it broke.
    Offline,
    /// The answer took too long.
    Timeout,
    /// Not the server that it should be.
    Untrusted,
    /// The server's answer is unusable.
    BadAnswer,
    /// No session, no link.
    NotSignedIn,
    /// Not downloaded.
    NotInstalled,
    /// The project is not on this phone.
    NoSuchProject,
    /// A local file is damaged.
    Damaged,
    /// Database or files failed.
    Storage,
    /// The disk is full.
    NoSpace,
    /// Another download goes on.
    Busy,
    /// The keystore failed.
    Secrets,
    /// Stopped by the caller.
    Cancelled,
    /// The caller's input is not allowed.
    Invalid,
}

impl Error {
    /// The kind.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::Refused(problem) => ErrorKind::Refused(problem.code),
            Self::ChangedMeanwhile { .. } => ErrorKind::Refused(ErrorCode::ChangedMeanwhile),
            Self::StayEnded { .. } => ErrorKind::Refused(ErrorCode::StayEnded),
            Self::Offline { .. } | Self::Lost { .. } => ErrorKind::Offline,
            Self::Timeout { .. } => ErrorKind::Timeout,
            Self::Untrusted { .. } => ErrorKind::Untrusted,
            Self::BadAnswer { .. } => ErrorKind::BadAnswer,
            Self::GaveUp { last, .. } => last.kind(),
            Self::NotSignedIn => ErrorKind::NotSignedIn,
            Self::NotInstalled => ErrorKind::NotInstalled,
            Self::NoSuchProject => ErrorKind::NoSuchProject,
            Self::Damaged { .. } => ErrorKind::Damaged,
            Self::Storage { .. } => ErrorKind::Storage,
            Self::NoSpace { .. } => ErrorKind::NoSpace,
            Self::Busy { .. } => ErrorKind::Busy,
            Self::Secrets(_) => ErrorKind::Secrets,
            Self::Cancelled => ErrorKind::Cancelled,
            Self::Invalid { .. } => ErrorKind::Invalid,
        }
    }

    /// What to do next, in English: a clause that ends in a full stop.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Refused(problem) => advice(problem.code),
            Self::ChangedMeanwhile { .. } => advice(ErrorCode::ChangedMeanwhile),
            Self::StayEnded { .. } => advice(ErrorCode::StayEnded),
            Self::Offline { .. } => {
                "check that this device is in the building's network or online."
            }
            Self::Timeout { .. } | Self::Lost { .. } => "try again.",
            Self::Untrusted { .. } => {
                "nothing was sent; ask your host for a new link, and do not go on if it stays."
            }
            Self::BadAnswer { .. } => "try again, and tell the operator if it stays.",
            Self::GaveUp { last, .. } => last.hint(),
            Self::NotSignedIn => "sign in, or open your host's link again.",
            Self::NotInstalled => "download it first.",
            Self::NoSuchProject => "add it again with your host's link.",
            Self::Damaged { .. } => "download the project again.",
            Self::Storage { .. } => "make sure that this device has room, then start Innkey again.",
            Self::NoSpace { .. } => "free some room and download again.",
            Self::Busy { .. } => "wait until it is done, or stop it.",
            Self::Secrets(_) => "unlock this device and try again.",
            Self::Cancelled => "start it again when you like; what has arrived counts.",
            Self::Invalid { hint, .. } => hint,
        }
    }

    /// What happened and what to do next, in English.
    pub fn sentence(&self) -> String {
        format!("{self}: {}", self.hint())
    }

    /// Whether the server says that the session used is no more.
    pub(crate) fn ends_session(&self) -> bool {
        matches!(self.kind(), ErrorKind::Refused(ErrorCode::SessionEnded | ErrorCode::NotSignedIn))
    }

    /// What the server lists is not there.
    pub(crate) fn gone(at: String) -> Self {
        let what = "files of this version are not there any more".into();
        Self::BadAnswer { at, status: GONE, what }
    }

    /// Whether it is [`Error::gone`]: the server may list something else by now.
    pub(crate) fn is_gone(&self) -> bool {
        matches!(self, Self::BadAnswer { status: GONE, .. })
    }

    /// Names what was tried when the storage failed; a full disk gets its own error.
    pub(crate) fn storage(what: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let what = what.into();
        move |error| match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                Self::NoSpace { needed: 0, available: 0 }
            }
            _ => Self::Storage { what: format!("{what}: {error}"), source: Some(error.into()) },
        }
    }

    /// A blocking task that did not come to its end. A panic in it goes on in the caller.
    pub(crate) fn stopped(error: tokio::task::JoinError) -> Self {
        match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(_) => Self::Storage { what: "a task was stopped".into(), source: None },
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        if error.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull) {
            return Self::NoSpace { needed: 0, available: 0 };
        }
        Self::Storage { what: format!("the database: {error}"), source: Some(error.into()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_says_what_and_what_next() {
        for code in ErrorCode::ALL {
            let error = Error::Refused(Problem::new(*code).into());
            assert!(!error.to_string().ends_with('.'), "{error}");
            assert!(error.hint().ends_with('.'), "{}", error.hint());
            assert!(error.sentence().len() > error.hint().len() + 4);
        }
        let expired = Error::Refused(Problem::new(ErrorCode::CodeExpired).into());
        assert_eq!(expired.sentence(), ErrorCode::CodeExpired.title());
        assert_eq!(expired.kind(), ErrorKind::Refused(ErrorCode::CodeExpired));
    }

    #[test]
    fn giving_up_keeps_the_kind() {
        let last = Error::Timeout { at: "casa:1".into() };
        let error = Error::GaveUp { tries: 4, last: last.into() };
        assert_eq!(error.kind(), ErrorKind::Timeout);
        assert_eq!(error.to_string(), "The server at casa:1 did not answer in time, 4 times");
    }
}
