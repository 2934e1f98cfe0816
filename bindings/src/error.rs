//! The one error that shells see.

use std::{fmt, sync::Arc};

use innkey_core::{Error, qr::QrError};
use innkey_protocol::{Stay, api::customers::Customer};

use crate::types::{NextStep, Refusal};

macro_rules! errors {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* })*) => {
        /// Why something did not work. The case is stable and is for the app to translate.
        ///
        /// Each has a `detail` for developers: an English sentence, without secrets, that says what happened and what
        /// to do next.
        #[derive(Clone, Debug, uniffi::Error)]
        #[uniffi::export(Display)]
        pub enum InnkeyError {
            $(
                $(#[$doc])*
                $name {
                    $($(#[$field_doc])* $field: $type,)*
                    /// What a person can do next.
                    next: NextStep,
                    /// What happened and what to do next, in English.
                    detail: String,
                },
            )*
        }

        #[uniffi::export]
        impl InnkeyError {
            /// What a person can do next; the app makes a button of it.
            pub fn next_step(&self) -> NextStep {
                match self { $(Self::$name { next, .. } => *next,)* }
            }

            /// What happened and what to do next, in English.
            pub fn sentence(&self) -> String {
                match self { $(Self::$name { detail, .. } => detail.clone(),)* }
            }
        }
    };
}

errors! {
    /// The server said no.
    Refused {
        /// Why.
        code: Refusal,
        /// Seconds after which the server wants to be asked again, if it says so.
        retry_after: Option<u32>,
    }
    /// Somebody else changed the customer since it was read: show the newer state and let the host decide again.
    ChangedMeanwhile {
        /// The customer as it is now.
        now: Box<Customer>,
    }
    /// The stay is over, and what was on this phone of the project was taken away.
    StayEnded {
        /// When it was.
        stay: Stay,
    }
    /// No connection to the server came about, or it broke.
    Offline {}
    /// The server did not answer in time.
    Timeout {}
    /// Whoever answered is not the server that the link names. Nothing was sent.
    Untrusted {}
    /// The server's answer is unusable.
    BadAnswer {}
    /// This phone has neither session nor link for the project.
    NotSignedIn {}
    /// The project was not downloaded yet.
    NotInstalled {}
    /// The project is not on this phone, or not any more.
    NoSuchProject {}
    /// A file on this phone is damaged: download again.
    Damaged {}
    /// The phone's storage failed.
    Storage {}
    /// Too little room on the phone.
    NoSpace {
        /// Bytes needed; 0 if nobody knows how many.
        needed: u64,
        /// Bytes free.
        available: u64,
    }
    /// Another download of the same server goes on.
    Busy {}
    /// The app's `SecretStore` failed.
    Secrets {}
    /// It was stopped on purpose.
    Cancelled {}
    /// What was typed or given is not allowed.
    Invalid {}
    /// The engine was shut down.
    Closed {}
    /// A mistake in Innkey itself. The engine goes on.
    Internal {
        /// Names the report: `reports/ID.txt` in the engine's folder.
        report: String,
    }
}

impl InnkeyError {
    /// What the caller gave is not allowed.
    pub(crate) fn invalid(what: impl fmt::Display) -> Self {
        let next = NextStep::Correct;
        Self::Invalid { next, detail: what.to_string() }
    }

    /// The phone's storage failed before there was an engine.
    pub(crate) fn storage(what: &str) -> Self {
        Self::Storage { next: NextStep::TryAgain, detail: what.into() }
    }

    pub(crate) fn closed() -> Self {
        let detail = "Innkey was shut down: open it again.".into();
        Self::Closed { next: NextStep::TryAgain, detail }
    }

    pub(crate) fn internal(report: String) -> Self {
        let detail = format!(
            "Innkey made a mistake (report {report}): try again, and tell its makers if it stays."
        );
        Self::Internal { report, next: NextStep::TryAgain, detail }
    }
}

impl InnkeyError {
    fn new(error: &Error, next: NextStep, detail: String) -> Self {
        match error {
            Error::GaveUp { last, .. } => Self::new(last, next, detail),
            Error::Refused(problem) => {
                let (code, retry_after) = (problem.code, problem.retry_after);
                Self::Refused { code, retry_after, next, detail }
            }
            Error::ChangedMeanwhile { now } => {
                Self::ChangedMeanwhile { now: now.clone(), next, detail }
            }
            Error::StayEnded { stay, .. } => Self::StayEnded { stay: *stay, next, detail },
            Error::Offline { .. } | Error::Lost { .. } => Self::Offline { next, detail },
            Error::Timeout { .. } => Self::Timeout { next, detail },
            Error::Untrusted { .. } => Self::Untrusted { next, detail },
            Error::BadAnswer { .. } => Self::BadAnswer { next, detail },
            Error::NotSignedIn => Self::NotSignedIn { next, detail },
            Error::NotInstalled => Self::NotInstalled { next, detail },
            Error::NoSuchProject => Self::NoSuchProject { next, detail },
            Error::Damaged { .. } => Self::Damaged { next, detail },
            Error::Storage { .. } => Self::Storage { next, detail },
            Error::NoSpace { needed, available } => {
                Self::NoSpace { needed: *needed, available: *available, next, detail }
            }
            Error::Busy { .. } => Self::Busy { next, detail },
            Error::Secrets(_) => Self::Secrets { next, detail },
            Error::Cancelled => Self::Cancelled { next, detail },
            Error::Invalid { .. } => Self::Invalid { next, detail },
        }
    }
}

impl From<&Error> for InnkeyError {
    fn from(error: &Error) -> Self {
        Self::new(error, error.next_step(), error.sentence())
    }
}

impl From<Error> for InnkeyError {
    fn from(error: Error) -> Self {
        Self::from(&error)
    }
}

impl From<Arc<Error>> for InnkeyError {
    fn from(error: Arc<Error>) -> Self {
        Self::from(&*error)
    }
}

impl From<QrError> for InnkeyError {
    fn from(error: QrError) -> Self {
        Self::invalid(error)
    }
}

impl fmt::Display for InnkeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence())
    }
}

impl std::error::Error for InnkeyError {}
