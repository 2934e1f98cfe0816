//! Servers that announce themselves on the local network.
//!
//! Anyone there may announce anything, so an announcement only saves typing an address: before a server is
//! added, its key is compared as ever.

#[cfg(feature = "watch-nearby")]
mod watch;

use std::net::IpAddr;
#[cfg(feature = "watch-nearby")]
use std::{cmp::Ordering, collections::BTreeMap, time::Duration};

use innkey_protocol::{
    Address, Host, Trust,
    link::{MAX_ADDRESSES, Pin, fingerprint},
    nearby::Announcement,
};

#[cfg(feature = "watch-nearby")]
pub use self::watch::Nearby;
use crate::{FoundServer, Innkey, Result, net};

/// A server that announces itself. Nothing of it is proven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearbyServer {
    /// What it calls itself: the names of its projects.
    pub name: String,
    /// Where it says it is reached; what most likely works is first.
    pub addresses: Vec<Address>,
    /// What it says is the SHA-256 of its public key.
    pub fingerprint: Pin,
}

impl NearbyServer {
    /// Reads an announcement, wherever it was heard: by [`Nearby`], or by the phone's own discovery
    /// (Android's `NsdManager`, Apple's `NWBrowser`) of [`innkey_protocol::nearby::SERVICE`]. `instance`
    /// is the service's name without type and domain, `hosts` are the numbers or names it was resolved to,
    /// `txt` its TXT record.
    ///
    /// `None` if it cannot be used: of another version, without fingerprint, port or address.
    pub fn announced<'a>(
        instance: &str,
        hosts: impl IntoIterator<Item = Host>,
        port: u16,
        txt: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    ) -> Option<Self> {
        let Announcement { name, fingerprint } = Announcement::from_txt(instance, txt)?;
        let address = |host| Address { host, port, trust: Trust::Pinned };
        let usable = hosts.into_iter().filter(|host| rank(host).is_some());
        let addresses = in_order(usable.map(address).collect());
        (port > 0 && !addresses.is_empty()).then_some(Self { name, addresses, fingerprint })
    }

    /// The fingerprint as people compare it: 16 groups of four hexadecimal digits.
    pub fn fingerprint_text(&self) -> String {
        fingerprint(&self.fingerprint)
    }
}

#[cfg(feature = "watch-nearby")]
impl Innkey {
    /// The servers that are heard of within `wait`; two or three seconds are enough in most networks.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when this device cannot listen to its network.
    pub async fn nearby(&self, wait: Duration) -> Result<Vec<NearbyServer>> {
        Ok(Nearby::watch()?.within(wait).await)
    }

    /// The servers nearby, as they come and go, until the handle is closed or dropped.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when this device cannot listen to its network.
    pub fn watch_nearby(&self) -> Result<Nearby> {
        Nearby::watch()
    }
}

impl Innkey {
    /// Asks a server nearby who it is, over whichever of its addresses answers. Nothing secret is sent. As
    /// with [`Innkey::look_up`], a person compares the fingerprint before [`Innkey::add_found`].
    ///
    /// # Errors
    /// [`crate::Error::Untrusted`] when the key is not the announced one; the network's errors.
    pub async fn look_up_nearby(&self, server: &NearbyServer) -> Result<FoundServer> {
        net::look_up_announced(&server.addresses, server.fingerprint).await
    }
}

/// How likely a host is to be reached, the lower the better; `None` if it cannot be. An IPv6 address of one
/// link is useless without the link.
fn rank(host: &Host) -> Option<u8> {
    Some(match host {
        Host::Ip(ip) if ip.is_unspecified() || ip.is_multicast() => return None,
        Host::Ip(ip) if ip.is_loopback() => 6,
        Host::Ip(IpAddr::V4(ip)) if ip.is_private() => 0,
        Host::Ip(IpAddr::V4(ip)) if ip.is_link_local() => 5,
        Host::Ip(IpAddr::V4(_)) => 1,
        Host::Ip(IpAddr::V6(ip)) if ip.is_unicast_link_local() => return None,
        Host::Ip(IpAddr::V6(ip)) if ip.is_unique_local() => 2,
        Host::Ip(IpAddr::V6(_)) => 3,
        Host::Name(_) => 4,
    })
}

/// Without duplicates, what most likely works first.
fn in_order(mut addresses: Vec<Address>) -> Vec<Address> {
    let number = |host: &Host| match host {
        Host::Ip(ip) => Some(*ip),
        Host::Name(_) => None,
    };
    addresses.sort_by(|a, b| {
        let by_rank = (rank(&a.host), number(&a.host)).cmp(&(rank(&b.host), number(&b.host)));
        by_rank.then_with(|| a.to_string().cmp(&b.to_string()))
    });
    addresses.dedup();
    addresses.truncate(MAX_ADDRESSES);
    addresses
}

#[cfg(feature = "watch-nearby")]
/// Each server once, by name: what is announced with one key is one server.
fn merged<'a>(announced: impl IntoIterator<Item = &'a NearbyServer>) -> Vec<NearbyServer> {
    let mut servers = BTreeMap::<Pin, NearbyServer>::new();
    for server in announced {
        match servers.get_mut(&server.fingerprint) {
            None => drop(servers.insert(server.fingerprint, server.clone())),
            Some(known) => {
                known.addresses.extend(server.addresses.iter().cloned());
                known.addresses = in_order(std::mem::take(&mut known.addresses));
            }
        }
    }
    let mut servers: Vec<_> = servers.into_values().collect();
    servers.sort_by(|a, b| match a.name.to_lowercase().cmp(&b.name.to_lowercase()) {
        Ordering::Equal => a.fingerprint.cmp(&b.fingerprint),
        different => different,
    });
    servers
}

#[cfg(test)]
#[cfg(feature = "watch-nearby")]
#[path = "tests.rs"]
mod tests;
