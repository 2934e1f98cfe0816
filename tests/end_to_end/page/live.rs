//! The stream by which an open page stays as it would be rendered anew.

use innkey_protocol::api::customers::CustomerEdit;
use reqwest::Method;

use crate::harness::{Browser, Building, PAGE_PASSWORD, Stream, in_time};

const OTHER: &str = "01935e2a-0000-7000-8000-0000000000c3";
const MINUTE: i64 = 60;

/// An open page that listens.
struct Open {
    stream: Stream,
    stand: String,
}

impl Open {
    /// Opens a page and listens where it says; the first thing told is the stand that the page has.
    async fn page(browser: &Browser, path: &str) -> Self {
        let shown = browser.open(path).await;
        let value = |name: &str| {
            let (_, rest) = shown.text.split_once(&format!("{name}=\"")).unwrap();
            rest.split_once('"').unwrap().0.to_owned()
        };
        let answer = browser.once(browser.request(Method::GET, &value("data-live"))).await;
        let mut open = Self { stream: Stream::of(answer), stand: value("data-stand") };
        let (before, told) = (open.stand.clone(), open.told().await);
        assert_eq!(told, before, "{path} is told of a change that it shows");
        open
    }

    /// The next stand that is told.
    #[track_caller]
    fn told(&mut self) -> impl Future<Output = String> {
        in_time("another stand", async {
            self.stream.until("\n\n").await;
            while !self.stream.text.contains("event: changed\ndata: ") {
                assert!(!self.stream.text.contains("event: ended"), "{}", self.stream.text);
                self.stream.text.clear();
                self.stream.until("\n\n").await;
            }
            let (_, told) = self.stream.text.split_once("data: ").unwrap();
            told.trim().clone_into(&mut self.stand);
            self.stream.text.clear();
            self.stand.clone()
        })
    }

    /// The session has ended, and the stream with it.
    #[track_caller]
    fn ends(self) -> impl Future<Output = ()> {
        let all = self.stream.into_all();
        async { assert!(all.await.contains("event: ended")) }
    }

    /// Something else is told than before.
    #[track_caller]
    fn hears(&mut self) -> impl Future<Output = ()> {
        in_time("a change", async {
            let before = self.stand.clone();
            assert_ne!(self.told().await, before);
        })
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_page_hears_what_changes_in_its_project() {
    let building = Building::new().await;
    let browser = Browser::set_up(&building.server).await;
    let mut home = Open::page(&browser, "/").await;
    let path = format!("/projects/{}/accounts", building.project);
    let mut list = Open::page(&browser, &path).await;
    let mut codes = Open::page(&browser, &format!("/projects/{}/codes", building.project)).await;
    let account = format!("{path}/{}", building.anna.id);
    let mut one = Open::page(&browser, &account).await;

    // A code is made.
    let (maria, code) = building.invite("Maria Rossi").await;
    for page in [&mut home, &mut list, &mut codes, &mut one] {
        page.hears().await;
    }
    // A guest signs in.
    let phone = building.guest_phone(&maria).await;
    phone.sign_in_with(&code).await.unwrap();
    list.hears().await;
    assert!(browser.open(&format!("{path}?show=signed_in")).await.says("Maria Rossi"));
    // An account is changed by an admin, and by the operator elsewhere.
    let note = CustomerEdit { note: Some("late".into()), ..CustomerEdit::default() };
    building.edit(&maria, note).await;
    list.hears().await;
    browser.submit(&account, &format!("{account}/enabled"), &[("on", "false")]).await;
    list.hears().await;

    // What happens in another project concerns the first page only.
    let mut home = Open::page(&browser, "/").await;
    building.another_project(OTHER, "otto").await;
    home.hears().await;
    list.stream.text.clear();
    assert_eq!(Open::page(&browser, &path).await.stand, list.stand);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_page_hears_when_a_code_expires_and_keeps_nobody_signed_in() {
    let building = Building::new().await;
    let browser = Browser::set_up(&building.server).await;
    let path = format!("/projects/{}/codes", building.project);
    building.invite("Late").await;
    // Somebody is there every 50 minutes.
    for minutes in [50, 100] {
        building.server.turn_clock(minutes * MINUTE);
        browser.open(&path).await;
    }
    let mut page = Open::page(&browser, &path).await;
    building.server.turn_clock(121 * MINUTE);
    page.hears().await;
    let by_itself = browser.request(Method::GET, &path).header("sec-fetch-dest", "empty");
    assert!(browser.follow(by_itself, &path).await.says("expired"));
    building.server.turn_clock(161 * MINUTE);
    page.ends().await;
    assert!(browser.open(&path).await.path.starts_with("/sign-in"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_stream_is_for_the_operator_and_ends_with_the_session() {
    let building = Building::new().await;
    let browser = Browser::set_up(&building.server).await;
    let (page, elsewhere) = (Open::page(&browser, "/").await, Browser::new(&building.server));
    let shown = elsewhere.open("/live").await;
    assert!(shown.path.starts_with("/sign-in"), "a stranger sees {}", shown.path);
    elsewhere.sign_in(PAGE_PASSWORD, "").await;
    let other = Open::page(&elsewhere, "/").await;
    browser.submit("/", "/sign-out", &[]).await;
    page.ends().await;
    elsewhere.submit("/access", "/access/sign-out-everywhere", &[]).await;
    other.ends().await;
}
