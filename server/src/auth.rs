//! Who may call: each right is an extractor, so that a handler's signature shows it.

use std::{
    net::{IpAddr, SocketAddr},
    str::FromStr,
};

use axum::{
    extract::{ConnectInfo, FromRequestParts, RawPathParams},
    http::{HeaderMap, header, request::Parts},
};
use innkey_protocol::{
    DownloadToken, ErrorCode, OperatorToken, ProjectId, SessionToken,
    api::{
        activity::{Party, PartyKind},
        sign_in::Role,
    },
};

use crate::{
    attempts::Caller,
    error::{Error, Result},
    keys::session_key,
    sight::Sight,
    state::State,
    store::{accounts::KnownAccount, activity::Actor, doing::Doing},
};

/// In which a proxy notes who called it.
pub const FORWARDED_FOR: &str = "x-forwarded-for";

/// A device that is signed in to the project in the path.
pub struct SignedInDevice {
    pub account: KnownAccount,
    /// What its session is found by.
    pub session: String,
    pub actor: Actor,
}

/// An admin's device, signed in to the project in the path.
pub struct Admin {
    pub account: KnownAccount,
    pub actor: Actor,
}

/// Whoever may download the project in the path: a signed-in device, or the holder of a share link.
pub struct Downloader {
    pub account: KnownAccount,
    pub actor: Actor,
}

/// The operator.
pub struct Operator {
    pub actor: Actor,
}

/// Who tries to sign in.
pub struct Stranger {
    /// By whom wrong tries are counted.
    pub caller: Caller,
    pub network: IpAddr,
}

/// What somebody does who has this account.
fn doing(account: &KnownAccount, actor: &Actor, state: &State) -> Doing {
    Doing {
        project: account.project,
        zone: account.time_zone.clone(),
        by: actor.clone(),
        now: state.clock.now(),
    }
}

impl SignedInDevice {
    /// What the device does.
    pub fn doing(&self, state: &State) -> Doing {
        doing(&self.account, &self.actor, state)
    }
}

impl Admin {
    /// What the admin does.
    pub fn doing(&self, state: &State) -> Doing {
        doing(&self.account, &self.actor, state)
    }
}

impl Downloader {
    /// What may be downloaded.
    pub fn sight(&self) -> Sight {
        Sight::of(&self.account)
    }

    /// What is done with it.
    pub fn doing(&self, state: &State) -> Doing {
        doing(&self.account, &self.actor, state)
    }
}

impl Actor {
    /// The operator, from this address.
    pub fn operator(network: IpAddr) -> Self {
        let party = Party { kind: PartyKind::Operator, id: None, name: String::new() };
        Self { party, device: None, network: Some(network) }
    }
}

impl Stranger {
    /// Who it is, as far as the activity knows.
    pub fn actor(&self, device: String) -> Actor {
        let party = Party { kind: PartyKind::Stranger, id: None, name: String::new() };
        Actor { party, device: Some(device), network: Some(self.network) }
    }
}

/// The token of kind `T` in the `Authorization` header, if there is one.
fn bearer<T: FromStr>(parts: &Parts) -> Option<T> {
    let header = parts.headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    header.strip_prefix("Bearer ")?.trim().parse().ok()
}

async fn project_in_path(parts: &mut Parts, state: &State) -> Result<ProjectId> {
    let params = RawPathParams::from_request_parts(parts, state).await;
    let params = params.map_err(|_| ErrorCode::NotFound)?;
    let project = params.iter().find(|(name, _)| *name == "project").map(|(_, value)| value);
    let parsed = project.and_then(|text| text.parse().ok());
    Ok(parsed.ok_or(ErrorCode::ProjectNotFound)?)
}

impl FromRequestParts<State> for SignedInDevice {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self> {
        let token: SessionToken = bearer(parts).ok_or(ErrorCode::NotSignedIn)?;
        let project = project_in_path(parts, state).await?;
        let session = session_key(&token);
        let (account, device) = state.store.signed_in(&session, state.clock.now()).await?;
        if account.project != project {
            return Err(ErrorCode::NotSignedIn.into());
        }
        let network = Some(network(parts, state).await?);
        let actor = Actor { party: account.party(), device: Some(device), network };
        Ok(Self { account, session, actor })
    }
}

impl FromRequestParts<State> for Admin {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self> {
        let SignedInDevice { account, actor, .. } =
            SignedInDevice::from_request_parts(parts, state).await?;
        match account.role {
            Role::Admin => Ok(Self { account, actor }),
            Role::Customer => Err(ErrorCode::AdminOnly.into()),
        }
    }
}

impl FromRequestParts<State> for Downloader {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self> {
        let Some(token) = bearer::<DownloadToken>(parts) else {
            let SignedInDevice { account, actor, .. } =
                SignedInDevice::from_request_parts(parts, state).await?;
            return Ok(Self { account, actor });
        };
        let project = project_in_path(parts, state).await?;
        let account = link_holder(state, project, &token).await?;
        let network = Some(network(parts, state).await?);
        let actor = Actor { party: account.party(), device: None, network };
        Ok(Self { account, actor })
    }
}

/// The account whose share link holds `token`.
async fn link_holder(
    state: &State,
    project: ProjectId,
    token: &DownloadToken,
) -> Result<KnownAccount> {
    let account = state.store.account(project, token.account()).await;
    let account = account
        .map_err(|error| error.retold(ErrorCode::AccountNotFound, ErrorCode::LinkRevoked))?;
    if state.keys.download_token(account.id, account.link_epoch) != *token {
        return Err(ErrorCode::LinkRevoked.into());
    }
    account.admit(state.clock.now())?;
    Ok(account)
}

impl FromRequestParts<State> for Operator {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self> {
        match bearer::<OperatorToken>(parts) {
            Some(token) if token == state.operator => {
                Ok(Self { actor: Actor::operator(network(parts, state).await?) })
            }
            _ => Err(ErrorCode::OperatorOnly.into()),
        }
    }
}

impl FromRequestParts<State> for Stranger {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self> {
        let network = network(parts, state).await?;
        if let Some(token) = bearer::<DownloadToken>(parts) {
            let project = project_in_path(parts, state).await?;
            if let Ok(account) = link_holder(state, project, &token).await {
                return Ok(Self { caller: Caller::Link(account.id), network });
            }
        }
        Ok(Self { caller: network.into(), network })
    }
}

/// Where a request comes from.
pub async fn network(parts: &mut Parts, state: &State) -> Result<IpAddr> {
    let connection = ConnectInfo::<SocketAddr>::from_request_parts(parts, state).await;
    let ConnectInfo(address) = connection.map_err(Error::internal)?;
    Ok(caller(address.ip(), &state.config.proxies, &parts.headers))
}

/// Whose address counts: the peer's, or, while that is a listed proxy, the one that the proxy has noted last.
/// What stands before it in `X-Forwarded-For` anyone may have written.
pub fn caller(peer: IpAddr, proxies: &[IpAddr], headers: &HeaderMap) -> IpAddr {
    let noted = headers.get_all(FORWARDED_FOR).iter().filter_map(|value| value.to_str().ok());
    let noted: Vec<IpAddr> =
        noted.flat_map(|list| list.split(',')).filter_map(|ip| ip.trim().parse().ok()).collect();
    let mut caller = peer.to_canonical();
    for next in noted.into_iter().rev() {
        if !proxies.contains(&caller) {
            break;
        }
        caller = next.to_canonical();
    }
    caller
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_listed_proxy_is_believed() {
        let ip = |text: &str| text.parse::<IpAddr>().unwrap();
        let mut headers = HeaderMap::new();
        headers.append(FORWARDED_FOR, "203.0.113.9, 198.51.100.1".parse().unwrap());
        headers.append(FORWARDED_FOR, "192.0.2.5".parse().unwrap());
        let proxies = [ip("192.0.2.80"), ip("192.0.2.5")];
        assert_eq!(caller(ip("192.0.2.1"), &proxies, &headers), ip("192.0.2.1"));
        // Through both proxies: what the outer one noted, not what the caller claims to be.
        assert_eq!(caller(ip("192.0.2.80"), &proxies, &headers), ip("198.51.100.1"));
        assert_eq!(caller(ip("::ffff:192.0.2.80"), &proxies[..1], &headers), ip("192.0.2.5"));
        assert_eq!(caller(ip("192.0.2.80"), &proxies, &HeaderMap::new()), ip("192.0.2.80"));
    }
}
