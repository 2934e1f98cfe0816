//! Talking to a server: whom to trust, over which address, and what to make of the answer.

mod answer;
mod client;
mod elsewhere;
mod flow;
mod lines;
mod look_up;
mod paths;
mod race;
mod request;
mod retry;
mod trust;
mod upload;

pub use self::{
    client::Connection, elsewhere::Authorities, look_up::FoundServer, request::Request,
    upload::Upload,
};

pub(crate) use self::{
    answer::Answer,
    client::public_client,
    elsewhere::{Elsewhere, is_elsewhere},
    lines::Line,
    look_up::{look_up, look_up_announced},
    request::with_query,
    retry::Retry,
};

use std::time::Duration;

/// How long to wait for what.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Patience {
    /// Until a connection stands, TLS included.
    pub(crate) connect: Duration,
    /// For the next bytes.
    pub(crate) idle: Duration,
    /// For a whole JSON answer.
    pub(crate) whole: Duration,
    /// Before the first repetition; doubles from then on.
    pub(crate) pause: Duration,
}

impl Patience {
    /// With whoever uploads a large package: the server answers when it has published it.
    const UPLOAD: Self = Self { idle: Duration::from_mins(10), ..Self::USUAL };

    const USUAL: Self = Self {
        connect: Duration::from_secs(5),
        idle: Duration::from_secs(20),
        whole: Duration::from_mins(2),
        pause: Duration::from_millis(300),
    };
}

impl Default for Patience {
    fn default() -> Self {
        Self::USUAL
    }
}
