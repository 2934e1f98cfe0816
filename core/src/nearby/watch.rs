//! Listens to the network.

use std::{collections::BTreeMap, time::Duration};

use innkey_protocol::{Host, nearby::SERVICE};
use mdns_sd::{IfKind, MDNS_PORT, Receiver, ResolvedService, ServiceDaemon, ServiceEvent};
use tokio::{sync::Mutex, time::timeout};

use super::{NearbyServer, merged};
use crate::{Error, Result};

/// Most announcements that are kept; whoever floods the network fills no memory.
const MOST: usize = 256;

/// Listens for servers nearby, until it is closed or dropped. It may be asked and closed from several threads.
pub struct Nearby {
    daemon: ServiceDaemon,
    events: Receiver<ServiceEvent>,
    seen: Mutex<Seen>,
}

#[derive(Default)]
struct Seen {
    /// By the full name of the service.
    announced: BTreeMap<String, NearbyServer>,
    /// What [`Nearby::next`] last said.
    told: Vec<NearbyServer>,
}

impl Nearby {
    /// Begins to listen.
    ///
    /// # Errors
    /// [`Error::Invalid`] when this device cannot listen to its network.
    pub fn watch() -> Result<Self> {
        let daemon = ServiceDaemon::new().map_err(deaf)?;
        // Who is on this machine is reached over its other addresses.
        daemon.disable_interface(vec![IfKind::LoopbackV4, IfKind::LoopbackV6]).map_err(deaf)?;
        Self::on(daemon)
    }

    /// Begins to listen on another UDP port than 5353, loopback included; for tests.
    ///
    /// # Errors
    /// As [`Nearby::watch`].
    pub fn watch_on(port: u16) -> Result<Self> {
        if port == MDNS_PORT {
            return Self::watch();
        }
        Self::on(ServiceDaemon::new_with_port(port).map_err(deaf)?)
    }

    fn on(daemon: ServiceDaemon) -> Result<Self> {
        let events = daemon.browse(SERVICE).map_err(deaf)?;
        Ok(Self { daemon, events, seen: Mutex::default() })
    }

    /// Waits until the servers nearby are others than it last said, and gives all of them, each once, by name;
    /// `None` once it is closed.
    pub async fn next(&self) -> Option<Vec<NearbyServer>> {
        let mut seen = self.seen.lock().await;
        loop {
            let event = self.events.recv_async().await.ok()?;
            seen.take(event);
            let now = merged(seen.announced.values());
            if now != seen.told {
                seen.told.clone_from(&now);
                return Some(now);
            }
        }
    }

    /// All servers that are heard of within `wait`.
    pub async fn within(self, wait: Duration) -> Vec<NearbyServer> {
        let all = async { while self.next().await.is_some() {} };
        // It ends earlier only if listening fails on the way: what was heard counts.
        let _ = timeout(wait, all).await;
        std::mem::take(&mut self.seen.lock().await.told)
    }

    /// Stops listening; whoever waits in [`Nearby::next`] gets `None`.
    pub fn close(&self) {
        // An error says that it stands still already.
        let _ = self.daemon.shutdown();
    }
}

impl Drop for Nearby {
    fn drop(&mut self) {
        self.close();
    }
}

impl Seen {
    fn take(&mut self, event: ServiceEvent) {
        match event {
            ServiceEvent::ServiceResolved(service) => {
                let room = self.announced.len() < MOST;
                match read(&service) {
                    Some(server) if room || self.announced.contains_key(&service.fullname) => {
                        self.announced.insert(service.fullname, server);
                    }
                    Some(_) => {}
                    None => drop(self.announced.remove(&service.fullname)),
                }
            }
            ServiceEvent::ServiceRemoved(_, name) => drop(self.announced.remove(&name)),
            _ => {}
        }
    }
}

fn read(service: &ResolvedService) -> Option<NearbyServer> {
    let instance = service.fullname.strip_suffix(SERVICE).unwrap_or(&service.fullname);
    let hosts = service.addresses.iter().map(|address| Host::Ip(address.to_ip_addr()));
    let txt = service.txt_properties.iter();
    let txt = txt.map(|property| (property.key(), property.val().unwrap_or_default()));
    NearbyServer::announced(instance.trim_end_matches('.'), hosts, service.port, txt)
}

fn deaf(error: mdns_sd::Error) -> Error {
    Error::Invalid {
        what: format!("This device cannot look for servers on its network ({error})"),
        hint: "scan the server's QR code or type its address.",
    }
}
