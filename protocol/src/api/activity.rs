//! Who did what and when.

use serde::{Deserialize, Serialize};

use crate::{AccountId, ActivityId, ErrorCode, UnixTime};

/// Most entries on a page.
pub const MAX_PAGE: u32 = 1_000;
/// Entries on a page unless asked otherwise.
pub const PAGE: u32 = 100;

/// Which entries GET [`super::routes::ACTIVITY`] lists; travels as the address's query.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ActivityQuery {
    /// Only what this account did or what concerns it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountId>,
    /// Only this kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ActivityKind>,
    /// Nothing before this time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<UnixTime>,
    /// Only before this time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<UnixTime>,
    /// [`ActivityPage::next`] of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Entries on the page, 1 to [`MAX_PAGE`]; absent: [`PAGE`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// A page of the activity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ActivityPage {
    /// What happened, the last first.
    pub entries: Vec<Activity>,
    /// Where the next page begins; absent on the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// Days after which an entry is removed.
    pub kept_days: u32,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Activity {
    /// The entry.
    pub id: ActivityId,
    /// When, by the server's clock.
    pub at: UnixTime,
    /// What.
    pub kind: ActivityKind,
    /// Who did it.
    pub by: Party,
    /// Whom or what it concerns, if that is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Party>,
    /// The device it was done with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
    /// The network it came from: a whole address for a day, then its first part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub network: Option<String>,
    /// What was changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<FieldChange>,
    /// Why it failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<ErrorCode>,
}

/// The columns of a table (CSV) that [`Activity::cells`] fills.
pub const COLUMNS: [&str; 9] =
    ["what", "by", "by_kind", "about", "about_kind", "device", "network", "changes", "reason"];

impl Activity {
    /// What a table says of it, by [`COLUMNS`]: all but when and where.
    pub fn cells(&self) -> [String; COLUMNS.len()] {
        let change = |it: &FieldChange| format!("{}: {} → {}", it.field, it.before, it.after);
        let changes: Vec<_> = self.changes.iter().map(change).collect();
        let about = self.about.as_ref();
        [
            word(&self.kind),
            self.by.known_as(),
            word(&self.by.kind),
            about.map_or(String::new(), Party::known_as),
            about.map_or(String::new(), |about| word(&about.kind)),
            self.device.clone().unwrap_or_default(),
            self.network.clone().unwrap_or_default(),
            changes.join("; "),
            self.reason.map_or(String::new(), |reason| reason.as_str().into()),
        ]
    }
}

impl Party {
    /// The name, or what else is known of somebody.
    fn known_as(&self) -> String {
        if self.name.is_empty() { self.id.clone().unwrap_or_default() } else { self.name.clone() }
    }
}

impl ActivityKind {
    /// As it travels.
    pub fn word(self) -> String {
        word(&self)
    }
}

/// A kind as it travels.
fn word(kind: &impl Serialize) -> String {
    match serde_json::to_value(kind) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// Who did something, or whom it concerns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Party {
    /// What they are.
    pub kind: PartyKind,
    /// The account or group, as text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The name then; empty once a customer was removed.
    #[serde(default)]
    pub name: String,
}

/// What a [`Party`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum PartyKind {
    /// Who runs the server.
    Operator,
    /// An admin.
    Admin,
    /// A customer.
    Customer,
    /// Somebody the server does not know.
    Stranger,
    /// A group.
    Group,
    /// The project.
    Project,
}

/// A setting before and after, as text for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FieldChange {
    /// Its name in the interface, e.g. `stay`.
    pub field: String,
    /// Before; empty if there was none.
    pub before: String,
    /// After.
    pub after: String,
}

/// What can happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ActivityKind {
    /// A customer was added.
    CustomerAdded,
    /// A customer's settings were changed.
    CustomerChanged,
    /// A customer was removed.
    CustomerRemoved,
    /// A code was made.
    CodeIssued,
    /// Code, link and devices were taken away.
    CustomerRevoked,
    /// The share link was handed over.
    LinkShared,
    /// A device had the whole project.
    Downloaded,
    /// A device signed in by code.
    CodeUsed,
    /// A device signed in with user name and password.
    SignedIn,
    /// Somebody could not sign in.
    SignInFailed,
    /// A device signed itself out.
    SignedOut,
    /// A device, or all, were signed out from elsewhere.
    DevicesSignedOut,
    /// User name or password were set.
    LoginChanged,
    /// A group was added.
    GroupAdded,
    /// A group's settings were changed.
    GroupChanged,
    /// A group was removed.
    GroupRemoved,
    /// A version was published.
    Published,
    /// *Use OTP authentication* was switched.
    OtpSwitched,
    /// The operator set how many customers may be active at once.
    LicencesChanged,
    /// The operator added an account.
    AccountAdded,
    /// The operator changed an account.
    AccountChanged,
    /// The operator removed an account.
    AccountRemoved,
    /// One that this version does not know.
    #[serde(other)]
    Unknown,
}
