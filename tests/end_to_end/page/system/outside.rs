//! The test whether an address leads to this server: every way it can end that needs no internet.

use std::{io::Write, net::TcpListener};

use super::{super::set_up::server, set_addresses};
use crate::harness::{Browser, ServerProcess, Shown};

const TEST: &str = "/system/addresses/test";

async fn tried(browser: &Browser, external: &str, trust: &str) -> Shown {
    set_addresses(browser, "", external, trust).await;
    browser.submit("/system/addresses", TEST, &[]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_server_calls_itself_from_outside() {
    let (_folder, server) = server();
    let browser = Browser::set_up(&server).await;
    let other_folder = tempfile::tempdir().unwrap();
    let other = ServerProcess::start(other_folder.path(), &[]);
    let own = server.address().to_string();
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let rude = TcpListener::bind("127.0.0.1:0").unwrap();
    let plain = rude.local_addr().unwrap().to_string();
    std::thread::spawn(move || {
        for stream in rude.incoming() {
            let _ = stream.unwrap().write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
        }
    });
    let deaf = TcpListener::bind("127.0.0.1:0").unwrap();
    let silent = deaf.local_addr().unwrap().to_string();
    let foreign = other.address().to_string();
    for (address, trust, said) in [
        (own.as_str(), "pinned", "It leads here"),
        (own.as_str(), "public", "No public authority"),
        (foreign.as_str(), "pinned", "has another key"),
        (free.as_str(), "pinned", "Nothing listens there"),
        (plain.as_str(), "pinned", "without encryption"),
        (silent.as_str(), "pinned", "No answer came in time"),
        ("nobody.invalid", "pinned", "Nobody knows this name"),
    ] {
        let shown = tried(&browser, address, trust).await;
        assert!(shown.says(said), "{address} {trust}: {}", shown.text);
    }
}

/// Whoever asks for answers gets none that is good for another question.
#[tokio::test(flavor = "multi_thread")]
async fn every_question_has_an_answer_of_its_own() {
    let (_folder, server) = server();
    let stranger = Browser::new(&server);
    let ask = async |challenge: &str| stranger.open(&format!("/outside/{challenge}")).await;
    let (one, two) = (ask(&"0".repeat(32)).await, ask(&"1".repeat(32)).await);
    assert_eq!((one.text.len(), two.text.len()), (64, 64));
    assert_ne!(one.text, two.text);
    assert_eq!(ask(&"0".repeat(32)).await.text, one.text);
    for odd in ["0", "x", &"0".repeat(34), &"g".repeat(32)] {
        assert_eq!(ask(odd).await.status, reqwest::StatusCode::NOT_FOUND, "{odd}");
    }
}
