//! *Activity*: what happened in every project, what finds it, and the table for spreadsheets.

use innkey_protocol::api::customers::CustomerEdit;
use reqwest::StatusCode;

use crate::harness::{Browser, Building, HOUR, PAGE_PASSWORD, Shown, secrets};

async fn found(browser: &Browser, query: &str) -> Shown {
    let shown = browser.open(&format!("/activity?{query}")).await;
    assert_eq!(shown.status, StatusCode::OK, "{query}");
    secrets::assert_absent(&shown.text, "the activity");
    shown
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happened_is_told_and_found() {
    let building = Building::new().await;
    let browser = Browser::set_up(&building.server).await;
    let (maria, code) = building.invite("Märia =Rossi").await;
    let (paolo, _) = building.invite("Paolo").await;
    let guest = building.guest_phone(&maria).await;
    guest.sign_in_with(&code).await.unwrap();
    guest.sign_in_with(&code).await.unwrap_err();
    building.edit(&paolo, CustomerEdit { enabled: Some(false), ..CustomerEdit::default() }).await;
    building.another_project("01935e2a-0000-7000-8000-0000000000c2", "bruno").await;

    let all = found(&browser, "").await;
    for text in
        ["Signed in by code", "code used already", "Account: on → off", "Casa Altra", "bruno"]
    {
        assert!(all.says(text), "{text}: {}", all.text);
    }
    assert!(
        all.says("Operator") && all.says("Version 1") && all.says("90 days") && all.says("UTC")
    );
    let one = found(&browser, &format!("project={}", building.project)).await;
    assert!(one.says("Märia =Rossi") && !one.says(">bruno<"), "{}", one.text);
    let person = found(&browser, "person=M%C3%84RIA").await;
    assert!(person.says(">Märia =Rossi<") && !person.says(">Paolo<"), "{}", person.text);
    let kind = found(&browser, "kind=sign_in_failed").await;
    assert!(kind.says("code used already") && !kind.says(">Paolo<"), "{}", kind.text);
    let nothing = found(&browser, "to=2020-01-01").await;
    assert!(nothing.says("Nothing matches"), "{}", nothing.text);
    building.customers().remove(paolo.id).await.unwrap();
    assert!(!found(&browser, "").await.says(">Paolo<"), "a removed person is named");

    for (query, text) in [("from=x", "from-wrong"), ("from=2026-05-02&to=2026-05-01", "to-wrong")] {
        let shown = browser.open(&format!("/activity?{query}&person=Bea")).await;
        assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        assert!(shown.says(text) && shown.says("value=\"Bea\""), "{}", shown.text);
    }
    for (query, status) in [
        ("kind=x", StatusCode::UNPROCESSABLE_ENTITY),
        ("after=x", StatusCode::UNPROCESSABLE_ENTITY),
        ("project=x", StatusCode::NOT_FOUND),
    ] {
        assert_eq!(browser.open(&format!("/activity?{query}")).await.status, status, "{query}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_and_the_table_have_every_entry_once() {
    let building = Building::new().await;
    let browser = Browser::set_up(&building.server).await;
    for number in 0..60 {
        building.invite(&format!("=Guest {number}")).await;
        if number == 30 {
            building.another_project("01935e2a-0000-7000-8000-0000000000c2", "bruno").await;
        }
    }
    let mut path = "/activity?kind=customer_added".to_owned();
    let mut names = Vec::new();
    loop {
        let shown = browser.open(&path).await;
        let rows = shown.text.split(">=Guest ").skip(1);
        names.extend(rows.map(|row| row.split('<').next().unwrap().parse::<u32>().unwrap()));
        let Some((link, _)) = shown.text.split_once("rel=\"next\" href=\"") else {
            let text = shown.text.split("rel=\"next\" ").nth(1);
            assert!(text.is_none());
            break;
        };
        let rest = &shown.text[link.len() + "rel=\"next\" href=\"".len()..];
        path = rest.split('"').next().unwrap().replace("&#38;", "&").replace("&amp;", "&");
    }
    assert_eq!(names, (0..60).rev().collect::<Vec<_>>());

    let table = browser.open("/activity.csv?kind=customer_added").await;
    assert!(table.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
    assert_eq!(table.headers["content-type"], "text/csv; charset=utf-8");
    let lines: Vec<_> = table.text.trim_start_matches('\u{feff}').lines().collect();
    assert!(lines[0].starts_with("time,time_zone,project,what,by,"), "{}", lines[0]);
    assert_eq!(lines.len(), 61);
    assert!(lines[1].contains(",'=Guest 59,customer,"), "{}", lines[1]);
    let wrong = browser.open("/activity.csv?from=x").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);

    // A day is the building's.
    building.server.turn_clock(49 * HOUR);
    building.invite("Late").await;
    browser.sign_in(PAGE_PASSWORD, "").await;
    let table = browser.open("/activity.csv?kind=customer_added").await;
    let day = &table.text.lines().nth(1).unwrap()[..10];
    let shown = found(&browser, &format!("kind=customer_added&from={day}&to={day}")).await;
    assert!(shown.says(">Late<") && !shown.says("Guest"), "{}", shown.text);
}
