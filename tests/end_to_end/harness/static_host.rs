//! A plain static host with TLS that serves a folder, by range too, and knows nothing of Innkey.

use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    thread,
};

use rustls::{ServerConfig, ServerConnection, StreamOwned, crypto::ring, pki_types::PrivateKeyDer};

/// A static host; ends with the test's process.
pub struct StaticHost {
    port: u16,
    /// Its certificate, which vouches for itself, in PEM.
    pub authority: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl StaticHost {
    pub fn start(folder: &Path) -> Self {
        let key = rcgen::KeyPair::generate().unwrap();
        let params = rcgen::CertificateParams::new(["127.0.0.1".to_owned()]).unwrap();
        let certificate = params.self_signed(&key).unwrap();
        let private = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
        let tls = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], private)
            .unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let asked = Arc::<Mutex<Vec<String>>>::default();
        let (tls, notes, folder) = (Arc::new(tls), Arc::clone(&asked), folder.to_owned());
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (tls, notes, folder) = (tls.clone(), notes.clone(), folder.clone());
                thread::spawn(move || serve(stream, tls, &notes, &folder));
            }
        });
        Self { port, authority: certificate.pem(), asked }
    }

    /// Its address, without a slash at the end.
    pub fn address(&self) -> String {
        format!("https://127.0.0.1:{}", self.port)
    }

    /// Heads of the requests so far, in lower case.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

/// Requests of one connection, one after the other; any fault of it ends it.
fn serve(
    stream: TcpStream,
    tls: Arc<ServerConfig>,
    notes: &Mutex<Vec<String>>,
    folder: &Path,
) -> Option<()> {
    let connection = ServerConnection::new(tls).ok()?;
    let mut stream = BufReader::new(StreamOwned::new(connection, stream));
    loop {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if stream.read_line(&mut head).ok()? == 0 {
                return None;
            }
        }
        let path: PathBuf = folder.join(head.split(' ').nth(1)?.trim_start_matches('/'));
        let head = head.to_lowercase();
        let range = head.lines().find_map(|line| line.strip_prefix("range: bytes="));
        let answer = answer(fs::read(path).ok(), range);
        notes.lock().unwrap().push(head.clone());
        stream.get_mut().write_all(&answer).ok()?;
        stream.get_mut().flush().ok()?;
    }
}

fn answer(content: Option<Vec<u8>>, range: Option<&str>) -> Vec<u8> {
    let Some(content) = content else {
        return b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n".to_vec();
    };
    let (status, part) = match range.and_then(|range| range.split_once('-')) {
        None => ("200 OK".to_owned(), content),
        Some((first, last)) => {
            let bounds = first.parse::<usize>().unwrap()..=last.parse::<usize>().unwrap();
            let of = format!("content-range: bytes {first}-{last}/{}", content.len());
            (format!("206 Partial Content\r\n{of}"), content[bounds].to_vec())
        }
    };
    let mut answer =
        format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\n\r\n", part.len()).into_bytes();
    answer.extend(part);
    answer
}
