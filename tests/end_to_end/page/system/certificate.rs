//! The operator's own certificate.

use std::{net::TcpStream, sync::Arc};

use reqwest::{Method, StatusCode};
use rustls::{
    ClientConfig, ClientConnection, RootCertStore,
    pki_types::{CertificateDer, pem::PemObject},
};

use super::{super::set_up::server, set_addresses};
use crate::harness::{Browser, Building, Part, ServerProcess, Shown, secrets};

const PAGE: &str = "/system/certificate";
const NAME: &str = "casa.example.org";

/// A certificate and its key, PEM.
fn made() -> (String, String) {
    let key = rcgen::KeyPair::generate().unwrap();
    let params = rcgen::CertificateParams::new([NAME.to_owned()]).unwrap();
    let secret = key.serialize_pem();
    secrets::note_text(secret.lines().nth(1).unwrap());
    (params.self_signed(&key).unwrap().pem(), secret)
}

async fn upload(browser: &Browser, token: &str, certificate: &str, key: &str) -> Shown {
    let parts = [("form_token", token), ("certificate", certificate), ("key", key)];
    browser.send_parts(PAGE, &parts.map(|(name, value)| Part::Text(name, value))).await
}

/// Whether the server shows this certificate to whoever asks for `name`.
fn shows(server: &ServerProcess, certificate: &str, name: &str) -> bool {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(certificate.as_bytes()).unwrap()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = name.to_owned().try_into().unwrap();
    let mut tls = ClientConnection::new(Arc::new(config), name).unwrap();
    let mut tcp = TcpStream::connect(server.address()).unwrap();
    while tls.is_handshaking() {
        if tls.complete_io(&mut tcp).is_err() {
            return false;
        }
    }
    true
}

#[tokio::test(flavor = "multi_thread")]
async fn an_own_certificate_is_shown_beside_the_servers() {
    let mut building = Building::new().await;
    let browser = Browser::set_up(&building.server).await;
    let token = browser.open(PAGE).await.form_token();
    let ((one, key), (other, _)) = (made(), made());
    for (what, certificate, key) in [
        ("no certificate", "hello", key.as_str()),
        ("no private key", one.as_str(), "hello"),
        ("belongs to another", other.as_str(), key.as_str()),
    ] {
        let shown = upload(&browser, &token, certificate, key).await;
        assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY, "{what}");
        assert!(shown.says(what), "{what}: {}", shown.text);
    }
    let large = "x".repeat(100_000);
    let shown = upload(&browser, &token, &large, &key).await;
    assert_eq!(shown.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(!shows(&building.server, &one, NAME));
    let shown = upload(&browser, &token, &one, &key).await;
    assert!(shown.says("is in use") && shown.says(NAME), "{}", shown.text);
    assert!(!shown.says("PRIVATE KEY"), "the key is shown");
    assert!(shows(&building.server, &one, NAME));
    assert!(!shows(&building.server, &one, "localhost"), "it is shown for any name");
    // Where phones pin the server's key, they see that one.
    set_addresses(&browser, "", NAME, "pinned").await;
    assert!(!shows(&building.server, &one, NAME), "phones are shut out");
    set_addresses(&browser, "", NAME, "public").await;
    assert!(shows(&building.server, &one, NAME));
    // Phones that know the key, at a number, see it as before.
    building.host.project.account().await.unwrap();
    assert!(building.server.stop().success());
    building.server.start_again();
    assert!(shows(&building.server, &one, NAME), "forgotten by a restart");
    let shown = browser.submit(PAGE, "/system/certificate/remove", &[]).await;
    assert!(shown.says("Only the server’s own"), "{}", shown.text);
    assert!(!shows(&building.server, &one, NAME));
    assert!(!building.server.data.join("tls-own.pem").exists(), "the key is left");
}

#[tokio::test(flavor = "multi_thread")]
async fn files_of_the_server_can_be_the_certificate() {
    let (folder, mut server) = server();
    let browser = Browser::set_up(&server).await;
    let (certificate, key) = (folder.path().join("chain.pem"), folder.path().join("key.pem"));
    let paths = [certificate.to_str().unwrap(), key.to_str().unwrap()];
    let send = async |[certificate, key]: [&str; 2]| {
        let fields = [("certificate", certificate), ("key", key)];
        browser.submit(PAGE, "/system/certificate/files", &fields).await
    };
    for (said, wrong) in [("cannot be read", paths), ("whole path", ["chain.pem", "key.pem"])] {
        let shown = send(wrong).await;
        assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(shown.says(said) && shown.says(&format!("value=\"{}\"", wrong[0])));
    }
    let (one, secret) = made();
    std::fs::write(&certificate, &one).unwrap();
    std::fs::write(&key, &secret).unwrap();
    assert!(send(paths).await.says("is in use"));
    assert!(shows(&server, &one, NAME));
    // Files that are gone are said; the server starts and shows its own.
    std::fs::remove_file(&key).unwrap();
    assert!(server.stop().success());
    server.start_again();
    assert!(!shows(&server, &one, NAME));
    let shown = browser.open(PAGE).await;
    assert!(shown.says("cannot be used") && shown.says("key.pem"), "{}", shown.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_operator_uploads_a_certificate() {
    let (_folder, server) = server();
    let browser = Browser::set_up(&server).await;
    let (one, key) = made();
    for token in ["", "0".repeat(64).as_str()] {
        let shown = upload(&browser, token, &one, &key).await;
        assert_eq!(shown.status, StatusCode::FORBIDDEN);
    }
    let token = browser.open(PAGE).await.form_token();
    let stranger = Browser::new(&server);
    assert!(upload(&stranger, &token, &one, &key).await.path.starts_with("/sign-in"));
    let request = browser.request(Method::POST, PAGE).header("origin", "https://evil.example");
    assert_eq!(browser.once(request).await.status(), StatusCode::FORBIDDEN);
    assert!(!shows(&server, &one, NAME));
}
