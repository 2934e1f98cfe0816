//! Finds out who is behind a typed address, without telling a secret.

use innkey_protocol::{
    Address, Trust,
    api::{routes, server::ServerInfo},
    link::{Pin, fingerprint},
};

use super::{
    Connection, Patience, Request,
    trust::{Policy, Verifier},
};
use crate::{Error, Result};

/// A server behind a typed address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundServer {
    /// The address that was typed.
    pub address: Address,
    /// Who the server says it is.
    pub info: ServerInfo,
    /// SHA-256 of its public key.
    pub fingerprint: Pin,
    /// Whether a public authority vouches for it. If not, a person must compare the fingerprint with the
    /// one that the server shows, before anything is added.
    pub certified: bool,
}

impl FoundServer {
    /// The fingerprint as people compare it: 16 groups of four hexadecimal digits.
    pub fn fingerprint_text(&self) -> String {
        fingerprint(&self.fingerprint)
    }
}

/// Asks the server behind `address` who it is.
pub(crate) async fn look_up(address: &Address) -> Result<FoundServer> {
    let certified = address.trust == Trust::Public;
    let policy = if certified { Policy::Public } else { Policy::FirstUse };
    let verifier = Verifier::new(policy).map_err(|error| Error::Invalid {
        what: format!("TLS cannot be set up: {error}"),
        hint: "update Innkey.",
    })?;
    let connection = Connection::single(address.to_string(), &verifier)?;
    let info = connection.json(&Request::get(routes::server())).await?;
    let fingerprint = verifier.seen().ok_or_else(|| Error::Untrusted {
        at: address.to_string(),
        reason: "The server showed no key".into(),
    })?;
    Ok(FoundServer { address: address.clone(), info, fingerprint, certified })
}

/// Asks the server that was announced with this key, over whichever of its addresses answers, who it is.
pub(crate) async fn look_up_announced(
    addresses: &[Address],
    fingerprint: Pin,
) -> Result<FoundServer> {
    let connection = Connection::new(addresses, &[fingerprint], 0, Patience::default())?;
    let asked = connection.json(&Request::get(routes::server())).await;
    let info = asked.map_err(|error| match error {
        Error::Untrusted { at, .. } => {
            let reason = "The server's key is not the one that was announced on this network";
            Error::Untrusted { at, reason: reason.into() }
        }
        other => other,
    })?;
    let address = addresses.get(connection.best()).cloned().ok_or_else(|| Error::Invalid {
        what: "This server was announced without an address".into(),
        hint: "type its address.",
    })?;
    Ok(FoundServer { address, info, fingerprint, certified: false })
}
