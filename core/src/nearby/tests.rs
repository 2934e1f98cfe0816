use proptest::prelude::*;

use super::*;
use crate::{
    ErrorKind,
    testing::{Phone, Reply, Server},
};

fn server(name: &str, hosts: &[&str], fingerprint: u8) -> Option<NearbyServer> {
    let hosts = hosts.iter().map(|host| host.parse().unwrap());
    let fp = format!("{fingerprint:02x}").repeat(32);
    NearbyServer::announced(name, hosts, 7550, [("v", &b"1"[..]), ("fp", fp.as_bytes())])
}

fn shown(server: &NearbyServer) -> Vec<String> {
    server.addresses.iter().map(ToString::to_string).collect()
}

#[test]
fn addresses_are_in_order_and_once() {
    let mixed = [
        "127.0.0.1",
        "casa.local",
        "2001:db8::1",
        "fe80::1",
        "fd00::2",
        "169.254.1.1",
        "203.0.113.5",
        "192.168.1.20",
        "10.0.0.3",
        "192.168.1.20",
        "0.0.0.0",
    ];
    let found = server("Casa", &mixed, 1).unwrap();
    let expected = [
        "10.0.0.3:7550",
        "192.168.1.20:7550",
        "203.0.113.5:7550",
        "[fd00::2]:7550",
        "[2001:db8::1]:7550",
        "casa.local:7550",
        "169.254.1.1:7550",
        "127.0.0.1:7550",
    ];
    assert_eq!(shown(&found), expected);
    assert!(found.addresses.iter().all(|address| address.trust == Trust::Pinned));
    // What cannot be reached is no server.
    assert_eq!(server("Casa", &["fe80::1"], 1), None);
    assert_eq!(server("Casa", &[], 1), None);
}

#[test]
fn one_key_is_one_server() {
    let a = server("casa b", &["192.168.1.20"], 1).unwrap();
    let b = server("casa b (2)", &["fd00::2", "192.168.1.20", "10.0.0.3"], 1).unwrap();
    let c = server("Casa A", &["192.168.1.20"], 2).unwrap();
    let list = merged([&a, &b, &c]);
    let names: Vec<_> = list.iter().map(|server| server.name.as_str()).collect();
    assert_eq!(names, ["Casa A", "casa b"]);
    assert_eq!(shown(&list[1]), ["10.0.0.3:7550", "192.168.1.20:7550", "[fd00::2]:7550"]);
}

#[tokio::test]
async fn a_server_nearby_is_looked_up_and_must_show_the_announced_key() {
    let right = Server::start(|_, _| {
        Reply::json(&innkey_protocol::api::server::ServerInfo {
            version: "1".into(),
            server_time: innkey_protocol::UnixTime(1),
            projects: vec![],
        })
    });
    let stranger = Server::start(|_, _| Reply::Nothing);
    let phone = Phone::new().await;
    // Somebody else announces the key, too: they cannot show it.
    let addresses = vec![stranger.address(), right.address()];
    let mut nearby = NearbyServer { name: "Casa".into(), addresses, fingerprint: right.pin() };
    let found = phone.innkey.look_up_nearby(&nearby).await.unwrap();
    assert_eq!((found.address, found.fingerprint), (right.address(), right.pin()));
    assert!(!found.certified && stranger.seen().is_empty());

    nearby.fingerprint = [9; 32];
    let error = phone.innkey.look_up_nearby(&nearby).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Untrusted);
    assert!(error.to_string().contains("announced"), "{error}");
}

proptest! {
    #[test]
    fn whatever_is_announced_gives_few_ordered_addresses(
        ips in proptest::collection::vec(any::<IpAddr>(), 0..40),
        port: u16,
    ) {
        let fp = "ab".repeat(32);
        let txt = [("v", &b"1"[..]), ("fp", fp.as_bytes())];
        let hosts = || ips.iter().copied().map(Host::Ip);
        let found = NearbyServer::announced("x", hosts(), port, txt);
        let backwards = NearbyServer::announced("x", hosts().rev(), port, txt);
        prop_assert_eq!(&found, &backwards);
        if let Some(found) = found {
            prop_assert!((1..=MAX_ADDRESSES).contains(&found.addresses.len()) && port > 0);
        }
    }
}
