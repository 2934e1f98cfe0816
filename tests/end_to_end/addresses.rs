//! A server with two addresses: one dies, the other goes on, nobody signs in anew.

use std::sync::atomic::{AtomicU64, Ordering};

use innkey_core::{Cancel, DownloadProgress, ErrorKind};
use innkey_protocol::ErrorCode;

use crate::harness::{Building, Door, Phone, Random, write_project};

const PICTURE: usize = 8_000_000;

/// A guest whose link names an external and a local address, in this order.
async fn guest(building: &Building, outside: &Door, inside: &Door) -> Phone {
    let (customer, code) = building.invite("Maria").await;
    let mut link = building.customers().share_link(customer.id, false).await.unwrap();
    link.addresses = vec![outside.external(), inside.local()];
    let guest = Phone::with_link(&link).await;
    guest.sign_in_with(&code).await.unwrap();
    guest
}

/// Publishes a version with a large picture of its own.
/// Publishes a picture of which the phone has no chunk yet.
fn publish(building: &Building, version: u32) {
    let source = building.path(&format!("large-{version}"));
    write_project(&source, "Casa Prova", &Random::new().bytes(PICTURE));
    building.push(&source);
}

/// Shuts the door once a part has arrived.
struct Shuts<'a> {
    door: &'a Door,
    arrived: AtomicU64,
}

impl DownloadProgress for Shuts<'_> {
    fn start(&self, _: u64, _: u64) {}

    fn advance(&self, bytes: u64) {
        if self.arrived.fetch_add(bytes, Ordering::Relaxed) > PICTURE as u64 / 4 {
            self.door.shut();
        }
    }

    fn done(&self) {}
}

#[tokio::test(flavor = "multi_thread")]
async fn when_one_address_dies_the_other_goes_on_without_a_new_sign_in() {
    let building = Building::new().await;
    let (outside, inside) =
        (Door::open(building.server.address()).await, Door::open(building.server.address()).await);
    let guest = guest(&building, &outside, &inside).await;
    let session = guest.session();

    // The guest leaves the house while the project downloads.
    publish(&building, 1);
    let before = inside.passed();
    let progress = Shuts { door: &inside, arrived: 0.into() };
    guest.project.download(&progress, &Cancel::new()).await.unwrap();
    let (local, external) = (inside.passed() - before, outside.passed());
    assert!(local > PICTURE as u64 / 4, "{local} bytes came over the local address");
    assert!(external > PICTURE as u64 / 4, "{external} bytes came over the external address");
    assert!(local + external < 2 * PICTURE as u64, "what had arrived was fetched again");
    guest.project.account().await.unwrap();

    // Back again, and the app starts anew: it prefers the local address.
    inside.open_again().await;
    let guest = guest.restarted().await;
    publish(&building, 2);
    let (before, elsewhere) = (inside.passed(), outside.passed());
    guest.download().await.unwrap();
    assert!(inside.passed() - before > PICTURE as u64);
    assert!(outside.passed() - elsewhere < 100_000);

    // And the other way round, while it runs.
    outside.shut();
    guest.project.account().await.unwrap();
    inside.shut();
    assert_eq!(guest.project.account().await.unwrap_err().kind(), ErrorKind::Offline);
    outside.open_again().await;
    guest.project.account().await.unwrap();
    assert!(session == guest.session(), "the guest had to sign in anew");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_used_over_one_address_is_used_over_all() {
    let building = Building::new().await;
    let (outside, inside) =
        (Door::open(building.server.address()).await, Door::open(building.server.address()).await);
    let guest = guest(&building, &outside, &inside).await;
    inside.shut();
    let (customer, code) = building.invite("Luca").await;
    assert!(guest.sign_in_with(&code).await.is_ok());
    assert!(building.listed(&customer).await.code.is_none_or(|code| code.code.is_none()));
    let again = building.guest_phone(&customer).await.sign_in_with(&code).await.unwrap_err();
    assert_eq!(again.kind(), ErrorKind::Refused(ErrorCode::CodeUsed));
}
