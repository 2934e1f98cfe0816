//! *System*: how the server is, and what it goes by.

pub mod addresses;
pub mod certificate;
pub mod components;
mod fixed;
pub mod limits;

use std::sync::Arc;

use askama::Template;
use axum::{extract::State as Shared, response::Response};
use innkey_protocol::{Address, Trust, Zone, api::operator::ProjectState, link::fingerprint};

use super::{
    amounts, dates,
    session::SignedIn,
    texts::Language,
    view::{self, Done, Frame, Section},
};
use crate::{
    error::Result,
    handlers::Query,
    own_certificate::{Facts, Wrong},
    settings::Now,
    state::State,
};

#[derive(Template)]
#[template(path = "system.html")]
struct Page {
    t: Language,
    frame: Frame,
    health: Health,
    now: Arc<Now>,
    addresses: Vec<Shown>,
    fingerprints: Vec<String>,
    own: Option<std::result::Result<Facts, Wrong>>,
    projects: Vec<ProjectState>,
}

/// How the server is.
struct Health {
    database: bool,
    clock: bool,
    time: String,
    since: String,
    free: Option<String>,
    version: &'static str,
}

impl Health {
    async fn new(state: &State, t: Language) -> Self {
        let zone = Zone::of_this_machine();
        let free = fs4::available_space(&state.config.data).ok();
        Self {
            database: state.store.ping().await.is_ok(),
            clock: state.clock.now_for_issuing().is_ok(),
            time: format!("{} ({})", dates::moment(t, &zone, state.clock.now()), zone.name()),
            since: dates::moment(t, &zone, state.started),
            free: free.map(|bytes| amounts::bytes(t, bytes)),
            version: env!("CARGO_PKG_VERSION"),
        }
    }
}

/// An address, and who vouches for the server there.
struct Shown {
    address: String,
    trust: &'static str,
}

impl Shown {
    fn all(t: Language, addresses: &[Address]) -> Vec<Self> {
        let shown = |address: &Address| Self {
            address: address.to_string(),
            trust: match address.trust {
                Trust::Pinned => t.trust_pinned_short(),
                Trust::Public => t.trust_public_short(),
            },
        };
        addresses.iter().map(shown).collect()
    }
}

/// How the server is, and what it goes by.
pub async fn show(
    Shared(state): Shared<State>,
    by: SignedIn,
    Query(Done { done }): Query<Done>,
) -> Result<Response> {
    let t = by.visitor.language;
    let done = (done == "saved").then(|| t.settings_saved());
    let now = state.settings.now();
    Ok(view::page(&Page {
        t,
        frame: Frame::inside(&by, Section::System, t.system()).done(done),
        health: Health::new(&state, t).await,
        addresses: Shown::all(t, &now.addresses),
        now,
        fingerprints: state.pins.iter().map(fingerprint).collect(),
        own: state.certificates.own(),
        projects: state.store.projects().await?,
    }))
}
