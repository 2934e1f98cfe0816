//! Figures for Prometheus: off by default, at an address of their own, without names or ids.

use std::{
    io::{Read as _, Write as _},
    net::{TcpListener, TcpStream},
};

use crate::harness::{Building, Raw};

fn scrape(address: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(b"GET /metrics HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happens_is_counted_without_saying_who() {
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let mut building = Building::with_options(&["--metrics", &free]).await;
    let (customer, code) = building.invite("Maria Rossi").await;
    let before = scrape(&free);
    assert!(before.contains("\ninnkey_codes_live 1\n"), "{before}");
    let guest = building.guest_phone(&customer).await;
    guest.sign_in_with(&code).await.unwrap();
    guest.sign_in_with(&innkey_protocol::Code::from_bits([9; 5])).await.unwrap_err();
    Raw::new(&building.server).send("PROBE", "/v1/maria", None).await;
    let after = scrape(&free);
    for line in [
        "innkey_sign_ins_total{result=\"ok\"} 2",
        "innkey_sign_ins_total{result=\"code_unknown\"} 1",
        "innkey_codes_live 0",
        "innkey_sessions 2",
        "innkey_event_streams 0",
        "route=\"-\",method=\"other\"",
        "route=\"/v1/projects/{project}/sessions\",method=\"POST\",status=\"401\"} 1",
    ] {
        assert!(after.contains(line), "{line}: {after}");
    }
    assert!(after.starts_with("HTTP/1.1 200") && after.trim_end().ends_with("# EOF"));
    for secret in ["Maria", "maria", "PROBE", &customer.id.to_string(), &code.to_string(), "anna"] {
        assert!(!after.contains(secret), "{secret} is in the figures");
    }
    assert!(building.server.stop().success(), "the figures do not hold up the end");
}
