//! Versions, what changed, and back.

use innkey_core::net::Request;
use innkey_protocol::api::{operator::Version, routes};
use reqwest::StatusCode;

use crate::harness::{Browser, Building, write_project};

async fn versions(building: &Building) -> Vec<Version> {
    building.operator(Request::get(routes::operator_versions(building.project))).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_version_is_compared_and_published_again() {
    let building = Building::new().await;
    let browser = Browser::set_up(&building.server).await;
    let source = building.path("second");
    write_project(&source, "Casa Seconda", &[9; 100]);
    building.push(&source);
    let page = format!("/projects/{}/versions", building.project);
    let shown = browser.open(&page).await;
    for said in ["Version 2", "Version 1", "current", "127.0.0.1", "kB"] {
        assert!(shown.says(said), "{said}: {}", shown.text);
    }
    let shown = browser.open(&format!("{page}/1")).await;
    assert!(shown.says("the first version") && shown.says("Publish version 1 again"));
    let shown = browser.open(&format!("{page}/2")).await;
    for said in ["was called “Casa Prova”", "other content, 20.0 kB → 100 B", "images/garden.jpg"]
    {
        assert!(shown.says(said), "{said}: {}", shown.text);
    }
    assert!(!shown.says("Publish version 2 again"), "the current one");
    let shown = browser.open(&format!("{page}/1?with=2")).await;
    assert!(shown.says("other content, 100 B → 20.0 kB"), "{}", shown.text);
    for nothing in ["3", "1?with=7", "0"] {
        let shown = browser.open(&format!("{page}/{nothing}")).await;
        assert_eq!(shown.status, StatusCode::NOT_FOUND, "{nothing}");
    }

    // Decided by what is not current any more: not done.
    let (one, restore) = (format!("{page}/1"), format!("{page}/1/restore"));
    let shown = browser.submit(&one, &restore, &[("current", "1")]).await;
    assert_eq!(shown.status, StatusCode::CONFLICT);
    assert!(shown.says("Somebody else"), "{}", shown.text);
    assert_eq!(versions(&building).await.len(), 2);
    let shown = browser.submit(&one, &restore, &[("current", "2")]).await;
    assert!(shown.says("published again") && shown.says("content of version 1"), "{}", shown.text);
    let newest = versions(&building).await.remove(0);
    assert_eq!((newest.number, newest.restores, newest.name.as_str()), (3, Some(1), "Casa Prova"));
    let shown = browser.open(&format!("{page}/3?with=1")).await;
    assert!(shown.says("No differences"), "{}", shown.text);
}
