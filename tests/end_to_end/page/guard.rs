//! What keeps strangers out: addresses, origins, form tokens, and what browsers are told.

use std::collections::BTreeSet;

use reqwest::{Method, StatusCode};

use super::set_up::server;
use crate::harness::{Browser, Building, PAGE_PASSWORD, ServerProcess};

/// Pages for the operator.
const PAGES: &[&str] = &[
    "/",
    "/access",
    "/access/factor",
    "/activity",
    "/activity.csv",
    "/backup",
    "/backup/restore",
    "/publish",
    "/system",
    "/system/limits",
    "/system/addresses",
    "/system/certificate",
    "/system/components",
    "/set-up/factor",
    "/set-up/project",
    "/set-up/{project}/codes",
    "/set-up/{project}/admin",
    "/set-up/{project}/phone/{account}",
    "/projects/{project}",
    "/projects/{project}/qr",
    "/projects/{project}/versions",
    "/projects/{project}/versions/{number}",
    "/projects/{project}/codes",
    "/projects/{project}/licences",
    "/projects/{project}/accounts",
    "/projects/{project}/accounts/new",
    "/projects/{project}/accounts/{account}",
    "/projects/{project}/accounts/{account}/phone",
    "/projects/{project}/accounts/{account}/remove",
];

/// Forms that only the operator's browser may send.
const FORMS: &[&str] = &[
    "/sign-out",
    "/set-up/factor",
    "/set-up/{project}/codes",
    "/set-up/{project}/admin",
    "/access/password",
    "/access/strength",
    "/access/factor",
    "/access/factor/off",
    "/access/sign-out-everywhere",
    "/backup",
    "/backup/strength",
    "/system/limits",
    "/system/addresses",
    "/system/addresses/test",
    "/system/certificate/files",
    "/system/certificate/remove",
    "/projects/{project}/otp",
    "/projects/{project}/versions/{number}/restore",
    "/projects/{project}/licences",
    "/projects/{project}/accounts/new",
    "/projects/{project}/accounts/{account}/admin",
    "/projects/{project}/accounts/{account}/enabled",
    "/projects/{project}/accounts/{account}/password",
    "/projects/{project}/accounts/{account}/sign-out",
    "/projects/{project}/accounts/{account}/remove",
];

/// What strangers may open, what takes uploads (see `publish`, `restore` and `system`), and the stream (see `live`).
const OTHERS: &[&str] = &[
    "GET /sign-in",
    "GET /outside/{challenge}",
    "POST /sign-in",
    "GET /set-up",
    "POST /set-up",
    "POST /set-up/strength",
    "POST /language",
    "POST /publish",
    "POST /set-up/project",
    "GET /set-up/restore",
    "POST /set-up/restore",
    "POST /backup/restore",
    "GET /live",
    "POST /system/certificate",
];

/// The lists above have every address and method of the page.
#[test]
fn every_address_of_the_page_is_tried() {
    let routes = include_str!("../../../server/src/web/mod.rs");
    let routes = routes.split_once("pub fn routes(").unwrap().1.split_once("\n}").unwrap().0;
    let mut served = BTreeSet::new();
    for call in routes.split(".route(").skip(1) {
        let Some((_, rest)) = call.split_once('"') else { continue };
        let (path, methods) = rest.split_once('"').unwrap();
        let methods = methods.split(".layer(").next().unwrap();
        for (word, method) in [("get(", "GET"), ("post(", "POST"), ("large(", "POST")] {
            if methods.contains(word) {
                served.insert(format!("{method} {path}"));
            }
        }
    }
    let tried = PAGES.iter().map(|page| format!("GET {page}"));
    let tried = tried.chain(FORMS.iter().map(|form| format!("POST {form}")));
    let tried = tried.chain(OTHERS.iter().copied().map(String::from));
    assert_eq!(served, tried.collect());
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_operator_sees_pages_and_only_our_forms_are_taken() {
    let building = Building::new().await;
    let (project, account) = (building.project.to_string(), building.anna.id.to_string());
    let fill = |path: &&str| {
        path.replace("{project}", &project).replace("{account}", &account).replace("{number}", "1")
    };
    let browser = Browser::set_up(&building.server).await;
    let stranger = Browser::new(&building.server);
    for page in PAGES.iter().map(fill) {
        let shown = stranger.open(&page).await;
        assert!(shown.path.starts_with("/sign-in?to="), "{page} shows {}", shown.path);
        assert_eq!(browser.open(&page).await.status, StatusCode::OK, "{page}");
    }
    let token = browser.open("/").await.form_token();
    let before = browser.open("/access").await.text;
    for form in FORMS.iter().map(fill) {
        let shown = stranger.send(&form, &[("form_token", &token)]).await;
        assert!(shown.path.starts_with("/sign-in"), "{form} takes a stranger's");
        for fields in [&[][..], &[("form_token", "")], &[("form_token", &"0".repeat(64))]] {
            let shown = browser.send(&form, fields).await;
            assert_eq!(shown.status, StatusCode::FORBIDDEN, "{form} takes a form without token");
            assert!(shown.says("out of date"), "{}", shown.text);
        }
    }
    let everybodys = ["/language", "/sign-in", "/set-up", "/publish"].map(String::from);
    for form in FORMS.iter().map(fill).chain(everybodys) {
        let fields = [("form_token", token.as_str()), ("language", "de"), ("to", "/")];
        for (header, value) in [
            ("origin", "https://evil.example"),
            ("origin", "null"),
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("x-nothing", ""),
        ] {
            let request = browser.post(&form, &fields).header(header, value);
            let shown = browser.follow(request, &form).await;
            assert_eq!(shown.status, StatusCode::FORBIDDEN, "{form} takes {header}: {value}");
        }
    }
    assert_eq!(before, browser.open("/access").await.text, "something was changed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_of_an_earlier_session_is_not_taken() {
    let (_folder, server) = server();
    let browser = Browser::set_up(&server).await;
    let token = browser.open("/").await.form_token();
    browser.sign_in(PAGE_PASSWORD, "").await;
    assert_ne!(browser.open("/").await.form_token(), token);
    let shown = browser.send("/access/sign-out-everywhere", &[("form_token", &token)]).await;
    assert_eq!(shown.status, StatusCode::FORBIDDEN);
    assert_eq!(browser.open("/").await.path, "/");
}

async fn status(server: &ServerProcess, path: &str, header: (&str, &str)) -> StatusCode {
    let browser = Browser::new(server);
    let request = browser.request(Method::GET, path).header(header.0, header.1);
    browser.once(request).await.status()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_answers_in_the_building_only_unless_it_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let server = ServerProcess::start(folder.path(), &["--proxy", "127.0.0.1"]);
    let from = async |header: (&str, &str)| status(&server, "/sign-in", header).await;
    let link = Browser::set_up_path(&server);
    // Through the listed proxy, from far and near; no proxy can be made up.
    let far = ("x-forwarded-for", "203.0.113.9");
    for path in ["/", "/sign-in", "/set-up", link.as_str(), "/assets/page.css"] {
        assert_eq!(status(&server, path, far).await, StatusCode::FORBIDDEN, "{path}");
    }
    assert_eq!(from(("x-forwarded-for", "10.0.0.3, 203.0.113.9")).await, StatusCode::FORBIDDEN);
    let near = status(&server, &link, ("x-forwarded-for", "203.0.113.9, 10.0.0.3")).await;
    assert_eq!(near, StatusCode::OK);
    // Phones come from anywhere.
    assert_eq!(status(&server, "/v1/server", far).await, StatusCode::OK);
    drop(server);

    let folder = tempfile::tempdir().unwrap();
    let server = ServerProcess::start(folder.path(), &[]);
    let link = Browser::set_up_path(&server);
    for header in ["x-forwarded-for", "forwarded", "x-real-ip"] {
        let through = status(&server, &link, (header, "10.0.0.3")).await;
        assert_eq!(through, StatusCode::FORBIDDEN, "an unlisted proxy with {header}");
    }
    drop(server);

    let folder = tempfile::tempdir().unwrap();
    let options = ["--proxy", "127.0.0.1", "--page", "everyone"];
    let server = ServerProcess::start(folder.path(), &options);
    let link = Browser::set_up_path(&server);
    assert_eq!(status(&server, &link, far).await, StatusCode::OK);
    drop(server);

    let folder = tempfile::tempdir().unwrap();
    let server = ServerProcess::start(folder.path(), &["--page", "off"]);
    assert!(!server.data.join("set-up-link").exists());
    assert_eq!(status(&server, "/", ("x", "y")).await, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn browsers_are_told_what_a_page_may_do() {
    let (_folder, server) = server();
    let browser = Browser::set_up(&server).await;
    let stranger = Browser::new(&server);
    for (browser, page) in
        [(&browser, "/"), (&browser, "/access"), (&stranger, "/sign-in"), (&stranger, "/set-up")]
    {
        let shown = browser.open(page).await;
        let policy = shown.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"));
        assert!(policy.contains("frame-ancestors 'none'") && policy.contains("form-action 'self'"));
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("cache-control", "no-store"),
            ("x-frame-options", "DENY"),
        ] {
            assert_eq!(shown.headers[name], value, "{page}");
        }
        for inline in ["<style", "style=\"", " onclick", "javascript:", "<script>"] {
            assert!(!shown.says(inline), "{page} has {inline}");
        }
    }
    let home = browser.open("/").await;
    for asset in home.text.split('"').filter(|part| part.starts_with("/assets/")) {
        let shown = browser.open(asset).await;
        assert_eq!(shown.status, StatusCode::OK, "{asset}");
        assert!(shown.headers["cache-control"].to_str().unwrap().contains("immutable"));
    }
    assert_eq!(browser.open("/assets/page.css").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_language_is_the_browsers_until_another_is_chosen() {
    let (_folder, server) = server();
    let mut german = Browser::set_up(&server).await;
    german.language = "de-CH,de;q=0.9,en;q=0.5";
    let shown = german.open("/").await;
    assert!(shown.says("<html lang=\"de\">") && shown.says("Projekte"), "{}", shown.text);
    let shown = german.send("/language", &[("language", "it"), ("to", "/access")]).await;
    assert_eq!(shown.path, "/access");
    assert!(shown.says("<html lang=\"it\">"));
    for astray in ["https://evil.example", "//evil.example", "/\\evil.example"] {
        assert_eq!(german.send("/language", &[("language", "it"), ("to", astray)]).await.path, "/");
    }
    assert_eq!(
        german.send("/language", &[("language", "xx"), ("to", "/")]).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    // After a mistake in a form the switch leads back to a page.
    let fields = [("current", "x"), ("password", "x"), ("again", "x")];
    let shown = german.submit("/access", "/access/password", &fields).await;
    assert_eq!(
        (shown.status, shown.hidden("to").as_str()),
        (StatusCode::UNPROCESSABLE_ENTITY, "/access")
    );
    let wrong = german.open("/access/password").await;
    assert!(wrong.status == StatusCode::METHOD_NOT_ALLOWED && wrong.says("<html lang=\"it\">"));
    let lost = german.open("/nothing/here").await;
    assert_eq!(lost.status, StatusCode::NOT_FOUND);
    assert!(lost.says("<html lang=\"it\">"), "{}", lost.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn texts_are_compressed_for_who_can_read_that_and_streams_are_not() {
    let building = Building::new().await;
    let browser = Browser::set_up(&building.server).await;
    let home = browser.open("/").await;
    let style = home.text.split_once("stylesheet\" href=\"").unwrap().1.split_once('"').unwrap().0;
    let accounts = format!("/projects/{}/accounts", building.project);
    let live = home.text.split_once("data-live=\"").unwrap().1.split_once('"').unwrap().0;
    for (path, expected) in [
        (accounts.as_str(), Some("gzip")),
        (style, Some("gzip")),
        ("/activity.csv", Some("gzip")),
        (&live.replace("&amp;", "&"), None),
    ] {
        let request = browser.request(Method::GET, path);
        let answer = browser.once(request.header("accept-encoding", "gzip")).await;
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        let encoding = answer.headers().get("content-encoding").map(|it| it.to_str().unwrap());
        assert_eq!(encoding, expected, "{path}");
        let plain = browser.once(browser.request(Method::GET, path)).await;
        assert!(plain.headers().get("content-encoding").is_none(), "{path} unasked");
    }
}
