//! Signing in and out, and the operator's own access.

use hmac::{Hmac, KeyInit as _, Mac as _};
use reqwest::StatusCode;
use sha1::Sha1;

use super::set_up::server;
use crate::harness::{Browser, PAGE_PASSWORD, ServerProcess, secrets};

const OTHER_PASSWORD: &str = "quindici rane verdi";

/// What an authenticator app shows for a key, `steps` of 30 seconds from now (RFC 6238).
fn app_shows(key: &str, steps: i64) -> String {
    let bare: String = key.to_uppercase().chars().filter(|c| !c.is_whitespace()).collect();
    let secret = data_encoding::BASE32_NOPAD.decode(bare.as_bytes()).unwrap();
    let now = std::time::UNIX_EPOCH.elapsed().unwrap().as_secs() as i64;
    let mut mac = Hmac::<Sha1>::new_from_slice(&secret).unwrap();
    mac.update(&(now / 30 + steps).to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let place = usize::from(hash[19] & 15);
    let number = u32::from_be_bytes(hash[place..place + 4].try_into().unwrap()) & 0x7fff_ffff;
    format!("{:06}", number % 1_000_000)
}

/// Switches the second factor on with the code of the step before; gives the key.
async fn with_factor(browser: &Browser) -> String {
    let shown = browser.open("/set-up/factor").await;
    assert!(shown.says("<svg"), "no QR: {}", shown.text);
    let key = shown.text.split_once("<code class=\"key\">").unwrap().1.split_once('<').unwrap().0;
    for wrong in ["", "000000", "12345"] {
        let shown = browser.submit("/set-up/factor", "/set-up/factor", &[("code", wrong)]).await;
        assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
    let code = app_shows(key, -1);
    let shown = browser.submit("/set-up/factor", "/set-up/factor", &[("code", &code)]).await;
    assert_eq!(shown.path, "/set-up/project");
    // Once it is on, no other is offered.
    for page in ["/set-up/factor", "/access/factor"] {
        assert_eq!(browser.open(page).await.path, "/access");
        let shown = browser.submit("/access", page, &[("code", &app_shows(key, 0))]).await;
        assert_eq!(shown.path, "/access");
    }
    secrets::note_text(key);
    key.to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_of_the_second_factor_is_taken_once() {
    let (_folder, server) = server();
    let browser = Browser::set_up(&server).await;
    let key = with_factor(&browser).await;
    let other = Browser::new(&server);
    assert!(other.open("/sign-in").await.says("name=\"code\""));
    let seen = app_shows(&key, -1);
    let shown = other.sign_in(PAGE_PASSWORD, &seen).await;
    assert_eq!(shown.status, StatusCode::UNAUTHORIZED, "the code that switched it on is taken");
    assert_eq!(other.sign_in(PAGE_PASSWORD, "").await.status, StatusCode::UNAUTHORIZED);
    let next = app_shows(&key, 1);
    assert_eq!(other.sign_in("not the password", &next).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(other.sign_in(PAGE_PASSWORD, &next).await.path, "/");
    let replay = Browser::new(&server);
    let shown = replay.sign_in(PAGE_PASSWORD, &next).await;
    assert_eq!(shown.status, StatusCode::UNAUTHORIZED, "a code is taken twice");
    // An earlier one is worth nothing any more either.
    let shown = replay.sign_in(PAGE_PASSWORD, &app_shows(&key, 0)).await;
    assert_eq!(shown.status, StatusCode::UNAUTHORIZED);
    // It goes off with the password only.
    let off = "/access/factor/off";
    let shown = other.submit("/access", off, &[("current", "not the password")]).await;
    assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY);
    let shown = other.submit("/access", off, &[("current", PAGE_PASSWORD)]).await;
    assert!(shown.says("The second factor is off"), "{}", shown.text);
    assert_eq!(replay.sign_in(PAGE_PASSWORD, "").await.path, "/");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_guesses_waits() {
    let (_folder, server) = server();
    let browser = Browser::set_up(&server).await;
    let guesser = Browser::new(&server);
    for _ in 0..10 {
        let shown = guesser.sign_in("a guess", "").await;
        assert_eq!(shown.status, StatusCode::UNAUTHORIZED);
        assert!(!shown.says("a guess"), "what was typed is repeated");
    }
    let shown = guesser.sign_in(PAGE_PASSWORD, "").await;
    assert_eq!(shown.status, StatusCode::TOO_MANY_REQUESTS);
    // One try is forgiven in 30 seconds, of which some may have passed.
    let wait: u32 = shown.headers["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=30).contains(&wait), "{wait}");
    assert!(shown.says(&format!("{wait} seconds")), "{}", shown.text);
    // Asked again while signed in, it is the same password and the same limit.
    let fields = [("current", PAGE_PASSWORD), ("password", "x"), ("again", "x")];
    let shown = browser.submit("/access", "/access/password", &fields).await;
    assert!(shown.says("Too many wrong tries"), "{}", shown.text);
    server.turn_clock(31);
    assert_eq!(guesser.sign_in(PAGE_PASSWORD, "").await.path, "/");
}

#[tokio::test(flavor = "multi_thread")]
async fn guessing_all_at_once_gets_no_further() {
    let (_folder, server) = server();
    Browser::set_up(&server).await;
    let guesser = Browser::new(&server);
    let guesses = (0..40).map(|_| guesser.sign_in("a guess", ""));
    let shown = futures_util::future::join_all(guesses).await;
    let compared = shown.iter().filter(|shown| shown.status == StatusCode::UNAUTHORIZED).count();
    assert_eq!(compared, 10);
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_ends_the_session() {
    let (_folder, server) = server();
    let browser = Browser::set_up(&server).await;
    let copied = browser.cookies();
    let shown = browser.submit("/", "/sign-out", &[]).await;
    assert_eq!(shown.path, "/sign-in");
    assert!(!browser.cookies().contains_key("__Host-session"));
    browser.set_cookies(copied);
    assert!(browser.open("/").await.path.starts_with("/sign-in"), "a copied cookie is good");
    let (here, there) = (Browser::new(&server), Browser::new(&server));
    here.sign_in(PAGE_PASSWORD, "").await;
    there.sign_in(PAGE_PASSWORD, "").await;
    assert!(here.open("/access").await.says("2 browsers"));
    here.submit("/access", "/access/sign-out-everywhere", &[]).await;
    assert!(there.open("/").await.path.starts_with("/sign-in"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_when_idle_and_after_half_a_day() {
    let (_folder, server) = server();
    let browser = Browser::set_up(&server).await;
    for look in 1..=12 {
        server.turn_clock(look * 3500);
        assert_eq!(browser.open("/").await.path, "/", "at look {look}");
    }
    server.turn_clock(12 * 3600);
    assert!(browser.open("/").await.path.starts_with("/sign-in"));
    let idle = Browser::new(&server);
    idle.sign_in(PAGE_PASSWORD, "").await;
    server.turn_clock(13 * 3600);
    assert!(idle.open("/").await.path.starts_with("/sign-in"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_signs_others_out() {
    let (_folder, server) = server();
    let browser = Browser::set_up(&server).await;
    let other = Browser::new(&server);
    other.sign_in(PAGE_PASSWORD, "").await;
    let change = async |current: &str, password: &str, again: &str| {
        let fields = [("current", current), ("password", password), ("again", again)];
        browser.submit("/access", "/access/password", &fields).await
    };
    for (current, password, again) in [
        ("not the password", OTHER_PASSWORD, OTHER_PASSWORD),
        (PAGE_PASSWORD, "short", "short"),
        (PAGE_PASSWORD, OTHER_PASSWORD, "something else"),
    ] {
        let shown = change(current, password, again).await;
        assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let shown = change(PAGE_PASSWORD, OTHER_PASSWORD, OTHER_PASSWORD).await;
    assert!(shown.says("The password is changed"), "{}", shown.text);
    assert!(other.open("/").await.path.starts_with("/sign-in"));
    assert_eq!(signs_in(&server, PAGE_PASSWORD).await, StatusCode::UNAUTHORIZED);
    assert_eq!(signs_in(&server, OTHER_PASSWORD).await, StatusCode::OK);
}

async fn signs_in(server: &ServerProcess, password: &str) -> StatusCode {
    Browser::new(server).sign_in(password, "").await.status
}

/// A session that a stranger put into the browser never becomes the operator's.
#[tokio::test(flavor = "multi_thread")]
async fn signing_in_makes_a_new_session() {
    let (_folder, server) = server();
    Browser::set_up(&server).await;
    let browser = Browser::new(&server);
    let planted = format!("p.{}", data_encoding::BASE64URL_NOPAD.encode(&[7; 32]));
    browser.set_cookies([("__Host-session".to_owned(), planted.clone())].into());
    browser.sign_in(PAGE_PASSWORD, "").await;
    assert_ne!(browser.cookies()["__Host-session"], planted);
    let stranger = Browser::new(&server);
    stranger.set_cookies([("__Host-session".to_owned(), planted)].into());
    assert!(stranger.open("/").await.path.starts_with("/sign-in"));
}
