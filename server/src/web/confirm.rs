//! The operator's password, asked for again before something that cannot be undone.

use innkey_protocol::{ErrorCode, Secret, api::MAX_PASSWORD};

use super::{session::SignedIn, texts::Language};
use crate::{
    attempts::Caller,
    error::{Error, Result},
    state::State,
    store::operator::KnownOperator,
};

/// Compares what was typed with the operator's password.
///
/// # Errors
/// [`ErrorCode::WrongCredentials`], or [`ErrorCode::TooManyAttempts`] after too many wrong tries.
pub async fn confirmed(state: &State, by: &SignedIn, password: Secret) -> Result<KnownOperator> {
    let ip = by.actor.network.ok_or_else(|| Error::internal("a browser without an address"))?;
    let operator = state.store.operator().await?.ok_or(ErrorCode::WrongCredentials)?;
    let caller = Caller::of_page(ip);
    state.attempts.begin(caller, state.clock.now())?;
    if !is_password(state, &operator, password).await? {
        return Err(ErrorCode::WrongCredentials.into());
    }
    state.attempts.right(caller, state.clock.now());
    Ok(operator)
}

/// Whether what was typed is the operator's password.
///
/// # Errors
/// When the kept hash is damaged.
pub async fn is_password(state: &State, operator: &KnownOperator, typed: Secret) -> Result<bool> {
    Ok(typed.expose().len() <= MAX_PASSWORD
        && state.passwords.matches(typed, Some(operator.password.clone())).await?)
}

/// What to say when the password was not confirmed.
///
/// # Errors
/// Any other error.
pub fn unconfirmed(error: Error, t: Language) -> Result<String> {
    match &error {
        Error::Refused(problem) => match problem.code {
            ErrorCode::WrongCredentials => Ok(t.current_wrong().into()),
            ErrorCode::TooManyAttempts => {
                Ok(t.wait_seconds(problem.retry_after.unwrap_or_default()))
            }
            _ => Err(error),
        },
        Error::Internal(_) => Err(error),
    }
}
