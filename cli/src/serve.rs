//! `innkey serve`.

use std::{
    fmt::Display,
    io::IsTerminal,
    net::{IpAddr, SocketAddr},
    ops::RangeInclusive,
    path::PathBuf,
};

use clap::{ArgMatches, parser::ValueSource};
use futures_util::FutureExt;
use innkey_protocol::{Address, link::fingerprint};
use innkey_server::{
    Config, Ended, Server,
    config::{
        ACTIVITY_DAYS, CODE_LIFETIME, ConfigFile, DEFAULT_ACTIVITY_DAYS, DEFAULT_MAX_PACKAGE,
        Fixed, LOGIN_TRIES, LOGIN_WAIT, PacksAt, Page, Source, default_listen,
    },
    write_set_up_link,
};
use tracing_subscriber::EnvFilter;

use crate::{account::Switch, failure::Failure, folders, output::colours_wanted};

const PRECEDENCE: &str = "\
A flag wins over the environment, the environment over the file, the file over the web page, the page
over the default. The file is TOML: data, listen, addresses, code_lifetime, login_tries, login_wait, max_package,
packs_at, proxies, activity_days, announce (true or false), page, metrics.
The log's detail is set by INNKEY_LOG (e.g. info, debug, innkey_server=debug).";

/// Settings of the server.
#[derive(clap::Args, Clone, Debug, Default)]
#[command(after_help = PRECEDENCE)]
pub struct Args {
    /// File with settings, in TOML.
    #[arg(long, env = "INNKEY_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Folder of the server's database, keys and packs [default: innkey/server in the user's data folder].
    #[arg(long, env = "INNKEY_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Where to listen [default: 0.0.0.0:7550].
    #[arg(long, env = "INNKEY_LISTEN", value_name = "IP:PORT")]
    pub listen: Option<SocketAddr>,
    /// Where phones reach the server, for share links; may be given several times, the first is tried
    /// first [default: every address of this machine].
    #[arg(
        long = "address",
        env = "INNKEY_ADDRESSES",
        value_name = "HOST[:PORT]",
        value_delimiter = ','
    )]
    pub addresses: Vec<String>,
    /// Seconds in which a one-time code must be used, 300 to 86400 [default: 7200].
    #[arg(long, env = "INNKEY_CODE_LIFETIME", value_name = "SECONDS")]
    pub code_lifetime: Option<i64>,
    /// Wrong codes or passwords in a row that nobody minds, 3 to 100 [default: 10].
    #[arg(long, env = "INNKEY_LOGIN_TRIES", value_name = "TRIES")]
    pub login_tries: Option<u32>,
    /// Seconds to wait for another try after those, 5 to 3600 [default: 30].
    #[arg(long, env = "INNKEY_LOGIN_WAIT", value_name = "SECONDS")]
    pub login_wait: Option<u32>,
    /// Largest package that is taken, in bytes, packed as well as unpacked [default: 2147483648].
    #[arg(long, env = "INNKEY_MAX_PACKAGE", value_name = "BYTES")]
    pub max_package: Option<u64>,
    /// Where else phones get packs: the https address of a static host, publicly certified, that serves
    /// the folder objects of the data folder there [default: from the server].
    #[arg(long, env = "INNKEY_PACKS_AT", value_name = "URL")]
    pub packs_at: Option<PacksAt>,
    /// A reverse proxy in front of the server, whose X-Forwarded-For header is believed when wrong codes and
    /// passwords are counted by address; may be given several times.
    #[arg(long = "proxy", env = "INNKEY_PROXIES", value_name = "IP", value_delimiter = ',')]
    pub proxies: Vec<IpAddr>,
    /// Days for which the activity is kept, 1 to 3650 [default: 90].
    #[arg(long, env = "INNKEY_ACTIVITY_DAYS", value_name = "DAYS")]
    pub activity_days: Option<u32>,
    /// Who may see the server's web page: `private` (whoever calls from a private address), `everyone` or `off`
    /// [default: private].
    #[arg(long, env = "INNKEY_PAGE", value_name = "WHO")]
    pub page: Option<Page>,
    /// Whether the server announces itself on the local network, so that phones nearby find it; never on
    /// loopback [default: on].
    #[arg(long, env = "INNKEY_ANNOUNCE", value_name = "ON|OFF", hide_possible_values = true)]
    pub announce: Option<Switch>,
    /// Another UDP port for that than 5353, loopback included; for tests.
    #[arg(long, hide = true, value_name = "PORT")]
    pub mdns_port: Option<u16>,
    /// Where Prometheus asks for figures, e.g. 127.0.0.1:9550: plain HTTP without credentials, so keep it to the
    /// machine [default: nowhere].
    #[arg(long, env = "INNKEY_METRICS", value_name = "IP:PORT")]
    pub metrics: Option<SocketAddr>,
    /// A file with seconds to add to the clock; for tests and the demo.
    #[arg(long, hide = true, value_name = "FILE")]
    pub clock_shift: Option<PathBuf>,
}

impl Args {
    /// The settings; `matches` knows whether flag or environment gave one.
    fn config(self, matches: Option<&ArgMatches>) -> Result<Config, Failure> {
        let file = match &self.config {
            Some(file) => config_file(file)?,
            None => ConfigFile::default(),
        };
        let proxies =
            if self.proxies.is_empty() { file.proxies.unwrap_or_default() } else { self.proxies };
        let announce = self.announce.map(|announce| announce == Switch::On);
        let addresses = |typed: Vec<String>| {
            let address = |text: &String| Address::parse_typed(text);
            let read: Result<Vec<_>, _> = typed.iter().map(address).collect();
            read.map_err(|error| Failure::input(error.to_string()))
        };
        let typed = Some(self.addresses).filter(|typed| !typed.is_empty());
        let in_file = file.addresses.filter(|typed| !typed.is_empty());
        let addresses = match given(typed, in_file, "addresses", matches) {
            Some(fixed) => Some(Fixed { value: addresses(fixed.value)?, by: fixed.by }),
            None => None,
        };
        let code_lifetime = given(self.code_lifetime, file.code_lifetime, "code_lifetime", matches);
        within("code_lifetime", code_lifetime.as_ref(), &CODE_LIFETIME, "seconds")?;
        let login_tries = given(self.login_tries, file.login_tries, "login_tries", matches);
        within("login_tries", login_tries.as_ref(), &LOGIN_TRIES, "tries")?;
        let login_wait = given(self.login_wait, file.login_wait, "login_wait", matches);
        within("login_wait", login_wait.as_ref(), &LOGIN_WAIT, "seconds")?;
        let activity_days = given(self.activity_days, file.activity_days, "activity_days", matches);
        within("activity_days", activity_days.as_ref(), &ACTIVITY_DAYS, "days")?;
        Ok(Config {
            data: self.data.or(file.data).map_or_else(folders::server, Ok)?,
            listen: self.listen.or(file.listen).unwrap_or_else(default_listen),
            addresses,
            code_lifetime,
            login_tries,
            login_wait,
            max_package: self.max_package.or(file.max_package).unwrap_or(DEFAULT_MAX_PACKAGE),
            packs_at: self.packs_at.or(file.packs_at),
            proxies,
            activity_days: activity_days.map_or(DEFAULT_ACTIVITY_DAYS, |fixed| fixed.value),
            page: self.page.or(file.page).unwrap_or_default(),
            metrics: self.metrics.or(file.metrics),
            announce: announce.or(file.announce).unwrap_or(true),
            mdns_port: self.mdns_port,
            clock_shift: self.clock_shift,
        })
    }
}

/// A setting that flag or environment gave, or else the file.
fn given<T>(
    typed: Option<T>,
    file: Option<T>,
    name: &str,
    matches: Option<&ArgMatches>,
) -> Option<Fixed<T>> {
    let by = match matches.and_then(|matches| matches.value_source(name)) {
        Some(ValueSource::EnvVariable) => Source::Environment,
        _ => Source::Flag,
    };
    let typed = typed.map(|value| Fixed { value, by });
    typed.or_else(|| file.map(|value| Fixed { value, by: Source::File }))
}

fn within<T: Copy + Display + PartialOrd>(
    name: &str,
    given: Option<&Fixed<T>>,
    range: &RangeInclusive<T>,
    unit: &str,
) -> Result<(), Failure> {
    match given {
        Some(Fixed { value, .. }) if !range.contains(value) => {
            let (least, most) = (range.start(), range.end());
            Err(Failure::input(format!("{name} is {value}: use {least} to {most} {unit}")))
        }
        _ => Ok(()),
    }
}

fn config_file(file: &std::path::Path) -> Result<ConfigFile, Failure> {
    let text = std::fs::read_to_string(file)
        .map_err(|error| Failure::input(format!("{} cannot be read: {error}", file.display())))?;
    ConfigFile::parse(&text)
        .map_err(|error| Failure::input(format!("{} has a mistake:\n{error}", file.display())))
}

/// Serves until Ctrl-C or SIGTERM; when a back-up was restored, as the server that it makes.
pub async fn run(args: Args, matches: Option<&ArgMatches>) -> Result<(), Failure> {
    let filter = EnvFilter::try_from_env("INNKEY_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    let coloured = std::io::stderr().is_terminal() && colours_wanted();
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_ansi(coloured);
    log.with_writer(std::io::stderr).init();
    let mut config = args.config(matches)?;
    let data = config.data.clone();
    let failed = |error| Failure::not_done(format!("the server cannot start: {error}"));
    let stop = asked_to_stop().shared();
    loop {
        let server = Server::open(config.clone()).await.map_err(failed)?;
        // Whoever it becomes, phones find it where it was.
        config.listen = server.address();
        if let Some(link) = server.set_up_link().await.map_err(failed)? {
            show_set_up_link(&link, &data).map_err(|error| failed(error.into()))?;
        }
        announce(&server, &data);
        if server.run(stop.clone()).await.map_err(failed)? == Ended::Stopped {
            return Ok(());
        }
    }
}

fn announce(server: &Server, data: &std::path::Path) {
    let addresses = server.addresses().iter().map(ToString::to_string).collect::<Vec<_>>();
    let [key, spare] = server.pins().map(|pin| fingerprint(&pin));
    tracing::info!(address = %server.address(), phones = addresses.join(" "), "listening");
    tracing::info!(data = %data.display(), "all of the server is in this folder");
    tracing::info!(key, spare, "fingerprints (SHA-256) of the public keys that phones pin");
}

/// Where the link with which the web page is set up is shown, as long as nobody has: on the terminal, or where there is
/// none in a file that only its owner may read. The log never holds it.
fn show_set_up_link(link: &str, data: &std::path::Path) -> std::io::Result<()> {
    if std::io::stderr().is_terminal() {
        eprintln!(
            "\nSet the server up in a browser of this network (the link works once):\n  {link}\n"
        );
    } else {
        let file = write_set_up_link(data, link)?;
        tracing::info!(file = %file.display(), "the link in this file sets the server up");
    }
    Ok(())
}

/// Comes true at Ctrl-C or, on Unix, SIGTERM.
pub async fn asked_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => {
                tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
            }
            Err(_) => drop(interrupt.await),
        }
    }
    #[cfg(not(unix))]
    drop(interrupt.await);
}
