//! Does the server show what the model says?

use innkey_protocol::{UnixTime, api::customers, rules::CodeState};

use super::{
    action::{TOKENS, Token},
    guard::{CODE_LIFE, Guard, Minutes},
    real::{Real, Seen, rights},
};

/// Longest that a case may take, in seconds; see [`Minutes`].
pub const LONGEST: i64 = 25;

/// All that was seen: list, switch, clock, sessions, and the packs that sessions and links get.
pub fn everything(guard: &Guard, real: &Real, seen: &Seen) -> Result<(), String> {
    same("the OTP switch", seen.list.otp, guard.otp)?;
    at("the server's clock", real, seen.list.server_time, guard.now)?;
    let mut listed: Vec<_> =
        seen.list.customers.iter().filter_map(|customer| real.who(customer.id)).collect();
    listed.sort_unstable();
    let there = guard.customers.iter().enumerate().filter(|(_, customer)| !customer.removed);
    same("the customers listed", listed, there.map(|(who, _)| who).collect())?;
    for customer in &seen.list.customers {
        one(guard, real, customer)?;
    }
    for (token, session) in (0..TOKENS).map(Token).zip(&seen.sessions) {
        let expected = guard.check(token).map(Some);
        same(&format!("the session of {token:?}"), *session, expected)?;
    }
    for (token, sees) in (0..TOKENS).map(Token).zip(&seen.by_sessions) {
        same(&format!("what {token:?} sees"), *sees, guard.seen_by(token))?;
    }
    for (who, [first, newest]) in seen.by_links.iter().enumerate() {
        let of = |which: &str| format!("what is seen with the {which} link of customer {who}");
        same(&of("first"), *first, guard.seen_with_link(who, false))?;
        same(&of("newest"), *newest, guard.seen_with_link(who, true))?;
    }
    Ok(())
}

/// One customer as a host sees them.
pub fn one(guard: &Guard, real: &Real, shown: &customers::Customer) -> Result<(), String> {
    let who = real.who(shown.id).ok_or("a customer that nobody made")?;
    let customer = &guard.customers[who];
    let of = |what: &str| format!("{what} of customer {who}");
    same(&of("the switch"), shown.settings.enabled, customer.enabled)?;
    let time = |minutes: Minutes| real.began.plus(60 * minutes);
    let stay = (customer.from.map(time), customer.until.map(time));
    same(&of("the stay"), (shown.settings.stay.from, shown.settings.stay.until), stay)?;
    let group = customer.group.map(|group| real.groups[usize::from(group.0)]);
    same(&of("the group"), shown.settings.group, group)?;
    same(&of("the own rights"), shown.settings.rights.clone(), customer.may.map(rights))?;
    let devices = guard.sessions.values().filter(|in_as| **in_as == who).count();
    same(&of("the number of devices"), shown.devices as usize, devices)?;
    same(&of("the first sign-in"), shown.signed_in_at.is_some(), customer.was_in)?;
    same(&of("whether there is a code"), shown.code.is_some(), customer.code.is_some())?;
    let (Some(issued), Some(number)) = (&shown.code, customer.code) else { return Ok(()) };
    let code = &guard.codes[number];
    same(&of("the code's state"), issued.state, guard.state(code))?;
    at(&of("the code's beginning"), real, issued.issued_at, code.made)?;
    at(&of("the code's end"), real, issued.expires_at, code.made + CODE_LIFE)?;
    let (live, text) = (issued.state == CodeState::Live, real.codes.get(number));
    // Said by hand, because a code is not shown by `Debug`.
    match (&issued.code, live) {
        (Some(_), false) => Err(of("the text is shown of the dead code")),
        (None, true) => Err(of("the text is not shown of the live code")),
        (Some(shown), true) if text.is_some_and(|text| text != shown) => {
            Err(of("another code is shown"))
        }
        _ => Ok(()),
    }
}

fn at(what: &str, real: &Real, time: UnixTime, minutes: Minutes) -> Result<(), String> {
    let late = time.since(real.began) - 60 * minutes;
    if (0..=LONGEST).contains(&late) {
        return Ok(());
    }
    Err(format!("{what} is {late} s past minute {minutes}, where the model has it"))
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, server: T, model: T) -> Result<(), String> {
    if server == model {
        return Ok(());
    }
    Err(format!("{what}: the server says {server:?}, the model {model:?}"))
}
