//! Signing in and out.

use axum::extract::State as Shared;
use innkey_protocol::{
    Code, ErrorCode, ProjectId, Secret,
    api::{
        MAX_PASSWORD,
        sign_in::{Method, SignIn, SignedIn},
    },
};

use super::{Json, Path, checked_name};
use crate::{
    attempts::Caller,
    auth::{SignedInDevice, Stranger},
    error::{Error, Result},
    keys::session_key,
    state::State,
    store::{accounts::KnownAccount, sessions::NewSession},
};

/// Signs a device in by code or by user name and password.
pub async fn sign_in(
    Shared(state): Shared<State>,
    Path(project): Path<ProjectId>,
    Stranger(caller): Stranger,
    Json(request): Json<SignIn>,
) -> Result<axum::Json<SignedIn>> {
    let now = state.clock.now();
    state.attempts.check(caller, now)?;
    state.store.project(project).await?;
    let device = checked_name("the device's name", &request.device)?;
    let session = NewSession { key: session_key(&request.token), device };
    let name = request.name.as_deref().map(|name| checked_name("the name", name)).transpose()?;
    let account = match request.method {
        Method::Code { code } => by_code(&state, project, &code, session, name).await,
        Method::Password { user, password } => {
            by_password(&state, project, &user, password, session).await
        }
    };
    let account = account.inspect_err(|error| count_wrong(&state, caller, error))?;
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

async fn by_code(
    state: &State,
    project: ProjectId,
    code: &Code,
    session: NewSession,
    name: Option<String>,
) -> Result<KnownAccount> {
    let lookup = state.keys.lookup(project, code);
    state.store.redeem(project, lookup, session, name, state.clock.now()).await
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
    let found = state.store.account_by_user(project, &user_key(user)).await?;
    let (account, hash) = found.unzip();
    // Without such a user a hash is computed all the same: the time taken tells nothing.
    let matches = state.passwords.matches(password, hash.flatten()).await?;
    let account = account.filter(|_| matches).ok_or(ErrorCode::WrongCredentials)?;
    let now = state.clock.now();
    account.admit(now)?;
    state.store.start_session(account.id, session, now).await?;
    Ok(account)
}

/// A user name as it is kept and compared: case does not matter.
pub fn user_key(user: &str) -> String {
    user.trim().to_lowercase()
}

/// Who is signed in.
pub async fn session(Shared(state): Shared<State>, device: SignedInDevice) -> axum::Json<SignedIn> {
    axum::Json(device.account.signed_in(state.clock.now()))
}

/// Signs this device out.
pub async fn sign_out(Shared(state): Shared<State>, device: SignedInDevice) -> Result<()> {
    state.store.end_session(device.session, state.clock.now()).await
}
