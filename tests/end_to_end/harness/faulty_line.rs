//! A line to a server that does what bad lines do.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};

use innkey_protocol::{Address, Host, Trust};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinSet,
};

/// What happens to a connection after the server has said so many bytes.
#[derive(Clone, Copy, Debug)]
pub enum Fault {
    None,
    /// It ends.
    Cut(u64),
    /// Nothing comes any more, and it stays open.
    Stall(u64),
    /// A byte comes every 100 ms.
    Drip(u64),
    /// One bit is another.
    Flip(u64),
    /// Everything comes in small pieces with pauses.
    Hesitate,
}

/// Passes connections on to a server, each with its fault.
pub struct FaultyLine {
    port: u16,
    connections: Arc<Mutex<u64>>,
    _open: JoinSet<()>,
}

impl FaultyLine {
    /// `fault` says what happens to the n-th connection, from 0.
    pub async fn to(
        server: SocketAddr,
        mut fault: impl FnMut(u64) -> Fault + Send + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (connections, mut open) = (Arc::<Mutex<u64>>::default(), JoinSet::new());
        let count = Arc::clone(&connections);
        open.spawn(async move {
            let mut passing = JoinSet::new();
            while let Ok((phone, _)) = listener.accept().await {
                let number = {
                    let mut count = count.lock().unwrap();
                    *count += 1;
                    *count - 1
                };
                passing.spawn(pass(phone, server, fault(number)));
            }
        });
        Self { port, connections, _open: open }
    }

    pub fn address(&self) -> Address {
        let host = Host::Ip([127, 0, 0, 1].into());
        Address { host, port: self.port, trust: Trust::Pinned }
    }

    /// How many there were so far.
    pub fn connections(&self) -> u64 {
        *self.connections.lock().unwrap()
    }
}

async fn pass(phone: TcpStream, server: SocketAddr, fault: Fault) {
    let Ok(server) = TcpStream::connect(server).await else { return };
    let (mut from_phone, mut to_phone) = phone.into_split();
    let (mut from_server, mut to_server) = server.into_split();
    let asks = async {
        let _ = tokio::io::copy(&mut from_phone, &mut to_server).await;
    };
    let answers = async {
        let (mut said, mut piece) = (0_u64, vec![0; 16 * 1024]);
        while let Ok(read @ 1..) = from_server.read(&mut piece).await {
            let came = &mut piece[..read];
            let after = match fault {
                Fault::Cut(at) | Fault::Stall(at) | Fault::Drip(at) | Fault::Flip(at) => at,
                Fault::None | Fault::Hesitate => u64::MAX,
            };
            let good = after.saturating_sub(said).min(read as u64) as usize;
            said += read as u64;
            if matches!(fault, Fault::Flip(_)) && good < read && said - (read as u64) <= after {
                came[good] ^= 1;
            } else if good < read {
                let _ = to_phone.write_all(&came[..good]).await;
                return bad_end(fault, &mut to_phone, &came[good..]).await;
            }
            if matches!(fault, Fault::Hesitate) {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            if to_phone.write_all(came).await.is_err() {
                return;
            }
        }
    };
    tokio::select! { () = asks => {}, () = answers => {} }
}

async fn bad_end(fault: Fault, phone: &mut (impl AsyncWriteExt + Unpin), rest: &[u8]) {
    if let Fault::Drip(_) = fault {
        for byte in rest {
            if phone.write_all(&[*byte]).await.is_err() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }
    if !matches!(fault, Fault::Cut(_)) {
        std::future::pending::<()>().await;
    }
}
