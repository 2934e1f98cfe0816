//! Who is signed in, and with what.

use innkey_protocol::{
    AccountId, DeviceId, Stay, UnixTime, Zone,
    api::{
        devices::{Device, DeviceList},
        sign_in::{Account, Role as AccountRole, SignedIn},
    },
};

/// Who is signed in on this device.
#[uniffi::remote(Record)]
pub struct SignedIn {
    /// Who is signed in.
    pub account: Account,
    /// Whether the project uses one-time codes.
    pub otp: bool,
    /// The building's time zone, in which the stay is shown, e.g. `Europe/Rome`.
    pub time_zone: Zone,
    /// The server's clock.
    pub server_time: UnixTime,
}

/// The signed-in account.
#[uniffi::remote(Record)]
pub struct Account {
    /// The account.
    pub id: AccountId,
    /// What it may do.
    pub role: AccountRole,
    /// The person's name; empty if neither host nor guest gave one.
    pub name: String,
    /// When it may be used.
    pub stay: Stay,
    /// User name, if there is one.
    pub user: Option<String>,
    /// Whether the guest may set user name and password; admins always may.
    pub own_login: bool,
}

/// What an account may do.
#[uniffi::remote(Enum)]
pub enum AccountRole {
    /// Manages customers.
    Admin,
    /// Uses the project.
    Customer,
}

/// The window in which a customer may use the project. An open end is no limit.
#[uniffi::remote(Record)]
pub struct Stay {
    /// First second of the stay.
    #[uniffi(default = None)]
    pub from: Option<UnixTime>,
    /// First second after the stay.
    #[uniffi(default = None)]
    pub until: Option<UnixTime>,
}

/// The signed-in devices of an account.
#[uniffi::remote(Record)]
pub struct DeviceList {
    /// The devices, the one signed in last at the front.
    pub devices: Vec<Device>,
    /// The server's clock.
    pub server_time: UnixTime,
}

/// One signed-in device.
#[uniffi::remote(Record)]
pub struct Device {
    /// The device.
    pub id: DeviceId,
    /// What it calls itself.
    pub name: String,
    /// When it signed in.
    pub since: UnixTime,
    /// When it last talked to the server, to the minute.
    pub last_seen: UnixTime,
    /// Whether it is the one that asks.
    pub this: bool,
}
