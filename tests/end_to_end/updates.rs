//! Versions: updated, rolled back, opened without a network, mended.

use innkey_core::{Cancel, ErrorKind, net::Request};
use innkey_protocol::{
    Hash,
    api::{
        operator::{Rollback, Version},
        packs::PackList,
        routes,
    },
};

use crate::harness::{Building, Impatient, Raw, bearer, files, write_project};

#[tokio::test(flavor = "multi_thread")]
async fn an_update_fetches_what_is_new_and_a_rollback_nothing() {
    let building = Building::new().await;
    let phone = &building.host;
    let first = phone.download().await.unwrap();
    assert_eq!((first.version, first.bytes_reused), (1, 0));
    assert!(phone.project.latest().await.unwrap().up_to_date);

    let source = building.path("second");
    write_project(&source, "Casa Prova", &vec![2; 30_000]);
    building.push(&source);
    let latest = phone.project.latest().await.unwrap();
    assert!(latest.version == 2 && !latest.up_to_date);
    assert_eq!(phone.project.open().await.unwrap().version, 1, "the old one stays until then");
    let second = phone.download().await.unwrap();
    assert_eq!(second.version, 2);
    assert!(second.bytes_fetched < 32_000, "{second:?}");
    assert!(second.bytes_reused >= 50_000, "{second:?}");

    let request = Request::post(routes::operator_versions(building.project));
    let version: Version = building.operator(request.json(&Rollback { to: 1 }).unwrap()).await;
    assert_eq!((version.number, version.restores), (3, Some(1)));
    phone.download().await.unwrap();
    let content = phone.project.open().await.unwrap();
    let garden = content.picture("images/garden.jpg").unwrap();
    assert_eq!(std::fs::read(garden).unwrap(), vec![1; 20_000]);
    assert_eq!(content.version, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_downloaded_project_opens_without_a_server() {
    let mut building = Building::new().await;
    building.host.download().await.unwrap();
    building.server.kill();
    assert_eq!(building.host.project.open().await.unwrap().functions.len(), 2);
    assert_eq!(building.host.project.latest().await.unwrap_err().kind(), ErrorKind::Offline);
    assert_eq!(building.host.download().await.unwrap_err().kind(), ErrorKind::Offline);
    assert!(building.host.project.open().await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_project_that_was_not_downloaded_says_so() {
    let building = Building::new().await;
    assert_eq!(building.host.project.open().await.unwrap_err().kind(), ErrorKind::NotInstalled);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_download_shows_nothing_and_goes_on() {
    let building = Building::new().await;
    let source = building.path("large");
    let noise: Vec<u8> =
        (0..8_000_000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    write_project(&source, "Casa Prova", &noise);
    building.push(&source);
    let phone = &building.host;
    let cancel = Cancel::new();
    let cancelled = phone.project.download(&Impatient(cancel.clone()), &cancel).await;
    assert_eq!(cancelled.unwrap_err().kind(), ErrorKind::Cancelled);
    assert_eq!(phone.project.open().await.unwrap_err().kind(), ErrorKind::NotInstalled);
    phone.download().await.unwrap();
    let content = phone.project.open().await.unwrap();
    let garden = content.picture("images/garden.jpg").unwrap();
    assert_eq!(std::fs::read(garden).unwrap(), noise);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_file_is_noticed_and_fetched_again() {
    let building = Building::new().await;
    let phone = &building.host;
    phone.download().await.unwrap();
    let mut damaged = 0;
    for entry in files(&phone.folder().join("blobs")) {
        let content = std::fs::read(&entry).unwrap();
        if content.starts_with(b"{\"function\"") {
            std::fs::write(&entry, vec![b' '; content.len()]).unwrap();
            damaged += 1;
        }
    }
    assert_eq!(damaged, 2);
    assert_eq!(phone.project.open().await.unwrap_err().kind(), ErrorKind::Damaged);
    phone.download().await.unwrap();
    assert_eq!(phone.project.open().await.unwrap().functions.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_of_what_is_newer_brings_the_manifests_that_are_small() {
    let building = Building::new().await;
    let session = bearer(&building.host.session());
    let raw = Raw::new(&building.server);
    // How many packs come with their manifests, and how many without.
    let brought = async |query: &str| {
        let path = format!("{}{query}", routes::packs(building.project));
        let answer = raw.send("GET", &path, Some(&session)).await;
        let list: PackList = serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap();
        let with: Vec<_> = list.packs.iter().filter(|pack| pack.manifest_json.is_some()).collect();
        for pack in &with {
            let json = pack.manifest_json.as_ref().unwrap();
            assert_eq!(Hash::of(json.as_bytes()), pack.manifest.hash);
        }
        (with.len(), list.packs.len() - with.len())
    };
    assert_eq!(brought("").await, (0, 3));
    assert_eq!(brought("?newer_than=0").await, (3, 0));
    assert_eq!(brought("?newer_than=1").await, (0, 3));

    let source = building.path("second");
    write_project(&source, "Casa Prova", b"garden");
    for number in 0..700 {
        std::fs::write(source.join(format!("{number}.bin")), number.to_string()).unwrap();
    }
    building.push(&source);
    assert_eq!(brought("?newer_than=0").await, (2, 1), "the base pack has too many files");
    assert_eq!(brought("?newer_than=1").await, (1, 2), "one page is as it was");
    assert_eq!(building.host.download().await.unwrap().version, 2);

    let manifests = building.server.data.join("objects/manifests");
    std::fs::remove_dir_all(&manifests).unwrap();
    assert_eq!(brought("?newer_than=0").await, (0, 3), "the rest of the list is told all the same");

    let wrong = format!("{}?newer_than=-1", routes::packs(building.project));
    assert_eq!(raw.send("GET", &wrong, Some(&session)).await.status(), 422);
}
