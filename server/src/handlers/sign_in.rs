//! Signing in and out.

use axum::extract::State as Shared;
use innkey_protocol::{
    ErrorCode, ProjectId, Secret,
    api::{
        MAX_PASSWORD,
        customers::Login,
        sign_in::{Method, OwnLogin, Role, SignIn, SignedIn},
    },
};

use super::{Json, Path, checked};
use crate::{
    attempts::Caller,
    auth::{SignedInDevice, Stranger},
    error::{Error, Result},
    keys::session_key,
    state::State,
    store::{accounts::KnownAccount, activity::Actor, sessions::NewSession},
};

/// Signs a device in by code or by user name and password.
///
/// Refused with `code_unknown`, `code_expired`, `code_used`, `code_revoked`, `code_replaced`, `otp_off`,
/// `account_disabled`, `stay_ended`, `wrong_credentials`, `session_ended`, `id_taken`, `too_many_attempts`.
pub async fn sign_in(
    Shared(state): Shared<State>,
    Path(project): Path<ProjectId>,
    stranger: Stranger,
    Json(request): Json<SignIn>,
) -> Result<axum::Json<SignedIn>> {
    let now = state.clock.now();
    state.attempts.check(stranger.caller, now)?;
    state.store.project(project).await?;
    let device = checked::name("the device's name", &request.device)?;
    let network = Some(stranger.network);
    let session = NewSession { key: session_key(&request.token), device, network };
    let name = request.name.as_deref().map(|name| checked::name("the name", name)).transpose()?;
    let by = stranger.actor(session.device.clone());
    let (code, account) = match request.method {
        Method::Code { code } => {
            let lookup = state.keys.lookup(project, &code);
            let redeemed =
                state.store.redeem(project, lookup.clone(), session, name, state.clock.now());
            (Some(lookup), redeemed.await)
        }
        Method::Password { user, password } => {
            (None, by_password(&state, project, &user, password, session).await)
        }
    };
    let account = match account {
        Ok(account) => account,
        Err(error) => {
            state.metrics.signed_in(error.word());
            count_wrong(&state, stranger.caller, &error);
            return Err(noted(&state, project, by, code, error).await);
        }
    };
    state.metrics.signed_in("ok");
    tracing::info!(account = %account.id, role = ?account.role, "signed in");
    Ok(axum::Json(account.signed_in(now)))
}

fn count_wrong(state: &State, caller: Caller, error: &Error) {
    if let Error::Refused(problem) = error
        && matches!(problem.code, ErrorCode::CodeUnknown | ErrorCode::WrongCredentials)
    {
        state.attempts.wrong(caller, state.clock.now());
    }
}

/// Notes a refused sign-in in the activity; the guest gets the refusal in any case.
async fn noted(
    state: &State,
    project: ProjectId,
    by: Actor,
    code: Option<String>,
    error: Error,
) -> Error {
    if let Error::Refused(problem) = &error {
        let now = state.clock.now();
        let noted = state.store.note_failed_sign_in(project, by, code, problem.code, now).await;
        if let Err(error) = noted {
            tracing::error!(%error, "a failed sign-in could not be noted");
        }
    }
    error
}

async fn by_password(
    state: &State,
    project: ProjectId,
    user: &str,
    password: Secret,
    session: NewSession,
) -> Result<KnownAccount> {
    if password.expose().len() > MAX_PASSWORD {
        return Err(ErrorCode::WrongCredentials.into());
    }
    let found = state.store.account_by_user(project, &checked::user_key(user)).await?;
    let (account, hash) = found.unzip();
    // Without such a user a hash is computed all the same: the time taken tells nothing.
    let hash = hash.flatten();
    let matches = state.passwords.matches(password, hash.clone()).await?;
    let known = account.zip(hash).filter(|_| matches);
    let (account, compared) = known.ok_or(ErrorCode::WrongCredentials)?;
    // Comparing takes its time: what has changed meanwhile counts.
    state.store.start_session(&account, compared, session, state.clock.now()).await
}

/// Who is signed in.
pub async fn session(Shared(state): Shared<State>, device: SignedInDevice) -> axum::Json<SignedIn> {
    axum::Json(device.account.signed_in(state.clock.now()))
}

/// Signs this device out.
pub async fn sign_out(Shared(state): Shared<State>, device: SignedInDevice) -> Result<()> {
    let (project, account) = (device.account.project, device.account.id);
    state.store.end_session(project, account, device.session, device.actor, state.clock.now()).await
}

/// Sets the user name and password of the account that asks.
///
/// Refused with `own_login_off`, `wrong_credentials`, `user_name_taken`, `too_many_attempts`.
pub async fn set_login(
    Shared(state): Shared<State>,
    stranger: Stranger,
    device: SignedInDevice,
    Json(login): Json<OwnLogin>,
) -> Result<axum::Json<SignedIn>> {
    let account = &device.account;
    if account.role == Role::Customer && !account.own_login {
        return Err(ErrorCode::OwnLoginOff.into());
    }
    let hash = state.store.password_of(account.id).await?;
    if let Some(hash) = hash.clone() {
        state.attempts.check(stranger.caller, state.clock.now())?;
        let current = login.current.ok_or(ErrorCode::WrongCredentials)?;
        if current.expose().len() > MAX_PASSWORD
            || !state.passwords.matches(current, Some(hash)).await?
        {
            state.attempts.wrong(stranger.caller, state.clock.now());
            return Err(ErrorCode::WrongCredentials.into());
        }
    }
    let new = Login { user: login.user, password: login.password };
    let new = checked::login(&state, new).await?;
    let doing = device.doing(&state);
    let (account, session) = (device.account, device.session);
    state.store.set_own_login(account, session.clone(), hash, new, doing).await?;
    let (account, _) = state.store.signed_in(&session, state.clock.now()).await?;
    Ok(axum::Json(account.signed_in(state.clock.now())))
}
