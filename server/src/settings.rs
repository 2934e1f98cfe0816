//! What the web page sets. It comes last: flags, environment and file win, and only what they leave open is taken from
//! here. A change takes effect at once.

use std::{
    net::SocketAddr,
    path::PathBuf,
    sync::{Arc, PoisonError, RwLock},
};

use innkey_protocol::{Address, link::MAX_ADDRESSES};
use serde::{Deserialize, Serialize};
use tokio::sync::Mutex;

use crate::{
    attempts::Limits,
    config::{
        Config, DEFAULT_CODE_LIFETIME, DEFAULT_LOGIN_TRIES, DEFAULT_LOGIN_WAIT, Fixed,
        machine_addresses,
    },
    error::Result,
    server::show_own_certificate,
    state::State,
};

/// What was chosen on the page; the rest is as by default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Chosen {
    /// Seconds in which a code must be used.
    pub code_lifetime: Option<i64>,
    /// Wrong codes or passwords that nobody minds.
    pub login_tries: Option<u32>,
    /// Seconds to wait for another try after those.
    pub login_wait: Option<u32>,
    /// Where the server is reached inside the building; empty: every address of this machine.
    pub local: Vec<Address>,
    /// Where it is reached from elsewhere.
    pub external: Option<Address>,
    /// A certificate beside the one that the server has made.
    pub certificate: Option<CertificateFrom>,
}

impl Chosen {
    /// Tells one state of the settings from another: a form carries it, so that no edit is lost.
    pub fn mark(&self) -> String {
        // What was made of plain fields can be written as JSON.
        let json = serde_json::to_vec(self).unwrap_or_default();
        blake3::hash(&json).to_hex()[..16].to_owned()
    }
}

/// Where the operator's own certificate comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CertificateFrom {
    /// It was uploaded, and lies in the data folder.
    Upload,
    /// Files that somebody else renews.
    Files {
        /// The certificate and those that vouch for it, PEM.
        certificate: PathBuf,
        /// Its private key, PEM.
        key: PathBuf,
    },
}

/// The settings as they are now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Now {
    /// What of it was chosen on the page.
    pub chosen: Chosen,
    /// Seconds in which a code must be used.
    pub code_lifetime: i64,
    /// How often anybody may be wrong.
    pub limits: Limits,
    /// Where phones reach the server, for share links.
    pub addresses: Vec<Address>,
    /// Those of them that lead in from elsewhere.
    pub external: Vec<Address>,
}

/// The settings that the page may change.
pub struct Settings {
    bound: SocketAddr,
    now: RwLock<Arc<Now>>,
    /// Who changes them: one after the other.
    turn: Mutex<()>,
}

impl Settings {
    /// The settings of a server that listens on `bound`.
    pub fn new(config: &Config, bound: SocketAddr, chosen: Chosen) -> Self {
        let now = RwLock::new(Arc::new(resolve(config, bound, chosen)));
        Self { bound, now, turn: Mutex::default() }
    }

    /// The settings as they are now.
    pub fn now(&self) -> Arc<Now> {
        Arc::clone(&self.now.read().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Keeps what was chosen on the page and goes by it from now on, unless it was changed since `seen`
/// ([`Chosen::mark`]) was shown.
///
/// # Errors
/// [`innkey_protocol::ErrorCode::ChangedMeanwhile`], or when the database fails.
pub async fn change(state: &State, seen: String, chosen: Chosen) -> Result<()> {
    let settings = &state.settings;
    let _turn = settings.turn.lock().await;
    state.store.choose(seen, chosen.clone(), state.clock.now()).await?;
    let now = resolve(&state.config, settings.bound, chosen);
    state.attempts.limit(now.limits);
    *settings.now.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(now);
    show_own_certificate(state);
    tracing::info!("the settings were changed on the page");
    Ok(())
}

fn resolve(config: &Config, bound: SocketAddr, chosen: Chosen) -> Now {
    let limits = Limits {
        free: either(config.login_tries.as_ref(), chosen.login_tries, DEFAULT_LOGIN_TRIES),
        forgiven_in: either(config.login_wait.as_ref(), chosen.login_wait, DEFAULT_LOGIN_WAIT),
    };
    let (addresses, external) = if let Some(fixed) = &config.addresses {
        let external = fixed.value.iter().filter(|address| !address.host.is_local());
        (fixed.value.clone(), external.cloned().collect())
    } else {
        let external = Vec::from_iter(chosen.external.clone());
        let mut addresses = match chosen.local.as_slice() {
            [] => machine_addresses(bound),
            local => local.to_vec(),
        };
        addresses.truncate(MAX_ADDRESSES - external.len());
        addresses.extend(external.iter().cloned());
        (addresses, external)
    };
    let code_lifetime =
        either(config.code_lifetime.as_ref(), chosen.code_lifetime, DEFAULT_CODE_LIFETIME);
    Now { chosen, code_lifetime, limits, addresses, external }
}

/// What was given from outside, or else chosen on the page, or else the default.
fn either<T: Copy>(fixed: Option<&Fixed<T>>, chosen: Option<T>, default: T) -> T {
    fixed.map(|fixed| fixed.value).or(chosen).unwrap_or(default)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Source;

    #[test]
    fn what_was_given_from_outside_wins() {
        let fixed = Some(Fixed { value: 300, by: Source::File });
        assert_eq!(either(fixed.as_ref(), Some(400), 500), 300);
        assert_eq!(either(None, Some(400), 500), 400);
        assert_eq!(either(None, None, 500), 500);
    }

    #[test]
    fn every_change_changes_the_mark() {
        let plain = Chosen::default();
        let other = Chosen { login_tries: Some(3), ..Chosen::default() };
        assert_eq!(plain.mark(), Chosen::default().mark());
        assert_ne!(plain.mark(), other.mark());
    }
}
