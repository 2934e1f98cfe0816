//! The server's key, spare key and certificate, made on the first start.
//!
//! Phones pin the keys, not the certificate: should the key ever leak, the operator moves to the spare
//! key, which every link already carries. A certificate of the operator's own is shown beside it, to whoever asks for a
//! name that it is for; whoever pins the key and asks for none still sees the key.

use std::{
    fs, io,
    path::Path,
    sync::{Arc, PoisonError, RwLock},
};

use innkey_protocol::link::Pin;
use rcgen::{CertificateParams, DnType, KeyPair, PublicKeyData};
use rustls::{
    ServerConfig,
    crypto::ring,
    pki_types::{PrivateKeyDer, pem::PemObject},
    server::{ClientHello, ResolvesServerCert},
    sign::CertifiedKey,
};
use sha2::{Digest, Sha256};

use crate::{
    files::write_private,
    own_certificate::{Facts, OwnCertificate, Wrong, facts},
};

const KEY_FILE: &str = "tls-key.pem";
const SPARE_FILE: &str = "tls-spare-key.pem";
const CERTIFICATE_FILE: &str = "tls-certificate.pem";

/// What the server shows to whoever connects.
pub struct Identity {
    /// SHA-256 of the public key in use, then of the spare key.
    pub pins: [Pin; 2],
    /// TLS settings with the certificate; HTTP/2 and HTTP/1.1.
    pub config: Arc<ServerConfig>,
    /// The certificates that it shows.
    pub certificates: Arc<Certificates>,
}

/// The certificate that the server has made, and perhaps one of the operator's own.
#[derive(Debug)]
pub struct Certificates {
    made: Arc<CertifiedKey>,
    beside: RwLock<Beside>,
}

/// What is shown beside the certificate that the server has made.
#[derive(Debug, Default)]
struct Beside {
    own: Option<Result<OwnCertificate, Wrong>>,
    /// Names at which phones pin the server's key.
    pinned: Vec<String>,
}

impl Certificates {
    /// What the certificate says that the server has made.
    pub fn made(&self) -> Option<Facts> {
        self.made.cert.first().and_then(facts)
    }

    /// What the operator's own certificate says, or why it cannot be used; none if there is none.
    pub fn own(&self) -> Option<Result<Facts, Wrong>> {
        let beside = self.beside.read().unwrap_or_else(PoisonError::into_inner);
        beside
            .own
            .as_ref()
            .map(|own| own.as_ref().map(|own| own.facts.clone()).map_err(Clone::clone))
    }

    /// Shows this one beside the server's from now on, but not at `pinned` names. One that cannot be read does not take
    /// the place of one that is good.
    pub fn show(&self, own: Option<Result<OwnCertificate, Wrong>>, pinned: Vec<String>) {
        let mut beside = self.beside.write().unwrap_or_else(PoisonError::into_inner);
        beside.pinned = pinned;
        match (&own, &beside.own) {
            (Some(Err(wrong)), Some(Ok(_))) => {
                tracing::warn!(%wrong, "the own certificate cannot be read again");
            }
            _ => beside.own = own,
        }
    }
}

impl ResolvesServerCert for Certificates {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let Beside { own, pinned } = &*self.beside.read().unwrap_or_else(PoisonError::into_inner);
        let is_pinned = |name| pinned.iter().any(|pinned| pinned.eq_ignore_ascii_case(name));
        let shown = match (hello.server_name(), own) {
            (Some(name), Some(Ok(own))) if own.is_for(name) && !is_pinned(name) => &own.key,
            _ => &self.made,
        };
        Some(Arc::clone(shown))
    }
}

impl Identity {
    /// Reads keys and certificate from `folder`, or makes them on the first start.
    ///
    /// # Errors
    /// When a file cannot be read, written or understood.
    pub fn open(folder: &Path) -> io::Result<Self> {
        let key = key_pair(&folder.join(KEY_FILE))?;
        let spare = key_pair(&folder.join(SPARE_FILE))?;
        let certificate = certificate(&folder.join(CERTIFICATE_FILE), &key)?;
        let private = PrivateKeyDer::from_pem_slice(key.serialize_pem().as_bytes());
        let provider = ring::default_provider();
        let private = private.map_err(io::Error::other)?;
        let made = CertifiedKey::from_der(vec![certificate], private, &provider);
        let made = Arc::new(made.map_err(io::Error::other)?);
        let certificates = Arc::new(Certificates { made, beside: RwLock::default() });
        let mut config = ServerConfig::builder_with_provider(Arc::new(provider))
            .with_safe_default_protocol_versions()
            .map_err(io::Error::other)?
            .with_no_client_auth()
            .with_cert_resolver(Arc::clone(&certificates) as _);
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        Ok(Self { pins: [pin(&key), pin(&spare)], config: Arc::new(config), certificates })
    }
}

fn pin(key: &KeyPair) -> Pin {
    Sha256::digest(key.subject_public_key_info()).into()
}

fn key_pair(file: &Path) -> io::Result<KeyPair> {
    match fs::read_to_string(file) {
        Ok(pem) => KeyPair::from_pem(&pem).map_err(io::Error::other),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let key = KeyPair::generate().map_err(io::Error::other)?;
            write_private(file, key.serialize_pem().as_bytes())?;
            Ok(key)
        }
        Err(error) => Err(error),
    }
}

fn certificate(
    file: &Path,
    key: &KeyPair,
) -> io::Result<rustls::pki_types::CertificateDer<'static>> {
    if !file.exists() {
        let names = ["localhost", "innkey.local", "127.0.0.1", "::1"].map(String::from);
        let mut params = CertificateParams::new(names).map_err(io::Error::other)?;
        params.distinguished_name.push(DnType::CommonName, "Innkey server");
        let certificate = params.self_signed(key).map_err(io::Error::other)?;
        write_private(file, certificate.pem().as_bytes())?;
    }
    rustls::pki_types::CertificateDer::from_pem_file(file).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_identity_survives_a_restart() {
        let folder = tempfile::tempdir().unwrap();
        let first = Identity::open(folder.path()).unwrap().pins;
        assert_eq!(first, Identity::open(folder.path()).unwrap().pins);
        assert_ne!(first[0], first[1]);
    }
}
