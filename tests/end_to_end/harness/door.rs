//! A door to a server: an address of its own that can be shut.

use std::{
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
};

use innkey_protocol::{Address, Host, Trust};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinSet,
};

/// Passes connections on to a server.
pub struct Door {
    to: SocketAddr,
    port: u16,
    passed: Arc<AtomicU64>,
    open: Arc<Mutex<JoinSet<()>>>,
}

impl Door {
    pub async fn open(to: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let door = Self { to, port, passed: Arc::default(), open: Arc::default() };
        door.accept(listener);
        door
    }

    /// From now on nobody gets through, and who is in between is thrown out.
    pub fn shut(&self) {
        self.open.lock().unwrap().abort_all();
    }

    /// Opens it where it was.
    pub async fn open_again(&self) {
        let mut shut = std::mem::take(&mut *self.open.lock().unwrap());
        while shut.join_next().await.is_some() {}
        self.accept(TcpListener::bind(("127.0.0.1", self.port)).await.unwrap());
    }

    fn accept(&self, listener: TcpListener) {
        let (to, passed, open) = (self.to, Arc::clone(&self.passed), Arc::clone(&self.open));
        self.open.lock().unwrap().spawn(async move {
            while let Ok((phone, _)) = listener.accept().await {
                let passing = pass(phone, to, Arc::clone(&passed));
                open.lock().unwrap().spawn(passing);
            }
        });
    }

    /// As an address within the building.
    pub fn local(&self) -> Address {
        self.at([127, 0, 0, 1])
    }

    /// As an address that is reached from anywhere: to this machine, 0.0.0.0 is itself.
    pub fn external(&self) -> Address {
        self.at([0, 0, 0, 0])
    }

    fn at(&self, ip: [u8; 4]) -> Address {
        Address { host: Host::Ip(ip.into()), port: self.port, trust: Trust::Pinned }
    }

    /// Bytes that the server has said through it so far.
    pub fn passed(&self) -> u64 {
        self.passed.load(Ordering::Relaxed)
    }
}

async fn pass(phone: TcpStream, to: SocketAddr, passed: Arc<AtomicU64>) {
    let Ok(server) = TcpStream::connect(to).await else { return };
    let (mut from_phone, mut to_phone) = phone.into_split();
    let (mut from_server, mut to_server) = server.into_split();
    let asks = tokio::io::copy(&mut from_phone, &mut to_server);
    let answers = async {
        let mut piece = vec![0; 16 * 1024];
        while let Ok(read @ 1..) = from_server.read(&mut piece).await {
            passed.fetch_add(read as u64, Ordering::Relaxed);
            if to_phone.write_all(&piece[..read]).await.is_err() {
                return;
            }
        }
    };
    tokio::select! { _ = asks => {}, () = answers => {} }
}
