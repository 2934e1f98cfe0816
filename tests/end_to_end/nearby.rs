//! Servers announce themselves, and phones nearby find them: real multicast, on loopback, on a port of each
//! test's own.

use innkey_core::{Nearby, NearbyServer};
use innkey_protocol::link::fingerprint;

use crate::harness::{Building, ServerProcess, innkey, write_project};

/// A UDP port that nobody uses.
fn free_port() -> u16 {
    std::net::UdpSocket::bind("0.0.0.0:0").unwrap().local_addr().unwrap().port()
}

/// Waits until what is nearby is as wanted.
async fn until(nearby: &Nearby, wanted: impl Fn(&[NearbyServer]) -> bool) -> Vec<NearbyServer> {
    loop {
        let servers = nearby.next().await.unwrap();
        if wanted(&servers) {
            return servers;
        }
    }
}

fn names(servers: &[NearbyServer]) -> Vec<&str> {
    servers.iter().map(|server| server.name.as_str()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn servers_nearby_are_found_renamed_and_gone() {
    let port = free_port();
    let option = port.to_string();
    let nearby = Nearby::watch_on(port).unwrap();
    let empty = tempfile::tempdir().unwrap();
    let mut other = ServerProcess::start(empty.path(), &["--mdns-port", &option]);
    let servers = until(&nearby, |servers| !servers.is_empty()).await;
    assert_eq!(names(&servers), ["Innkey"]);
    assert_eq!(servers[0].addresses, [other.operator_file().address]);
    assert_eq!(servers[0].fingerprint, other.operator_file().pins[0]);

    // One that has published is called by its project's name, from then on.
    let building = Building::with_options(&["--mdns-port", &option]).await;
    let both = ["Casa Prova", "Innkey"];
    until(&nearby, |servers| names(servers) == both).await;
    let source = building.path("renamed");
    write_project(&source, "Casa \u{fc}. Nuova", &[1; 100]);
    building.push(&source);
    let both = ["Casa \u{fc}. Nuova", "Innkey"];
    let servers = until(&nearby, |servers| names(servers) == both).await;

    // What is announced leads to the server, whose key is compared.
    let found = building.host.engine.look_up_nearby(&servers[0]).await.unwrap();
    assert_eq!(found.info.projects[0].id, building.project);
    assert!(!found.certified);

    let said = innkey(empty.path(), &["nearby", "--mdns-port", &option, "--wait", "5", "--json"]);
    let said = said.json();
    assert_eq!(said[0]["name"], both[0]);
    assert_eq!(said[0]["addresses"][0]["port"], building.server.address().port());
    assert_eq!(said[0]["fingerprint"], fingerprint(&building.server.operator_file().pins[0]));
    assert_eq!(said.as_array().unwrap().len(), 2);

    // Who stops says goodbye.
    assert!(other.stop().success());
    until(&nearby, |servers| servers.len() == 1).await;
    nearby.close();
    assert!(nearby.next().await.is_none());
}

#[test]
fn when_nobody_is_nearby_the_way_on_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let port = free_port().to_string();
    let silent = ["--mdns-port", &port, "--announce", "off"];
    let server = ServerProcess::start(folder.path(), &silent);
    let ran = innkey(folder.path(), &["nearby", "--mdns-port", &port, "--wait", "1"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (1, ""));
    assert!(ran.stderr.contains("innkey add LINK"), "{}", ran.stderr);
    assert!(server.log().contains("not announced"));
}
