//! The server as a whole: opened, running, stopped.

use std::{
    fs::{self, File},
    future::Future,
    io,
    net::{SocketAddr, TcpListener},
    path::Path,
    sync::Arc,
    time::Duration,
};

use axum_server::{
    Handle,
    accept::NoDelayAcceptor,
    tls_rustls::{RustlsAcceptor, RustlsConfig},
};
use innkey_protocol::{Address, Host, OperatorToken, Trust, link::Pin};
use object_store::local::LocalFileSystem;
use tokio::{
    sync::{Notify, watch},
    time::sleep,
};

use crate::{
    announce::Announcer,
    app::app,
    attempts::Attempts,
    backup::{self, Backups, DATABASE, OBJECTS},
    clock::Clock,
    config::{Config, Page},
    error::{Error, Result},
    files::{lock_folder, private_folder, remove_folder, write_private},
    keys::Keys,
    metrics::{self, Metrics},
    operator_file::{FILE_NAME, OperatorFile},
    own_certificate::OwnCertificate,
    passwords::Passwords,
    publish::temporary,
    settings::Settings,
    state::{Shared, State},
    store::Store,
    tls::Identity,
    web::set_up_link::SetUpLink,
};

/// How long open requests may take when the server stops.
const GRACE: Duration = Duration::from_secs(10);
/// How long the page that tells of a restored back-up may fetch what belongs to it, before the server starts anew.
const LAST_PAGE: Duration = Duration::from_secs(2);
/// How long a TLS handshake or the head of a request may take.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// How long a connection may wait for its next request, head included (HTTP/1), or for any sign of life before
/// it is asked for one (HTTP/2).
const NEXT_HEAD: Duration = Duration::from_mins(1);
/// How long that sign may take: on a slow line, megabytes that are on their way already come before the question.
const SIGN_OF_LIFE: Duration = Duration::from_mins(2);
/// How often expired codes and ended sessions are cleared away.
const SWEEP_EVERY: Duration = Duration::from_mins(1);

/// Why a server does not run any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// It was told to.
    Stopped,
    /// A back-up takes its place: open it again, at the same address.
    Restored,
}

/// An opened server that listens already.
pub struct Server {
    state: State,
    listener: TcpListener,
    bound: SocketAddr,
    identity: Identity,
    /// Held as long as the server lives.
    _lock: File,
}

impl Server {
    /// Reads or makes keys, certificate and database in the data folder, and begins to listen.
    ///
    /// # Errors
    /// When a file or the port cannot be had.
    pub async fn open(config: Config) -> Result<Self> {
        let folder = &config.data;
        private_folder(folder)?;
        let lock = lock_folder(folder)?;
        clear(&temporary(folder))?;
        backup::take_over(folder)?;
        let identity = Identity::open(folder)?;
        let store = Store::open(&folder.join(DATABASE)).await?;
        let clock = Clock::new(store.highest_time().await?, config.clock_shift.clone());
        let objects = folder.join(OBJECTS);
        private_folder(&objects)?;
        let listener = TcpListener::bind(config.listen)?;
        listener.set_nonblocking(true)?;
        take_losses_lightly(&listener);
        let bound = listener.local_addr()?;
        let operator = operator_token(&folder.join("operator-token"))?;
        let state = Arc::new(Shared {
            packs: LocalFileSystem::new_with_prefix(objects)?.with_fsync(true),
            keys: Keys::open(&folder.join("secret-keys"))?,
            passwords: Passwords::default(),
            attempts: Attempts::default(),
            backups: Backups::default(),
            metrics: Metrics::new(),
            pins: identity.pins,
            certificates: Arc::clone(&identity.certificates),
            settings: Settings::new(&config, bound, store.chosen().await?),
            started: clock.now(),
            stopping: watch::Sender::new(false),
            restored: Notify::new(),
            set_up: SetUpLink::default(),
            operator,
            store,
            clock,
            config,
        });
        state.attempts.limit(state.settings.now().limits);
        show_own_certificate(&state);
        let server = Self { state, listener, bound, identity, _lock: lock };
        server.operator_file().write(&server.state.config.data.join(FILE_NAME))?;
        Ok(server)
    }

    /// The link with which a browser sets the web page up: there is one as long as nobody has.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_up_link(&self) -> Result<Option<String>> {
        if self.state.config.page == Page::Off || self.state.store.operator().await?.is_some() {
            return Ok(None);
        }
        self.state.set_up.make(&self.state.settings.now().addresses, None).map(Some)
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.bound
    }

    /// Where phones reach it.
    pub fn addresses(&self) -> Vec<Address> {
        self.state.settings.now().addresses.clone()
    }

    /// SHA-256 of its key and its spare key.
    pub fn pins(&self) -> [Pin; 2] {
        self.identity.pins
    }

    fn operator_file(&self) -> OperatorFile {
        let ip =
            if self.bound.ip().is_unspecified() { [127, 0, 0, 1].into() } else { self.bound.ip() };
        let address = Address { host: Host::Ip(ip), port: self.bound.port(), trust: Trust::Pinned };
        OperatorFile { address, pins: self.identity.pins, token: self.state.operator.clone() }
    }

    /// Serves until `stop` comes true or a back-up was restored, then finishes the requests that are open.
    ///
    /// # Errors
    /// When the listener fails.
    pub async fn run(self, stop: impl Future<Output = ()> + Send + 'static) -> Result<Ended> {
        let metrics = match self.state.config.metrics {
            Some(address) => Some(metrics::serve(address, Arc::clone(&self.state)).await?),
            None => None,
        };
        let handle = Handle::new();
        let stopper = handle.clone();
        let announcer = Announcer::start(Arc::clone(&self.state), self.bound);
        let state = Arc::clone(&self.state);
        let stopping = tokio::spawn(async move {
            let ended = tokio::select! {
                () = stop => Ended::Stopped,
                () = restored(&state) => Ended::Restored,
            };
            tracing::info!(?ended, "stopping");
            state.stopping.send_replace(true);
            stopper.graceful_shutdown(Some(GRACE));
            if let Some(announcer) = announcer {
                announcer.stop().await;
            }
            ended
        });
        let sweeper = tokio::spawn(sweep(Arc::clone(&self.state)));
        let tls = RustlsConfig::from_config(self.identity.config);
        // Without it an answer of several packets waits 40 ms for the phone to acknowledge the first.
        let tcp = NoDelayAcceptor::new();
        let acceptor = RustlsAcceptor::new(tls).handshake_timeout(HANDSHAKE).acceptor(tcp);
        let service = app(Arc::clone(&self.state));
        let mut server = axum_server::from_tcp(self.listener)?;
        server.http_builder().http1().header_read_timeout(NEXT_HEAD);
        server.http_builder().http2().keep_alive_interval(NEXT_HEAD);
        server.http_builder().http2().keep_alive_timeout(SIGN_OF_LIFE);
        server
            .acceptor(acceptor)
            .first_request_timeout(HANDSHAKE)
            .handle(handle)
            .serve(service.into_make_service_with_connect_info::<SocketAddr>())
            .await?;
        // What says goodbye may still be at it.
        let ended = stopping.await.map_err(Error::internal)?;
        sweeper.abort();
        if let Some(metrics) = metrics {
            // Its port is to be free again.
            metrics.abort();
            let _ = metrics.await;
        }
        self.state.store.close().await;
        Ok(ended)
    }
}

/// Asks the system not to slow a connection down because radio lost a packet of it (BBR), if it knows how.
fn take_losses_lightly(listener: &TcpListener) {
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::net::sockopt::set_tcp_congestion(listener, "bbr") {
        tracing::debug!(%error, "this system has no BBR");
    }
    #[cfg(not(target_os = "linux"))]
    let _ = listener;
}

/// Until a back-up has taken this server's place and whoever asked for it has seen so.
async fn restored(state: &State) {
    state.restored.notified().await;
    sleep(LAST_PAGE).await;
}

async fn sweep(state: State) {
    let kept = i64::from(state.config.activity_days) * 24 * 60 * 60;
    let mut turns = tokio::time::interval(SWEEP_EVERY);
    loop {
        turns.tick().await;
        // Whoever renews it tells nobody.
        show_own_certificate(&state);
        let now = state.clock.now();
        match state.store.sweep(kept, now).await {
            Ok(()) => state.clock.kept(now),
            Err(error) => tracing::error!(%error, "clearing away failed"),
        }
    }
}

/// Reads the operator's own certificate, if there is one, and shows it from now on.
pub fn show_own_certificate(state: &State) {
    let now = state.settings.now();
    let open = |from| OwnCertificate::open(from, &state.config.data, state.clock.now());
    let own = now.chosen.certificate.as_ref().map(open);
    let pinned = now.addresses.iter().filter(|address| address.trust == Trust::Pinned);
    state.certificates.show(own, pinned.map(|address| address.host.to_string()).collect());
}

/// Makes the folder for half-done work, empty: what lies there is of a server that was killed.
fn clear(folder: &Path) -> io::Result<()> {
    remove_folder(folder)?;
    private_folder(folder)
}

/// The operator's token; made on the first start, the same ever after.
fn operator_token(file: &Path) -> Result<OperatorToken> {
    match fs::read_to_string(file) {
        Ok(text) => text.trim().parse().map_err(Error::internal),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let mut bytes = [0; 32];
            getrandom::fill(&mut bytes).map_err(Error::internal)?;
            let token = OperatorToken::from_bytes(bytes);
            write_private(file, token.to_text().as_bytes())?;
            Ok(token)
        }
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
#[path = "limits_tests.rs"]
mod tests;
