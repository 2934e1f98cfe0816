//! The promises, in plain words and without the table: a second opinion on every sign-in.

use std::collections::BTreeMap;

use innkey_protocol::{ErrorCode, time::StayPhase};

use super::{
    action::{SignIn, Token},
    guard::{Answer, CODE_LIFE, Fate, Guard},
};

/// Who was let in with which code, in all of the case.
#[derive(Default)]
pub struct Ledger(BTreeMap<usize, Token>);

impl Ledger {
    /// Each code lets in at most one token, ever.
    pub fn note(&mut self, guard: &Guard, sign_in: SignIn, answer: Answer) -> Result<(), String> {
        if answer.is_err() {
            return Ok(());
        }
        let number = guard.known(sign_in.code).ok_or("a code that nobody knows signed in")?;
        let winner = *self.0.entry(number).or_insert(sign_in.token);
        if winner == sign_in.token {
            return Ok(());
        }
        Err(format!("code {number} let in {winner:?} and {:?}", sign_in.token))
    }
}

/// A dead code lets nobody in, but for the device that it let in before; a live one does, if everything
/// is on. `guard` is as it was before.
pub fn judge(guard: &Guard, sign_in: SignIn, answer: Answer) -> Result<(), String> {
    let Some(number) = guard.known(sign_in.code) else { return Ok(()) };
    let code = &guard.codes[number];
    let dead = code.fate != Fate::None || guard.now >= code.made + CODE_LIFE;
    let again = code.fate == Fate::UsedWith(sign_in.token);
    if dead && !again && answer.is_ok() {
        return Err(format!("code {number} is dead and signed in"));
    }
    let on =
        guard.otp && guard.customers[code.of].enabled && guard.phase(code.of) != StayPhase::After;
    match answer {
        // Too many wrong tries before, or a token that is another customer's already.
        Ok(_) | Err(ErrorCode::TooManyAttempts | ErrorCode::IdTaken) => Ok(()),
        Err(reason) if !dead && on => Err(format!("code {number} is live, yet: {reason:?}")),
        Err(_) => Ok(()),
    }
}
