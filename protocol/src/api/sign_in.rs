//! Signing in, and the account that is signed in.

use serde::{Deserialize, Serialize};

use crate::{AccountId, Code, Secret, SessionToken, Stay, UnixTime, Zone};

/// Body of POST [`super::routes::SESSIONS`].
///
/// The device makes the token and keeps it before it sends it: the same code with the same token gets the
/// same answer, so that an answer lost on the way costs nothing. Sent with the share link's token, if there is
/// one: wrong tries are then counted by it, else by address.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SignIn {
    /// Code, or user name and password.
    #[serde(flatten)]
    pub method: Method,
    /// The session's secret, made by the device.
    pub token: SessionToken,
    /// What the device is called in the host's list.
    pub device: String,
    /// The guest's name, used if the host left it empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// What a person signs in with.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "method", rename_all = "snake_case")]
pub enum Method {
    /// The one-time code.
    Code {
        /// The code.
        code: Code,
    },
    /// User name and password.
    Password {
        /// User name, unique in the project.
        user: String,
        /// Password.
        password: Secret,
    },
}

/// Answer to a sign-in, and of GET [`super::routes::SESSION`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SignedIn {
    /// Who is signed in.
    pub account: Account,
    /// Whether the project uses one-time codes.
    pub otp: bool,
    /// The building's time zone, in which the stay is shown.
    pub time_zone: Zone,
    /// The server's clock.
    pub server_time: UnixTime,
}

/// The signed-in account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Account {
    /// The account.
    pub id: AccountId,
    /// What it may do.
    pub role: Role,
    /// The person's name; empty if neither host nor guest gave one.
    pub name: String,
    /// When it may be used.
    #[serde(default)]
    pub stay: Stay,
    /// User name, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// Whether the guest may set user name and password; admins always may.
    #[serde(default)]
    pub own_login: bool,
}

/// Body of PUT [`super::routes::SESSION_LOGIN`]: signs every other device of the account out.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OwnLogin {
    /// User name, unique in the project.
    pub user: String,
    /// The new password.
    pub password: Secret,
    /// The password until now; needed if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current: Option<Secret>,
}

/// What an account may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Manages customers.
    Admin,
    /// Uses the project.
    Customer,
}
