//! *Licences and codes*: the table, the switches, codes and licences.

use innkey_core::net::Request;
use innkey_protocol::{
    ErrorCode, Stay,
    api::{
        activity::{ActivityKind, ActivityQuery},
        customers::{CustomerEdit, Settings},
        operator::AccountState,
        routes,
        sign_in::Role,
    },
};
use reqwest::StatusCode;

use crate::{
    codes::reason,
    harness::{Browser, Building, HOUR, PAGE_PASSWORD, PASSWORD, secrets},
};

struct Page {
    building: Building,
    browser: Browser,
    /// `/projects/…`
    project: String,
}

impl Page {
    async fn open() -> Self {
        let building = Building::new().await;
        let browser = Browser::set_up(&building.server).await;
        let project = format!("/projects/{}", building.project);
        Self { building, browser, project }
    }

    async fn accounts(&self) -> Vec<AccountState> {
        let path = routes::operator_accounts(self.building.project);
        self.building.operator(Request::get(path)).await
    }

    async fn account(&self, user: &str) -> AccountState {
        let accounts = self.accounts().await;
        accounts.into_iter().find(|account| account.user.as_deref() == Some(user)).unwrap()
    }

    fn at(&self, account: &AccountState) -> String {
        format!("{}/accounts/{}", self.project, account.id)
    }

    /// Sends a form of an account's own page.
    async fn act(
        &self,
        account: &AccountState,
        action: &str,
        fields: &[(&str, &str)],
    ) -> crate::harness::Shown {
        let page = self.at(account);
        self.browser.submit(&page, &format!("{page}/{action}"), fields).await
    }

    async fn add(&self, fields: &[(&str, &str)]) -> crate::harness::Shown {
        let page = format!("{}/accounts/new", self.project);
        self.browser.submit(&page, &page, fields).await
    }

    async fn set_limit(&self, limit: &str) -> crate::harness::Shown {
        let page = format!("{}/licences", self.project);
        let seen = self.browser.open(&page).await.hidden("seen");
        self.browser.submit(&page, &page, &[("limit", limit), ("seen", &seen)]).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_table_shows_who_has_access_and_never_a_code() {
    let page = Page::open().await;
    let (maria, code) = page.building.invite("Maria Rossi").await;
    let (paolo, _) = page.building.invite("Paolo").await;
    page.building.server.turn_clock(30);
    let shown = page.browser.open(&format!("{}/accounts", page.project)).await;
    for text in ["anna", "Maria Rossi", "Paolo", "3 accounts", "1 h 59 min", "2 in use", "no limit"]
    {
        assert!(shown.says(text), "{text}: {}", shown.text);
    }
    for html in [&shown, &page.browser.open(&format!("{}/codes", page.project)).await] {
        assert!(html.says("Maria Rossi") && html.says("live"), "{}", html.text);
        let bare = code.to_string().replace('-', "");
        assert!(!html.says(&code.to_string()) && !html.says(&bare), "a code is on the page");
    }
    let guest = page.building.guest_phone(&maria).await;
    guest.sign_in_with(&code).await.unwrap();
    page.building.customers().revoke(paolo.id).await.unwrap();
    let find = async |query: &str| {
        let shown = page.browser.open(&format!("{}/accounts?{query}", page.project)).await;
        ["anna", "Maria Rossi", "Paolo"].map(|name| shown.says(&format!(">{name}<")))
    };
    assert_eq!(find("show=admins").await, [true, false, false]);
    assert_eq!(find("show=customers").await, [false, true, true]);
    assert_eq!(find("show=signed_in").await, [true, true, false]);
    assert_eq!(find("show=invited").await, [false, false, false]);
    assert_eq!(find("q=rossi").await, [false, true, false]);
    assert_eq!(find("q=%25").await, [false, false, false]);
    let codes = async |show: &str| {
        let shown = page.browser.open(&format!("{}/codes?show={show}", page.project)).await;
        ["Maria Rossi", "Paolo"].map(|name| shown.says(&format!(">{name}<")))
    };
    assert_eq!(codes("used").await, [true, false]);
    assert_eq!(codes("withdrawn").await, [false, true]);
    assert_eq!(codes("live").await, [false, false]);
    let shown = page.browser.open(&format!("{}/codes", page.project)).await;
    assert!(shown.says(">anna<"), "nobody says who made them: {}", shown.text);
    let (_late, _) = page.building.invite("Late").await;
    page.building.server.turn_clock(2 * HOUR + 60);
    page.browser.sign_in(PAGE_PASSWORD, "").await;
    let shown = page.browser.open(&format!("{}/codes?show=expired", page.project)).await;
    assert!(shown.says(">Late<"), "{}", shown.text);
    let wrong = page.browser.open(&format!("{}/accounts?show=x", page.project)).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_is_added_switched_reset_and_removed() {
    let page = Page::open().await;
    secrets::note_text("zabaione-17");
    let long = "x".repeat(101);
    for (user, password) in
        [("", PASSWORD), (long.as_str(), PASSWORD), ("bruno", "short"), ("ANNA", PASSWORD)]
    {
        let shown = page.add(&[("user", user), ("password", password)]).await;
        assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY, "{user:?}");
        assert!(shown.says("aria-invalid") && !shown.says(&format!("value=\"{password}\"")));
        assert!(shown.says(&format!("value=\"{user}\"")), "what was typed is lost");
    }
    let shown = page.add(&[("user", "Bruno"), ("password", PASSWORD)]).await;
    assert!(shown.says("The account is added") && shown.says("bruno"), "{}", shown.text);
    let bruno = page.account("bruno").await;
    assert_eq!(bruno.role, Role::Customer);

    // Admin on: the list is there for them at once.
    let list = format!("{}/accounts?show=customers", page.project);
    let to = [("on", "true"), ("to", list.as_str())];
    let shown = page.act(&bruno, "admin", &to).await;
    assert_eq!(shown.path, list);
    assert_eq!(page.account("bruno").await.role, Role::Admin);
    let phone = crate::harness::Phone::with_link(&page.building.anna_link().await).await;
    phone.sign_in_as("bruno", PASSWORD).await.unwrap();
    phone.project.customers().list().await.unwrap();
    page.act(&bruno, "admin", &[("on", "false"), ("to", "https://evil.example")]).await;
    phone.project.customers().list().await.unwrap_err();

    let shown = page.act(&bruno, "enabled", &[("on", "false")]).await;
    assert!(shown.says("switched off"), "{}", shown.text);
    assert_eq!(reason(phone.project.account().await), ErrorCode::AccountDisabled);
    page.act(&bruno, "enabled", &[("on", "true")]).await;
    phone.project.account().await.unwrap();

    let shown = page.act(&bruno, "sign-out", &[]).await;
    assert!(shown.says("No device is signed in"), "{}", shown.text);
    phone.project.account().await.unwrap_err();
    let shown = page.act(&bruno, "password", &[("password", "short")]).await;
    assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.act(&bruno, "password", &[("password", "zabaione-17")]).await;
    phone.sign_in_as("bruno", PASSWORD).await.unwrap_err();
    phone.sign_in_as("bruno", "zabaione-17").await.unwrap();

    page.act(&bruno, "remove", &[]).await;
    assert!(page.accounts().await.iter().all(|account| account.id != bruno.id));
    assert_eq!(page.browser.open(&page.at(&bruno)).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_admin_is_removed_only_with_the_operators_password() {
    let page = Page::open().await;
    let anna = page.building.anna.clone();
    let ask = page.browser.open(&format!("{}/remove", page.at(&anna))).await;
    assert!(ask.says("name=\"current\""), "{}", ask.text);
    for current in [None, Some(""), Some("not the password")] {
        let fields: Vec<_> = current.map(|current| ("current", current)).into_iter().collect();
        let shown = page.act(&anna, "remove", &fields).await;
        assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY, "{current:?}");
    }
    assert_eq!(page.accounts().await.len(), 1);
    let shown = page.act(&anna, "remove", &[("current", PAGE_PASSWORD)]).await;
    assert!(shown.says("The account is removed"), "{}", shown.text);
    assert!(page.accounts().await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn no_more_customers_are_active_at_once_than_there_are_licences() {
    let page = Page::open().await;
    let now = page.building.now().await;
    for wrong in ["-1", "many", "1000001"] {
        let shown = page.set_limit(wrong).await;
        assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert!(shown.says(&format!("value=\"{wrong}\"")), "what was typed is lost");
    }
    let shown = page.set_limit("1").await;
    assert!(shown.says("0 in use") && shown.says("1 free"), "{}", shown.text);
    let stay = |from: i64, until: i64| Settings {
        stay: Stay { from: Some(now.plus(from * HOUR)), until: Some(now.plus(until * HOUR)) },
        ..Settings::default()
    };
    let first = page.building.customer(stay(-1, 24)).await;
    // Stays that do not touch share the licence, and those that do not.
    page.building.customer(stay(24, 48)).await;
    let mut draft = innkey_core::Draft::with(stay(23, 30), false).unwrap();
    let refused = page.building.customers().create(&mut draft).await;
    assert_eq!(reason(refused), ErrorCode::LicencesUsedUp);
    let off = page.building.customer(Settings { enabled: false, ..stay(0, 30) }).await;
    let on = CustomerEdit { enabled: Some(true), ..CustomerEdit::default() };
    let refused = page.building.customers().edit(off.id, &on).await;
    assert_eq!(reason(refused), ErrorCode::LicencesUsedUp);
    let longer = CustomerEdit { stay: Some(stay(-1, 25).stay), ..CustomerEdit::default() };
    let refused = page.building.customers().edit(first.id, &longer).await;
    assert_eq!(reason(refused), ErrorCode::LicencesUsedUp);
    let shorter = CustomerEdit { stay: Some(stay(-1, 23).stay), ..CustomerEdit::default() };
    page.building.edit(&first, shorter).await;
    let shown = page.add(&[("user", "bruno"), ("password", PASSWORD)]).await;
    assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(shown.says("All licences are in use"), "{}", shown.text);
    // Admins need none.
    page.add(&[("user", "bruno"), ("password", PASSWORD), ("admin", "on")]).await;
    let bruno = page.account("bruno").await;
    let shown = page.act(&bruno, "admin", &[("on", "false"), ("to", "/")]).await;
    assert_eq!(shown.status, StatusCode::CONFLICT);
    assert_eq!(page.account("bruno").await.role, Role::Admin);
    // Less than are active: nobody loses anything, and what makes nobody more active is done.
    page.set_limit("0").await;
    page.building
        .edit(&first, CustomerEdit { note: Some("x".into()), ..CustomerEdit::default() })
        .await;
    let activity = page.building.customers().activity(&ActivityQuery::default()).await.unwrap();
    let set = activity.entries.iter().find(|entry| entry.kind == ActivityKind::LicencesChanged);
    let change = &set.unwrap().changes[0];
    assert_eq!((change.before.as_str(), change.after.as_str()), ("1", "0"));
    page.set_limit("").await;
    page.building.edit(&off, on).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_operators_the_second_sees_what_the_first_has_set() {
    let page = Page::open().await;
    let other = Browser::new(&page.building.server);
    other.sign_in(PAGE_PASSWORD, "").await;
    let path = format!("{}/licences", page.project);
    let seen = other.open(&path).await.hidden("seen");
    page.set_limit("7").await;
    let shown = other.submit(&path, &path, &[("limit", "3"), ("seen", &seen)]).await;
    assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(shown.says("Somebody else") && shown.hidden("seen") == "7", "{}", shown.text);
    assert!(shown.says("value=\"3\""), "what was typed is lost");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_list_has_pages() {
    let page = Page::open().await;
    for number in 0..52 {
        page.building
            .customer(Settings { name: format!("Guest {number:02}"), ..Settings::default() })
            .await;
    }
    let open = async |number: &str| {
        page.browser.open(&format!("{}/accounts?page={number}", page.project)).await
    };
    let first = open("1").await;
    assert!(first.says("53 accounts") && first.says("Page 1 of 2") && first.says("Guest 51"));
    assert!(first.says(">anna<") && !first.says("Guest 00") && !first.says("rel=\"prev\""));
    let second = open("2").await;
    assert!(second.says("Guest 00") && second.says("rel=\"prev\"") && !second.says("rel=\"next\""));
    for odd in ["0", "99", "18446744073709551615"] {
        assert_eq!(open(odd).await.status, StatusCode::OK, "{odd}");
    }
}
