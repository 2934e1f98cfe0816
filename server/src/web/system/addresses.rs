//! Where phones reach the server.

use askama::Template;
use axum::{
    extract::State as Shared,
    response::{IntoResponse, Redirect, Response},
};
use innkey_protocol::{
    Address, ErrorCode, Trust,
    link::{MAX_ADDRESSES, fingerprint},
};
use serde::Deserialize;

use super::{
    Shown,
    fixed::{self, Names},
};
use crate::{
    error::Result,
    outside::{Outcome, call},
    settings::{Chosen, change},
    state::State,
    web::{
        forms::{Nothing, Posted},
        session::SignedIn,
        texts::Language,
        view::{self, Frame, Section},
    },
};

const NAMES: Names =
    Names { flag: "--address", environment: "INNKEY_ADDRESSES", file: "addresses" };

#[derive(Template)]
#[template(path = "system_addresses.html")]
struct Page {
    t: Language,
    frame: Frame,
    form: Typed,
    fixed: Option<String>,
    wrong: Mistakes,
    /// What a QR holds now.
    addresses: Vec<Shown>,
    fingerprints: Vec<String>,
    /// Whether there is something to test.
    has_external: bool,
    /// How the test of each ended, if it was asked for.
    tested: Vec<Tested>,
}

/// How the test of an address ended.
struct Tested {
    address: String,
    good: bool,
    text: &'static str,
}

/// What is wrong with what was typed.
#[derive(Default)]
struct Mistakes {
    local: Option<String>,
    external: Option<String>,
    other: Option<&'static str>,
}

impl Page {
    fn new(state: &State, by: &SignedIn, form: Typed) -> Self {
        let t = by.visitor.language;
        Self {
            t,
            frame: Frame::inside(by, Section::System, t.addresses()),
            form,
            fixed: fixed::note(t, state.config.addresses.as_ref(), &NAMES),
            wrong: Mistakes::default(),
            addresses: Shown::all(t, &state.settings.now().addresses),
            fingerprints: state.pins.iter().map(fingerprint).collect(),
            has_external: !state.settings.now().external.is_empty(),
            tested: Vec::new(),
        }
    }
}

/// What was typed, and which settings were shown.
#[derive(Deserialize)]
pub struct Typed {
    seen: String,
    local: String,
    external: String,
    trust: Trust,
}

impl Typed {
    fn of(chosen: &Chosen) -> Self {
        let lines: Vec<_> = chosen.local.iter().map(ToString::to_string).collect();
        let external = chosen.external.as_ref();
        Self {
            seen: chosen.mark(),
            local: lines.join("\n"),
            external: external.map(ToString::to_string).unwrap_or_default(),
            trust: external.map_or(Trust::Pinned, |external| external.trust),
        }
    }

    fn is_public(&self) -> bool {
        self.trust == Trust::Public
    }

    fn read(&self, t: Language) -> std::result::Result<(Vec<Address>, Option<Address>), Mistakes> {
        let mut wrong = Mistakes::default();
        let mut local = Vec::new();
        for line in self.local.split([',', '\n']).map(str::trim).filter(|line| !line.is_empty()) {
            match Address::parse_typed(line) {
                Ok(address) => local.push(address),
                Err(_) => drop(wrong.local.get_or_insert_with(|| t.no_address(line))),
            }
        }
        let external = match self.external.trim() {
            "" => None,
            typed => {
                let read = Address::parse_typed(typed).ok();
                if read.is_none() {
                    wrong.external = Some(t.no_address(typed));
                }
                read.map(|address| Address { trust: self.trust, ..address })
            }
        };
        if local.len() + usize::from(external.is_some()) > MAX_ADDRESSES {
            wrong.local = Some(t.too_many_addresses(MAX_ADDRESSES));
        }
        if wrong.local.is_some() || wrong.external.is_some() {
            return Err(wrong);
        }
        Ok((local, external))
    }
}

/// Asks for them, and says what a QR contains.
pub async fn show(Shared(state): Shared<State>, by: SignedIn) -> Response {
    let form = Typed::of(&state.settings.now().chosen);
    view::page(&Page::new(&state, &by, form))
}

/// Calls the server at every address that leads in from elsewhere, and says how that ended.
pub async fn test(
    Shared(state): Shared<State>,
    Posted { by, .. }: Posted<Nothing>,
) -> Result<Response> {
    let now = state.settings.now();
    let mut page = Page::new(&state, &by, Typed::of(&now.chosen));
    // What is shown has the address of the form's answer; a change of language leads back to the form.
    page.frame.here = "/system/addresses".into();
    for address in &now.external {
        let outcome = call(&state, address).await?;
        page.tested.push(Tested {
            address: address.to_string(),
            good: outcome == Outcome::Reached,
            text: page.t.outside(outcome),
        });
    }
    Ok(view::page(&page))
}

/// Sets them.
pub async fn set(
    Shared(state): Shared<State>,
    Posted { by, form }: Posted<Typed>,
) -> Result<Response> {
    let t = by.visitor.language;
    let before = state.settings.now().chosen.clone();
    let mut page = Page::new(&state, &by, form);
    let (local, external) = match page.form.read(t) {
        Ok(read) => read,
        Err(wrong) => return Ok(view::refused(&Page { wrong, ..page })),
    };
    let chosen = Chosen { local, external, ..before };
    match change(&state, page.form.seen.clone(), chosen).await {
        Ok(()) => Ok(Redirect::to("/system?done=saved").into_response()),
        Err(error) if error.is(ErrorCode::ChangedMeanwhile) => {
            page.wrong.other = Some(t.changed_meanwhile());
            page.form.seen = state.settings.now().chosen.mark();
            Ok(view::refused(&page))
        }
        Err(error) => Err(error),
    }
}
