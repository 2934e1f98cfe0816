use innkey_protocol::{Address, Host};

use super::*;
use crate::{
    net::Connection,
    testing::{EAGER, Identity, Reply, Seen, Server},
};

/// Nearly as long as an address is used without asking.
const SURE_FOR: Duration = Duration::from_secs(9);

fn hello(_: &Seen, _: usize) -> Reply {
    Reply::Whole(200, vec![], b"ok".into())
}

/// The server's address as one outside of the building: to this machine, 0.0.0.0 is itself.
fn external(server: &Server) -> Address {
    Address { host: Host::Ip([0, 0, 0, 0].into()), ..server.address() }
}

/// An address where connections are taken and nothing is ever said, as long as the listener lives.
fn silent(like: &Server) -> (std::net::TcpListener, Address) {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    (listener, Address { port, ..like.address() })
}

/// An address that refuses connections.
fn dead(like: &Server) -> Address {
    silent(like).1
}

/// Two servers with one key: one building, reached from inside and from outside.
fn twins() -> (Server, Server) {
    let identity = Identity::new();
    (Server::with_identity(&identity, hello), Server::with_identity(&identity, hello))
}

fn connection(addresses: &[Address], server: &Server) -> Connection {
    let patience = Patience { connect: Duration::from_hours(24), ..EAGER };
    Connection::new(addresses, &[server.pin()], 0, patience).unwrap()
}

fn paths_seen(server: &Server) -> Vec<String> {
    server.seen().into_iter().map(|seen| seen.path).collect()
}

fn texts<const N: usize>(texts: [&str; N]) -> Vec<String> {
    texts.map(String::from).into()
}

async fn ask(connection: &Connection, path: &str) -> Result<()> {
    connection.done(&Request::post(path)).await
}

#[tokio::test]
async fn one_address_is_not_probed() {
    let server = Server::start(hello);
    ask(&connection(&[server.address()], &server), "/a").await.unwrap();
    assert_eq!(paths_seen(&server), ["/a"]);
}

#[tokio::test]
async fn a_probe_tells_nothing_and_comes_once() {
    let server = Server::start(hello);
    let (_kept, hole) = silent(&server);
    let connection = connection(&[hole, server.address()], &server);
    let token = innkey_protocol::SessionToken::from_bytes([7; 32]);
    for path in ["/a", "/b"] {
        connection.done(&Request::post(path).bearer(&token)).await.unwrap();
    }
    assert_eq!((connection.best(), paths_seen(&server)), (1, texts(["/healthz", "/a", "/b"])));
    let probe = &server.seen()[0];
    assert!(probe.body.is_empty() && !probe.headers.contains_key("authorization"), "{probe:?}");
}

#[tokio::test]
async fn an_address_that_takes_connections_and_says_nothing_does_not_hold_up_requests() {
    let server = Server::start(hello);
    let (_kept, hole) = silent(&server);
    // A day is how long a connection may take to stand: it must not be waited for.
    let connection = connection(&[hole, external(&server)], &server);
    ask(&connection, "/a").await.unwrap();
    assert_eq!(connection.best(), 1);
}

#[tokio::test]
async fn a_request_goes_over_one_address_even_if_its_answer_is_lost() {
    let identity = Identity::new();
    let answer = |seen: &Seen, _| match seen.path.as_str() {
        "/lost" => Reply::Nothing,
        _ => Reply::Whole(200, vec![], b"ok".into()),
    };
    let servers = [(); 2].map(|()| Server::with_identity(&identity, answer));
    let connection = connection(&[servers[0].address(), servers[1].address()], &servers[0]);
    assert!(matches!(ask(&connection, "/lost").await, Err(Error::Lost { .. })));
    let lost = |server| paths_seen(server).into_iter().filter(|path| path == "/lost").count();
    assert_eq!(servers.iter().map(lost).sum::<usize>(), 1);
}

#[tokio::test]
async fn who_has_left_the_building_changes_over() {
    let (inside, outside) = twins();
    let mut addresses = [external(&outside), dead(&inside)];
    let connection = connection(&addresses, &inside);
    ask(&connection, "/a").await.unwrap();
    assert_eq!((connection.best(), inside.seen().len()), (0, 0));

    // At once when the line is dead: the address in use refuses, another one answers.
    addresses.swap(0, 1);
    let patience = Patience { connect: Duration::from_hours(24), ..EAGER };
    let remembered = Connection::new(&addresses, &[inside.pin()], 0, patience).unwrap();
    remembered.paths().take(0, true);
    ask(&remembered, "/b").await.unwrap();
    assert_eq!((remembered.best(), paths_seen(&outside).last().unwrap().as_str()), (1, "/b"));
}

#[tokio::test]
async fn back_in_the_building_the_local_address_is_found_again_beside_the_requests() {
    let (inside, outside) = twins();
    let connection = connection(&[inside.address(), external(&outside)], &inside);
    connection.paths().take(1, true);
    ask(&connection, "/a").await.unwrap();
    assert_eq!((connection.best(), inside.seen().len()), (1, 0), "it was looked for too early");

    // The external one stays sure, because it is used all the time.
    let turns = LOOK_EVERY.as_secs().div_ceil(SURE_FOR.as_secs());
    for _ in 0..turns {
        assert!(inside.seen().is_empty());
        leap(SURE_FOR).await;
        ask(&connection, "/b").await.unwrap();
    }
    assert_eq!(paths_seen(&outside).last().unwrap(), "/b", "the request did not wait");
    while connection.best() == 1 {
        tokio::task::yield_now().await;
    }
    ask(&connection, "/c").await.unwrap();
    assert_eq!(paths_seen(&inside), ["/healthz", "/c"]);
}

#[tokio::test]
async fn a_local_address_that_stays_dead_is_asked_once_a_minute() {
    let (inside, outside) = twins();
    let connection = connection(&[dead(&inside), external(&outside)], &outside);
    connection.paths().take(1, true);
    let looked = || connection.paths().times().looked.unwrap();
    let first = looked();
    ask(&connection, "/a").await.unwrap();
    assert_eq!(looked(), first);
    leap(LOOK_EVERY).await;
    ask(&connection, "/b").await.unwrap();
    let second = looked();
    assert!(second > first);
    ask(&connection, "/c").await.unwrap();
    assert_eq!((looked(), connection.best()), (second, 1));
}

#[tokio::test]
async fn after_a_while_without_a_word_the_address_is_asked_before_it_is_used() {
    let server = Server::start(hello);
    let (_kept, hole) = silent(&server);
    let connection = connection(&[server.address(), hole], &server);
    ask(&connection, "/a").await.unwrap();
    leap(SURE).await;
    ask(&connection, "/b").await.unwrap();
    assert_eq!(paths_seen(&server), ["/healthz", "/a", "/healthz", "/b"]);
}

#[tokio::test]
async fn a_proxy_without_its_server_is_not_chosen() {
    let identity = Identity::new();
    let proxy = Server::with_identity(&identity, |_, _| Reply::Whole(502, vec![], vec![]));
    let outside = Server::with_identity(&identity, hello);
    let connection = connection(&[proxy.address(), external(&outside)], &outside);
    ask(&connection, "/a").await.unwrap();
    assert_eq!((connection.best(), paths_seen(&proxy)), (1, vec!["/healthz".to_owned()]));
}

#[tokio::test]
async fn requests_at_the_same_time_ask_once() {
    let server = Server::start(hello);
    let (_kept, hole) = silent(&server);
    let connection = connection(&[server.address(), hole], &server);
    let requests = (0..8).map(|_| ask(&connection, "/a"));
    futures_util::future::try_join_all(requests).await.unwrap();
    let probes = paths_seen(&server).into_iter().filter(|path| path == "/healthz").count();
    assert_eq!(probes, 1);
}

/// Turns tokio's clock.
async fn leap(time: Duration) {
    tokio::time::pause();
    tokio::time::advance(time).await;
    tokio::time::resume();
}
