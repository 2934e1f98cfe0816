//! The activity: who did what when, as long as it is kept, and nothing of those who are gone.

use innkey_core::{ErrorKind, net::Request};
use innkey_protocol::{
    AccountId, Code, ErrorCode, GroupId, Rights, Secret, Stay,
    api::{
        activity::{Activity, ActivityKind, ActivityPage, ActivityQuery, PartyKind},
        customers::{CustomerEdit, Login, Settings},
        groups::{GroupEdit, GroupSettings},
        operator::{AccountEdit, AccountState, NewAccount, Rollback, Version},
        routes,
        sign_in::Role,
    },
};

use crate::{
    codes::reason,
    harness::{Building, HOUR, Phone, live_code, only, secrets},
};

const OWN_PASSWORD: &str = "own-password-77";

/// What an entry must be like.
type Filter<'a> = Box<dyn Fn(&Activity) -> bool + 'a>;

pub async fn activity(building: &Building, query: &ActivityQuery) -> ActivityPage {
    let page = building.customers().activity(query).await.unwrap();
    // Codes, tokens and passwords are never told.
    secrets::assert_absent(&format!("{page:?}"), "the activity");
    page
}

/// The last entry in one line: what, by whom, about whom, what changed, why it failed.
async fn last(building: &Building) -> String {
    let query = ActivityQuery { limit: Some(1), ..ActivityQuery::default() };
    line(&activity(building, &query).await.entries[0])
}

fn line(entry: &Activity) -> String {
    let party = |party: &innkey_protocol::api::activity::Party| {
        format!("{:?} {}", party.kind, party.name).trim_end().to_owned()
    };
    let mut line = format!("{:?} by {}", entry.kind, party(&entry.by));
    if let Some(about) = &entry.about {
        line += &format!(" about {}", party(about));
    }
    for change in &entry.changes {
        line += &format!(", {}: {:?} → {:?}", change.field, change.before, change.after);
    }
    if let Some(reason) = entry.reason {
        line += &format!(", {}", reason.as_str());
    }
    line
}

fn edited(after: Settings) -> CustomerEdit {
    CustomerEdit::between(&Settings::default(), &after)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_host_does_is_told_with_before_and_after() {
    let building = Building::new().await;
    let group = building.group("Flat 1", only(&["flat"])).await;
    assert_eq!(last(&building).await, "GroupAdded by Admin anna about Group Flat 1");
    let (customer, _) = building.invite("Bea").await;
    assert_eq!(last(&building).await, "CodeIssued by Admin anna about Customer Bea");
    let query = ActivityQuery { account: Some(customer.id), ..ActivityQuery::default() };
    let entries = activity(&building, &query).await.entries;
    assert_eq!(line(&entries[1]), "CustomerAdded by Admin anna about Customer Bea");
    assert_eq!(entries[0].device.as_deref(), Some("Host phone"));
    assert_eq!(entries[0].network.as_deref(), Some("127.0.0.1"));
    assert_eq!(entries[0].about.as_ref().unwrap().id, Some(customer.id.to_string()));
    assert_eq!(entries[0].by.id, Some(building.anna.id.to_string()));

    let stay = Stay {
        from: Some(innkey_protocol::UnixTime(1_893_500_000)),
        until: Some(innkey_protocol::UnixTime(1_894_000_000)),
    };
    let changed = "CustomerChanged by Admin anna about Customer Bea";
    for (settings, told) in [
        (
            Settings { contact: "b@e.org".into(), ..Settings::default() },
            r#"contact: "" → "b@e.org""#,
        ),
        (Settings { language: "de".into(), ..Settings::default() }, r#"language: "" → "de""#),
        (Settings { note: "late".into(), ..Settings::default() }, r#"note: "" → "late""#),
        (
            Settings { stay, ..Settings::default() },
            r#"stay: "" → "2030-01-01 12:13 – 2030-01-07 07:06""#,
        ),
        (Settings { group: Some(group.id), ..Settings::default() }, r#"group: "" → "Flat 1""#),
        (
            Settings { rights: Some(only(&["b", "a"])), ..Settings::default() },
            r#"rights: "as the group" → "a b""#,
        ),
        (
            Settings { rights: Some(only(&[])), ..Settings::default() },
            r#"rights: "a b" → "nothing""#,
        ),
        (
            Settings { rights: Some(Rights::All), ..Settings::default() },
            r#"rights: "nothing" → "everything""#,
        ),
        (Settings { own_login: true, ..Settings::default() }, r#"own_login: "off" → "on""#),
        (Settings { enabled: false, ..Settings::default() }, r#"enabled: "on" → "off""#),
    ] {
        building.edit(&customer, edited(settings)).await;
        assert_eq!(last(&building).await, format!("{changed}, {told}"));
    }
    // An edit that changes nothing leaves nothing.
    building.edit(&customer, edited(Settings { note: "late".into(), ..Settings::default() })).await;
    assert!(last(&building).await.contains("enabled"));
    building
        .edit(&customer, edited(Settings { name: "Bea F".into(), ..Settings::default() }))
        .await;
    assert_eq!(last(&building).await, format!(r#"{changed} F, name: "Bea" → "Bea F""#));

    secrets::note_text(OWN_PASSWORD);
    let login = Login { user: "bea".into(), password: Secret::new(OWN_PASSWORD.into()) };
    let edit = CustomerEdit { login: Some(Some(login)), ..CustomerEdit::default() };
    building.edit(&customer, edit).await;
    let login = r#"CustomerChanged by Admin anna about Customer Bea F, user: "" → "bea", password: "" → "new""#;
    assert_eq!(last(&building).await, login);

    let about = "by Admin anna about Customer Bea F";
    building.customers().note_shared(customer.id).await.unwrap();
    assert_eq!(last(&building).await, format!("LinkShared {about}"));
    building.customers().sign_out(customer.id, None).await.unwrap();
    assert_eq!(last(&building).await, format!("DevicesSignedOut {about}"));
    building.customers().revoke(customer.id).await.unwrap();
    assert_eq!(last(&building).await, format!("CustomerRevoked {about}"));
    building.customers().remove(customer.id).await.unwrap();
    assert_eq!(last(&building).await, "CustomerRemoved by Admin anna about Customer");

    let groups = building.host.project.groups();
    let edit = GroupEdit {
        name: Some("Flat One".into()),
        rights: Some(Rights::All),
        ..Default::default()
    };
    groups.edit(group.id, &edit).await.unwrap();
    let told = r#"name: "Flat 1" → "Flat One", rights: "flat" → "everything""#;
    assert_eq!(
        last(&building).await,
        format!("GroupChanged by Admin anna about Group Flat One, {told}")
    );
    groups.remove(group.id).await.unwrap();
    assert_eq!(last(&building).await, "GroupRemoved by Admin anna about Group Flat One");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_guests_and_the_operator_do_is_told_too() {
    let building = Building::new().await;
    let (customer, code) = building.invite("").await;
    let guest = building.guest_phone(&customer).await;
    guest.download().await.unwrap();
    assert_eq!(last(&building).await, "Downloaded by Customer");
    let credentials = innkey_core::Credentials::Code { code, name: Some("Maria".into()) };
    guest.project.sign_in(credentials, "Maria's phone").await.unwrap();
    assert_eq!(last(&building).await, "CodeUsed by Customer Maria");
    let query = ActivityQuery { kind: Some(ActivityKind::CodeUsed), ..ActivityQuery::default() };
    let device = activity(&building, &query).await.entries.remove(0).device;
    assert_eq!(device.as_deref(), Some("Maria's phone"));
    let edit = CustomerEdit { own_login: Some(true), ..CustomerEdit::default() };
    building.edit(&customer, edit).await;
    secrets::note_text(OWN_PASSWORD);
    let password = Secret::new(OWN_PASSWORD.into());
    guest.project.set_login("maria", password, None).await.unwrap();
    assert_eq!(last(&building).await, r#"LoginChanged by Customer Maria, user: "" → "maria""#);
    guest.project.sign_out().await.unwrap();
    assert_eq!(last(&building).await, "SignedOut by Customer Maria");
    guest.sign_in_as("maria", OWN_PASSWORD).await.unwrap();
    assert_eq!(last(&building).await, "SignedIn by Customer Maria");
    guest.project.sign_out_everywhere().await.unwrap();
    assert_eq!(last(&building).await, "DevicesSignedOut by Customer Maria about Customer Maria");

    building.set_otp(false).await;
    assert_eq!(last(&building).await, r#"OtpSwitched by Operator, otp: "on" → "off""#);
    building.push(&building.path("project"));
    assert_eq!(last(&building).await, "Published by Operator about Project version 2");
    let request = Request::post(routes::operator_versions(building.project));
    let _: Version = building.operator(request.json(&Rollback { to: 1 }).unwrap()).await;
    let told = r#"Published by Operator about Project version 3, restores: "" → "version 1""#;
    assert_eq!(last(&building).await, told);
    let password = Secret::new("long enough".into());
    let new = NewAccount { user: "bruno".into(), password, role: Role::Admin };
    let path = routes::operator_accounts(building.project);
    let bruno: AccountState = building.operator(Request::post(path).json(&new).unwrap()).await;
    assert_eq!(last(&building).await, "AccountAdded by Operator about Admin bruno");
    let edit = AccountEdit { role: Some(Role::Customer), ..AccountEdit::default() };
    let path = routes::operator_account(building.project, bruno.id);
    let _: AccountState = building.operator(Request::patch(&path).json(&edit).unwrap()).await;
    let told = r#"AccountChanged by Operator about Customer bruno, admin: "on" → "off""#;
    assert_eq!(last(&building).await, told);
    let token = building.server.operator_file().token;
    building.server.connection().done(&Request::delete(path).bearer(&token)).await.unwrap();
    assert_eq!(last(&building).await, "AccountRemoved by Operator about Customer");
}

#[tokio::test(flavor = "multi_thread")]
async fn failed_sign_ins_are_told_without_what_was_typed() {
    let building = Building::new().await;
    let (customer, code) = building.invite("Bea").await;
    let phone = building.guest_phone(&customer).await;
    let typed = Code::from_bits([9; 5]);
    secrets::note_text(&typed.to_string());
    secrets::note_text("a wrong password");
    reason(phone.sign_in_with(&typed).await);
    assert_eq!(last(&building).await, "SignInFailed by Stranger, code_unknown");
    reason(phone.sign_in_as("bea", "a wrong password").await);
    assert_eq!(last(&building).await, "SignInFailed by Stranger, wrong_credentials");
    // With a known code it is told whose it is.
    let renewed = building.customers().renew(customer.id).await.unwrap();
    reason(phone.sign_in_with(&code).await);
    assert_eq!(last(&building).await, "SignInFailed by Stranger about Customer Bea, code_replaced");
    building.server.turn_clock(3 * HOUR);
    reason(phone.sign_in_with(&live_code(&renewed)).await);
    assert_eq!(last(&building).await, "SignInFailed by Stranger about Customer Bea, code_expired");
    let failed = ActivityQuery { kind: Some(ActivityKind::SignInFailed), ..Default::default() };
    let failed = activity(&building, &failed).await.entries;
    assert_eq!(failed.len(), 4);
    assert!(
        failed.iter().all(|entry| entry.by.kind == PartyKind::Stranger && entry.by.id.is_none())
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_and_filters_fit_together() {
    let building = Building::new().await;
    let began = building.now().await;
    let mut customers = Vec::new();
    for minute in 0..4 {
        building.server.turn_clock(minute * 60);
        let (customer, _) = building.invite(&format!("Guest {minute}")).await;
        for round in 0..10 {
            let note = Some(format!("note {round}"));
            building.edit(&customer, CustomerEdit { note, ..CustomerEdit::default() }).await;
        }
        customers.push(customer.id);
    }
    let whole =
        activity(&building, &ActivityQuery { limit: Some(1_000), ..Default::default() }).await;
    assert_eq!((whole.next, whole.kept_days), (None, 90));
    let order: Vec<_> = whole.entries.iter().map(|entry| (entry.at, entry.id)).collect();
    assert!(order.is_sorted_by(|a, b| a > b), "not the last first");

    let minute = |minutes: i64| began.plus(60 * minutes);
    let of = |account: AccountId| ActivityQuery { account: Some(account), ..Default::default() };
    let kind = |kind| ActivityQuery { kind: Some(kind), ..Default::default() };
    let concerns = |entry: &Activity, id: AccountId| {
        let id = Some(id.to_string());
        entry.by.id == id || entry.about.as_ref().is_some_and(|about| about.id == id)
    };
    let filters: Vec<(ActivityQuery, Filter)> = vec![
        (ActivityQuery::default(), Box::new(|_| true)),
        (of(customers[1]), Box::new(|entry| concerns(entry, customers[1]))),
        (of(building.anna.id), Box::new(|entry| concerns(entry, building.anna.id))),
        (kind(ActivityKind::CodeIssued), Box::new(|entry| entry.kind == ActivityKind::CodeIssued)),
        (
            ActivityQuery { from: Some(minute(1)), until: Some(minute(3)), ..of(customers[2]) },
            Box::new(|entry| {
                concerns(entry, customers[2]) && (minute(1)..minute(3)).contains(&entry.at)
            }),
        ),
        (ActivityQuery { until: Some(began), ..kind(ActivityKind::CodeUsed) }, Box::new(|_| false)),
    ];
    for (query, fits) in filters {
        let expected: Vec<_> = whole.entries.iter().filter(|entry| fits(entry)).cloned().collect();
        let mut query = ActivityQuery { limit: Some(7), ..query };
        let mut found = Vec::new();
        loop {
            let page = activity(&building, &query).await;
            assert!(page.entries.len() <= 7);
            found.extend(page.entries);
            let Some(next) = page.next else { break };
            query.after = Some(next);
        }
        assert_eq!(found, expected, "{query:?}");
    }
    let odd = ActivityQuery { after: Some("5.x".into()), ..ActivityQuery::default() };
    assert_eq!(reason(building.customers().activity(&odd).await), ErrorCode::Invalid);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_activity_is_the_hosts_and_no_guests() {
    let building = Building::new().await;
    let (_, guest) = building.guest(Settings::default()).await;
    let refused = guest.project.customers().activity(&ActivityQuery::default()).await;
    assert_eq!(refused.unwrap_err().kind(), ErrorKind::Refused(ErrorCode::AdminOnly));
    let other: Phone =
        building.another_project("01935e2a-0000-7000-8000-0000000000c2", "carla").await;
    let theirs = other.project.customers().activity(&ActivityQuery::default()).await.unwrap();
    assert!(!format!("{theirs:?}").contains("anna"));
    let group = GroupSettings { name: "Theirs".into(), ..GroupSettings::default() };
    other.project.groups().create(GroupId::new(), &group).await.unwrap();
    assert!(
        !format!("{:?}", activity(&building, &ActivityQuery::default()).await).contains("Theirs")
    );
}
