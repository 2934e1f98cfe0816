//! The server's settings.

use std::{
    net::{IpAddr, SocketAddr},
    path::PathBuf,
};

use innkey_protocol::{Address, DEFAULT_PORT, Host, Trust, link::MAX_ADDRESSES};
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

/// The server's settings, complete.
#[derive(Clone, Debug)]
pub struct Config {
    /// Folder of database, keys and packs; only the server opens it.
    pub data: PathBuf,
    /// Where it listens.
    pub listen: SocketAddr,
    /// Where phones reach it, for share links; empty: every address of this machine.
    pub addresses: Vec<Address>,
    /// Seconds in which a code must be used; within [`CODE_LIFETIME`].
    pub code_lifetime: i64,
    /// Largest package, in bytes, packed as well as unpacked.
    pub max_package: u64,
    /// Reverse proxies in front of the server, which may say in `X-Forwarded-For` who calls.
    pub proxies: Vec<IpAddr>,
    /// Days for which the activity is kept; within [`ACTIVITY_DAYS`].
    pub activity_days: u32,
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
    /// As [`Config::max_package`].
    pub max_package: Option<u64>,
    /// As [`Config::proxies`].
    pub proxies: Option<Vec<IpAddr>>,
    /// As [`Config::activity_days`].
    pub activity_days: Option<u32>,
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

impl Config {
    /// The addresses for share links, given where the server listens.
    pub(crate) fn share_addresses(&self, bound: SocketAddr) -> Vec<Address> {
        if !self.addresses.is_empty() {
            return self.addresses.clone();
        }
        let hosts =
            if bound.ip().is_unspecified() { machine_ips(bound.ip()) } else { vec![bound.ip()] };
        let address = |ip| Address { host: Host::Ip(ip), port: bound.port(), trust: Trust::Pinned };
        hosts.into_iter().take(MAX_ADDRESSES).map(address).collect()
    }
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
    fn links_name_only_what_is_listened_on() {
        let config = Config {
            data: PathBuf::new(),
            listen: default_listen(),
            addresses: Vec::new(),
            code_lifetime: DEFAULT_CODE_LIFETIME,
            max_package: DEFAULT_MAX_PACKAGE,
            proxies: Vec::new(),
            activity_days: DEFAULT_ACTIVITY_DAYS,
            metrics: None,
            announce: true,
            mdns_port: None,
            clock_shift: None,
        };
        let all = config.share_addresses(default_listen());
        assert!(!all.is_empty());
        assert!(
            all.iter().all(|address| matches!(address.host, Host::Ip(IpAddr::V4(_)))),
            "{all:?}"
        );
        let one = config.share_addresses(SocketAddr::from(([192, 0, 2, 7], 99)));
        assert_eq!(one.iter().map(ToString::to_string).collect::<Vec<_>>(), ["192.0.2.7:99"]);
        let named =
            Config { addresses: vec![Address::parse_typed("casa.example").unwrap()], ..config };
        assert_eq!(named.share_addresses(default_listen()), named.addresses);
    }
}
