//! A small HTTPS server on this machine that answers as a test tells it to, faults included.

use std::{
    collections::HashMap,
    io::{self, BufRead as _, BufReader, Read as _, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
};

use innkey_protocol::{Address, Host, Problem, Trust, error::PROBLEM_JSON, link::Pin};
use rustls::{
    ALL_VERSIONS, ServerConfig, ServerConnection, StreamOwned, SupportedProtocolVersion,
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer},
    server::{ClientHello, ResolvesServerCert},
    sign::CertifiedKey,
};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

/// A certificate and the key that the server signs with; not always the certificate's.
pub(crate) struct Identity {
    pub(crate) certificates: Vec<CertificateDer<'static>>,
    pub(crate) key: rcgen::KeyPair,
    pub(crate) versions: &'static [&'static SupportedProtocolVersion],
}

/// A request as it arrived; header names are in lower case.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) headers: HashMap<String, String>,
    pub(crate) body: Vec<u8>,
}

/// What the server does with a request.
pub(crate) enum Reply {
    /// Status, more header lines, body.
    Whole(u16, Vec<String>, Vec<u8>),
    /// As `Whole`, but the line breaks after so many bytes of the body.
    Cut(Box<Reply>, usize),
    /// A body without a length, up to the end of the connection.
    Endless(Vec<u8>),
    /// As `Whole`, but nothing comes after so many bytes of the body, and the connection stays.
    Stalled(Box<Reply>, usize),
    /// Closes the connection without a word.
    Nothing,
}

pub(crate) struct Server {
    port: u16,
    pin: Pin,
    seen: Arc<Mutex<Vec<Seen>>>,
}

type Handler = dyn Fn(&Seen, usize) -> Reply + Send + Sync;

#[derive(Debug)]
struct Always(Arc<CertifiedKey>);

impl ResolvesServerCert for Always {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.0))
    }
}

impl Identity {
    pub(crate) fn new() -> Self {
        let key = rcgen::KeyPair::generate().unwrap();
        let certificate = rcgen::CertificateParams::new(["innkey.local".to_owned()])
            .unwrap()
            .self_signed(&key)
            .unwrap();
        Self { certificates: vec![certificate.der().clone()], key, versions: ALL_VERSIONS }
    }

    /// The same certificate, but signing with another key.
    pub(crate) fn with_stolen_certificate(&self) -> Self {
        let key = rcgen::KeyPair::generate().unwrap();
        Self { certificates: self.certificates.clone(), key, versions: self.versions }
    }

    pub(crate) fn pin(&self) -> Pin {
        use rcgen::PublicKeyData as _;
        Sha256::digest(self.key.subject_public_key_info()).into()
    }
}

impl Server {
    /// Answers the n-th request (from 0) with `handler`.
    pub(crate) fn start(handler: impl Fn(&Seen, usize) -> Reply + Send + Sync + 'static) -> Self {
        Self::with_identity(&Identity::new(), handler)
    }

    pub(crate) fn with_identity(
        identity: &Identity,
        handler: impl Fn(&Seen, usize) -> Reply + Send + Sync + 'static,
    ) -> Self {
        let key = PrivateKeyDer::try_from(identity.key.serialize_der()).unwrap();
        let key = ring::sign::any_supported_type(&key).unwrap();
        let certified = CertifiedKey::new(identity.certificates.clone(), key);
        let tls = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_protocol_versions(identity.versions)
            .unwrap()
            .with_no_client_auth()
            .with_cert_resolver(Arc::new(Always(Arc::new(certified))));
        let tls = Arc::new(tls);
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let (shared, handler): (_, Arc<Handler>) = (Arc::clone(&seen), Arc::new(handler));
        // Ends with the test's process.
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (tls, seen, handler) = (tls.clone(), shared.clone(), handler.clone());
                thread::spawn(move || serve(stream, tls, &seen, &*handler));
            }
        });
        Self { port, pin: identity.pin(), seen }
    }

    pub(crate) fn address(&self) -> Address {
        let host = Host::Ip([127, 0, 0, 1].into());
        Address { host, port: self.port, trust: Trust::Pinned }
    }

    pub(crate) fn pin(&self) -> Pin {
        self.pin
    }

    /// All requests so far.
    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }
}

impl Reply {
    pub(crate) fn json(body: &impl Serialize) -> Self {
        let kind = "content-type: application/json".into();
        Self::Whole(200, vec![kind], serde_json::to_vec(body).unwrap())
    }

    pub(crate) fn problem(problem: &Problem) -> Self {
        let kind = format!("content-type: {PROBLEM_JSON}");
        Self::Whole(problem.status, vec![kind], serde_json::to_vec(problem).unwrap())
    }

    pub(crate) fn cut(self, after: usize) -> Self {
        Self::Cut(Box::new(self), after)
    }

    pub(crate) fn stalled(self, after: usize) -> Self {
        Self::Stalled(Box::new(self), after)
    }

    /// Gives false when the connection is to be closed.
    fn write(self, stream: &mut impl Write, limit: usize) -> io::Result<bool> {
        match self {
            Self::Whole(status, headers, body) => {
                write!(stream, "HTTP/1.1 {status} X\r\ncontent-length: {}\r\n", body.len())?;
                headers.iter().try_for_each(|line| write!(stream, "{line}\r\n"))?;
                stream.write_all(b"\r\n")?;
                stream.write_all(&body[..body.len().min(limit)])?;
                stream.flush()?;
                Ok(limit >= body.len())
            }
            Self::Cut(whole, after) => whole.write(stream, after).map(|_| false),
            Self::Endless(body) => {
                stream.write_all(b"HTTP/1.1 200 X\r\nconnection: close\r\n\r\n")?;
                stream.write_all(&body)?;
                stream.flush().map(|()| false)
            }
            Self::Stalled(whole, after) => {
                whole.write(stream, after)?;
                loop {
                    // Until the test's process ends.
                    thread::park();
                }
            }
            Self::Nothing => Ok(false),
        }
    }
}

/// Requests of one connection, one after the other; any fault of it ends it.
fn serve(
    stream: TcpStream,
    tls: Arc<ServerConfig>,
    seen: &Mutex<Vec<Seen>>,
    handler: &Handler,
) -> Option<()> {
    let connection = ServerConnection::new(tls).ok()?;
    let mut stream = BufReader::new(StreamOwned::new(connection, stream));
    loop {
        let request = read(&mut stream)?;
        let place = {
            let mut seen = seen.lock().unwrap();
            seen.push(request.clone());
            seen.len() - 1
        };
        let reply = handler(&request, place);
        if !reply.write(stream.get_mut(), usize::MAX).ok()? {
            stream.get_mut().conn.send_close_notify();
            return stream.get_mut().flush().ok();
        }
    }
}

fn read(stream: &mut BufReader<StreamOwned<ServerConnection, TcpStream>>) -> Option<Seen> {
    let mut line = String::new();
    stream.read_line(&mut line).ok()?;
    let mut words = line.split_whitespace();
    let (method, path) = (words.next()?.to_owned(), words.next()?.to_owned());
    let mut headers = HashMap::new();
    loop {
        line.clear();
        stream.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        headers.insert(name.to_lowercase(), value.to_owned());
    }
    let length = headers.get("content-length").map_or(0, |length| length.parse().unwrap());
    let mut body = vec![0; length];
    stream.read_exact(&mut body).ok()?;
    Some(Seen { method, path, headers, body })
}
