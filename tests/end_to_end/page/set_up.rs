//! The way in: the set-up link, the password, the second factor.

use reqwest::StatusCode;
use tempfile::TempDir;

use crate::harness::{Browser, PAGE_PASSWORD, ServerProcess, innkey, path_of};

pub fn server() -> (TempDir, ServerProcess) {
    let folder = tempfile::tempdir().unwrap();
    let server = ServerProcess::start(folder.path(), &[]);
    (folder, server)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_is_set_up_once_with_its_link() {
    let (_folder, server) = server();
    let stranger = Browser::new(&server);
    let shown = stranger.open("/").await;
    assert_eq!(shown.status, StatusCode::FORBIDDEN);
    assert!(shown.says("innkey page-link"), "{}", shown.text);
    let link = Browser::set_up_path(&server);
    let browser = Browser::new(&server);
    let shown = browser.open(&link).await;
    assert!(shown.says("Choose your password") && shown.says("Step 1 of 6"), "{}", shown.text);
    for weak in ["short", "password1234", "aaaaaaaaaaaaaaaa"] {
        let token = link.split_once("link=").unwrap().1;
        let fields = [("link", token), ("password", weak), ("again", weak)];
        let shown = browser.send("/set-up", &fields).await;
        assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY, "{weak}");
        assert!(!shown.says(&format!("\"{weak}\"")) && shown.says("aria-invalid"), "{weak}");
    }
    let shown = browser.choose_password(&link, PAGE_PASSWORD).await;
    assert_eq!(shown.path, "/set-up/factor");
    assert_eq!(browser.open("/").await.status, StatusCode::OK);
    // Used up, for whoever has it and for the one who used it.
    for other in [&stranger, &browser] {
        let shown = other.choose_password(&link, "another quiet sixteen").await;
        assert_eq!(shown.status, StatusCode::GONE);
        assert_eq!(other.open(&link).await.status, StatusCode::GONE);
    }
    assert!(!server.data.join("set-up-link").exists(), "the file with the used link is left");
    let shown = stranger.open("/").await;
    assert_eq!(shown.path, "/sign-in?to=%2F");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_who_use_a_link_at_once_one_wins() {
    let (_folder, server) = server();
    let link = Browser::set_up_path(&server);
    let browsers: Vec<_> = (0..8).map(|_| Browser::new(&server)).collect();
    let tries = browsers.iter().map(|browser| browser.choose_password(&link, PAGE_PASSWORD));
    let shown = futures_util::future::join_all(tries).await;
    let won = shown.iter().filter(|shown| shown.path == "/set-up/factor").count();
    assert_eq!(won, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_password_is_set_anew_with_a_new_link() {
    let (folder, mut server) = server();
    let browser = Browser::set_up(&server).await;
    let data = server.data.to_str().unwrap().to_owned();
    let made = innkey(folder.path(), &["page-link", "--data", &data, "--json"]).json();
    let link = path_of(made["link"].as_str().unwrap());
    let made = innkey(folder.path(), &["page-link", "--data", &data, "--json"]).json();
    let newer = path_of(made["link"].as_str().unwrap());
    let other = Browser::new(&server);
    let shown = other.choose_password(&link, "another quiet sixteen").await;
    assert_eq!(shown.status, StatusCode::GONE, "an older link is good");
    let shown = other.choose_password(&newer, "another quiet sixteen").await;
    assert_eq!(shown.path, "/set-up/factor");
    assert!(browser.open("/").await.path.starts_with("/sign-in"), "it is still signed in");
    assert_eq!(browser.sign_in(PAGE_PASSWORD, "").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(browser.sign_in("another quiet sixteen", "").await.status, StatusCode::OK);
    // A server that starts with an operator writes no link; one made for an hour ends.
    assert!(server.stop().success());
    server.start_again();
    assert!(!server.data.join("set-up-link").exists());
    let made = innkey(folder.path(), &["page-link", "--data", &data, "--json"]).json();
    server.turn_clock(3600);
    let shown = other.open(&path_of(made["link"].as_str().unwrap())).await;
    assert_eq!(shown.status, StatusCode::GONE);
}
