//! A door to a server: an address of its own that can be shut, and behind which lines may be bad.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use innkey_protocol::{Address, Host, Trust};
use tokio::{
    net::{TcpListener, TcpStream},
    task::JoinSet,
};

use super::Fault;

/// Passes connections on to a server.
pub struct Door {
    to: SocketAddr,
    port: u16,
    passed: Passed,
    faults: Arc<Faults>,
    open: Arc<Mutex<JoinSet<()>>>,
}

/// Bytes that the server has said over each connection so far.
type Passed = Arc<Mutex<Vec<u64>>>;
/// The fault of the n-th connection, from 0.
type Faults = Mutex<dyn FnMut(u64) -> Fault + Send>;

impl Door {
    pub async fn open(to: SocketAddr) -> Self {
        Self::with_faults(to, |_| Fault::None).await
    }

    /// `faults` says what happens to the n-th connection, from 0.
    pub async fn with_faults(
        to: SocketAddr,
        faults: impl FnMut(u64) -> Fault + Send + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (passed, open) = (Arc::default(), Arc::default());
        let door = Self { to, port, passed, faults: Arc::new(Mutex::new(faults)), open };
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
        let (to, open) = (self.to, Arc::clone(&self.open));
        let (passed, faults) = (Arc::clone(&self.passed), Arc::clone(&self.faults));
        self.open.lock().unwrap().spawn(async move {
            while let Ok((phone, _)) = listener.accept().await {
                let number = passed.lock().unwrap().len();
                passed.lock().unwrap().push(0);
                let fault = faults.lock().unwrap()(number as u64);
                let passed = Arc::clone(&passed);
                let passes = move |bytes| passed.lock().unwrap()[number] += bytes;
                let passing = pass(phone, to, fault, passes);
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
        self.passed.lock().unwrap().iter().sum()
    }

    /// The same over the first connection.
    pub fn passed_first(&self) -> u64 {
        self.passed.lock().unwrap().first().copied().unwrap_or_default()
    }

    /// How many went through it so far.
    pub fn connections(&self) -> u64 {
        self.passed.lock().unwrap().len() as u64
    }
}

async fn pass(phone: TcpStream, to: SocketAddr, fault: Fault, passes: impl Fn(u64)) {
    let Ok(server) = TcpStream::connect(to).await else { return };
    let (mut from_phone, to_phone) = phone.into_split();
    let (from_server, mut to_server) = server.into_split();
    let asks = tokio::io::copy(&mut from_phone, &mut to_server);
    tokio::select! { _ = asks => {}, () = fault.pass(from_server, to_phone, passes) => {} }
}
