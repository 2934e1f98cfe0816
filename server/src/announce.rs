//! Says on the local network that the server is here, by multicast DNS. That it cannot is a warning, no more.

use std::{net::SocketAddr, time::Duration};

use innkey_protocol::nearby::{Announcement, SERVICE};
use mdns_sd::{DaemonEvent, IfKind, MDNS_PORT, Receiver, ServiceDaemon, ServiceInfo};
use tokio::{sync::oneshot, task::JoinHandle, time::timeout};

use crate::{error::Result, state::State, store::changes::Topic};

/// How long the goodbye may take.
const GOODBYE: Duration = Duration::from_secs(1);

/// A server that is announced, until [`Announcer::stop`].
pub struct Announcer {
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

struct Voice {
    state: State,
    bound: SocketAddr,
    daemon: ServiceDaemon,
    errors: Receiver<DaemonEvent>,
    /// What is announced now, and under which full name.
    said: Option<(Announcement, String)>,
}

impl Announcer {
    /// Begins to announce the server that listens on `bound`, if it is to be and others can reach it.
    pub fn start(state: State, bound: SocketAddr) -> Option<Self> {
        let port = state.config.mdns_port.unwrap_or(MDNS_PORT);
        if !state.config.announce || (bound.ip().is_loopback() && port == MDNS_PORT) {
            tracing::debug!("not announced on the network");
            return None;
        }
        let voice = match Voice::new(state, bound, port) {
            Ok(voice) => voice,
            Err(error) => {
                warn(&error);
                return None;
            }
        };
        let (stop, stopped) = oneshot::channel();
        Some(Self { stop, task: tokio::spawn(voice.speak(stopped)) })
    }

    /// Takes the announcement back, so that phones stop showing the server.
    pub async fn stop(self) {
        // An error says that the task has ended already.
        let _ = self.stop.send(());
        let _ = self.task.await;
    }
}

impl Voice {
    fn new(state: State, bound: SocketAddr, port: u16) -> mdns_sd::Result<Self> {
        let daemon = ServiceDaemon::new_with_port(port)?;
        if port == MDNS_PORT {
            daemon.disable_interface(vec![IfKind::LoopbackV4, IfKind::LoopbackV6])?;
        }
        let errors = daemon.monitor()?;
        Ok(Self { state, bound, daemon, errors, said: None })
    }

    /// Announces, again whenever something was published, until it is told to stop.
    async fn speak(mut self, mut stopped: oneshot::Receiver<()>) {
        let mut changes = self.state.store.listen();
        loop {
            if let Err(error) = self.say().await {
                tracing::warn!(%error, "the projects' names for the announcement cannot be read");
            }
            loop {
                tokio::select! {
                    change = changes.recv() => match change {
                        Ok(change) if change.topic != Topic::Project => {}
                        // Published, or too much has changed to be sure that nothing was.
                        _ => break,
                    },
                    event = self.errors.recv_async() => match event {
                        Ok(DaemonEvent::Error(error)) => warn(&error),
                        Ok(_) => {}
                        Err(_) => return tracing::warn!("the announcement on the network has ended"),
                    },
                    _ = &mut stopped => return self.fall_silent().await,
                }
            }
        }
    }

    /// Announces what the server is called now, if that is news.
    async fn say(&mut self) -> Result<()> {
        let heads = self.state.store.project_heads().await?;
        let names = heads.iter().map(|head| head.name.as_str());
        let now = Announcement::new(names, self.state.pins[0]);
        if self.said.as_ref().is_some_and(|(said, _)| *said == now) {
            return Ok(());
        }
        if let Some((_, name)) = self.said.take() {
            let _ = self.daemon.unregister(&name);
        }
        let spoken = self.service(&now).and_then(|service| {
            let name = service.get_fullname().to_owned();
            self.daemon.register(service).map(|()| name)
        });
        match spoken {
            Ok(name) => {
                tracing::info!(name = now.name, "announced on the local network");
                self.said = Some((now, name));
            }
            Err(error) => warn(&error),
        }
        Ok(())
    }

    fn service(&self, said: &Announcement) -> mdns_sd::Result<ServiceInfo> {
        let (host, port) = (said.host(), self.bound.port());
        let txt = said.to_txt();
        let service = ServiceInfo::new(SERVICE, &said.instance(), &host, "", port, &txt[..])?;
        let mut service = service.enable_addr_auto();
        // Only addresses on which it listens; they come and go with the machine's interfaces.
        service.set_interfaces(vec![match self.bound.ip() {
            ip if !ip.is_unspecified() => IfKind::Addr(ip),
            ip if ip.is_ipv4() => IfKind::IPv4,
            _ => IfKind::All,
        }]);
        Ok(service)
    }

    async fn fall_silent(self) {
        if let Some((_, name)) = self.said
            && let Ok(done) = self.daemon.unregister(&name)
        {
            let _ = timeout(GOODBYE, done.recv_async()).await;
        }
        if let Ok(done) = self.daemon.shutdown() {
            let _ = timeout(GOODBYE, done.recv_async()).await;
        }
    }
}

fn warn(error: &mdns_sd::Error) {
    tracing::warn!(%error, "the server cannot be announced on the network; phones need its link or address");
}
