//! Looks at an unpacked back-up as the server will, before it is put in place.

use std::{fs, path::Path};

use innkey_protocol::{OperatorToken, UnixTime, link::Pin};

use super::{DATABASE, OBJECTS, RestoreError, restore::Unpacked};
use crate::{
    keys::Keys,
    store::copy::{self, CopyError},
    tls::Identity,
};

/// Without these it would be another server.
const NEEDED: [&str; 6] = [
    "secret-keys",
    "tls-key.pem",
    "tls-spare-key.pem",
    "tls-certificate.pem",
    "operator-token",
    DATABASE,
];

/// A server that was made of a back-up.
#[derive(Clone, Debug)]
pub struct Restored {
    /// When the back-up was made.
    pub made_at: UnixTime,
    /// SHA-256 of its key and its spare key: those that phones know.
    pub pins: [Pin; 2],
    /// Bytes of all its files.
    pub bytes: u64,
    /// Files of published versions that are missing or damaged: they were when the back-up was made.
    pub damaged: u64,
}

/// Checks keys and database, brings the database's schema up to date and counts what is missing of its files.
pub(super) async fn check(folder: &Path, unpacked: Unpacked) -> Result<Restored, RestoreError> {
    let damaged = |what: &str| RestoreError::Damaged(what.into());
    if let Some(missing) = NEEDED.iter().find(|name| !folder.join(name).is_file()) {
        return Err(damaged(&format!("it has no {missing}")));
    }
    Keys::open(&folder.join("secret-keys")).map_err(|_| damaged("its keys cannot be read"))?;
    let identity = Identity::open(folder).map_err(|_| damaged("its TLS keys cannot be read"))?;
    let token = fs::read_to_string(folder.join("operator-token"))?;
    if token.trim().parse::<OperatorToken>().is_err() {
        return Err(damaged("the operator's token cannot be read"));
    }
    let named = copy::check(&folder.join(DATABASE)).await.map_err(|error| match error {
        CopyError::Newer => RestoreError::Newer,
        CopyError::Damaged(what) => damaged(&what),
    })?;
    let objects = folder.join(OBJECTS);
    let missing = named.iter().filter(|name| !objects.join(name).is_file()).count() as u64;
    let Unpacked { about, wrong, bytes } = unpacked;
    Ok(Restored { made_at: about.made_at, pins: identity.pins, bytes, damaged: missing + wrong })
}
