//! Restoring from the page: a server that runs, and a new one in its set-up.

use std::{fs, time::Duration};

use reqwest::StatusCode;
use tokio::time::sleep;

use crate::harness::{
    Browser, Building, PAGE_PASSWORD, Part, ServerProcess, Shown, in_time, innkey_with_input,
    secrets,
};

const PASSPHRASE: &str = "nebbia topo quarzo undici";

/// A back-up of the building as it is now.
fn backup(building: &Building) -> Vec<u8> {
    secrets::note_text(PASSPHRASE);
    let file = building.path("innkey.age");
    let (home, data) = (building.path(""), building.server.data.to_str().unwrap());
    let args = ["backup", file.to_str().unwrap(), "--data", data, "--passphrase-stdin", "--json"];
    innkey_with_input(&home, &args, &format!("{PASSPHRASE}\n")).json();
    fs::read(file).unwrap()
}

/// What the operator sends.
async fn restore(browser: &Browser, password: &str, passphrase: &str, file: &[u8]) -> Shown {
    let token = browser.open("/backup/restore").await.form_token();
    let parts = [
        Part::Text("form_token", &token),
        Part::Text("current", password),
        Part::Text("passphrase", passphrase),
        Part::File("file", "innkey.age", file),
    ];
    browser.send_parts("/backup/restore", &parts).await
}

/// Waits until the server runs as what the back-up made of it.
async fn started_anew(server: &ServerProcess) {
    let begun = || server.log().matches("listening").count() == 2;
    let anew = async {
        while !begun() {
            sleep(Duration::from_millis(20)).await;
        }
    };
    in_time("the server's new start", anew).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_running_server_becomes_what_its_back_up_says() {
    let building = Building::new().await;
    let browser = Browser::set_up(&building.server).await;
    let (maria, code) = building.invite("Maria").await;
    let guest = building.guest_phone(&maria).await;
    guest.sign_in_with(&code).await.unwrap();
    let file = tokio::task::block_in_place(|| backup(&building));
    building.invite("Later").await;
    let pins = building.server.operator_file().pins;

    let shown = restore(&browser, PAGE_PASSWORD, PASSPHRASE, &file).await;
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.text);
    assert!(shown.says("Restored") && shown.says("as it was on"), "{}", shown.text);
    started_anew(&building.server).await;

    assert_eq!(building.server.operator_file().pins, pins);
    let list = building.customers().list().await.unwrap().customers;
    assert!(list.iter().any(|it| it.id == maria.id), "who was there is gone");
    assert!(list.iter().all(|it| it.settings.name != "Later"), "who came later is there");
    guest.project.account().await.unwrap();
    assert_eq!(browser.sign_in(PAGE_PASSWORD, "").await.path, "/");
    // The server of before is kept.
    let data = &building.server.data;
    let before = data.join("before-restore");
    assert!(before.join("innkey.db").is_file() && before.join("secret-keys").is_file());
    assert!(!data.join("restored").exists() && !data.join("before-restore-leaving").exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_server_becomes_what_a_back_up_of_another_says() {
    let building = Building::new().await;
    Browser::set_up(&building.server).await;
    let file = tokio::task::block_in_place(|| backup(&building));
    let pins = building.server.operator_file().pins;

    let folder = tempfile::tempdir().unwrap();
    let server = ServerProcess::start(folder.path(), &[]);
    assert_ne!(server.operator_file().pins, pins);
    let link = Browser::set_up_path(&server);
    let token = link.split_once("link=").unwrap().1;
    let browser = Browser::new(&server);
    let shown = browser.open(&link).await;
    assert!(shown.says(&format!("/set-up/restore?link={token}")), "{}", shown.text);
    let send = async |link: &str, passphrase: &str, file: &[u8]| {
        let parts = [
            Part::Text("link", link),
            Part::Text("passphrase", passphrase),
            Part::File("file", "innkey.age", file),
        ];
        browser.send_parts("/set-up/restore", &parts).await
    };
    let refused = send("u.x", PASSPHRASE, &file).await;
    assert_eq!(refused.status, StatusCode::GONE);
    // The file behind it was not read: nothing else may be sent there.
    assert_eq!(refused.headers["connection"], "close");
    let shown = send(token, "nebbia topo quarzo dodici", &file).await;
    assert!(shown.says("passphrase-wrong") && shown.says(token), "{}", shown.text);
    let shown = send(token, PASSPHRASE, &file).await;
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.text);
    started_anew(&server).await;
    assert_eq!(server.operator_file().pins, pins);
    let anew = Browser::new(&server);
    assert_eq!(anew.sign_in(PAGE_PASSWORD, "").await.path, "/");
    assert_eq!(anew.open(&link).await.status, StatusCode::GONE, "the link of before works");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_restored_is_said_beside_its_field_and_changes_nothing() {
    let building = Building::new().await;
    let browser = Browser::set_up(&building.server).await;
    let file = tokio::task::block_in_place(|| backup(&building));
    let mut changed = file.clone();
    *changed.last_mut().unwrap() ^= 1;
    let half = &file[..file.len() / 2];
    for (password, passphrase, file, field) in [
        ("not the password", PASSPHRASE, &file[..], "current-wrong"),
        (PAGE_PASSWORD, "nebbia topo quarzo dodici", &file[..], "passphrase-wrong"),
        (PAGE_PASSWORD, PASSPHRASE, b"PK\x03\x04 no back-up", "file-wrong"),
        (PAGE_PASSWORD, PASSPHRASE, b"", "file-wrong"),
        (PAGE_PASSWORD, PASSPHRASE, half, "file-wrong"),
        (PAGE_PASSWORD, PASSPHRASE, &changed, "file-wrong"),
    ] {
        let shown = restore(&browser, password, passphrase, file).await;
        assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        assert!(shown.says(field), "{} bytes: {}", file.len(), shown.text);
    }
    let data = &building.server.data;
    assert_eq!(fs::read_dir(data.join("temporary")).unwrap().count(), 0, "something is left");
    assert!(!data.join("restored").exists());
    // Without our token, or from elsewhere, nothing is even read.
    let parts = [
        Part::Text("current", PAGE_PASSWORD),
        Part::Text("passphrase", PASSPHRASE),
        Part::File("file", "innkey.age", &file),
    ];
    let shown = browser.send_parts("/backup/restore", &parts).await;
    assert_eq!(shown.status, StatusCode::FORBIDDEN);
    let stranger = Browser::new(&building.server);
    assert!(stranger.send_parts("/backup/restore", &parts).await.path.starts_with("/sign-in"));
    building.invite("Later").await;
    assert!(!building.server.log().contains("takes this server's place"));
}
