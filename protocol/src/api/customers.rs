//! What an admin's app does with customers.

use serde::{Deserialize, Serialize};

use crate::{
    AccountId, Address, Code, CodeId, DownloadToken, Stay, UnixTime,
    link::{Pin, hex_pins},
    rules::CodeState,
};

/// Answer of GET [`super::routes::CUSTOMERS`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerList {
    /// The customers, newest first.
    pub customers: Vec<Customer>,
    /// Whether the project uses one-time codes.
    pub otp: bool,
    /// The server's clock: time left is counted from it.
    pub server_time: UnixTime,
}

/// One customer; the answer to whatever changes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    /// The account.
    pub id: AccountId,
    /// The person's name; empty if nobody gave one.
    pub name: String,
    /// Whether the customer is switched on.
    pub enabled: bool,
    /// When the project may be used.
    #[serde(default)]
    pub stay: Stay,
    /// The newest code; none if none was ever made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<IssuedCode>,
    /// When a device first signed in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_in_at: Option<UnixTime>,
    /// When a device last talked to the server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_seen: Option<UnixTime>,
    /// Devices signed in now.
    pub devices: u32,
    /// When the customer was made.
    pub created_at: UnixTime,
}

/// A code as admins see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedCode {
    /// The code's identifier.
    pub id: CodeId,
    /// Its state by the server's clock.
    pub state: CodeState,
    /// The code itself, only while it is live.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Code>,
    /// When it was made.
    pub issued_at: UnixTime,
    /// When it dies unused.
    pub expires_at: UnixTime,
}

/// A code that the admin's app made; the body of PUT [`super::routes::CUSTOMER_CODE`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCode {
    /// Made by the app: the same id again changes nothing.
    pub id: CodeId,
    /// The code.
    pub code: Code,
}

/// Body of PUT [`super::routes::CUSTOMER`]. The id in the path is made by the app: saving again after a
/// lost answer changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCustomer {
    /// The person's name; may be empty.
    #[serde(default)]
    pub name: String,
    /// When the project may be used.
    #[serde(default)]
    pub stay: Stay,
    /// The code to invite with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<NewCode>,
}

/// Body of PATCH [`super::routes::CUSTOMER`]: what is absent stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerEdit {
    /// The person's name; may be empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Switched on or off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// When the project may be used; both ends are replaced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stay: Option<Stay>,
}

/// What a share link holds, but for the code: answer of GET [`super::routes::CUSTOMER_LINK`] and
/// [`super::routes::OPERATOR_ACCOUNT_LINK`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkParts {
    /// What people call the building.
    pub name: String,
    /// Where the server is reached.
    pub addresses: Vec<Address>,
    /// SHA-256 of the server's key and its spare key.
    #[serde(with = "hex_pins")]
    pub pins: [Pin; 2],
    /// The right to download.
    pub token: DownloadToken,
}
