//! Who did what and when.

use innkey_protocol::{
    AccountId, ActivityId, UnixTime,
    api::activity::{
        Activity, ActivityKind, ActivityPage, ActivityQuery, FieldChange, Party, PartyKind,
    },
};

use super::Refusal;

/// Which entries are listed.
#[uniffi::remote(Record)]
pub struct ActivityQuery {
    /// Only what this account did or what concerns it.
    #[uniffi(default = None)]
    pub account: Option<AccountId>,
    /// Only this kind.
    #[uniffi(default = None)]
    pub kind: Option<ActivityKind>,
    /// Nothing before this time.
    #[uniffi(default = None)]
    pub from: Option<UnixTime>,
    /// Only before this time.
    #[uniffi(default = None)]
    pub until: Option<UnixTime>,
    /// `next` of the page before.
    #[uniffi(default = None)]
    pub after: Option<String>,
    /// Entries on the page, 1 to 1,000; absent: 100.
    #[uniffi(default = None)]
    pub limit: Option<u32>,
}

/// A page of the activity.
#[uniffi::remote(Record)]
pub struct ActivityPage {
    /// What happened, the last first.
    pub entries: Vec<Activity>,
    /// Where the next page begins; absent on the last.
    pub next: Option<String>,
    /// Days after which an entry is removed.
    pub kept_days: u32,
}

/// Something that happened.
#[uniffi::remote(Record)]
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
    pub about: Option<Party>,
    /// The device it was done with.
    pub device: Option<String>,
    /// The network it came from: a whole address for a day, then its first part.
    pub network: Option<String>,
    /// What was changed.
    pub changes: Vec<FieldChange>,
    /// Why it failed.
    pub reason: Option<Refusal>,
}

/// Who did something, or whom it concerns.
#[uniffi::remote(Record)]
pub struct Party {
    /// What they are.
    pub kind: PartyKind,
    /// The account or group, as text.
    pub id: Option<String>,
    /// The name then; empty once a customer was removed.
    pub name: String,
}

/// What a party is.
#[uniffi::remote(Enum)]
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
#[uniffi::remote(Record)]
pub struct FieldChange {
    /// Its name in the interface, e.g. `stay`.
    pub field: String,
    /// Before; empty if there was none.
    pub before: String,
    /// After.
    pub after: String,
}

/// What can happen.
#[uniffi::remote(Enum)]
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
    Unknown,
}
