//! Which server a phone believes.

use innkey_core::{ErrorKind, Innkey};
use innkey_protocol::{Address, ShareLink};

use crate::harness::{Building, MemorySecrets, PASSWORD, Phone};

#[tokio::test(flavor = "multi_thread")]
async fn another_server_gets_no_secret() {
    let (building, impostor) = (Building::new().await, Building::new().await);
    let (customer, code) = building.invite("Maria").await;
    let link = building.customers().share_link(customer.id, false).await.unwrap();
    let lured = ShareLink { addresses: impostor.anna_link().await.addresses, ..link };
    let guest = Phone::with_link(&lured).await;
    let requests = |building: &Building| building.server.log().matches("request{").count();
    let before = requests(&impostor);
    assert_eq!(guest.download().await.unwrap_err().kind(), ErrorKind::Untrusted);
    let error = guest.sign_in_with(&code).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Untrusted);
    assert!(error.sentence().contains("nothing was sent"), "{}", error.sentence());
    assert_eq!(requests(&impostor), before, "a request reached the impostor");
    assert!(before > 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_key_is_an_error() {
    let mut building = Building::new().await;
    building.server.kill();
    for file in ["tls-key.pem", "tls-certificate.pem"] {
        std::fs::remove_file(building.server.data.join(file)).unwrap();
    }
    building.server.start_again();
    let error = building.host.project.account().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Untrusted);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_spare_key_is_trusted_already() {
    let mut building = Building::new().await;
    building.server.kill();
    let file = |name: &str| building.server.data.join(name);
    std::fs::rename(file("tls-spare-key.pem"), file("tls-key.pem")).unwrap();
    std::fs::remove_file(file("tls-certificate.pem")).unwrap();
    building.server.start_again();
    building.host.project.account().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_typed_address_is_trusted_once_a_person_compared_the_fingerprint() {
    let building = Building::new().await;
    let folder = tempfile::tempdir().unwrap();
    let secrets = std::sync::Arc::new(MemorySecrets::default());
    let engine = Innkey::open(folder.path(), secrets).await.unwrap();
    let address = Address::parse_typed(&building.server.address().to_string()).unwrap();
    let found = engine.look_up(&address).await.unwrap();
    assert!(!found.certified);
    assert_eq!(found.fingerprint, building.server.operator_file().pins[0]);
    assert_eq!(found.info.projects[0].name, "Casa Prova");

    let project = engine.add_found(&found, found.info.projects[0].id).await.unwrap();
    let password = innkey_protocol::Secret::new(PASSWORD.into());
    let credentials = innkey_core::Credentials::Password { user: "anna".into(), password };
    project.sign_in(credentials, "Phone").await.unwrap();
    // Without a share link, the session gives the right to download.
    project.download(&innkey_core::NoProgress, &innkey_core::Cancel::new()).await.unwrap();
    assert_eq!(project.open().await.unwrap().frame.name, "Casa Prova");
}
