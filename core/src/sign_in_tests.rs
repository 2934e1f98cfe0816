use std::sync::atomic::{AtomicBool, Ordering};

use innkey_protocol::{
    AccountId, ErrorCode, Problem, Stay, UnixTime, Zone,
    api::sign_in::{Account, Role},
};

use super::*;
use crate::testing::{PROJECT, Phone, Reply, Seen, Server, link};

fn signed_in() -> SignedIn {
    let account = Account {
        id: AccountId::from_bytes([9; 16]),
        role: Role::Customer,
        name: "Bea".into(),
        stay: Stay::default(),
        user: None,
        own_login: false,
    };
    SignedIn { account, otp: true, time_zone: Zone::utc(), server_time: UnixTime(1) }
}

fn welcome(_: &Seen, _: usize) -> Reply {
    Reply::json(&signed_in())
}

fn code(number: u8) -> Credentials {
    Credentials::Code { code: Code::from_bits([number; 5]), name: Some(" Bea ".into()) }
}

fn body(seen: &Seen) -> SignIn {
    serde_json::from_slice(&seen.body).unwrap()
}

async fn phone(server: &Server) -> (Phone, Project) {
    let phone = Phone::new().await;
    let project = phone.innkey.add_link(&link(server)).await.unwrap();
    (phone, project)
}

#[tokio::test]
async fn a_lost_answer_costs_neither_code_nor_session() {
    let works = std::sync::Arc::new(AtomicBool::new(false));
    let shared = works.clone();
    let server = Server::start(move |seen, n| {
        if shared.load(Ordering::Relaxed) { welcome(seen, n) } else { Reply::Nothing }
    });
    let (mut phone, project) = phone(&server).await;
    let error = project.sign_in(code(1), "Bea's phone").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Offline);
    assert!(phone.secrets.find("pending").is_some() && phone.secrets.find("session").is_none());

    // The app is killed; the guest types the same code again.
    phone.restart().await;
    works.store(true, Ordering::Relaxed);
    let project = phone.innkey.project(project.id()).await.unwrap();
    assert_eq!(project.sign_in(code(1), "Bea's phone").await.unwrap(), signed_in());
    let bodies: Vec<_> = server.seen().iter().map(body).collect();
    assert!(bodies.iter().all(|sent| sent.token == bodies[0].token), "another token was sent");
    assert_eq!(bodies.len(), 3);
    assert_eq!((bodies[2].name.as_deref(), &*bodies[2].device), (Some("Bea"), "Bea's phone"));
    assert_eq!(phone.secrets.find("session").unwrap(), bodies[0].token.expose());
    assert_eq!(phone.secrets.find("pending"), None);
    assert_eq!(project.info().await.unwrap().account, Some(signed_in().account));
}

#[tokio::test]
async fn an_open_sign_in_is_taken_over_after_a_kill() {
    let server = Server::start(|seen, n| match seen.method.as_str() {
        "POST" => Reply::Nothing,
        _ => welcome(seen, n),
    });
    let (mut phone, project) = phone(&server).await;
    assert!(project.sign_in(code(1), "phone").await.is_err());
    phone.restart().await;
    let project = phone.innkey.project(project.id()).await.unwrap();
    assert_eq!(project.account().await.unwrap(), signed_in());
    let seen = server.seen();
    let token = body(&seen[0]).token;
    assert_eq!(
        seen.last().unwrap().headers["authorization"],
        format!("Bearer {}", token.to_text())
    );
    assert_eq!(phone.secrets.find("session").unwrap(), token.expose());
    assert_eq!(project.resume_sign_in().await.unwrap(), None);
}

#[tokio::test]
async fn another_code_does_not_lose_an_open_sign_in() {
    let server = Server::start(|seen, n| match (seen.method.as_str(), n) {
        ("POST", 0 | 1) => Reply::Nothing,
        ("POST", _) => Reply::problem(&Problem::new(ErrorCode::CodeUnknown)),
        _ => welcome(seen, n),
    });
    let (phone, project) = phone(&server).await;
    assert!(project.sign_in(code(1), "phone").await.is_err());
    let error = project.sign_in(code(2), "phone").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Refused(ErrorCode::CodeUnknown));
    let first = body(&server.seen()[0]).token;
    assert_eq!(phone.secrets.find("session").unwrap(), first.expose());
    assert_eq!(phone.secrets.find("pending"), None);
}

#[tokio::test]
async fn a_final_refusal_ends_the_attempt_and_a_passing_one_does_not() {
    for (refusal, kept) in [
        (ErrorCode::CodeExpired, false),
        (ErrorCode::WrongCredentials, false),
        (ErrorCode::TooManyAttempts, true),
        (ErrorCode::Unavailable, true),
    ] {
        let server = Server::start(move |_, _| Reply::problem(&Problem::new(refusal)));
        let (phone, project) = phone(&server).await;
        let error = project.sign_in(code(1), "phone").await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Refused(refusal));
        assert_eq!(phone.secrets.find("pending").is_some(), kept, "{refusal:?}");
    }
}

#[tokio::test]
async fn nothing_is_sent_when_the_token_cannot_be_kept() {
    let server = Server::start(welcome);
    let (phone, project) = phone(&server).await;
    phone.secrets.lock();
    let error = project.sign_in(code(1), "phone").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Secrets);
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn an_ended_session_is_forgotten_and_an_ended_stay_is_not() {
    for (refusal, kept) in [(ErrorCode::SessionEnded, false), (ErrorCode::StayEnded, true)] {
        let server = Server::start(move |seen, n| match seen.method.as_str() {
            "POST" => welcome(seen, n),
            _ => Reply::problem(&Problem::new(refusal)),
        });
        let (phone, project) = phone(&server).await;
        project.sign_in(code(1), "phone").await.unwrap();
        let error = project.account().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Refused(refusal));
        assert_eq!(phone.secrets.find("session").is_some(), kept);
        assert_eq!(project.info().await.unwrap().account.is_some(), kept);
    }
}

#[tokio::test]
async fn signing_out_and_in_again_tell_the_server() {
    let server = Server::start(|seen, n| match seen.method.as_str() {
        "DELETE" => Reply::Whole(204, vec![], vec![]),
        _ => welcome(seen, n),
    });
    let (phone, project) = phone(&server).await;
    project.sign_in(code(1), "phone").await.unwrap();
    project.sign_in(code(2), "phone").await.unwrap();
    project.sign_out().await.unwrap();
    let methods: Vec<_> = server.seen().into_iter().map(|seen| seen.method).collect();
    assert_eq!(methods, ["POST", "POST", "DELETE", "DELETE"]);
    assert_eq!(server.seen()[2].path, routes::session(PROJECT));
    assert_eq!(phone.secrets.find("session"), None);
    assert_eq!(project.account().await.unwrap_err().kind(), ErrorKind::NotSignedIn);
}

#[tokio::test]
async fn the_links_code_goes_once_it_was_used() {
    let server = Server::start(welcome);
    let phone = Phone::new().await;
    let code_in_link = Code::from_bits([3; 5]);
    let link = innkey_protocol::ShareLink { code: Some(code_in_link.clone()), ..link(&server) };
    let project = phone.innkey.add_link(&link).await.unwrap();
    assert_eq!(project.link_code().await.unwrap(), Some(code_in_link.clone()));
    let credentials = Credentials::Code { code: code_in_link, name: None };
    project.sign_in(credentials, "phone").await.unwrap();
    assert_eq!(project.link_code().await.unwrap(), None);
}

#[test]
fn marks_tell_attempts_apart() {
    let password = |user: &str, password: &str| Credentials::Password {
        user: user.into(),
        password: Secret::new(password.into()),
    };
    assert_eq!(mark(&code(1)), mark(&code(1)));
    assert_ne!(mark(&code(1)), mark(&code(2)));
    assert_eq!(mark(&password("anna", "a")), mark(&password("anna", "b")));
    assert_ne!(mark(&password("anna", "a")), mark(&password("bert", "a")));
}

#[test]
fn debug_shows_no_secret() {
    let password = Secret::new("limone".into());
    let shown = format!("{:?}", Credentials::Password { user: "anna".into(), password });
    assert!(shown.contains("anna") && !shown.contains("limone"), "{shown}");
    let shown = format!("{:?}", code(1));
    assert!(!shown.contains(&Code::from_bits([1; 5]).to_string()), "{shown}");
}
