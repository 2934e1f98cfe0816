//! Why a server says no.

pub(crate) use innkey_protocol::ErrorCode as Refusal;

/// Why the server said no.
#[uniffi::remote(Enum)]
pub enum Refusal {
    /// The request makes no sense.
    BadRequest,
    /// The address takes other methods.
    WrongMethod,
    /// No credentials, or none the server knows.
    NotSignedIn,
    /// The session was ended: signed out, revoked, too old, or the stay is over.
    SessionEnded,
    /// The share link was revoked or never valid.
    LinkRevoked,
    /// User name and password do not fit.
    WrongCredentials,
    /// No such code on this project.
    CodeUnknown,
    /// The code was not used in time.
    CodeExpired,
    /// The code was used already.
    CodeUsed,
    /// The host withdrew the code.
    CodeRevoked,
    /// The host made a newer code.
    CodeReplaced,
    /// One-time codes are switched off for the project.
    OtpOff,
    /// The account is switched off.
    AccountDisabled,
    /// The host did not allow the guest a user name of their own.
    OwnLoginOff,
    /// The stay is over.
    StayEnded,
    /// Only an admin of the project may do this.
    AdminOnly,
    /// Only the operator may do this.
    OperatorOnly,
    /// Nothing there.
    NotFound,
    /// The project is not on this server.
    ProjectNotFound,
    /// The account is not (any more) on this project.
    AccountNotFound,
    /// The version is not on this server.
    VersionNotFound,
    /// The group is not (any more) on this project.
    GroupNotFound,
    /// The device is not signed in (any more).
    DeviceNotFound,
    /// Another account of the project has the user name.
    UserNameTaken,
    /// The identifier belongs to something else already.
    IdTaken,
    /// Somebody else changed it since it was read.
    ChangedMeanwhile,
    /// Another group of the project has the name.
    GroupNameTaken,
    /// Customers are in the group.
    GroupInUse,
    /// As many customers are active as there are licences.
    LicencesUsedUp,
    /// The same code is already in use: the device makes a new one.
    CodeTaken,
    /// The request's body did not come to an end.
    TooSlow,
    /// The request is larger than the server takes.
    TooLarge,
    /// The package has mistakes.
    PackageInvalid,
    /// A value is out of its range.
    Invalid,
    /// Too many wrong tries.
    TooManyAttempts,
    /// An unforeseen fault in the server.
    Internal,
    /// The server is starting, stopping or overloaded.
    Unavailable,
    /// The server's clock lies before the day it was built.
    ClockImplausible,
    /// One that this version does not know.
    Unknown,
}
