//! Whether an address leads to this server: it calls itself there, trusting what a phone would trust, and asks for an
//! answer that nobody else can give.

use std::{io, sync::Arc, time::Duration};

use axum::extract::{Path, State as Shared};
use data_encoding::HEXLOWER;
use innkey_protocol::{Address, ErrorCode, Host, Trust, link::Pin};
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme,
    client::{
        WebPkiServerVerifier,
        danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    },
    crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature},
    pki_types::{CertificateDer, ServerName, UnixTime},
    server::ParsedCertificate,
};
use sha2::{Digest, Sha256};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpStream, lookup_host},
    time::timeout,
};
use tokio_rustls::TlsConnector;

use crate::{
    error::{Error, Result},
    state::State,
};

/// How long a call may take.
const PATIENCE: Duration = Duration::from_secs(8);
/// Most that is read of an answer.
const MAX_ANSWER: u64 = 16 * 1024;

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// This server answered, and phones will trust it there.
    Reached,
    /// The name has no number.
    UnknownName,
    /// Nobody listens there.
    Refused,
    /// Nothing came back in time.
    Silent,
    /// There is no way to it.
    Unreachable,
    /// What answers speaks no TLS.
    NoTls,
    /// It shows another key than this server's.
    OtherKey,
    /// No public authority vouches for what it shows.
    NotPublic,
    /// What it shows is for another name.
    OtherName,
    /// What it shows has expired.
    Expired,
    /// It is to be trusted, but it is not this server.
    OtherServer,
}

/// Calls this server at `address`.
///
/// # Errors
/// When there are no random numbers.
pub async fn call(state: &State, address: &Address) -> Result<Outcome> {
    let mut challenge = [0; 16];
    getrandom::fill(&mut challenge).map_err(Error::internal)?;
    let verifier = Verifier::new(address.trust, state.pins).map_err(Error::internal)?;
    let called = timeout(PATIENCE, ask(address, verifier, &HEXLOWER.encode(&challenge))).await;
    let expected = state.keys.outside(&challenge);
    let is_ours =
        |answer: &[u8]| answer.windows(expected.len()).any(|window| window == expected.as_bytes());
    Ok(match called {
        Err(_) => Outcome::Silent,
        Ok(Err(outcome)) => outcome,
        Ok(Ok(answer)) if is_ours(&answer) => Outcome::Reached,
        Ok(Ok(_)) => Outcome::OtherServer,
    })
}

/// Answers a call of its own; it gives no right to whoever else asks.
pub async fn answer(Shared(state): Shared<State>, Path(challenge): Path<String>) -> Result<String> {
    let bytes = HEXLOWER.decode(challenge.as_bytes()).ok();
    let challenge = bytes.and_then(|bytes| bytes.try_into().ok()).ok_or(ErrorCode::NotFound)?;
    Ok(state.keys.outside(&challenge))
}

async fn ask(
    address: &Address,
    verifier: Arc<Verifier>,
    challenge: &str,
) -> std::result::Result<Vec<u8>, Outcome> {
    let (tcp, name) = match &address.host {
        Host::Ip(ip) => (TcpStream::connect((*ip, address.port)).await, ServerName::from(*ip)),
        Host::Name(host) => {
            let found = lookup_host((host.as_str(), address.port)).await;
            let found: Vec<_> = found.map_err(|_| Outcome::UnknownName)?.collect();
            let name = ServerName::try_from(host.clone()).map_err(|_| Outcome::UnknownName)?;
            (TcpStream::connect(found.as_slice()).await, name)
        }
    };
    let tcp = tcp.map_err(|error| not_connected(&error))?;
    let config = verifier.config().map_err(|_| Outcome::NoTls)?;
    let tls = TlsConnector::from(Arc::new(config)).connect(name, tcp).await;
    let mut tls = tls.map_err(|error| not_trusted(&error))?;
    let head = format!("Host: {address}\r\nConnection: close");
    let request = format!("GET /outside/{challenge} HTTP/1.1\r\n{head}\r\n\r\n");
    let lost = |_| Outcome::OtherServer;
    tls.write_all(request.as_bytes()).await.map_err(lost)?;
    let mut answer = Vec::new();
    // Many end the connection without saying so in TLS; what came before counts.
    let _ = tls.take(MAX_ANSWER).read_to_end(&mut answer).await;
    Ok(answer)
}

fn not_connected(error: &io::Error) -> Outcome {
    match error.kind() {
        io::ErrorKind::ConnectionRefused => Outcome::Refused,
        io::ErrorKind::TimedOut => Outcome::Silent,
        _ => Outcome::Unreachable,
    }
}

fn not_trusted(error: &io::Error) -> Outcome {
    let cause = error.get_ref().and_then(|cause| cause.downcast_ref::<rustls::Error>());
    let Some(rustls::Error::InvalidCertificate(wrong)) = cause else { return Outcome::NoTls };
    match wrong {
        CertificateError::ApplicationVerificationFailure => Outcome::OtherKey,
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            Outcome::OtherName
        }
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => Outcome::Expired,
        _ => Outcome::NotPublic,
    }
}

/// Trusts what phones trust at an address.
#[derive(Debug)]
struct Verifier {
    provider: Arc<CryptoProvider>,
    pins: [Pin; 2],
    public: Option<Arc<WebPkiServerVerifier>>,
}

impl Verifier {
    fn new(trust: Trust, pins: [Pin; 2]) -> std::result::Result<Arc<Self>, rustls::Error> {
        let provider = Arc::new(ring::default_provider());
        let public = match trust {
            Trust::Pinned => None,
            Trust::Public => {
                let roots: RootCertStore = webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect();
                let checks = WebPkiServerVerifier::builder_with_provider(
                    roots.into(),
                    Arc::clone(&provider),
                );
                Some(checks.build().map_err(|error| rustls::Error::General(error.to_string()))?)
            }
        };
        Ok(Arc::new(Self { provider, pins, public }))
    }

    fn config(self: Arc<Self>) -> std::result::Result<ClientConfig, rustls::Error> {
        Ok(ClientConfig::builder_with_provider(Arc::clone(&self.provider))
            .with_safe_default_protocol_versions()?
            .dangerous()
            .with_custom_certificate_verifier(self)
            .with_no_client_auth())
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
    ) -> std::result::Result<ServerCertVerified, rustls::Error> {
        if let Some(public) = &self.public {
            return public.verify_server_cert(
                end_entity,
                intermediates,
                server_name,
                ocsp_response,
                now,
            );
        }
        let key = ParsedCertificate::try_from(end_entity)?.subject_public_key_info();
        let pin: Pin = Sha256::digest(&key).into();
        if self.pins.contains(&pin) {
            Ok(ServerCertVerified::assertion())
        } else {
            Err(CertificateError::ApplicationVerificationFailure.into())
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> std::result::Result<HandshakeSignatureValid, rustls::Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls12_signature(message, cert, dss, algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> std::result::Result<HandshakeSignatureValid, rustls::Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, cert, dss, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}
