//! What a person can do after an error.

use innkey_protocol::ErrorCode;

use super::{Error, ErrorKind};

/// What a person can do next: few and stable, so that a shell can make a button of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NextStep {
    /// The same again may help.
    TryAgain,
    /// The same again helps after so many seconds.
    Wait {
        /// How long; 0 if the server does not say.
        seconds: u32,
    },
    /// Get into the building's network, or online.
    CheckConnection,
    /// Mend what was typed or chosen.
    Correct,
    /// Read the list or the thing again, then decide.
    Refresh,
    /// Sign in, again or for the first time.
    SignIn,
    /// Ask the host, for a new code or link.
    AskHost,
    /// Ask who runs the server.
    AskOperator,
    /// Download the project.
    Download,
    /// Add the project again, with the host's link.
    AddAgain,
    /// Make room on the phone.
    FreeSpace,
    /// Unlock the phone.
    Unlock,
    /// Update the app.
    Update,
    /// Nothing: it was stopped on purpose.
    Nothing,
}

impl Error {
    /// What a person can do next; [`Error::hint`] says it in words.
    pub fn next_step(&self) -> NextStep {
        match self.kind() {
            ErrorKind::Refused(ErrorCode::TooManyAttempts) => {
                NextStep::Wait { seconds: self.retry_after().unwrap_or_default() }
            }
            ErrorKind::Refused(code) => after_refusal(code),
            ErrorKind::Offline => NextStep::CheckConnection,
            ErrorKind::Timeout | ErrorKind::BadAnswer | ErrorKind::Busy | ErrorKind::Storage => {
                NextStep::TryAgain
            }
            ErrorKind::Untrusted => NextStep::AskHost,
            ErrorKind::NotSignedIn => NextStep::SignIn,
            ErrorKind::NotInstalled | ErrorKind::Damaged => NextStep::Download,
            ErrorKind::NoSuchProject => NextStep::AddAgain,
            ErrorKind::NoSpace => NextStep::FreeSpace,
            ErrorKind::Secrets => NextStep::Unlock,
            ErrorKind::Cancelled => NextStep::Nothing,
            ErrorKind::Invalid => NextStep::Correct,
        }
    }

    /// Seconds after which the server wants to be asked again.
    pub fn retry_after(&self) -> Option<u32> {
        match self {
            Self::Refused(problem) => problem.retry_after,
            Self::GaveUp { last, .. } => last.retry_after(),
            _ => None,
        }
    }
}

fn after_refusal(code: ErrorCode) -> NextStep {
    use ErrorCode as Code;
    match code {
        Code::NotSignedIn | Code::SessionEnded | Code::OtpOff => NextStep::SignIn,
        Code::LinkRevoked
        | Code::CodeExpired
        | Code::CodeUsed
        | Code::CodeRevoked
        | Code::CodeReplaced
        | Code::AccountDisabled
        | Code::OwnLoginOff
        | Code::StayEnded
        | Code::ProjectNotFound => NextStep::AskHost,
        Code::WrongCredentials
        | Code::CodeUnknown
        | Code::UserNameTaken
        | Code::GroupNameTaken
        | Code::GroupInUse
        | Code::Invalid
        | Code::TooLarge
        | Code::PackageInvalid => NextStep::Correct,
        Code::AccountNotFound
        | Code::GroupNotFound
        | Code::DeviceNotFound
        | Code::VersionNotFound
        | Code::IdTaken
        | Code::ChangedMeanwhile => NextStep::Refresh,
        Code::AdminOnly | Code::OperatorOnly | Code::LicencesUsedUp | Code::ClockImplausible => {
            NextStep::AskOperator
        }
        Code::CodeTaken
        | Code::TooSlow
        | Code::TooManyAttempts
        | Code::Internal
        | Code::Unavailable => NextStep::TryAgain,
        // This version is too old for the server, or knows less than it.
        Code::BadRequest | Code::WrongMethod | Code::NotFound | Code::Unknown => NextStep::Update,
    }
}

#[cfg(test)]
mod tests {
    use innkey_protocol::Problem;

    use super::*;

    #[test]
    fn a_known_refusal_asks_for_an_update_only_if_it_is_about_the_version() {
        let update = ErrorCode::ALL.iter().filter(|code| after_refusal(**code) == NextStep::Update);
        let expected = [ErrorCode::BadRequest, ErrorCode::WrongMethod, ErrorCode::NotFound];
        assert_eq!(update.copied().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_servers_wait_is_told() {
        let mut problem = Problem::new(ErrorCode::TooManyAttempts);
        problem.retry_after = Some(30);
        let error = Error::GaveUp { tries: 2, last: Error::Refused(problem.into()).into() };
        assert_eq!(error.next_step(), NextStep::Wait { seconds: 30 });
    }
}
