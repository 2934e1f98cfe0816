//! The signed-in devices of an account.

use serde::{Deserialize, Serialize};

use crate::{DeviceId, UnixTime};

/// Answer of GET [`super::routes::DEVICES`] and [`super::routes::CUSTOMER_DEVICES`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DeviceList {
    /// The devices, the one signed in last at the front.
    pub devices: Vec<Device>,
    /// The server's clock.
    pub server_time: UnixTime,
}

/// One signed-in device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    #[serde(default)]
    pub this: bool,
}
