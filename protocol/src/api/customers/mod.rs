//! What an admin's app does with customers.

mod batch;
mod edit;

use serde::{Deserialize, Serialize};

pub use self::{
    batch::{Batch, BatchChange, BatchDone, MAX_BATCH},
    edit::CustomerEdit,
};
use crate::{
    AccountId, Address, Code, CodeId, DownloadToken, GroupId, Rights, Secret, Stay, UnixTime, Zone,
    link::{Pin, hex_pins},
    rules::CodeState,
};

/// Customers on a page of the list unless asked otherwise.
pub const PAGE: u32 = 100;
/// Most customers on a page of the list.
pub const MAX_PAGE: u32 = 500;
/// Longest e-mail address or phone number, in characters.
pub const MAX_CONTACT: usize = 200;
/// Longest language tag, in bytes (RFC 5646, section 4.4.1).
pub const MAX_LANGUAGE: usize = 35;
/// Longest note, in characters.
pub const MAX_NOTE: usize = 2_000;

/// Which customers GET [`super::routes::CUSTOMERS`] lists; travels as the address's query.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CustomerQuery {
    /// What name, contact, note, user name or live code must hold, in any case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
    /// Only those in this group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupId>,
    /// Only those whose stay is before, over, or goes on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stay: Option<StayFilter>,
    /// [`CustomerList::next`] of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Customers on the page, 1 to [`MAX_PAGE`]; absent: [`PAGE`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// Where now lies in a stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum StayFilter {
    /// It has not begun.
    Coming,
    /// It goes on, or has no limits.
    Now,
    /// It has ended.
    Ended,
}

/// A page of the list: answer of GET [`super::routes::CUSTOMERS`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CustomerList {
    /// The customers, newest first.
    pub customers: Vec<Customer>,
    /// Where the next page begins; absent on the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// How many the query finds on all pages.
    #[serde(default)]
    pub total: u64,
    /// Counts up with every change of customers and groups.
    #[serde(default)]
    pub revision: u64,
    /// Whether the project uses one-time codes.
    pub otp: bool,
    /// The building's time zone, in which stays are shown.
    pub time_zone: Zone,
    /// The server's clock: time left is counted from it.
    pub server_time: UnixTime,
}

/// What a host decides about a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Settings {
    /// The person's name; may be empty: the guest is asked at the first sign-in.
    #[serde(default)]
    pub name: String,
    /// E-mail address or phone number, for the host only; may be empty.
    #[serde(default)]
    pub contact: String,
    /// Language of messages to the guest, e.g. `de`; empty: the project's.
    #[serde(default)]
    pub language: String,
    /// For the host only; may be empty.
    #[serde(default)]
    pub note: String,
    /// When the project may be used.
    #[serde(default)]
    pub stay: Stay,
    /// The group, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupId>,
    /// What may be seen; absent: what the group says, or everything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rights: Option<Rights>,
    /// Whether the customer is switched on.
    #[serde(default = "yes")]
    pub enabled: bool,
    /// Whether the guest may set user name and password for a second phone.
    #[serde(default)]
    pub own_login: bool,
}

const fn yes() -> bool {
    true
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            name: String::new(),
            contact: String::new(),
            language: String::new(),
            note: String::new(),
            stay: Stay::default(),
            group: None,
            rights: None,
            enabled: true,
            own_login: false,
        }
    }
}

/// One customer; the answer to whatever changes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Customer {
    /// The account.
    pub id: AccountId,
    /// What the host decided.
    #[serde(flatten)]
    pub settings: Settings,
    /// Counts up when the settings change; see [`CustomerEdit::revision`].
    #[serde(default)]
    pub revision: u64,
    /// User name, if the customer can sign in with a password.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// The booking that the customer was imported from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// The newest code; none if none was ever made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<IssuedCode>,
    /// When the share link was last handed over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shared_at: Option<UnixTime>,
    /// When a device first had the whole project.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub downloaded_at: Option<UnixTime>,
    /// When a device first signed in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_in_at: Option<UnixTime>,
    /// What that device is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_in_with: Option<String>,
    /// When a device last talked to the server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_seen: Option<UnixTime>,
    /// Devices signed in now.
    pub devices: u32,
    /// When the customer was made.
    pub created_at: UnixTime,
}

/// Where an imported customer comes from: the same booking read again is the same customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Source {
    /// The calendar or table, by a name of its own.
    pub feed: String,
    /// The booking in it.
    pub booking: String,
}

/// A code as admins see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NewCode {
    /// Made by the app: the same id again changes nothing.
    pub id: CodeId,
    /// The code.
    pub code: Code,
}

/// User name and password that a host gives to a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Login {
    /// User name, unique in the project.
    pub user: String,
    /// Password.
    pub password: Secret,
}

/// Body of PUT [`super::routes::CUSTOMER`]. The id in the path is made by the app: saving again after a
/// lost answer changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NewCustomer {
    /// What the host decided.
    #[serde(flatten)]
    pub settings: Settings,
    /// The code to invite with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<NewCode>,
    /// User name and password to sign in with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub login: Option<Login>,
    /// The booking that it is imported from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
}

/// What a share link holds, but for the code: answer of GET [`super::routes::CUSTOMER_LINK`] and
/// [`super::routes::OPERATOR_ACCOUNT_LINK`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LinkParts {
    /// What people call the building.
    pub name: String,
    /// Where the server is reached.
    pub addresses: Vec<Address>,
    /// SHA-256 of the server's key and its spare key.
    #[serde(with = "hex_pins")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Pins"))]
    pub pins: [Pin; 2],
    /// The right to download.
    pub token: DownloadToken,
}
