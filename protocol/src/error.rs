//! The errors a server answers with: `application/problem+json` (RFC 9457).

use serde::{Deserialize, Serialize};

/// Media type of a [`Problem`].
pub const PROBLEM_JSON: &str = "application/problem+json";

macro_rules! errors {
    ($($(#[$doc:meta])* $variant:ident = $code:literal, $status:literal, $retry:literal, $title:literal;)*) => {
        /// What went wrong, as a stable word.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum ErrorCode {
            $($(#[$doc])* #[serde(rename = $code)] $variant,)*
            /// A code that this version does not know.
            #[serde(other, rename = "unknown")]
            Unknown,
        }

        impl ErrorCode {
            /// Every known code.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The stable word, e.g. `code_expired`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code,)* Self::Unknown => "unknown" }
            }

            /// HTTP status of an answer with this code.
            pub const fn status(self) -> u16 {
                match self { $(Self::$variant => $status,)* Self::Unknown => 500 }
            }

            /// Whether the very same request can succeed later.
            pub const fn retry_helps(self) -> bool {
                match self { $(Self::$variant => $retry,)* Self::Unknown => false }
            }

            /// What happened and what to do next, in English.
            pub const fn title(self) -> &'static str {
                match self {
                    $(Self::$variant => $title,)*
                    Self::Unknown => "The server reported an error that this version does not know: update Innkey.",
                }
            }
        }
    };
}

errors! {
    /// The request makes no sense.
    BadRequest = "bad_request", 400, false, "The server did not understand the request: update Innkey.";
    /// The address takes other methods.
    WrongMethod = "wrong_method", 405, false, "This address does not take this method: update Innkey.";
    /// No credentials, or none the server knows.
    NotSignedIn = "not_signed_in", 401, false, "You are not signed in: sign in and try again.";
    /// The session was ended: signed out, revoked, too old, or the stay is over.
    SessionEnded = "session_ended", 401, false, "This device was signed out: sign in again, or ask your host for a new code.";
    /// The share link was revoked or never valid.
    LinkRevoked = "link_revoked", 401, false, "This link is no longer valid: ask your host for a new one.";
    /// User name and password do not fit.
    WrongCredentials = "wrong_credentials", 401, false, "User name or password is wrong: check both and try again.";
    /// No such code on this project.
    CodeUnknown = "code_unknown", 401, false, "This code is not known here: compare it with the one from your host.";
    /// The code was not used in time.
    CodeExpired = "code_expired", 410, false, "This code has expired: ask your host for a new one.";
    /// The code was used already.
    CodeUsed = "code_used", 410, false, "This code was already used: ask your host for a new one.";
    /// The host withdrew the code.
    CodeRevoked = "code_revoked", 410, false, "This code was withdrawn: ask your host for a new one.";
    /// The host made a newer code.
    CodeReplaced = "code_replaced", 410, false, "There is a newer code than this one: ask your host for it.";
    /// One-time codes are switched off for the project.
    OtpOff = "otp_off", 403, false, "This building does not use one-time codes at the moment: sign in with user name and password, or ask your host.";
    /// The account is switched off.
    AccountDisabled = "account_disabled", 403, false, "Your access is switched off: ask your host.";
    /// The host did not allow the guest a user name of their own.
    OwnLoginOff = "own_login_off", 403, false, "Your host has not allowed a user name of your own: ask your host.";
    /// The stay is over.
    StayEnded = "stay_ended", 403, false, "Your stay has ended, and with it your access.";
    /// Only an admin of the project may do this.
    AdminOnly = "admin_only", 403, false, "Only an admin of this project may do this.";
    /// Only the operator may do this.
    OperatorOnly = "operator_only", 403, false, "Only the operator of the server may do this.";
    /// Nothing there.
    NotFound = "not_found", 404, false, "There is nothing at this address: update Innkey or check the address.";
    /// The project is not on this server.
    ProjectNotFound = "project_not_found", 404, false, "This project is not on this server (any more): ask your host for a new link.";
    /// The account is not (any more) on this project.
    AccountNotFound = "account_not_found", 404, false, "This customer or account does not exist (any more): refresh the list.";
    /// The version is not on this server.
    VersionNotFound = "version_not_found", 404, false, "This version is not on the server: list the versions and choose one of them.";
    /// The group is not (any more) on this project.
    GroupNotFound = "group_not_found", 404, false, "This group does not exist (any more): refresh the list.";
    /// The device is not signed in (any more).
    DeviceNotFound = "device_not_found", 404, false, "This device is not signed in (any more): refresh the list.";
    /// Another account of the project has the user name.
    UserNameTaken = "user_name_taken", 409, false, "This user name is taken in this project: choose another.";
    /// The identifier belongs to something else already.
    IdTaken = "id_taken", 409, false, "This was already saved with other contents: refresh and try again.";
    /// Somebody else changed it since it was read.
    ChangedMeanwhile = "changed_meanwhile", 409, false, "Somebody else changed this meanwhile: look at the newer state and decide again.";
    /// Another group of the project has the name.
    GroupNameTaken = "group_name_taken", 409, false, "There is a group with this name already: choose another.";
    /// Customers are in the group.
    GroupInUse = "group_in_use", 409, false, "There are customers in this group: move them to another group first.";
    /// As many customers are active as there are licences.
    LicencesUsedUp = "licences_used_up", 409, false, "All licences of this project are in use in that time: end or move another stay, or ask the operator for more.";
    /// The same code is already in use: the device makes a new one.
    CodeTaken = "code_taken", 409, false, "By rare chance this code exists already: save again to make another.";
    /// The request's body did not come to an end.
    TooSlow = "too_slow", 408, true, "The request did not arrive in time: check the connection and try again.";
    /// The request is larger than the server takes.
    TooLarge = "too_large", 413, false, "This is larger than the server accepts: make it smaller or raise the server's limit.";
    /// The package has mistakes.
    PackageInvalid = "package_invalid", 422, false, "The package has mistakes: mend them and upload it again.";
    /// A value is out of its range.
    Invalid = "invalid", 422, false, "A value is not allowed: change it and try again.";
    /// Too many wrong tries.
    TooManyAttempts = "too_many_attempts", 429, true, "Too many wrong tries: wait a little and try again.";
    /// An unforeseen fault in the server.
    Internal = "internal", 500, true, "The server made a mistake: try again, and tell the operator if it stays.";
    /// The server is starting, stopping or overloaded.
    Unavailable = "unavailable", 503, true, "The server is not ready: try again in a moment.";
    /// The server's clock lies before the day it was built.
    ClockImplausible = "clock_implausible", 503, true, "The server's clock is wrong: the operator must set it before codes can be made.";
}

/// An error as the server sends it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Problem {
    /// `urn:innkey:error:` and the code; RFC 9457's identifier of the kind of problem.
    #[serde(rename = "type")]
    pub kind: String,
    /// What happened and what to do next, in English.
    pub title: String,
    /// HTTP status, as in the answer's first line.
    pub status: u16,
    /// The stable word that programs look at.
    pub code: ErrorCode,
    /// Particulars of this case; never internal text, never a secret.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Seconds to wait before trying again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u32>,
}

impl Problem {
    /// The plain problem of a code.
    pub fn new(code: ErrorCode) -> Self {
        Self {
            kind: format!("urn:innkey:error:{}", code.as_str()),
            title: code.title().into(),
            status: code.status(),
            code,
            detail: None,
            retry_after: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_unique_and_travel() {
        for (place, code) in ErrorCode::ALL.iter().enumerate() {
            assert!(!ErrorCode::ALL[..place].iter().any(|other| other.as_str() == code.as_str()));
            let json = serde_json::to_string(&Problem::new(*code)).unwrap();
            assert_eq!(serde_json::from_str::<Problem>(&json).unwrap().code, *code);
            assert!((400..600).contains(&code.status()) && code.title().ends_with('.'));
        }
    }

    #[test]
    fn a_newer_servers_error_is_still_read() {
        let json = r#"{"type":"x","title":"t","status":418,"code":"teapot","more":1}"#;
        assert_eq!(serde_json::from_str::<Problem>(json).unwrap().code, ErrorCode::Unknown);
    }
}
