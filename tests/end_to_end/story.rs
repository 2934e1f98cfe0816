//! The story from the first step to the last.

use std::time::Duration;

use innkey_core::{ErrorKind, Label, Status, label, qr, status};
use innkey_protocol::{ErrorCode, ShareLink};

use crate::harness::{Building, Phone};

#[tokio::test(flavor = "multi_thread")]
async fn from_admin_to_guest_by_name() {
    let building = Building::new().await;
    let (customer, code) = building.invite("Maria").await;

    let list = building.customers().list().await.unwrap();
    assert_eq!(
        label(&list.customers[0], list.server_time),
        Label::Code { code: code.clone(), name: Some("Maria".into()) }
    );
    let Status::CodeLive { seconds_left } = status(&list.customers[0], list.server_time) else {
        panic!("the code is not live")
    };
    assert!((7190..=7200).contains(&seconds_left), "{seconds_left}");

    let link = building.customers().share_link(customer.id, false).await.unwrap();
    assert_eq!(link.code, None);
    let guest = Phone::with_link(&scanned(&link)).await;
    guest.download().await.unwrap();
    let content = guest.project.open().await.unwrap();
    assert_eq!((content.version, content.frame.name.as_str()), (1, "Casa Prova"));
    let names: Vec<_> = content.functions.iter().map(|function| function.name.as_str()).collect();
    assert_eq!(names, ["Flat", "Outside"]);
    let garden = content.functions[1].pages[0].picture.clone().unwrap();
    let picture = std::fs::read(content.picture(&garden).unwrap()).unwrap();
    assert_eq!(picture, vec![1; 20_000]);

    assert_eq!(guest.sign_in_with(&code).await.unwrap().account.name, "Maria");
    let list = building.customers().list().await.unwrap();
    assert_eq!(label(&list.customers[0], list.server_time), Label::Name("Maria".into()));
    let seen = list.customers[0].last_seen.unwrap();
    assert_eq!(
        status(&list.customers[0], list.server_time),
        Status::Active { last_seen: Some(seen), devices: 1 }
    );

    // A second phone cannot use the code, the first stays signed in, also after a restart.
    let other = building.guest_phone(&customer).await;
    let refused = other.sign_in_with(&code).await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Refused(ErrorCode::CodeUsed));
    let guest = guest.restarted().await;
    assert_eq!(guest.project.account().await.unwrap().account.id, customer.id);

    // When the server ends, its log is searched for every secret: it must be worth it.
    let log = building.server.log();
    assert!(
        log.contains("signed in") && log.contains("DEBUG") && log.contains("INSERT INTO codes")
    );
}

/// The link after it went through a picture.
fn scanned(link: &ShareLink) -> ShareLink {
    let modules = qr::QrModules::encode(link.to_string(), qr::Level::Medium).unwrap();
    let png = modules.to_png(5).unwrap();
    let picture = image::load_from_memory(&png).unwrap().into_luma8();
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let luma = qr::Luma::new(picture.as_raw(), width, height, width).unwrap();
    let options = qr::ScanOptions { budget: Duration::from_hours(1), ..qr::ScanOptions::photo() };
    let found = qr::Scanner::new().read(&luma, &options).unwrap().codes;
    let read: ShareLink = found[0].text().unwrap().parse().unwrap();
    assert_eq!(read, *link);
    read
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_without_a_name_gives_one() {
    let building = Building::new().await;
    let (customer, code) = building.invite("").await;
    let guest = building.guest_phone(&customer).await;
    let credentials = innkey_core::Credentials::Code { code, name: Some(" Maria Rossi ".into()) };
    let signed_in = guest.project.sign_in(credentials, "Phone").await.unwrap();
    assert_eq!(signed_in.account.name, "Maria Rossi");
    assert_eq!(building.listed(&customer).await.settings.name, "Maria Rossi");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_code_may_come_with_the_link() {
    let building = Building::new().await;
    let (customer, code) = building.invite("Maria").await;
    let link = building.customers().share_link(customer.id, true).await.unwrap();
    let guest = Phone::with_link(&scanned(&link)).await;
    assert_eq!(guest.project.link_code().await.unwrap(), Some(code.clone()));
    guest.sign_in_with(&code).await.unwrap();
    assert_eq!(guest.project.link_code().await.unwrap(), None, "a used code is forgotten");
}
