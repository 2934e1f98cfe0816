//! Customers as an admin sees them.

use std::collections::{BTreeSet, HashSet};

use innkey_core::Label;
pub(crate) use innkey_core::Status as CustomerStatus;
use innkey_protocol::{
    AccountId, Code, CodeId, GroupId, Rights, Stay, UnixTime, Zone,
    api::customers::{
        Customer, CustomerList, CustomerQuery, IssuedCode, Settings as CustomerSettings,
        Source as BookingSource, StayFilter,
    },
    rules::CodeState,
};

/// Which customers are listed.
#[uniffi::remote(Record)]
pub struct CustomerQuery {
    /// What name, contact, note, user name or live code must hold, in any case.
    #[uniffi(default = None)]
    pub q: Option<String>,
    /// Only those in this group.
    #[uniffi(default = None)]
    pub group: Option<GroupId>,
    /// Only those whose stay is before, over, or goes on.
    #[uniffi(default = None)]
    pub stay: Option<StayFilter>,
    /// `next` of the page before.
    #[uniffi(default = None)]
    pub after: Option<String>,
    /// Customers on the page, 1 to 500; absent: 100.
    #[uniffi(default = None)]
    pub limit: Option<u32>,
}

/// Where now lies in a stay.
#[uniffi::remote(Enum)]
pub enum StayFilter {
    /// It has not begun.
    Coming,
    /// It goes on, or has no limits.
    Now,
    /// It has ended.
    Ended,
}

/// Customers, newest first.
#[uniffi::remote(Record)]
pub struct CustomerList {
    /// The customers, newest first.
    pub customers: Vec<Customer>,
    /// Where the next page begins; absent on the last.
    pub next: Option<String>,
    /// How many the query finds on all pages.
    pub total: u64,
    /// Counts up with every change of customers and groups.
    pub revision: u64,
    /// Whether the project uses one-time codes.
    pub otp: bool,
    /// The building's time zone, in which stays are shown.
    pub time_zone: Zone,
    /// The server's clock: time left is counted from it.
    pub server_time: UnixTime,
}

/// What a host decides about a customer.
#[uniffi::remote(Record)]
pub struct CustomerSettings {
    /// The person's name; may be empty: the guest is asked at the first sign-in.
    #[uniffi(default = "")]
    pub name: String,
    /// E-mail address or phone number, for the host only; may be empty.
    #[uniffi(default = "")]
    pub contact: String,
    /// Language of messages to the guest, e.g. `de`; empty: the project's.
    #[uniffi(default = "")]
    pub language: String,
    /// For the host only; may be empty.
    #[uniffi(default = "")]
    pub note: String,
    /// When the project may be used.
    #[uniffi(default)]
    pub stay: Stay,
    /// The group, if any.
    #[uniffi(default = None)]
    pub group: Option<GroupId>,
    /// What may be seen; absent: what the group says, or everything.
    #[uniffi(default = None)]
    pub rights: Option<Rights>,
    /// Whether the customer is switched on.
    #[uniffi(default = true)]
    pub enabled: bool,
    /// Whether the guest may set user name and password for a second phone.
    #[uniffi(default = false)]
    pub own_login: bool,
}

/// What may be seen of a project.
#[derive(uniffi::Enum)]
pub enum Visible {
    /// Every function and page, also those that come later.
    Everything,
    /// These functions, with all their pages, and these pages, by id.
    Only {
        /// Ids of functions and pages; empty: nothing but the name.
        ids: HashSet<String>,
    },
}

uniffi::custom_type!(Rights, Visible, {
    remote,
    lower: |rights| match rights {
        Rights::All => Visible::Everything,
        Rights::Only(ids) => Visible::Only { ids: ids.into_iter().collect() },
    },
    try_lift: |visible| Ok(match visible {
        Visible::Everything => Rights::All,
        Visible::Only { ids } => Rights::Only(ids.into_iter().collect::<BTreeSet<_>>()),
    }),
});

/// One customer.
#[uniffi::remote(Record)]
pub struct Customer {
    /// The account.
    pub id: AccountId,
    /// What the host decided.
    pub settings: CustomerSettings,
    /// Counts up when the settings change.
    pub revision: u64,
    /// User name, if the customer can sign in with a password.
    pub user: Option<String>,
    /// The booking that the customer was imported from.
    pub source: Option<BookingSource>,
    /// The newest code; none if none was ever made.
    pub code: Option<IssuedCode>,
    /// When the share link was last handed over.
    pub shared_at: Option<UnixTime>,
    /// When a device first had the whole project.
    pub downloaded_at: Option<UnixTime>,
    /// When a device first signed in.
    pub signed_in_at: Option<UnixTime>,
    /// What that device is called.
    pub signed_in_with: Option<String>,
    /// When a device last talked to the server.
    pub last_seen: Option<UnixTime>,
    /// Devices signed in now.
    pub devices: u32,
    /// When the customer was made.
    pub created_at: UnixTime,
}

/// Where an imported customer comes from.
#[uniffi::remote(Record)]
pub struct BookingSource {
    /// The calendar or table, by a name of its own.
    pub feed: String,
    /// The booking in it.
    pub booking: String,
}

/// A code as admins see it.
#[uniffi::remote(Record)]
pub struct IssuedCode {
    /// The code's identifier.
    pub id: CodeId,
    /// Its state by the server's clock.
    pub state: CodeState,
    /// The code itself, `XXXX-XXXX`, only while it is live.
    pub code: Option<Code>,
    /// When it was made.
    pub issued_at: UnixTime,
    /// When it dies unused.
    pub expires_at: UnixTime,
}

/// The state of a one-time code.
#[uniffi::remote(Enum)]
pub enum CodeState {
    /// May be used once.
    Live,
    /// A device signed in with it.
    Used,
    /// Nobody used it in time.
    Expired,
    /// The host withdrew it.
    Revoked,
    /// The host made a newer one.
    Replaced,
}

/// What names a customer in the list.
#[derive(uniffi::Enum)]
pub enum CustomerLabel {
    /// The code, while it can be used; the name beside it, if there is one.
    Code {
        /// The code, `XXXX-XXXX`.
        code: Code,
        /// The person's name.
        name: Option<String>,
    },
    /// The name: the customer has signed in.
    Name {
        /// The person's name.
        name: String,
    },
    /// Invited, not signed in or without a name: shown as "invited on …".
    Invited {
        /// When the newest code was made.
        on: UnixTime,
        /// The name, if the host gave one.
        name: Option<String>,
    },
    /// No code was ever made.
    NotInvited {
        /// The name, if the host gave one.
        name: Option<String>,
    },
}

impl From<Label> for CustomerLabel {
    fn from(label: Label) -> Self {
        match label {
            Label::Code { code, name } => Self::Code { code, name },
            Label::Name(name) => Self::Name { name },
            Label::Invited { on, name } => Self::Invited { on, name },
            Label::NotInvited { name } => Self::NotInvited { name },
        }
    }
}

/// How it is with a customer.
#[uniffi::remote(Enum)]
pub enum CustomerStatus {
    /// Switched off.
    Disabled,
    /// The stay is over.
    StayEnded,
    /// A code waits to be used.
    CodeLive {
        /// Until it dies, by the server's clock.
        seconds_left: u32,
    },
    /// Devices are signed in.
    Active {
        /// When one of them last talked to the server.
        last_seen: Option<UnixTime>,
        /// How many.
        devices: u32,
    },
    /// Was signed in, is not any more, and no code waits.
    SignedOut,
    /// The code died unused.
    CodeExpired,
    /// The code was withdrawn.
    CodeRevoked,
    /// No code was ever made.
    NotInvited,
}

/// What a host hands to a guest. It holds secrets.
#[derive(uniffi::Record)]
pub struct Invitation {
    /// The share link; as a QR's text it takes the least room.
    pub link: String,
    /// The message with link, steps and, if it is not in the link, the code.
    pub message: String,
}
