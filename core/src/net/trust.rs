//! Whom to trust: our own verifier for rustls.
//!
//! Whatever the policy, the signature of the handshake is verified: who shows the right certificate
//! without having its key gets no further, and no byte of a request is sent to them.

use std::sync::{Arc, OnceLock};

use innkey_protocol::link::Pin;
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, OtherError, RootCertStore,
    SignatureScheme,
    client::{
        WebPkiServerVerifier,
        danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    },
    crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature},
    pki_types::{CertificateDer, ServerName, UnixTime},
};
use sha2::{Digest as _, Sha256};

/// What a server must show.
#[derive(Debug)]
pub(crate) enum Policy {
    /// One of these keys. Name and dates of the certificate do not matter.
    Pinned(Vec<Pin>),
    /// A certificate of a public authority.
    Public,
    /// Any key: a person compares it afterwards. Nothing secret may be sent.
    FirstUse,
}

/// The server's key is none of the pinned ones.
#[derive(Debug, thiserror::Error)]
#[error("the server's key is not the one that this phone knows")]
pub(crate) struct KeyChanged;

/// The verifier; it remembers the key it saw.
#[derive(Debug)]
pub(crate) struct Verifier {
    policy: Policy,
    provider: Arc<CryptoProvider>,
    public: Option<Arc<WebPkiServerVerifier>>,
    seen: OnceLock<Pin>,
}

impl Verifier {
    pub(crate) fn new(policy: Policy) -> Result<Arc<Self>, rustls::Error> {
        Self::with_roots(policy, webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect())
    }

    pub(super) fn with_roots(
        policy: Policy,
        roots: RootCertStore,
    ) -> Result<Arc<Self>, rustls::Error> {
        let provider = Arc::new(ring::default_provider());
        let public = match policy {
            Policy::Public => Some(
                WebPkiServerVerifier::builder_with_provider(roots.into(), Arc::clone(&provider))
                    .build()
                    .map_err(|error| rustls::Error::General(error.to_string()))?,
            ),
            Policy::Pinned(_) | Policy::FirstUse => None,
        };
        Ok(Arc::new(Self { policy, provider, public, seen: OnceLock::new() }))
    }

    /// SHA-256 of the public key that the server showed in the first handshake.
    pub(crate) fn seen(&self) -> Option<Pin> {
        self.seen.get().copied()
    }

    /// A TLS configuration that trusts by this verifier and nothing else, for these protocols (RFC 7301).
    pub(crate) fn config(
        self: &Arc<Self>,
        protocols: &[&[u8]],
    ) -> Result<ClientConfig, rustls::Error> {
        let mut config = ClientConfig::builder_with_provider(Arc::clone(&self.provider))
            .with_safe_default_protocol_versions()?
            .dangerous()
            .with_custom_certificate_verifier(Arc::clone(self) as _)
            .with_no_client_auth();
        config.alpn_protocols = protocols.iter().map(|protocol| protocol.to_vec()).collect();
        Ok(config)
    }
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let pin = pin_of(end_entity)?;
        match (&self.policy, &self.public) {
            (Policy::Pinned(pins), _) if !pins.contains(&pin) => return Err(key_changed()),
            // The key that a person compares is the only one from then on.
            (Policy::FirstUse, _) if self.seen().is_some_and(|seen| seen != pin) => {
                return Err(key_changed());
            }
            (Policy::Public, Some(public)) => {
                public.verify_server_cert(
                    end_entity,
                    intermediates,
                    server_name,
                    ocsp_response,
                    now,
                )?;
            }
            (Policy::Public, None) => {
                return Err(rustls::Error::General("no public authorities".into()));
            }
            (Policy::Pinned(_) | Policy::FirstUse, _) => {}
        }
        self.seen.get_or_init(|| pin);
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls12_signature(message, cert, dss, algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, cert, dss, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}

fn key_changed() -> rustls::Error {
    rustls::Error::InvalidCertificate(CertificateError::Other(OtherError(Arc::new(KeyChanged))))
}

/// SHA-256 of a certificate's public key (`SubjectPublicKeyInfo`, DER).
fn pin_of(certificate: &CertificateDer<'_>) -> Result<Pin, rustls::Error> {
    let parsed = webpki::EndEntityCert::try_from(certificate)
        .map_err(|_| rustls::Error::InvalidCertificate(CertificateError::BadEncoding))?;
    Ok(Sha256::digest(parsed.subject_public_key_info()).into())
}

#[cfg(test)]
#[path = "trust_tests.rs"]
mod tests;
