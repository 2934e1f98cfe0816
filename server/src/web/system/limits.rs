//! How long codes live, and how often somebody may be wrong.

use std::{fmt::Display, ops::RangeInclusive, str::FromStr};

use askama::Template;
use axum::{
    extract::State as Shared,
    response::{IntoResponse, Redirect, Response},
};
use innkey_protocol::ErrorCode;
use serde::Deserialize;

use super::fixed::{self, Names};
use crate::{
    config::{
        CODE_LIFETIME, DEFAULT_CODE_LIFETIME, DEFAULT_LOGIN_TRIES, DEFAULT_LOGIN_WAIT, Fixed,
        LOGIN_TRIES, LOGIN_WAIT,
    },
    error::Result,
    settings::{Chosen, change},
    state::State,
    web::{
        forms::Posted,
        session::SignedIn,
        texts::Language,
        view::{self, Frame, Section},
    },
};

const MINUTE: i64 = 60;

/// What somebody types, or what was given from outside.
struct Field {
    name: &'static str,
    label: &'static str,
    typed: String,
    default: String,
    fixed: Option<String>,
    wrong: Option<String>,
}

#[derive(Template)]
#[template(path = "system_limits.html")]
struct Page {
    t: Language,
    frame: Frame,
    seen: String,
    wrong: Option<&'static str>,
    fields: [Field; 3],
}

impl Page {
    fn new(state: &State, by: &SignedIn, form: Typed) -> Self {
        let (t, config) = (by.visitor.language, &state.config);
        let lifetime = config.code_lifetime.as_ref();
        let (tries, wait) = (config.login_tries.as_ref(), config.login_wait.as_ref());
        let field = |name, label, typed, default: String| Field {
            name,
            label,
            typed,
            default,
            fixed: None,
            wrong: None,
        };
        let default = (DEFAULT_CODE_LIFETIME / MINUTE).to_string();
        let minutes = field("code_lifetime", t.code_lifetime(), form.code_lifetime, default);
        let default = DEFAULT_LOGIN_TRIES.to_string();
        let free = field("login_tries", t.login_tries(), form.login_tries, default);
        let default = DEFAULT_LOGIN_WAIT.to_string();
        let seconds = field("login_wait", t.login_wait(), form.login_wait, default);
        let names = |flag, environment, file| Names { flag, environment, file };
        let of_lifetime = names("--code-lifetime", "INNKEY_CODE_LIFETIME", "code_lifetime");
        let of_tries = names("--login-tries", "INNKEY_LOGIN_TRIES", "login_tries");
        let of_wait = names("--login-wait", "INNKEY_LOGIN_WAIT", "login_wait");
        Self {
            t,
            frame: Frame::inside(by, Section::System, t.limits()),
            seen: form.seen,
            wrong: None,
            fields: [
                minutes.given(
                    lifetime.map(|it| in_minutes(it.value)),
                    fixed::note(t, lifetime, &of_lifetime),
                ),
                free.given(text(tries), fixed::note(t, tries, &of_tries)),
                seconds.given(text(wait), fixed::note(t, wait, &of_wait)),
            ],
        }
    }
}

impl Field {
    /// The same, if it was given from outside.
    fn given(self, value: Option<String>, note: Option<String>) -> Self {
        match value {
            Some(typed) => Self { typed, fixed: note, ..self },
            None => self,
        }
    }

    /// The number that was typed; none if nothing was. Anything else is noted beside the field.
    fn number<T>(&mut self, t: Language, range: &RangeInclusive<T>) -> Option<T>
    where
        T: FromStr + PartialOrd + Display,
    {
        let typed = self.typed.trim();
        if typed.is_empty() || self.fixed.is_some() {
            return None;
        }
        let number = typed.parse().ok().filter(|number| range.contains(number));
        if number.is_none() {
            self.wrong = Some(t.number_between(range.start(), range.end()));
        }
        number
    }
}

fn text<T: ToString>(given: Option<&Fixed<T>>) -> Option<String> {
    given.map(|given| given.value.to_string())
}

/// Seconds as minutes, in halves or tenths where they are not whole.
pub fn in_minutes(seconds: i64) -> String {
    match seconds % MINUTE {
        0 => (seconds / MINUTE).to_string(),
        _ => format!("{:.1}", seconds as f64 / MINUTE as f64),
    }
}

/// What was typed, and which settings were shown.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    seen: String,
    code_lifetime: String,
    login_tries: String,
    login_wait: String,
}

impl Typed {
    fn of(chosen: &Chosen) -> Self {
        let number = |number: Option<u32>| number.map(|number| number.to_string());
        Self {
            seen: chosen.mark(),
            code_lifetime: chosen.code_lifetime.map(in_minutes).unwrap_or_default(),
            login_tries: number(chosen.login_tries).unwrap_or_default(),
            login_wait: number(chosen.login_wait).unwrap_or_default(),
        }
    }
}

/// Asks for them.
pub async fn show(Shared(state): Shared<State>, by: SignedIn) -> Response {
    let form = Typed::of(&state.settings.now().chosen);
    view::page(&Page::new(&state, &by, form))
}

/// Sets them.
pub async fn set(
    Shared(state): Shared<State>,
    Posted { by, form }: Posted<Typed>,
) -> Result<Response> {
    let t = by.visitor.language;
    let before = state.settings.now().chosen.clone();
    let seen = form.seen.clone();
    let mut page = Page::new(&state, &by, form);
    let [lifetime, tries, wait] = &mut page.fields;
    let minutes = CODE_LIFETIME.start() / MINUTE..=CODE_LIFETIME.end() / MINUTE;
    let chosen = Chosen {
        code_lifetime: lifetime.number(t, &minutes).map(|minutes| minutes * MINUTE),
        login_tries: tries.number(t, &LOGIN_TRIES),
        login_wait: wait.number(t, &LOGIN_WAIT),
        ..before
    };
    if page.fields.iter().any(|field| field.wrong.is_some()) {
        return Ok(view::refused(&page));
    }
    match change(&state, seen, chosen).await {
        Ok(()) => Ok(Redirect::to("/system?done=saved").into_response()),
        Err(error) if error.is(ErrorCode::ChangedMeanwhile) => {
            page.wrong = Some(t.changed_meanwhile());
            page.seen = state.settings.now().chosen.mark();
            Ok(view::refused(&page))
        }
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_whole_where_they_can_be() {
        assert_eq!((in_minutes(7200), in_minutes(330)), ("120".into(), "5.5".into()));
    }
}
