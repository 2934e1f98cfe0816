//! Packs that lie elsewhere: at a host that is no server of ours, is trusted by public authorities and told nothing.

use std::ops::Range;

use reqwest::{Url, header::RANGE};
use rustls::{
    RootCertStore,
    pki_types::{CertificateDer, pem::PemObject as _},
};

use super::{
    Answer, Patience,
    answer::failure,
    client::unusable,
    lines::{Clients, Line},
    request::range_text,
    trust::{Policy, Verifier},
};
use crate::{Error, Result};

/// Hosts of packs. No credentials are sent, no redirect is followed; what comes is trusted by its hash alone.
#[derive(Debug)]
pub(crate) struct Elsewhere(Clients);

/// Certificates that vouch for hosts of packs beside the public authorities.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Authorities(Vec<CertificateDer<'static>>);

impl Authorities {
    /// Reads one or several from PEM.
    ///
    /// # Errors
    /// [`Error::Invalid`] if there is none, or one cannot be read.
    pub fn from_pem(pem: &[u8]) -> Result<Self> {
        let read: std::result::Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
        let found = read.ok().filter(|found| !found.is_empty());
        found.map(Self).ok_or_else(|| Error::Invalid {
            what: "There is no certificate in the authorities' file, or a damaged one".into(),
            hint: "give a file in PEM.",
        })
    }
}

impl Elsewhere {
    pub(crate) fn new(authorities: &Authorities, patience: Patience) -> Result<Self> {
        let mut roots: RootCertStore = webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect();
        for authority in &authorities.0 {
            roots.add(authority.clone()).map_err(unusable)?;
        }
        let verifier = Verifier::with_roots(Policy::Public, roots).map_err(unusable)?;
        Clients::new(&verifier, patience).map(Self)
    }

    /// Asks for bytes of what lies at `address`, for all if there is no range.
    pub(crate) async fn get(
        &self,
        line: Line,
        address: &str,
        range: Option<Range<u64>>,
    ) -> Result<Answer> {
        let url = url(address).ok_or_else(|| Error::Invalid {
            what: "The server names an address that is none".into(),
            hint: "tell the operator.",
        })?;
        let at = place(&url);
        let mut request = self.0.of(line).get(url);
        if let Some(range) = range {
            request = request.header(RANGE, range_text(&range));
        }
        let response = request.send().await.map_err(|error| failure(&at, &error))?;
        Answer::accept(at, response).await
    }
}

/// Whether packs may lie at this address.
pub(crate) fn is_elsewhere(address: &str) -> bool {
    url(address).is_some()
}

fn url(address: &str) -> Option<Url> {
    let (rest, url) = (address.strip_prefix("https://")?, Url::parse(address).ok()?);
    let plain = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    // What one reader forgives the next may take for another host.
    let host = url.host_str()?;
    let clear = rest.get(..host.len()).is_some_and(|start| start.eq_ignore_ascii_case(host));
    (plain && clear && address.bytes().all(|c| c.is_ascii_graphic())).then_some(url)
}

/// Host and port: the rest of the address may be signed.
fn place(url: &Url) -> String {
    format!("{}:{}", url.host_str().unwrap_or_default(), url.port_or_known_default().unwrap_or(443))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_https_and_carry_no_credentials() {
        let good = [
            "https://cdn.example.org/packs/ab",
            "https://CDN.example.org",
            "https://[2001:db8::1]:8443/x?sig=y%20z",
        ];
        for good in good {
            assert!(is_elsewhere(good), "{good}");
        }
        let bad = [
            "http://cdn.example.org/x",
            "//cdn.example.org/x",
            "https://a:b@cdn.example.org/x",
            "https://cdn.example.org/x#y",
            "https://cdn.example.org/x\r\ny",
            "https://",
            "https:///cdn.example.org/x",
            "https://@cdn.example.org/x",
            "https://cdn.example.org@cdn.example.org/x",
            "HTTPS ://x",
            "file:///etc/passwd",
        ];
        for bad in bad {
            assert!(!is_elsewhere(bad), "{bad}");
        }
        let url = url("https://cdn.example.org/x?signature=secret").unwrap();
        assert_eq!(place(&url), "cdn.example.org:443");
    }

    #[test]
    fn authorities_are_pem() {
        let key = rcgen::KeyPair::generate().unwrap();
        let made = rcgen::CertificateParams::new(["x".to_owned()]).unwrap().self_signed(&key);
        let read = Authorities::from_pem(made.unwrap().pem().as_bytes()).unwrap();
        assert_eq!(read.0.len(), 1);
        for bad in ["", "nothing", "-----BEGIN CERTIFICATE-----\n%%%\n-----END CERTIFICATE-----"] {
            assert!(Authorities::from_pem(bad.as_bytes()).is_err(), "{bad}");
        }
    }
}
