use innkey_protocol::{
    SessionToken, UnixTime,
    api::server::{ProjectHead, ServerInfo},
};

use super::*;
use crate::testing::{PROJECT, Phone, Reply, Server, link};

fn address(typed: &str) -> Address {
    Address::parse_typed(typed).unwrap()
}

fn some_link(name: &str, addresses: &[&str], pins: [u8; 2]) -> ShareLink {
    ShareLink {
        project: PROJECT,
        name: name.into(),
        addresses: addresses.iter().map(|typed| address(typed)).collect(),
        pins: pins.map(|pin| [pin; 32]),
        token: None,
        code: None,
    }
}

#[tokio::test]
async fn the_same_project_once_more_is_updated_in_place() {
    let phone = Phone::new().await;
    let first = phone.innkey.add_link(&some_link("Casa", &["10.0.0.1"], [1, 2])).await.unwrap();
    // The server changed over to its spare key and moved.
    let again = some_link("Casa Limone", &["10.0.0.2", "casa.example.org"], [2, 3]);
    assert_eq!(phone.innkey.add_link(&again).await.unwrap().id(), first.id());
    let info = first.info().await.unwrap();
    assert_eq!((info.name.as_str(), info.addresses), ("Casa Limone", again.addresses));
    // Another server with the same project is another entry.
    let other = some_link("Casa", &["10.0.0.1"], [8, 9]);
    assert_ne!(phone.innkey.add_link(&other).await.unwrap().id(), first.id());
    assert_eq!(phone.innkey.projects().await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_link_cannot_lead_a_session_astray() {
    let phone = Phone::new().await;
    let good = some_link("Casa", &["10.0.0.1", "casa.example.org"], [1, 2]);
    let project = phone.innkey.add_link(&good).await.unwrap();
    let token = SessionToken::from_bytes([5; 32]);
    phone.innkey.inner.secrets.set(Slot::Session, project.id(), token.expose()).await.unwrap();
    let evil = some_link("Casa", &["evil.example.org", "10.6.6.6", "casa.example.org"], [1, 66]);
    assert_eq!(phone.innkey.add_link(&evil).await.unwrap().id(), project.id());
    let row = project.row().await.unwrap();
    // A pinned address may be new: the known keys vouch for whoever answers there.
    let expected = ["10.6.6.6", "casa.example.org", "10.0.0.1"].map(address);
    assert_eq!(row.endpoint.addresses, expected);
    assert_eq!(row.endpoint.pins, good.pins);
}

#[tokio::test]
async fn adding_twice_at_once_gives_one_entry() {
    let phone = Phone::new().await;
    let link = some_link("Casa", &["10.0.0.1"], [1, 2]);
    let (a, b) = tokio::join!(phone.innkey.add_link(&link), phone.innkey.add_link(&link));
    assert_eq!(a.unwrap().id(), b.unwrap().id());
    assert_eq!(phone.innkey.projects().await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_found_server_is_added_with_its_key() {
    let server = Server::start(|_, _| {
        let projects = vec![ProjectHead { id: PROJECT, name: "Casa".into() }];
        Reply::json(&ServerInfo { version: "1".into(), server_time: UnixTime(1), projects })
    });
    let phone = Phone::new().await;
    let found = phone.innkey.look_up(&server.address()).await.unwrap();
    let project = phone.innkey.add_found(&found, PROJECT).await.unwrap();
    assert_eq!(project.row().await.unwrap().endpoint.pins, [server.pin()]);
    let other = phone.innkey.add_found(&found, ProjectId::new()).await;
    assert!(matches!(other, Err(Error::Invalid { .. })));
    // The link of the same server is the same project.
    assert_eq!(phone.innkey.add_link(&link(&server)).await.unwrap().id(), project.id());
}

#[tokio::test]
async fn removing_leaves_nothing() {
    let phone = Phone::new().await;
    let server = Server::start(|_, _| Reply::Nothing);
    let project = phone.innkey.add_link(&link(&server)).await.unwrap();
    let token = SessionToken::from_bytes([5; 32]);
    phone.innkey.inner.secrets.set(Slot::Session, project.id(), token.expose()).await.unwrap();
    phone.innkey.remove(project.id()).await.unwrap();
    for room in ["session", "pending", "code", "link"] {
        assert_eq!(phone.secrets.find(room), None);
    }
    assert!(matches!(project.info().await, Err(Error::NoSuchProject)));
    assert!(server.seen().iter().all(|seen| seen.method == "DELETE"));
}
