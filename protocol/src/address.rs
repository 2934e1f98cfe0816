//! Where a server is reached, and how it is trusted there.

use std::{
    fmt,
    net::{IpAddr, Ipv6Addr},
    str::FromStr,
};

use serde::{Deserialize, Serialize};

use crate::DEFAULT_PORT;

/// Longest host name, in bytes (RFC 1035).
pub const MAX_HOST: usize = 253;

/// A host: a name or a number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Host {
    /// A DNS name, in ASCII lower case.
    Name(String),
    /// An IP address.
    Ip(IpAddr),
}

/// What vouches for the server behind an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Trust {
    /// Its key is one of the pinned ones.
    Pinned,
    /// A public certificate authority.
    Public,
}

/// Where a server is reached.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Address {
    /// Name or number.
    pub host: Host,
    /// TCP port.
    pub port: u16,
    /// What vouches for it.
    pub trust: Trust,
}

/// Why a text is no address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is no server address: it should look like 192.168.1.20, casa.example.org or casa.example.org:7550"
)]
pub struct AddressError(String);

impl Host {
    /// Whether it can only be reached from the same building: a private, link-local or loopback number,
    /// or a name that the public DNS does not know.
    pub fn is_local(&self) -> bool {
        match self {
            Self::Ip(IpAddr::V4(ip)) => ip.is_private() || ip.is_loopback() || ip.is_link_local(),
            Self::Ip(IpAddr::V6(ip)) => {
                ip.is_loopback() || ip.is_unique_local() || ip.is_unicast_link_local()
            }
            Self::Name(name) => {
                !name.contains('.')
                    || [".local", ".lan", ".home.arpa", ".internal"]
                        .iter()
                        .any(|end| name.ends_with(end))
            }
        }
    }
}

impl FromStr for Host {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
        if let Ok(ip) = bare.parse() {
            return Ok(Self::Ip(ip));
        }
        let label = |part: &str| {
            (1..=63).contains(&part.len())
                && part.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-' || c == b'_')
        };
        // A name of digits and dots only is a mistyped number.
        let has_letter = text.bytes().any(|c| c.is_ascii_alphabetic());
        if text.len() <= MAX_HOST && has_letter && text.split('.').all(label) {
            Ok(Self::Name(text.to_ascii_lowercase()))
        } else {
            Err(AddressError(text.into()))
        }
    }
}

impl Address {
    /// Reads a typed address: `HOST`, `HOST:PORT`, also with `https://` in front and a slash behind.
    /// A local host is to be pinned, any other is trusted by its public certificate.
    ///
    /// # Errors
    /// When it is neither a name nor a number.
    pub fn parse_typed(text: &str) -> Result<Self, AddressError> {
        let refuse = || AddressError(text.into());
        let trimmed = text.trim();
        let bare = trimmed.strip_prefix("https://").unwrap_or(trimmed);
        let bare = bare.strip_suffix('/').unwrap_or(bare);
        let (host, port) = match bare.rsplit_once(':') {
            _ if bare.parse::<Ipv6Addr>().is_ok() => (bare, DEFAULT_PORT),
            Some((host, port)) => (host, port.parse().map_err(|_| refuse())?),
            None => (bare, DEFAULT_PORT),
        };
        let host: Host = host.parse().map_err(|_| refuse())?;
        let trust = if host.is_local() { Trust::Pinned } else { Trust::Public };
        if port == 0 { Err(refuse()) } else { Ok(Self { host, port, trust }) }
    }
}

impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => f.write_str(name),
            Self::Ip(IpAddr::V4(ip)) => ip.fmt(f),
            Self::Ip(IpAddr::V6(ip)) => write!(f, "[{ip}]"),
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.host, self.port)
    }
}

impl Serialize for Host {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Host {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_addresses_are_read() {
        for (typed, shown, trust) in [
            ("192.168.1.20", "192.168.1.20:7550", Trust::Pinned),
            ("https://Casa.Example.org/", "casa.example.org:7550", Trust::Public),
            ("casa.example.org:443", "casa.example.org:443", Trust::Public),
            ("limone.local", "limone.local:7550", Trust::Pinned),
            ("fe80::1", "[fe80::1]:7550", Trust::Pinned),
            ("[2001:db8::1]:8443", "[2001:db8::1]:8443", Trust::Public),
        ] {
            let address = Address::parse_typed(typed).unwrap();
            assert_eq!((address.to_string().as_str(), address.trust), (shown, trust), "{typed}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for typed in
            ["", "256.1.1.1", "a b", "host:99999", "host:0", "user@host", "http://x", "a..b"]
        {
            assert!(Address::parse_typed(typed).is_err(), "{typed}");
        }
    }
}
