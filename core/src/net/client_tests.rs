use innkey_protocol::{ErrorCode, api::server::ServerInfo};

use super::*;
use crate::{
    ErrorKind,
    testing::{EAGER, Reply, Server},
};

fn connection(server: &Server) -> Connection {
    Connection::new(&[server.address()], &[server.pin()], 0, EAGER).unwrap()
}

async fn kind(reply: fn() -> Reply) -> ErrorKind {
    let server = Server::start(move |_, _| reply());
    let answer = connection(&server).json::<ServerInfo>(&Request::get("/v1/server")).await;
    answer.unwrap_err().kind()
}

#[tokio::test]
async fn answers_are_told_apart() {
    let redirect = || Reply::Whole(302, vec!["location: https://example.org/".into()], vec![]);
    assert_eq!(kind(redirect).await, ErrorKind::BadAnswer);
    assert_eq!(kind(|| Reply::Whole(200, vec![], b"<html>".into())).await, ErrorKind::BadAnswer);
    assert_eq!(kind(|| Reply::Whole(502, vec![], vec![])).await, ErrorKind::BadAnswer);
    assert_eq!(kind(|| Reply::Nothing).await, ErrorKind::Offline);
    assert_eq!(kind(|| Reply::json(&vec![1; 999]).cut(50)).await, ErrorKind::Offline);
    let problem = || Reply::problem(&innkey_protocol::Problem::new(ErrorCode::StayEnded));
    assert_eq!(kind(problem).await, ErrorKind::Refused(ErrorCode::StayEnded));
}

#[tokio::test]
async fn a_lost_answer_is_asked_for_once_more_and_only_once() {
    let server = Server::start(|_, _| Reply::Nothing);
    let answer = connection(&server).done(&Request::get("/v1/server")).await;
    assert!(matches!(answer, Err(Error::Lost { .. })), "{answer:?}");
    assert_eq!(server.seen().len(), 2);
    assert!(connection(&server).done(&Request::post("/v1/new")).await.is_err());
    assert_eq!(server.seen().len(), 3);
}

#[tokio::test]
async fn what_is_too_long_is_not_read_to_its_end() {
    let server = Server::start(|seen, _| match seen.path.as_str() {
        "/endless" => Reply::Endless(vec![b'x'; 5000]),
        _ => Reply::Whole(200, vec![], vec![b'x'; 5000]),
    });
    let connection = connection(&server);
    for path in ["/endless", "/whole"] {
        let answer = connection.send(&Request::get(path)).await.unwrap();
        let error = answer.unpacked(4999).await.unwrap_err();
        assert!(error.to_string().contains("longer than 4999 bytes"), "{error}");
        let answer = connection.send(&Request::get(path)).await.unwrap();
        assert_eq!(answer.unpacked(5000).await.unwrap().0.len(), 5000);
    }
}

#[tokio::test]
async fn the_next_address_is_tried_when_none_answers_or_the_key_is_wrong() {
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let dead = Address {
        port: closed.local_addr().unwrap().port(),
        ..Server::start(|_, _| Reply::Nothing).address()
    };
    drop(closed);
    let stranger = Server::start(|_, _| Reply::Nothing);
    let right = Server::start(|_, _| Reply::Whole(200, vec![], vec![]));
    let addresses = [dead.clone(), stranger.address(), right.address()];
    let connection = Connection::new(&addresses, &[right.pin()], 0, EAGER).unwrap();
    connection.done(&Request::get("/")).await.unwrap();
    assert_eq!((connection.best(), stranger.seen().len()), (2, 0));

    let nobody = Connection::new(&addresses[..2], &[right.pin()], 1, EAGER).unwrap();
    let error = nobody.done(&Request::get("/")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Untrusted);
    let offline = Connection::new(&[dead], &[right.pin()], 0, EAGER).unwrap();
    let error = offline.done(&Request::get("/")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Offline);
    assert!(error.to_string().contains("127.0.0.1:") && !error.to_string().contains("https"));
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let server =
        Server::start(|_, _| Reply::Whole(307, vec!["location: /v1/other".into()], vec![]));
    let error = connection(&server).done(&Request::get("/v1/server")).await.unwrap_err();
    assert!(error.to_string().contains("elsewhere"), "{error}");
    assert_eq!(server.seen().len(), 1);
}

/// From when the clock is paused it leaps whenever everyone waits.
#[tokio::test]
async fn who_says_nothing_more_is_not_waited_for() {
    let server = Server::start(|seen, _| {
        let stalled = Reply::Whole(200, vec![], vec![b'x'; 500]).stalled(100);
        if seen.path == "/sound" { Reply::Whole(200, vec![], vec![]) } else { stalled }
    });
    let connection = connection(&server);
    let mut answer = connection.send(&Request::get("/body")).await.unwrap();
    assert_eq!(answer.chunk().await.unwrap().unwrap().len(), 100);
    tokio::time::pause();
    assert!(matches!(answer.chunk().await, Err(Error::Timeout { .. })));
    tokio::time::resume();

    // Bytes that keep coming do not help an answer that should be small.
    connection.done(&Request::get("/sound")).await.unwrap();
    let patience = Patience { idle: std::time::Duration::from_hours(24), ..EAGER };
    let connection = Connection::new(&[server.address()], &[server.pin()], 0, patience).unwrap();
    connection.done(&Request::get("/sound")).await.unwrap();
    tokio::time::pause();
    let answer = connection.json::<ServerInfo>(&Request::post("/answer")).await;
    assert!(matches!(answer, Err(Error::Timeout { .. })), "{answer:?}");
}

#[tokio::test]
async fn a_handshake_that_never_ends_is_given_up() {
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = silent.local_addr().unwrap().port();
    let address = Address { port, ..Server::start(|_, _| Reply::Nothing).address() };
    let connection = Connection::new(&[address], &[[0; 32]], 0, Patience::default()).unwrap();
    tokio::time::pause();
    let error = connection.done(&Request::get("/")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Offline);
    assert!(error.to_string().contains("no answer in time"), "{error}");
}
