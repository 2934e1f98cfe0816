//! The list by pages, and finding customers in it.

use std::collections::BTreeSet;

use innkey_protocol::{
    AccountId, ErrorCode, Rights, Secret, Stay, UnixTime,
    api::customers::{
        Batch, BatchChange, CustomerEdit, CustomerQuery, Login, NewCustomer, Settings, StayFilter,
    },
};

use crate::{
    codes::reason,
    harness::{Building, HOUR, live_code},
};

/// Customers of these names, added at once, oldest first.
async fn add(building: &Building, names: impl IntoIterator<Item = String>) -> Vec<AccountId> {
    let names = names.into_iter();
    let settings = names.map(|name| Settings { name, ..Settings::default() });
    let new = settings.map(|settings| (AccountId::new(), settings));
    let (ids, changes) = new
        .map(|(id, settings)| {
            let new = NewCustomer { settings, ..NewCustomer::default() };
            (id, BatchChange::Add { id, new })
        })
        .unzip();
    building.customers().apply(&Batch { changes }).await.unwrap();
    ids
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_have_no_gap_and_no_repeat_while_customers_come_and_go() {
    let building = Building::new().await;
    let mut there = Vec::new();
    for round in 0..3 {
        building.server.turn_clock(round * 60);
        there
            .extend(add(&building, (0..100).map(|number| format!("Guest {round} {number}"))).await);
    }
    let mut query = CustomerQuery { limit: Some(37), ..CustomerQuery::default() };
    let (mut listed, mut removed) = (Vec::new(), BTreeSet::new());
    loop {
        let page = building.customers().page(&query).await.unwrap();
        assert!(page.customers.len() <= 37);
        listed.extend(page.customers.iter().map(|customer| customer.id));
        // Meanwhile some are added, one that was shown goes, and one that was not.
        let [shown, unseen] = [listed[listed.len() - 1], there[listed.len() / 10]];
        for id in [shown, unseen] {
            building.customers().remove(id).await.unwrap();
            removed.insert(id);
        }
        add(&building, (0..3).map(|number| format!("Late {number}"))).await;
        let Some(next) = page.next else { break };
        query.after = Some(next);
    }
    let unique: BTreeSet<_> = listed.iter().copied().collect();
    assert_eq!(unique.len(), listed.len(), "a customer was listed twice");
    let missing = there.iter().filter(|id| !unique.contains(id) && !removed.contains(id));
    assert_eq!(missing.count(), 0, "a customer was left out");
    let whole = building.customers().list().await.unwrap();
    assert_eq!(whole.total, whole.customers.len() as u64);
    let order: Vec<_> = whole.customers.iter().map(|one| (one.created_at, one.id)).collect();
    assert!(order.is_sorted_by(|a, b| a > b), "not the newest first");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_does_not_exist_is_said() {
    let building = Building::new().await;
    add(&building, (0..3).map(|number| format!("Guest {number}"))).await;
    let page = async |after: Option<&str>, limit| {
        let query = CustomerQuery { after: after.map(Into::into), limit, ..Default::default() };
        building.customers().page(&query).await
    };
    for odd in ["", "x", "5", "5.x", "99999999999999999999.x"] {
        assert_eq!(reason(page(Some(odd), None).await), ErrorCode::Invalid, "{odd}");
    }
    assert_eq!(page(None, Some(0)).await.unwrap().customers.len(), 1, "at least one");
    assert_eq!(page(None, Some(u32::MAX)).await.unwrap().customers.len(), 3);
    // The last page ends exactly at the last customer.
    assert_eq!(page(None, Some(3)).await.unwrap().next, None);
    let first = page(None, Some(2)).await.unwrap();
    assert_eq!(first.total, 3, "of all pages");
    let last = page(first.next.as_deref(), Some(2)).await.unwrap();
    assert_eq!((last.customers.len(), last.next), (1, None));
}

#[tokio::test(flavor = "multi_thread")]
async fn customers_are_found_by_what_the_host_knows() {
    let building = Building::new().await;
    let named = |name: &str| Settings { name: name.into(), ..Settings::default() };
    for settings in [
        named("Jürgen MÜLLER"),
        named("100% Öko_GmbH \\ Söhne"),
        named("100 Oko"),
        named("O'Hara"),
        Settings { contact: "Sofia@Example.org".into(), ..named("Sofia") },
        Settings { note: "late arrival\nneeds a COT".into(), ..named("Leo") },
    ] {
        building.customer(settings).await;
    }
    let (invited, _) = building.invite("Zoe").await;
    let login = Login { user: "Il-Postino".into(), password: Secret::new("massimo-42".into()) };
    let edit = CustomerEdit { login: Some(Some(login)), ..CustomerEdit::default() };
    building.edit(&invited, edit).await;

    let find = async |q: &str| {
        let query = CustomerQuery { q: Some(q.into()), ..CustomerQuery::default() };
        let page = building.customers().page(&query).await.unwrap();
        assert_eq!(page.total, page.customers.len() as u64, "{q}");
        let names = page.customers.into_iter().map(|customer| customer.settings.name);
        names.collect::<Vec<_>>()
    };
    let everyone = find("").await;
    assert_eq!(everyone.len(), 7);
    assert_eq!(find("  ").await, everyone);
    let code = live_code(&invited);
    let (shown, typed) = (code.to_string(), code.to_string().to_lowercase().replace('-', " "));
    for (q, found) in [
        ("müller", vec!["Jürgen MÜLLER"]),
        ("JÜRGEN m", vec!["Jürgen MÜLLER"]),
        (" gen ", vec!["Jürgen MÜLLER"]),
        ("öko", vec!["100% Öko_GmbH \\ Söhne"]),
        ("100%", vec!["100% Öko_GmbH \\ Söhne"]),
        ("%", vec!["100% Öko_GmbH \\ Söhne"]),
        ("o_g", vec!["100% Öko_GmbH \\ Söhne"]),
        ("_", vec!["100% Öko_GmbH \\ Söhne"]),
        ("\\ s", vec!["100% Öko_GmbH \\ Söhne"]),
        ("'", vec!["O'Hara"]),
        ("sofia@EXAMPLE", vec!["Sofia"]),
        ("cot", vec!["Leo"]),
        ("POSTINO", vec!["Zoe"]),
        (&shown, vec!["Zoe"]),
        (&typed, vec!["Zoe"]),
        ("nobody", vec![]),
        ("' OR 1=1 --", vec![]),
    ] {
        assert_eq!(find(q).await, found, "{q:?}");
    }
    // What is taken away or replaced is not found any more.
    building.customers().renew(invited.id).await.unwrap();
    let edit =
        CustomerEdit { login: Some(None), name: Some("Zoë".into()), ..CustomerEdit::default() };
    building.edit(&invited, edit).await;
    assert_eq!(find("postino").await, Vec::<String>::new());
    assert_eq!(find("zoe").await, Vec::<String>::new());
    assert_eq!(find("ZOË").await, ["Zoë"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_looked_for_is_no_fault_of_the_server() {
    let building = Building::new().await;
    building.customer(Settings { name: "Leo".into(), ..Settings::default() }).await;
    for odd in ["\u{202e}", "🦔", &"%".repeat(500), &"ü".repeat(2_000)] {
        let query = CustomerQuery { q: Some(odd.into()), ..CustomerQuery::default() };
        let found = building.customers().page(&query).await.unwrap();
        assert!(found.customers.is_empty(), "{odd:.9}");
    }
    // Nothing that is kept is longer, or holds these.
    for wrong in ["zoe\nsofia", "\0", &"%".repeat(2_001), &"\\".repeat(4_000)] {
        let query = CustomerQuery { q: Some(wrong.into()), ..CustomerQuery::default() };
        let refused = building.customers().page(&query).await;
        assert_eq!(reason(refused), ErrorCode::Invalid, "{wrong:.9}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn filters_by_group_and_stay_go_together() {
    let building = Building::new().await;
    let group = building.group("Flat 1", Rights::All).await;
    let now = building.now().await;
    let at = |hours: i64| Some(UnixTime(now.0 + hours * HOUR));
    for (name, from, until, in_group) in [
        ("always", None, None, true),
        ("now", at(-1), at(5), true),
        ("open end", at(-1), None, false),
        ("coming", at(4), at(9), true),
        ("soon", at(2), None, false),
        ("over", at(-9), at(-1), false),
        ("long over", None, at(-1), true),
    ] {
        let (stay, group) = (Stay { from, until }, in_group.then_some(group.id));
        building.customer(Settings { name: name.into(), stay, group, ..Settings::default() }).await;
    }
    let find = async |stay, group, q: Option<&str>| {
        let query = CustomerQuery { stay, group, q: q.map(Into::into), ..Default::default() };
        let page = building.customers().page(&query).await.unwrap();
        assert_eq!(page.total, page.customers.len() as u64);
        let names = page.customers.into_iter().map(|customer| customer.settings.name);
        let mut names: Vec<_> = names.collect();
        names.sort();
        names.join(", ")
    };
    let (now, coming, ended) = (StayFilter::Now, StayFilter::Coming, StayFilter::Ended);
    assert_eq!(find(Some(now), None, None).await, "always, now, open end");
    assert_eq!(find(Some(coming), None, None).await, "coming, soon");
    assert_eq!(find(Some(ended), None, None).await, "long over, over");
    assert_eq!(find(None, Some(group.id), None).await, "always, coming, long over, now");
    assert_eq!(find(Some(ended), Some(group.id), None).await, "long over");
    assert_eq!(find(Some(ended), None, Some("long")).await, "long over");
    assert_eq!(find(None, Some(innkey_protocol::GroupId::new()), None).await, "");
    // The clock goes on: the stays with it.
    building.server.turn_clock(5 * HOUR);
    assert_eq!(find(Some(now), None, None).await, "always, coming, open end, soon");
    assert_eq!(find(Some(ended), None, None).await, "long over, now, over");
}
