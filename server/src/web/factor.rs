//! The second factor: a code of six digits that an authenticator app shows, another every 30 seconds (RFC 6238).

use askama::Template;
use axum::{
    extract::State as Shared,
    response::{IntoResponse, Redirect, Response},
};
use data_encoding::BASE32_NOPAD;
use innkey_protocol::UnixTime;
use serde::Deserialize;
use totp_rs::Builder;

use super::{
    forms::Posted,
    qr,
    session::SignedIn,
    steps::Step,
    texts::Language,
    view::{self, Frame, Section},
};
use crate::{
    error::{Error, Result},
    state::State,
};

/// The step whose code this is, now or a step before or after: clocks differ a little.
pub fn step_of(secret: &[u8], typed: &str, now: UnixTime) -> Result<Option<u64>> {
    let totp = Builder::new().with_secret(secret.to_vec()).build().map_err(Error::internal)?;
    let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    Ok(totp.check(&digits, u64::try_from(now.0).unwrap_or(0)))
}

/// What the app scans.
fn uri(secret: &[u8], state: &State) -> String {
    let host = state.settings.now().addresses.first().map(|address| address.host.to_string());
    let host = host.unwrap_or_default().replace([':', '[', ']'], "-");
    format!("otpauth://totp/Innkey:{host}?secret={}&issuer=Innkey", BASE32_NOPAD.encode(secret))
}

/// The secret as somebody types it.
fn for_hands(secret: &[u8]) -> String {
    let text = BASE32_NOPAD.encode(secret).to_lowercase();
    let groups = text.as_bytes().chunks(4).map(String::from_utf8_lossy);
    groups.collect::<Vec<_>>().join(" ")
}

#[derive(Template)]
#[template(path = "factor.html")]
struct Page {
    t: Language,
    frame: Frame,
    /// Whether it is part of the set-up.
    guided: bool,
    step: Step,
    action: String,
    next: &'static str,
    qr: String,
    key: String,
    wrong: bool,
}

impl Page {
    fn new(state: &State, by: &SignedIn) -> Result<Self> {
        let t = by.visitor.language;
        let secret = state.keys.offered_factor(&by.key);
        let (guided, next) = after(by);
        Ok(Self {
            t,
            frame: Frame::inside(by, Section::Access, t.factor()),
            guided,
            step: Step::Factor,
            action: by.visitor.here.clone(),
            next,
            qr: qr::svg(&uri(&*secret, state))?,
            key: for_hands(&*secret),
            wrong: false,
        })
    }
}

/// Whether it is part of the set-up, and where it goes on.
fn after(by: &SignedIn) -> (bool, &'static str) {
    let guided = by.visitor.here.starts_with("/set-up");
    (guided, if guided { "/set-up/project" } else { "/access" })
}

/// Where it is switched on already; another takes its place only after it was switched off, with the password.
async fn is_on(state: &State) -> Result<Option<Response>> {
    let operator = state.store.operator().await?;
    let on = operator.is_some_and(|operator| operator.factor.is_some());
    Ok(on.then(|| Redirect::to("/access").into_response()))
}

/// What to scan.
pub async fn show(Shared(state): Shared<State>, by: SignedIn) -> Result<Response> {
    if let Some(elsewhere) = is_on(&state).await? {
        return Ok(elsewhere);
    }
    Ok(view::page(&Page::new(&state, &by)?))
}

/// The code that the app shows.
#[derive(Deserialize)]
pub struct Shown {
    code: String,
}

/// Switches it on, once a code shows that the app has the secret.
pub async fn switch_on(
    Shared(state): Shared<State>,
    Posted { by, form }: Posted<Shown>,
) -> Result<Response> {
    if let Some(elsewhere) = is_on(&state).await? {
        return Ok(elsewhere);
    }
    let secret = state.keys.offered_factor(&by.key);
    let now = state.clock.now();
    let Some(step) = step_of(&*secret, &form.code, now)? else {
        let page = Page { wrong: true, ..Page::new(&state, &by)? };
        return Ok(view::refused(&page));
    };
    let sealed = state.keys.seal_factor(&*secret)?;
    state.store.set_factor(Some((sealed, step)), now).await?;
    let (guided, next) = after(&by);
    let to = if guided { next } else { "/access?done=factor_on" };
    Ok(Redirect::to(to).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, the last six of its eight digits.
    #[test]
    fn codes_are_those_of_the_rfc() {
        let secret = b"12345678901234567890";
        for (time, code) in [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")] {
            assert_eq!(step_of(secret, code, UnixTime(time)).unwrap(), Some(time as u64 / 30));
            let late = step_of(secret, code, UnixTime(time + 90)).unwrap();
            assert_eq!(late, None, "an old code is taken");
        }
        assert!(step_of(secret, "287 082", UnixTime(59)).unwrap().is_some());
        for wrong in ["", "28708", "287083", "abcdef", "2870822"] {
            assert_eq!(step_of(secret, wrong, UnixTime(59)).unwrap(), None, "{wrong}");
        }
    }
}
