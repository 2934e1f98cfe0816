use innkey_protocol::{ErrorCode, Problem, UnixTime as Seconds, api::server::ServerInfo};

use super::*;
use crate::{
    Error,
    net::{Connection, Request, look_up},
    testing::{Identity, Reply, Seen, Server},
};

fn hello(_: &Seen, _: usize) -> Reply {
    Reply::json(&ServerInfo { version: "1".into(), server_time: Seconds(1), projects: vec![] })
}

async fn ask(server: &Server, policy: Policy) -> Result<ServerInfo, Error> {
    ask_with(server, &Verifier::new(policy).unwrap()).await
}

async fn ask_with(server: &Server, verifier: &Arc<Verifier>) -> Result<ServerInfo, Error> {
    let connection = Connection::single(server.address().to_string(), verifier)?;
    connection.json(&Request::get("/v1/server")).await
}

#[track_caller]
fn assert_untrusted<T>(answer: Result<T, Error>, server: &Server, reason: &str) {
    let error = answer.err().unwrap();
    assert!(matches!(error, Error::Untrusted { .. }), "{error:?}");
    assert!(error.to_string().contains(reason), "{error}");
    assert!(server.seen().is_empty(), "a request was sent");
}

#[tokio::test]
async fn either_of_the_two_pins_is_trusted() {
    let server = Server::start(hello);
    for pins in [[server.pin(), [0; 32]], [[0; 32], server.pin()]] {
        assert_eq!(ask(&server, Policy::Pinned(pins.to_vec())).await.unwrap().version, "1");
    }
}

#[tokio::test]
async fn another_key_is_not_trusted_and_gets_no_request() {
    let server = Server::start(hello);
    let answer = ask(&server, Policy::Pinned(vec![[1; 32], [2; 32]])).await;
    assert_untrusted(answer, &server, "not the one that this phone knows");
    assert_untrusted(ask(&server, Policy::Pinned(vec![])).await, &server, "not the one");
}

#[tokio::test]
async fn the_right_certificate_without_its_key_gets_no_request() {
    for version in [&rustls::version::TLS12, &rustls::version::TLS13] {
        let identity = Identity { versions: Box::leak(Box::new([version])), ..Identity::new() };
        let pin = identity.pin();
        let honest = Server::with_identity(&identity, hello);
        assert!(ask(&honest, Policy::Pinned(vec![pin])).await.is_ok());
        for policy in [Policy::Pinned(vec![pin]), Policy::FirstUse] {
            let thief = Server::with_identity(&identity.with_stolen_certificate(), hello);
            assert_untrusted(ask(&thief, policy).await, &thief, "whose key it does not have");
        }
    }
}

#[tokio::test]
async fn public_authorities_vouch_or_not() {
    let server = Server::start(hello);
    assert_untrusted(ask(&server, Policy::Public).await, &server, "No public authority");

    let authority_key = rcgen::KeyPair::generate().unwrap();
    let mut authority = rcgen::CertificateParams::new([]).unwrap();
    authority.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
    let root = authority.self_signed(&authority_key).unwrap();
    let issuer = rcgen::Issuer::new(authority, authority_key);
    let key = rcgen::KeyPair::generate().unwrap();
    let leaf = rcgen::CertificateParams::new(["127.0.0.1".to_owned()]).unwrap();
    let leaf = leaf.signed_by(&key, &issuer).unwrap();
    let certificates = vec![leaf.der().clone()];
    let identity = Identity { certificates, key, versions: rustls::ALL_VERSIONS };
    let mut roots = RootCertStore::empty();
    roots.add(root.der().clone()).unwrap();
    let verifier = Verifier::with_roots(Policy::Public, roots.clone()).unwrap();
    let certified = Server::with_identity(&identity, hello);
    assert!(ask_with(&certified, &verifier).await.is_ok());
    assert_eq!(verifier.seen(), Some(identity.pin()));

    let verifier = Verifier::with_roots(Policy::Public, roots).unwrap();
    let thief = Server::with_identity(&identity.with_stolen_certificate(), hello);
    assert_untrusted(ask_with(&thief, &verifier).await, &thief, "whose key it does not have");
}

#[tokio::test]
async fn looking_up_tells_the_fingerprint_and_no_secret() {
    let server = Server::start(hello);
    let found = look_up(&server.address()).await.unwrap();
    assert_eq!((found.fingerprint, found.certified), (server.pin(), false));
    assert_eq!(found.fingerprint_text().len(), 16 * 4 + 15);
    let seen = server.seen();
    assert_eq!(seen.len(), 1);
    assert!(!seen[0].headers.contains_key("authorization"));
}

#[tokio::test]
async fn a_servers_refusal_is_no_distrust() {
    let server = Server::start(|_, _| Reply::problem(&Problem::new(ErrorCode::Unavailable)));
    let error = ask(&server, Policy::FirstUse).await.unwrap_err();
    assert!(matches!(error, Error::Refused(_)), "{error:?}");
}
