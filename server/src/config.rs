//! The server's settings.

use std::{
    net::{IpAddr, SocketAddr},
    path::PathBuf,
    str::FromStr,
};

use innkey_protocol::{Address, DEFAULT_PORT, Hash, Host, Trust, link::MAX_ADDRESSES};
use serde::Deserialize;

/// Shortest and longest life of a code, in seconds.
pub const CODE_LIFETIME: std::ops::RangeInclusive<i64> = 5 * 60..=24 * 60 * 60;
/// Life of a code unless set otherwise, in seconds: two hours, as in the original.
pub const DEFAULT_CODE_LIFETIME: i64 = 2 * 60 * 60;
/// Largest package unless set otherwise, in bytes.
pub const DEFAULT_MAX_PACKAGE: u64 = 2 * 1024 * 1024 * 1024;

/// Fewest and most days for which the activity is kept.
pub const ACTIVITY_DAYS: std::ops::RangeInclusive<u32> = 1..=3650;
/// Days for which the activity is kept unless set otherwise.
pub const DEFAULT_ACTIVITY_DAYS: u32 = 90;

/// Fewest and most wrong codes or passwords that nobody minds.
pub const LOGIN_TRIES: std::ops::RangeInclusive<u32> = 3..=100;
/// Wrong tries that nobody minds unless set otherwise.
pub const DEFAULT_LOGIN_TRIES: u32 = 10;
/// Shortest and longest wait for another try after those, in seconds.
pub const LOGIN_WAIT: std::ops::RangeInclusive<u32> = 5..=3600;
/// The wait for another try unless set otherwise, in seconds.
pub const DEFAULT_LOGIN_WAIT: u32 = 30;

/// What gave a setting, so that the web page cannot change it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A flag of the command.
    Flag,
    /// A variable of the environment.
    Environment,
    /// The file with settings.
    File,
}

/// A setting that was given from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed<T> {
    /// What it is.
    pub value: T,
    /// Where it was given.
    pub by: Source,
}

/// Who may see the server's web page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Page {
    /// Who calls from a private address: forwarding the port publishes no sign-in.
    #[default]
    Private,
    /// Everyone who reaches the server.
    Everyone,
    /// Nobody.
    Off,
}

/// The text names nobody who may see the page.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is nobody who may see the page: write private, everyone or off")]
pub struct PageError(String);

impl FromStr for Page {
    type Err = PageError;

    fn from_str(text: &str) -> Result<Self, PageError> {
        match text {
            "private" => Ok(Self::Private),
            "everyone" => Ok(Self::Everyone),
            "off" => Ok(Self::Off),
            other => Err(PageError(other.into())),
        }
    }
}

/// The address of a host of packs; without a slash at its end.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct PacksAt(String);

/// The text is no address of packs.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no address of packs: write https://HOST/PATH")]
pub struct PacksAtError(String);

impl PacksAt {
    /// Address of the pack with this hash.
    pub(crate) fn pack(&self, hash: Hash) -> String {
        format!("{}/{}", self.0, crate::publish::pack_path(hash))
    }
}

impl FromStr for PacksAt {
    type Err = PacksAtError;

    fn from_str(text: &str) -> Result<Self, PacksAtError> {
        let rest = text.strip_prefix("https://").unwrap_or_default();
        let plain = |c: u8| c.is_ascii_graphic() && !b"@?#\\".contains(&c);
        if rest.is_empty() || rest.starts_with('/') || !rest.bytes().all(plain) {
            return Err(PacksAtError(text.into()));
        }
        Ok(Self(text.trim_end_matches('/').into()))
    }
}

impl TryFrom<String> for PacksAt {
    type Error = PacksAtError;

    fn try_from(text: String) -> Result<Self, PacksAtError> {
        text.parse()
    }
}

/// The server's settings. What may be none is then the web page's to set.
#[derive(Clone, Debug)]
pub struct Config {
    /// Folder of database, keys and packs; only the server opens it.
    pub data: PathBuf,
    /// Where it listens.
    pub listen: SocketAddr,
    /// Where phones reach it, for share links.
    pub addresses: Option<Fixed<Vec<Address>>>,
    /// Seconds in which a code must be used; within [`CODE_LIFETIME`].
    pub code_lifetime: Option<Fixed<i64>>,
    /// Wrong codes or passwords that nobody minds; within [`LOGIN_TRIES`].
    pub login_tries: Option<Fixed<u32>>,
    /// Seconds to wait for another try after those; within [`LOGIN_WAIT`].
    pub login_wait: Option<Fixed<u32>>,
    /// Largest package, in bytes, packed as well as unpacked.
    pub max_package: u64,
    /// Where else phones get packs: an `https://` address below which a static host serves the data folder's
    /// `objects`.
    pub packs_at: Option<PacksAt>,
    /// Reverse proxies in front of the server, which may say in `X-Forwarded-For` who calls.
    pub proxies: Vec<IpAddr>,
    /// Days for which the activity is kept; within [`ACTIVITY_DAYS`].
    pub activity_days: u32,
    /// Who may see the web page.
    pub page: Page,
    /// Whether it announces itself on the local network; on loopback only it does not.
    pub announce: bool,
    /// Another UDP port for that than 5353, loopback included; for tests.
    pub mdns_port: Option<u16>,
    /// Where Prometheus asks for figures, over plain HTTP and without credentials.
    pub metrics: Option<SocketAddr>,
    /// A file with seconds to add to the clock, read at every look; for tests and the demo.
    pub clock_shift: Option<PathBuf>,
}

/// The settings of a file: what is absent is left to flags, environment and defaults.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfigFile {
    /// As [`Config::data`].
    pub data: Option<PathBuf>,
    /// As [`Config::listen`].
    pub listen: Option<SocketAddr>,
    /// As [`Config::addresses`], as typed.
    pub addresses: Option<Vec<String>>,
    /// As [`Config::code_lifetime`].
    pub code_lifetime: Option<i64>,
    /// As [`Config::login_tries`].
    pub login_tries: Option<u32>,
    /// As [`Config::login_wait`].
    pub login_wait: Option<u32>,
    /// As [`Config::max_package`].
    pub max_package: Option<u64>,
    /// As [`Config::packs_at`].
    pub packs_at: Option<PacksAt>,
    /// As [`Config::proxies`].
    pub proxies: Option<Vec<IpAddr>>,
    /// As [`Config::activity_days`].
    pub activity_days: Option<u32>,
    /// As [`Config::page`].
    pub page: Option<Page>,
    /// As [`Config::metrics`].
    pub metrics: Option<SocketAddr>,
    /// As [`Config::announce`].
    pub announce: Option<bool>,
}

impl ConfigFile {
    /// Reads TOML.
    ///
    /// # Errors
    /// Where and why it cannot be understood.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }
}

/// Where a server listens unless set otherwise.
pub fn default_listen() -> SocketAddr {
    SocketAddr::from(([0, 0, 0, 0], DEFAULT_PORT))
}

/// Every address on which whoever listens on `bound` is reached from other machines.
pub(crate) fn machine_addresses(bound: SocketAddr) -> Vec<Address> {
    let hosts =
        if bound.ip().is_unspecified() { machine_ips(bound.ip()) } else { vec![bound.ip()] };
    let address = |ip| Address { host: Host::Ip(ip), port: bound.port(), trust: Trust::Pinned };
    hosts.into_iter().take(MAX_ADDRESSES).map(address).collect()
}

/// The addresses of this machine that others can reach, IPv4 first; loopback if there is no other. Who listens
/// on the unspecified IPv4 address is not reached over IPv6.
fn machine_ips(bound: IpAddr) -> Vec<IpAddr> {
    let interfaces = if_addrs::get_if_addrs().unwrap_or_default();
    let reachable = |ip: &IpAddr| match ip {
        IpAddr::V4(ip) => !ip.is_loopback() && !ip.is_link_local(),
        IpAddr::V6(ip) => bound.is_ipv6() && !ip.is_loopback() && !ip.is_unicast_link_local(),
    };
    let mut ips: Vec<IpAddr> =
        interfaces.iter().map(if_addrs::Interface::ip).filter(reachable).collect();
    ips.sort_by_key(IpAddr::is_ipv6);
    if ips.is_empty() { vec![IpAddr::from([127, 0, 0, 1])] } else { ips }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packs_lie_at_plain_https_addresses() {
        let at: PacksAt = "https://cdn.example.org/casa/".parse().unwrap();
        let hash = Hash::of(b"");
        assert_eq!(at.pack(hash), format!("https://cdn.example.org/casa/packs/{hash}"));
        for bad in [
            "",
            "cdn.example.org",
            "http://x/",
            "https://",
            "https:///x",
            "https://a@b",
            "https://x?y",
        ] {
            assert!(bad.parse::<PacksAt>().is_err(), "{bad}");
        }
        let file = ConfigFile::parse("packs_at = \"https://x/y\"").unwrap();
        assert_eq!(file.packs_at, "https://x/y".parse().ok());
        assert!(ConfigFile::parse("packs_at = \"ftp://x\"").is_err());
    }

    #[test]
    fn links_name_only_what_is_listened_on() {
        let all = machine_addresses(default_listen());
        assert!(!all.is_empty());
        assert!(
            all.iter().all(|address| matches!(address.host, Host::Ip(IpAddr::V4(_)))),
            "{all:?}"
        );
        let one = machine_addresses(SocketAddr::from(([192, 0, 2, 7], 99)));
        assert_eq!(one.iter().map(ToString::to_string).collect::<Vec<_>>(), ["192.0.2.7:99"]);
    }
}
