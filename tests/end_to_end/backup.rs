//! The whole server in one file, and a server made of it again.

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

use reqwest::StatusCode;

use crate::harness::{
    Browser, Building, PAGE_PASSWORD, Ran, command, in_time, innkey_with_input, secrets,
};

const PASSPHRASE: &str = "nebbia topo quarzo undici";
/// Bytes of a sealed piece of an age file.
const SEALED: usize = 64 * 1024 + 16;

fn backup(building: &Building, file: &Path, passphrase: &str) -> Ran {
    let (home, data) = (building.path(""), building.server.data.to_str().unwrap());
    let file = file.to_str().unwrap();
    let args = ["backup", file, "--data", data, "--passphrase-stdin", "--json"];
    innkey_with_input(&home, &args, &format!("{passphrase}\n"))
}

fn restore(home: &Path, file: &Path, passphrase: &str, data: &Path) -> Ran {
    let (file, data) = (file.to_str().unwrap(), data.to_str().unwrap());
    let args = ["restore", file, "--data", data, "--passphrase-stdin", "--json"];
    innkey_with_input(home, &args, passphrase)
}

/// The restored server in place of the old one, at the same address.
fn moved(building: &mut Building, data: PathBuf) {
    building.server.data = data;
    building.server.start_again();
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restored_server_is_the_one_that_phones_trust() {
    secrets::note_text(PASSPHRASE);
    let mut building = Building::new().await;
    let browser = Browser::set_up(&building.server).await;
    let (maria, code) = building.invite("Maria").await;
    let guest = building.guest_phone(&maria).await;
    guest.sign_in_with(&code).await.unwrap();
    let (paolo, waiting) = building.invite("Paolo").await;
    let link = building.customers().share_link(paolo.id, false).await.unwrap();

    // While the back-up is made, customers go on being added.
    let customers = building.customers();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let writing = tokio::spawn(async move {
        let mut stopped = std::pin::pin!(stopped);
        for number in 0.. {
            let draft = innkey_core::Draft::new(
                format!("Guest {number}"),
                innkey_protocol::Stay::default(),
                true,
            );
            customers.create(&mut draft.unwrap()).await.unwrap();
            if futures_util::poll!(&mut stopped).is_ready() {
                return number;
            }
        }
        unreachable!()
    });
    let file = building.path("innkey.age");
    fs::write(&file, "an older one").unwrap();
    let made = tokio::task::block_in_place(|| backup(&building, &file, PASSPHRASE)).json();
    stop.send(()).unwrap();
    let last = in_time("the end of writing", writing).await.unwrap();
    assert!(last > 1, "nothing was written meanwhile");

    let sealed = fs::read(&file).unwrap();
    assert_eq!(made["bytes"], sealed.len());
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(sealed.starts_with(b"age-encryption.org/v1\n-> scrypt "));
    let keys = fs::read(building.server.data.join("secret-keys")).unwrap();
    assert!(!sealed.windows(16).any(|part| part == &keys[..16]), "a key is to be read");
    assert_eq!(names(&building.server.data.join("temporary")), [""; 0], "a copy is left");

    let pins = building.server.operator_file().pins;
    let token = building.server.operator_file().token;
    assert!(building.server.stop().success());
    let data = building.path("moved/to/server");
    let restored = restore(&building.path(""), &file, PASSPHRASE, &data).json();
    assert_eq!(restored["damaged"], 0);
    assert_eq!(restored["fingerprint"], innkey_protocol::link::fingerprint(&pins[0]));
    assert_eq!(fs::metadata(&data).unwrap().permissions().mode() & 0o777, 0o700);
    for key in ["secret-keys", "tls-key.pem", "operator-token"] {
        assert_eq!(fs::metadata(data.join(key)).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(names(data.parent().unwrap()), ["server"]);

    moved(&mut building, data);
    assert_eq!(building.server.operator_file().pins, pins);
    assert!(building.server.operator_file().token == token);
    let list = building.customers().list().await.unwrap().customers;
    assert!(list.iter().any(|it| it.id == maria.id) && list.iter().any(|it| it.id == paolo.id));
    assert!(list.len() <= 3 + last, "customers from nowhere");
    guest.project.account().await.unwrap();
    guest.download().await.unwrap();
    let phone = crate::harness::Phone::with_link(&link).await;
    phone.sign_in_with(&waiting).await.unwrap();
    assert_eq!(browser.sign_in(PAGE_PASSWORD, "").await.path, "/");
    building.invite("Later").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_restored_says_why_and_leaves_nothing() {
    let building = Building::new().await;
    let file = building.path("innkey.age");
    backup(&building, &file, PASSPHRASE).json();
    let whole = fs::read(&file).unwrap();
    let room = building.path("room");
    fs::create_dir(&room).unwrap();
    let (home, data) = (building.path(""), room.join("server"));
    let refused = |content: &[u8], passphrase: &str, kind: &str, code: i32| {
        let part = home.join("part.age");
        fs::write(&part, content).unwrap();
        let ran = restore(&home, &part, passphrase, &data);
        assert_eq!(ran.code, code, "{} bytes: {}", content.len(), ran.stderr);
        assert!(ran.stderr.contains(&format!("\"kind\":\"{kind}\"")), "{}", ran.stderr);
        assert_eq!(names(&room), [""; 0], "{kind} leaves something behind");
    };
    refused(&whole, "nebbia topo quarzo dodici", "wrong_passphrase", 3);
    refused(b"PK\x03\x04 no back-up", PASSPHRASE, "no_backup", 2);
    let head = whole.windows(5).position(|part| part == b"\n--- ").unwrap();
    let head = head + 5 + whole[head + 5..].iter().position(|c| *c == b'\n').unwrap() + 1 + 16;
    for cut in [0, 9, head - 20, head, head + SEALED] {
        refused(&whole[..cut], PASSPHRASE, "cut_off", 2);
    }
    // Within a sealed piece nobody can tell a cut from a change.
    for cut in [head + 1, whole.len() / 2, whole.len() - 1] {
        refused(&whole[..cut], PASSPHRASE, "damaged", 2);
    }
    let mut changed = whole.clone();
    changed[head + SEALED + 9] ^= 1;
    refused(&changed, PASSPHRASE, "damaged", 2);
    refused(&[&whole[..], b"more"].concat(), PASSPHRASE, "damaged", 2);
    let ran = restore(&home, &home.join("not-there"), PASSPHRASE, &data);
    assert_eq!(ran.code, 1, "{}", ran.stderr);

    fs::create_dir(&data).unwrap();
    fs::write(data.join("mine"), "mine").unwrap();
    let ran = restore(&home, &file, PASSPHRASE, &data);
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    assert!(ran.stderr.contains("not_empty") && names(&data) == ["mine"], "{}", ran.stderr);
    fs::remove_file(data.join("mine")).unwrap();
    restore(&home, &file, PASSPHRASE, &data).json();
    assert_eq!(names(&room), ["server"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_weak_passphrase_makes_no_back_up_and_keeps_the_older_one() {
    let building = Building::new().await;
    let file = building.path("innkey.age");
    fs::write(&file, "an older one").unwrap();
    let before = names(&building.path(""));
    let ran = backup(&building, &file, "password123");
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    assert!(ran.stderr.contains("easy to guess"), "{}", ran.stderr);
    assert_eq!(fs::read(&file).unwrap(), b"an older one");
    assert_eq!(names(&building.path("")), before);
    // Without a terminal it is not asked for.
    let data = building.server.data.to_str().unwrap();
    let ran = command(&building.path(""), &["backup", "x.age", "--data", data]).output().unwrap();
    assert_eq!(ran.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&ran.stderr).contains("--passphrase-stdin"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_makes_a_back_up_for_who_knows_the_password() {
    secrets::note_text(PASSPHRASE);
    let building = Building::new().await;
    let browser = Browser::set_up(&building.server).await;
    let fields = |current, passphrase, again| {
        [("current", current), ("passphrase", passphrase), ("again", again)]
    };
    for (current, passphrase, again, text) in [
        ("not the password", PASSPHRASE, PASSPHRASE, "current-wrong"),
        (PAGE_PASSWORD, "password123", "password123", "passphrase-wrong"),
        (PAGE_PASSWORD, PASSPHRASE, "another", "again-wrong"),
    ] {
        let form = fields(current, passphrase, again);
        let shown = browser.submit("/backup", "/backup", &form).await;
        assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(shown.says(text), "{}", shown.text);
    }
    let strong = [("password", PASSPHRASE)];
    let shown = browser.submit("/backup", "/backup/strength", &strong).await;
    assert!(shown.says("\"score\":4"), "{}", shown.text);

    let token = browser.open("/backup").await.form_token();
    let [current, passphrase, again] = fields(PAGE_PASSWORD, PASSPHRASE, PASSPHRASE);
    let form = [current, passphrase, again, ("form_token", token.as_str())];
    let request = browser.post("/backup", &form).header("origin", browser.origin());
    let answer = browser.once(request).await;
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(answer.headers()["cache-control"], "no-store");
    let name = answer.headers()["content-disposition"].to_str().unwrap().to_owned();
    assert!(name.starts_with("attachment; filename=\"innkey-") && name.ends_with(".age\""));
    let file = building.path("from-the-page.age");
    fs::write(&file, answer.bytes().await.unwrap()).unwrap();
    restore(&building.path(""), &file, PASSPHRASE, &building.path("restored")).json();
}
