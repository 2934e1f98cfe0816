//! Callers that never come to an end. The clock of the tests leaps whenever everyone waits.

use std::{
    io::{Read, Write},
    net::TcpStream,
    thread,
};

use rustls::{
    ClientConfig, ClientConnection, RootCertStore, StreamOwned, pki_types::pem::PemObject,
};
use tokio::sync::oneshot;

use super::*;
use crate::config::{DEFAULT_ACTIVITY_DAYS, DEFAULT_MAX_PACKAGE, Page};

/// What a server says when it begins to read a body: from then on it waits for it.
const CONTINUE: &str = "HTTP/1.1 100 Continue\r\n\r\n";

/// A server that runs, and what gives the operator's rights.
struct Running {
    folder: tempfile::TempDir,
    address: SocketAddr,
    operator: String,
}

impl Running {
    async fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = Config {
            data: folder.path().into(),
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            addresses: None,
            code_lifetime: None,
            login_tries: None,
            login_wait: None,
            max_package: DEFAULT_MAX_PACKAGE,
            packs_at: None,
            proxies: Vec::new(),
            activity_days: DEFAULT_ACTIVITY_DAYS,
            page: Page::default(),
            metrics: None,
            announce: false,
            mdns_port: None,
            clock_shift: None,
        };
        let server = Server::open(config).await.unwrap();
        let (address, operator) = (server.address(), server.state.operator.to_text());
        tokio::spawn(server.run(std::future::pending()));
        Self { folder, address, operator }
    }

    fn tls(&self) -> ClientConnection {
        let file = self.folder.path().join("tls-certificate.pem");
        let mut roots = RootCertStore::empty();
        roots.add(rustls::pki_types::CertificateDer::from_pem_file(file).unwrap()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
        ClientConnection::new(Arc::new(config), "127.0.0.1".try_into().unwrap()).unwrap()
    }

    /// Sends these bytes, reads until the server has said `heard`, sends the rest and no more; all that the
    /// server says from then on, until it closes the connection.
    async fn says(&self, bytes: impl Into<Vec<u8>>, heard: &str, rest: &str) -> String {
        let (bytes, rest, tls) = (bytes.into(), rest.to_owned(), self.tls());
        let heard = heard.to_owned().into_bytes();
        self.waits(move |stream, sent| {
            let mut stream = StreamOwned::new(tls, stream);
            stream.write_all(&bytes).and_then(|()| stream.flush()).unwrap();
            read_until(&mut stream, &heard);
            stream.write_all(rest.as_bytes()).and_then(|()| stream.flush()).unwrap();
            sent();
            let mut answer = Vec::new();
            // However it ends, it has ended.
            let _ = stream.read_to_end(&mut answer);
            String::from_utf8_lossy(&answer).into_owned()
        })
        .await
    }

    /// Sends these bytes; the first line of the answer, while no clock leaps.
    async fn first_line(&self, bytes: impl Into<Vec<u8>>) -> String {
        let (bytes, tls, address) = (bytes.into(), self.tls(), self.address);
        let ask = move || {
            let mut stream = StreamOwned::new(tls, TcpStream::connect(address).unwrap());
            // A server that has heard enough may have closed it already.
            let _ = stream.write_all(&bytes).and_then(|()| stream.flush());
            String::from_utf8_lossy(&read_until(&mut stream, b"\r\n")).into_owned()
        };
        tokio::task::spawn_blocking(ask).await.unwrap()
    }

    /// Runs `caller` in a thread; when it has sent what it sends, nothing but clocks can go on.
    async fn waits(
        &self,
        caller: impl FnOnce(TcpStream, Box<dyn FnOnce()>) -> String + Send + 'static,
    ) -> String {
        let (sent, was_sent) = oneshot::channel();
        let (ended, has_ended) = oneshot::channel();
        let address = self.address;
        thread::spawn(move || {
            let stream = TcpStream::connect(address).unwrap();
            let answer = caller(stream, Box::new(move || sent.send(()).unwrap()));
            let _ = ended.send(answer);
        });
        was_sent.await.unwrap();
        tokio::time::pause();
        let answer = has_ended.await.unwrap();
        tokio::time::resume();
        answer
    }
}

/// Reads up to and including `end`, or to the end of the connection.
fn read_until(stream: &mut impl Read, end: &[u8]) -> Vec<u8> {
    let mut read = Vec::new();
    let mut byte = [0];
    while !read.ends_with(end) && stream.read(&mut byte).is_ok_and(|count| count > 0) {
        read.push(byte[0]);
    }
    read
}

fn head(method: &str, path: &str, more: &str) -> String {
    format!("{method} {path} HTTP/1.1\r\nhost: casa\r\n{more}\r\n")
}

#[tokio::test]
async fn a_handshake_that_never_ends() {
    let server = Running::start().await;
    for bytes in [&b""[..], b"\x16\x03\x01\x02\x00\x01"] {
        server
            .waits(move |mut stream, sent| {
                stream.write_all(bytes).unwrap();
                sent();
                let _ = stream.read_to_end(&mut Vec::new());
                String::new()
            })
            .await;
    }
}

#[tokio::test]
async fn a_head_that_never_ends() {
    let server = Running::start().await;
    assert_eq!(server.says("GET /healthz HTTP/1.1\r\nhost: ca", "", "").await, "");
    // Also the second on the same connection, and one that never begins.
    for second in ["GET /healthz HTTP/1.1\r\nx: ", ""] {
        assert_eq!(server.says(head("GET", "/healthz", ""), "ok\n", second).await, "");
    }
}

#[tokio::test]
async fn a_body_that_never_ends() {
    let server = Running::start().await;
    let project = innkey_protocol::ProjectId::new();
    let sessions = innkey_protocol::api::routes::sessions(project);
    let kind = "content-type: application/json\r\nexpect: 100-continue\r\n";
    for more in ["content-length: 1000\r\n", "transfer-encoding: chunked\r\n"] {
        let head = head("POST", &sessions, &format!("{kind}{more}"));
        let answer = server.says(head, CONTINUE, "").await;
        assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
        assert!(answer.contains("\"too_slow\""), "{answer}");
    }
}

#[tokio::test]
async fn an_upload_that_never_ends() {
    let server = Running::start().await;
    let bearer = format!("authorization: Bearer {}\r\n", server.operator);
    let more = format!("{bearer}expect: 100-continue\r\ncontent-length: 1000000\r\n");
    let begun = head("POST", innkey_protocol::api::routes::OPERATOR_PROJECTS, &more);
    let answer = server.says(begun, CONTINUE, "PK").await;
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
    let left = fs::read_dir(temporary(server.folder.path())).unwrap().count();
    assert_eq!(left, 0, "half an upload is left");
}

#[tokio::test]
async fn more_than_a_request_may_hold() {
    let server = Running::start().await;
    let many = "x: y\r\n".repeat(200);
    let answer = server.first_line(head("GET", "/healthz", &many)).await;
    assert!(answer.starts_with("HTTP/1.1 431"), "{answer}");
    let long = format!("x: {}\r\n", "y".repeat(1_000_000));
    let answer = server.first_line(head("GET", "/healthz", &long)).await;
    assert!(!answer.starts_with("HTTP/1.1 200"), "{answer}");
    let sessions = innkey_protocol::api::routes::sessions(innkey_protocol::ProjectId::new());
    let chunked = "content-type: application/json\r\ntransfer-encoding: chunked\r\n";
    let body = format!("11170\r\n{}\r\n0\r\n\r\n", " ".repeat(70_000));
    let answer = server.first_line(head("POST", &sessions, chunked) + &body).await;
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
}
