//! *System*: settings that take effect at once, what is fixed from outside, the operator's own certificate.

mod certificate;
mod outside;

use innkey_protocol::Trust;
use reqwest::StatusCode;

use super::set_up::server;
use crate::harness::{Browser, Building, PAGE_PASSWORD, ServerProcess, Shown};

/// Sends a form of a settings page, with the settings that the page shows.
async fn set(browser: &Browser, page: &str, fields: &[(&str, &str)]) -> Shown {
    let seen = browser.open(page).await.hidden("seen");
    let fields: Vec<_> = fields.iter().copied().chain([("seen", seen.as_str())]).collect();
    browser.submit(page, page, &fields).await
}

async fn set_addresses(browser: &Browser, local: &str, external: &str, trust: &str) -> Shown {
    let fields = [("local", local), ("external", external), ("trust", trust)];
    set(browser, "/system/addresses", &fields).await
}

#[tokio::test(flavor = "multi_thread")]
async fn codes_and_sign_ins_go_by_what_the_page_sets() {
    let mut building = Building::new().await;
    let browser = Browser::set_up(&building.server).await;
    let limits = "/system/limits";
    for (field, wrong) in [
        ("code_lifetime", "4"),
        ("code_lifetime", "1441"),
        ("code_lifetime", "two"),
        ("login_tries", "2"),
        ("login_wait", "3601"),
    ] {
        let shown = set(&browser, limits, &[(field, wrong)]).await;
        assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY, "{field} {wrong}");
        assert!(shown.says(&format!("value=\"{wrong}\"")) && shown.says("aria-invalid"));
    }
    let lives = async |building: &Building| {
        let (customer, _) = building.invite("").await;
        let now = building.now().await;
        customer.code.unwrap().expires_at.since(now)
    };
    assert!((7190..=7200).contains(&lives(&building).await));
    let fields = [("code_lifetime", "10"), ("login_tries", "3"), ("login_wait", "60")];
    let shown = set(&browser, limits, &fields).await;
    assert!(shown.says("in force already") && shown.says("10 min"), "{}", shown.text);
    assert!((590..=600).contains(&lives(&building).await));

    let guesser = Browser::new(&building.server);
    for _ in 0..3 {
        assert_eq!(guesser.sign_in("a guess", "").await.status, StatusCode::UNAUTHORIZED);
    }
    let shown = guesser.sign_in(PAGE_PASSWORD, "").await;
    // A slow machine may have waited already.
    let wait: u32 = shown.headers["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((31..=60).contains(&wait), "{wait}");

    assert!(building.server.stop().success());
    building.server.start_again();
    assert!((590..=600).contains(&lives(&building).await), "forgotten by a restart");
    set(&browser, limits, &[("code_lifetime", ""), ("login_tries", ""), ("login_wait", "")]).await;
    assert!((7190..=7200).contains(&lives(&building).await));
}

#[tokio::test(flavor = "multi_thread")]
async fn links_carry_the_addresses_that_the_page_sets() {
    let building = Building::new().await;
    let browser = Browser::set_up(&building.server).await;
    let own = building.server.address().to_string();
    for (local, external) in
        [("a b", ""), ("192.168.1.20\nhttp://x", ""), ("", "user@host"), ("a,b,c,d,e,f,g,h", "i")]
    {
        let shown = set_addresses(&browser, local, external, "pinned").await;
        assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY, "{local:?} {external}");
        assert!(shown.says(&format!("value=\"{external}\"")), "what was typed is lost");
        assert!(shown.says(&format!(">{local}</textarea>")), "what was typed is lost");
    }
    let addresses = async || {
        let link = building.anna_link().await;
        let shown = link.addresses.into_iter().map(|one| (one.to_string(), one.trust));
        shown.collect::<Vec<_>>()
    };
    assert_eq!(addresses().await, [(own.clone(), Trust::Pinned)]);
    set_addresses(&browser, "", "Casa.Example.org", "public").await;
    let external = ("casa.example.org:7550".to_owned(), Trust::Public);
    assert_eq!(addresses().await, [(own.clone(), Trust::Pinned), external]);
    let shown =
        set_addresses(&browser, "192.168.1.20\r\nlimone.local:99", "198.51.100.7", "pinned").await;
    assert!(shown.says("198.51.100.7:7550"), "{}", shown.text);
    let expected = ["192.168.1.20:7550", "limone.local:99", "198.51.100.7:7550"];
    assert_eq!(addresses().await, expected.map(|one| (one.to_owned(), Trust::Pinned)));
    let shown = browser.open(&format!("/projects/{}/qr", building.project)).await;
    assert!(expected.iter().all(|one| shown.says(one)), "{}", shown.text);
    set_addresses(&browser, "", "", "pinned").await;
    assert_eq!(addresses().await, [(own, Trust::Pinned)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_given_from_outside_is_fixed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("settings.toml");
    std::fs::write(&file, "login_tries = 7\nlogin_wait = 45\n").unwrap();
    let file = file.to_str().unwrap();
    let options = ["--config", file, "--code-lifetime", "600", "--address", "casa.example.org"];
    let server =
        ServerProcess::start(folder.path(), &[&options[..], &["--login-wait", "20"]].concat());
    let browser = Browser::set_up(&server).await;
    let shown = browser.open("/system/limits").await;
    for said in [
        "by the flag --code-lifetime",
        "by login_tries in the settings file",
        "by the flag --login-wait",
    ] {
        assert!(shown.says(said), "{said}: {}", shown.text);
    }
    assert_eq!(shown.text.matches(" disabled").count(), 3);
    let shown =
        set(&browser, "/system/limits", &[("code_lifetime", "99"), ("login_tries", "9")]).await;
    assert!(shown.says("10 min") && shown.says(">7<") && shown.says("20 s"), "{}", shown.text);
    let shown = browser.open("/system/addresses").await;
    assert!(shown.says("by the flag --address") && shown.says("casa.example.org:7550"));
    assert!(!shown.says("<textarea"), "it can be changed");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_operators_at_once_no_edit_is_lost() {
    let (_folder, server) = server();
    let browser = Browser::set_up(&server).await;
    let other = Browser::new(&server);
    other.sign_in(PAGE_PASSWORD, "").await;
    let limits = "/system/limits";
    let seen = other.open(limits).await.hidden("seen");
    set(&browser, limits, &[("code_lifetime", "10")]).await;
    let fields = [("login_tries", "5"), ("seen", seen.as_str())];
    let shown = other.submit(limits, limits, &fields).await;
    assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(shown.says("Somebody else") && shown.says("value=\"5\""), "{}", shown.text);
    assert!(browser.open("/system").await.says("10 min"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_speaks_three_languages() {
    let building = Building::new().await;
    let mut browser = Browser::set_up(&building.server).await;
    for (language, health) in [("en", "Health"), ("de", "Zustand"), ("it", "Stato di salute")] {
        browser.language = language;
        let shown = browser.open("/system").await;
        assert!(shown.says(health) && shown.says("Casa Prova"), "{}", shown.text);
    }
}
