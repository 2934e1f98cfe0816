//! A certificate that the operator brings along, for addresses that are trusted by public authorities.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use data_encoding::HEXUPPER;
use innkey_protocol::UnixTime;
use rustls::{
    client::verify_server_name,
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer, ServerName, pem::PemObject},
    server::ParsedCertificate,
    sign::CertifiedKey,
};
use sha2::{Digest, Sha256};
use x509_parser::{
    extensions::GeneralName,
    prelude::{FromDer, X509Certificate},
};

use crate::{files::write_private, settings::CertificateFrom};

/// What was uploaded, certificate and key in one file: never one of them without the other.
const UPLOAD: &str = "tls-own.pem";
/// Longest file that is read, in bytes.
const MAX_FILE: u64 = 64 * 1024;

/// Why a certificate cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// A file cannot be read.
    #[error("{} cannot be read: {reason}", file.display())]
    File {
        /// The file.
        file: PathBuf,
        /// Why.
        reason: String,
    },
    /// It holds no certificate.
    #[error("there is no certificate in it")]
    NoCertificate,
    /// There is no private key.
    #[error("there is no private key in it that can be used")]
    NoKey,
    /// The key is of another certificate.
    #[error("the key is not that of the certificate")]
    OtherKey,
    /// It has expired.
    #[error("it has expired")]
    Expired,
}

/// What people want to know of a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The names that it is for.
    pub names: Vec<String>,
    /// Who vouches for it.
    pub issuer: String,
    /// The last second in which it is good.
    pub until: UnixTime,
    /// Its SHA-256, in hexadecimal.
    pub fingerprint: String,
}

/// A certificate with its key.
#[derive(Clone, Debug)]
pub struct OwnCertificate {
    /// What the handshake needs.
    pub key: Arc<CertifiedKey>,
    /// What people want to know.
    pub facts: Facts,
}

impl OwnCertificate {
    /// Reads a certificate (with those that vouch for it behind it) and its key, both PEM.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn read(certificate: &[u8], key: &[u8], now: UnixTime) -> Result<Self, Wrong> {
        let chain = CertificateDer::pem_slice_iter(certificate).collect::<Result<Vec<_>, _>>();
        let chain = chain.map_err(|_| Wrong::NoCertificate)?;
        let facts =
            facts(chain.first().ok_or(Wrong::NoCertificate)?).ok_or(Wrong::NoCertificate)?;
        if facts.until < now {
            return Err(Wrong::Expired);
        }
        let key = PrivateKeyDer::from_pem_slice(key).map_err(|_| Wrong::NoKey)?;
        let key = CertifiedKey::from_der(chain, key, &ring::default_provider());
        let key = key.map_err(|error| match error {
            rustls::Error::InconsistentKeys(_) => Wrong::OtherKey,
            _ => Wrong::NoKey,
        })?;
        Ok(Self { key: Arc::new(key), facts })
    }

    /// Reads what was uploaded to the data folder, or the files that are named.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn open(from: &CertificateFrom, data: &Path, now: UnixTime) -> Result<Self, Wrong> {
        match from {
            CertificateFrom::Upload => {
                let both = content(&data.join(UPLOAD))?;
                Self::read(&both, &both, now)
            }
            CertificateFrom::Files { certificate, key } => {
                Self::read(&content(certificate)?, &content(key)?, now)
            }
        }
    }

    /// Whether it is for this name.
    pub fn is_for(&self, name: &str) -> bool {
        let parsed = self.key.end_entity_cert().and_then(ParsedCertificate::try_from);
        let name = ServerName::try_from(name);
        parsed.is_ok_and(|parsed| name.is_ok_and(|name| verify_server_name(&parsed, &name).is_ok()))
    }
}

/// Keeps an upload in the data folder.
///
/// # Errors
/// When it cannot be written.
pub fn keep(data: &Path, certificate: &[u8], key: &[u8]) -> io::Result<()> {
    write_private(&data.join(UPLOAD), &[certificate, b"\n", key].concat())
}

/// Removes what was uploaded. There may be none.
///
/// # Errors
/// When it cannot be removed.
pub fn forget(data: &Path) -> io::Result<()> {
    match fs::remove_file(data.join(UPLOAD)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn content(file: &Path) -> Result<Vec<u8>, Wrong> {
    let wrong = |reason: String| Wrong::File { file: file.into(), reason };
    let size = fs::metadata(file).map_err(|error| wrong(error.to_string()))?.len();
    if size > MAX_FILE {
        return Err(wrong("it is too large for a certificate".into()));
    }
    fs::read(file).map_err(|error| wrong(error.to_string()))
}

/// What a certificate says of itself; none if it is none.
pub fn facts(der: &CertificateDer<'_>) -> Option<Facts> {
    let (_, parsed) = X509Certificate::from_der(der).ok()?;
    let named = parsed.subject_alternative_name().ok().flatten();
    let names = named.iter().flat_map(|names| &names.value.general_names);
    let names = names.filter_map(|name| match name {
        GeneralName::DNSName(name) => Some((*name).to_owned()),
        GeneralName::IPAddress(bytes) => ip(bytes),
        _ => None,
    });
    Some(Facts {
        names: names.collect(),
        issuer: parsed.issuer().to_string(),
        until: UnixTime(parsed.validity().not_after.timestamp()),
        fingerprint: HEXUPPER.encode(&Sha256::digest(der)),
    })
}

fn ip(bytes: &[u8]) -> Option<String> {
    let v4 = <[u8; 4]>::try_from(bytes).map(|ip| std::net::Ipv4Addr::from(ip).to_string());
    v4.or_else(|_| <[u8; 16]>::try_from(bytes).map(|ip| std::net::Ipv6Addr::from(ip).to_string()))
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(name: &str) -> (String, String) {
        let key = rcgen::KeyPair::generate().unwrap();
        let params = rcgen::CertificateParams::new([name.to_owned()]).unwrap();
        (params.self_signed(&key).unwrap().pem(), key.serialize_pem())
    }

    #[test]
    fn certificate_and_key_must_fit() {
        let ((one, key), (other, _)) = (made("*.example.org"), made("b.example.org"));
        let now = UnixTime(1_800_000_000);
        let read = |certificate: &str, key: &str, now| {
            OwnCertificate::read(certificate.as_bytes(), key.as_bytes(), now)
        };
        let own = read(&one, &key, now).unwrap();
        assert_eq!(own.facts.names, ["*.example.org"]);
        assert!(own.is_for("casa.example.org") && !own.is_for("example.com"));
        assert_eq!(read(&other, &key, now).unwrap_err(), Wrong::OtherKey);
        assert_eq!(read(&one, &one, now).unwrap_err(), Wrong::NoKey);
        assert_eq!(read(&key, &key, now).unwrap_err(), Wrong::NoCertificate);
        assert_eq!(read("", "", now).unwrap_err(), Wrong::NoCertificate);
        assert_eq!(read(&one, &key, UnixTime(i64::MAX)).unwrap_err(), Wrong::Expired);
    }

    #[test]
    fn an_upload_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let (certificate, key) = made("casa.example.org");
        let open = || OwnCertificate::open(&CertificateFrom::Upload, folder.path(), UnixTime(0));
        assert!(matches!(open().unwrap_err(), Wrong::File { .. }));
        keep(folder.path(), certificate.as_bytes(), key.as_bytes()).unwrap();
        assert_eq!(open().unwrap().facts.names, ["casa.example.org"]);
    }
}
