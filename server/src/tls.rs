//! The server's key, spare key and certificate, made on the first start.
//!
//! Phones pin the keys, not the certificate: should the key ever leak, the operator moves to the spare
//! key, which every link already carries.

use std::{fs, io, path::Path, sync::Arc};

use innkey_protocol::link::Pin;
use rcgen::{CertificateParams, DnType, KeyPair, PublicKeyData};
use rustls::{
    ServerConfig,
    crypto::ring,
    pki_types::{PrivateKeyDer, pem::PemObject},
};
use sha2::{Digest, Sha256};

use crate::files::write_private;

const KEY_FILE: &str = "tls-key.pem";
const SPARE_FILE: &str = "tls-spare-key.pem";
const CERTIFICATE_FILE: &str = "tls-certificate.pem";

/// What the server shows to whoever connects.
pub struct Identity {
    /// SHA-256 of the public key in use, then of the spare key.
    pub pins: [Pin; 2],
    /// TLS settings with the certificate; HTTP/2 and HTTP/1.1.
    pub config: Arc<ServerConfig>,
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
        let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(io::Error::other)?
            .with_no_client_auth()
            .with_single_cert(vec![certificate], private.map_err(io::Error::other)?)
            .map_err(io::Error::other)?;
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        Ok(Self { pins: [pin(&key), pin(&spare)], config: Arc::new(config) })
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
