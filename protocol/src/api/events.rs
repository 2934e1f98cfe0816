//! Live: what a server tells the devices that listen at [`super::routes::EVENTS`], as server-sent events.
//!
//! An event says what has changed and its revision, never the data: who hears it, asks. The first event says
//! where everything stands, so that after a break only what differs is asked for. Lines that begin with a colon
//! are heartbeats.

use serde::{Deserialize, Serialize};

use crate::ErrorCode;

/// Name of an event whose data is [`Revisions`].
pub const CHANGED: &str = "changed";
/// Name of the last event, whose data is [`Ended`]: the session is over.
pub const ENDED: &str = "ended";
/// Seconds between two heartbeats, at most.
pub const HEARTBEAT: u64 = 15;

/// Where things stand; in later events only those that have changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Revisions {
    /// The project: its version, *Use OTP authentication*.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<u64>,
    /// The account that is signed in: its stay, its rights.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<u64>,
    /// Customers and groups; told to admins only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customers: Option<u64>,
}

/// Why nothing more will come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ended {
    /// E.g. `session_ended` or `stay_ended`.
    pub code: ErrorCode,
}
