//! Many changes at once: all of them, or none.

use innkey_core::{Error, ErrorKind};
use innkey_protocol::{
    AccountId, ErrorCode, GroupId, Rights, Secret, Stay, UnixTime,
    api::activity::ActivityQuery,
    api::customers::{
        Batch, BatchChange, BatchDone, Customer, CustomerEdit, Login, MAX_BATCH, NewCustomer,
        Settings, Source,
    },
};

use crate::harness::{Building, live_code};

fn add(id: AccountId, settings: Settings) -> BatchChange {
    let source = Source { feed: "portal".into(), booking: id.to_string() };
    BatchChange::Add {
        id,
        new: NewCustomer { settings, source: Some(source), ..NewCustomer::default() },
    }
}

fn named(name: &str) -> Settings {
    Settings { name: name.into(), ..Settings::default() }
}

fn rename(id: AccountId, name: &str) -> BatchChange {
    BatchChange::Edit {
        id,
        edit: CustomerEdit { name: Some(name.into()), ..CustomerEdit::default() },
    }
}

async fn apply(building: &Building, changes: Vec<BatchChange>) -> Result<BatchDone, Error> {
    building.customers().apply(&Batch { changes }).await
}

/// The customers but for what only time changes.
async fn state(building: &Building) -> Vec<Customer> {
    building.customers().list().await.unwrap().customers
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_row_is_named_and_nothing_is_done() {
    let building = Building::new().await;
    let customer = building.customer(named("Bea")).await;
    let gone = AccountId::new();
    let before = state(&building).await;
    let activity = |building: &Building| {
        let customers = building.customers();
        async move { customers.activity(&ActivityQuery::default()).await.unwrap().entries.len() }
    };
    let entries = activity(&building).await;
    let stay = Stay { from: Some(UnixTime(20)), until: Some(UnixTime(10)) };
    let group = Some(GroupId::new());
    let login = Login { user: "bea".into(), password: Secret::new("long enough".into()) };
    let old = CustomerEdit { revision: Some(customer.revision + 100), ..CustomerEdit::default() };
    for (wrong, code) in [
        (add(AccountId::new(), named(&"x".repeat(101))), ErrorCode::Invalid),
        (add(AccountId::new(), Settings { stay, ..Settings::default() }), ErrorCode::Invalid),
        (
            add(AccountId::new(), Settings { group, ..Settings::default() }),
            ErrorCode::GroupNotFound,
        ),
        (add(building.anna.id, named("not a customer")), ErrorCode::IdTaken),
        (rename(gone, "nobody"), ErrorCode::AccountNotFound),
        (rename(building.anna.id, "an admin"), ErrorCode::AccountNotFound),
        (rename(customer.id, "a\nb"), ErrorCode::Invalid),
        (BatchChange::Edit { id: customer.id, edit: old }, ErrorCode::ChangedMeanwhile),
        (
            BatchChange::Edit {
                id: customer.id,
                edit: CustomerEdit { login: Some(Some(login)), ..CustomerEdit::default() },
            },
            ErrorCode::Invalid,
        ),
    ] {
        let changes = vec![
            add(AccountId::new(), named("Leo")),
            rename(customer.id, "Beatrice"),
            wrong.clone(),
            BatchChange::Remove { id: customer.id },
        ];
        let error = apply(&building, changes).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Refused(code), "{wrong:?}");
        assert!(error.sentence().contains("change 3"), "{}", error.sentence());
        assert_eq!(state(&building).await, before, "{wrong:?}");
    }
    assert_eq!(activity(&building).await, entries, "nothing is told of what was not done");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_batch_again_changes_nothing() {
    let building = Building::new().await;
    let group = building.group("Flat 1", Rights::All).await;
    let [first, second, third] = [(); 3].map(|()| AccountId::new());
    let settings = Settings { group: Some(group.id), ..named("Bea") };
    let begin = vec![add(first, settings), add(second, named("Leo")), add(third, named("Kim"))];
    let done = apply(&building, begin.clone()).await.unwrap();
    assert_eq!(done, BatchDone { added: 3, changed: 0, removed: 0 });
    let before = state(&building).await;
    assert_eq!(apply(&building, begin).await.unwrap(), BatchDone::default());
    assert_eq!(state(&building).await, before);

    let next = vec![rename(first, "Beatrice"), BatchChange::Remove { id: second }];
    let done = apply(&building, next.clone()).await.unwrap();
    assert_eq!(done, BatchDone { added: 0, changed: 1, removed: 1 });
    let before = state(&building).await;
    assert_eq!(apply(&building, next).await.unwrap(), BatchDone::default());
    // Not even the revision: a host who is editing is not told of a change that there was none.
    assert_eq!(state(&building).await, before);
    assert_eq!(apply(&building, vec![]).await.unwrap(), BatchDone::default());
}

#[tokio::test(flavor = "multi_thread")]
async fn devices_follow_what_a_batch_does() {
    let building = Building::new().await;
    let (edited, invited) = (building.invite("Bea").await.0, building.invite("Leo").await.0);
    let (first, second) =
        (building.guest_phone(&edited).await, building.guest_phone(&invited).await);
    first.sign_in_with(&live_code(&edited)).await.unwrap();
    second.sign_in_with(&live_code(&invited)).await.unwrap();
    let edit = CustomerEdit { enabled: Some(false), ..CustomerEdit::default() };
    let changes =
        vec![BatchChange::Edit { id: edited.id, edit }, BatchChange::Remove { id: invited.id }];
    apply(&building, changes).await.unwrap();
    let kind = |error: Error| error.kind();
    let disabled = ErrorKind::Refused(ErrorCode::AccountDisabled);
    assert_eq!(kind(first.project.account().await.unwrap_err()), disabled);
    let ended = ErrorKind::Refused(ErrorCode::SessionEnded);
    assert_eq!(kind(second.project.account().await.unwrap_err()), ended);
    let list = state(&building).await;
    assert_eq!(list.len(), 1);
    assert!(list[0].revision > edited.revision);
}

#[tokio::test(flavor = "multi_thread")]
async fn five_thousand_at_once_and_not_one_more() {
    let building = Building::new().await;
    let stay = Stay { from: Some(UnixTime(1_900_000_000)), until: Some(UnixTime(1_900_600_000)) };
    let settings = |number| Settings {
        contact: format!("guest-{number}@example.org"),
        note: "x".repeat(200),
        stay,
        ..named(&format!("Guest {number}"))
    };
    let mut changes: Vec<_> =
        (0..MAX_BATCH).map(|number| add(AccountId::new(), settings(number))).collect();
    let done = apply(&building, changes.clone()).await.unwrap();
    assert_eq!(done.added as usize, MAX_BATCH);
    assert_eq!(building.customers().list().await.unwrap().total as usize, MAX_BATCH);
    assert_eq!(apply(&building, changes.clone()).await.unwrap(), BatchDone::default());
    changes.push(add(AccountId::new(), settings(0)));
    let refused = apply(&building, changes).await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Refused(ErrorCode::Invalid));
    assert!(refused.sentence().contains("at most 5000"), "{}", refused.sentence());
}
