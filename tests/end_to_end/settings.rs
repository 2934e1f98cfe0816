//! What a host decides about customers and groups: kept as it was said, and never lost to another host.

use innkey_core::{Credentials, Error, ErrorKind};
use innkey_protocol::{
    ErrorCode, GroupId, Problem, Rights, Secret, Stay, UnixTime,
    api::{
        customers::{Customer, CustomerEdit, Login, Settings},
        groups::{GroupEdit, GroupSettings, StayTimes},
        routes,
    },
};
use serde_json::{Value, json};

use crate::{
    codes::reason,
    harness::{Building, Raw, bearer, live_code, only},
};

const OTHER: &str = "01935e2a-0000-7000-8000-0000000000c2";

fn everything(group: GroupId) -> Settings {
    Settings {
        name: "Bea Föhn".into(),
        contact: "bea@example.org".into(),
        language: "de-CH".into(),
        note: "comes late\nbrings a dog".into(),
        stay: Stay { from: Some(UnixTime(1_900_000_000)), until: Some(UnixTime(1_900_600_000)) },
        group: Some(group),
        rights: Some(only(&["flat", "garden"])),
        enabled: false,
        own_login: true,
    }
}

/// The edits that turn `before` into `after`, a field at a time.
fn single_edits(before: &Settings, after: &Settings) -> Vec<CustomerEdit> {
    let Value::Object(all) = json!(CustomerEdit::between(before, after)) else { unreachable!() };
    let single = |(field, value): (String, Value)| json!({ field: value });
    all.into_iter().map(|field| serde_json::from_value(single(field)).unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_setting_is_kept_as_it_was_said() {
    let building = Building::new().await;
    let bruno = building.another_host("bruno").await;
    let group = building.group("Flat 1", Rights::All).await;
    let settings = everything(group.id);
    let customer = building.customer(settings.clone()).await;
    assert_eq!(customer.settings, settings);
    assert_eq!(bruno.project.customers().get(customer.id).await.unwrap(), customer);

    // One at a time to something else, then one at a time back.
    let plain = Settings { name: "Leo".into(), ..Settings::default() };
    let (away, back) = (single_edits(&settings, &plain), single_edits(&plain, &settings));
    assert_eq!((away.len(), back.len()), (9, 9), "a setting is not tried");
    let mut seen = customer;
    for edit in away.iter().chain(&back) {
        let edited = building.edit(&seen, edit.clone()).await;
        assert_eq!(edited.settings, edit.applied(seen.settings.clone()), "{edit:?}");
        assert!(edited.revision > seen.revision, "{edit:?}");
        assert_eq!(bruno.project.customers().get(seen.id).await.unwrap(), edited);
        seen = edited;
    }
    assert_eq!(seen.settings, settings);
    // What is as it was is no change; a second more or less is one, though nobody reads it in the activity.
    let same = building.edit(&seen, CustomerEdit { login: Some(None), ..away[0].clone() }).await;
    let again = building.edit(&same, CustomerEdit { login: Some(None), ..away[0].clone() }).await;
    assert_eq!(again, same);
    let Stay { from, until } = settings.stay;
    let stay = Stay { from, until: until.map(|until| until.plus(1)) };
    let later = building.edit(&same, CustomerEdit { stay: Some(stay), ..Default::default() }).await;
    assert!(later.revision > same.revision);
}

#[tokio::test(flavor = "multi_thread")]
async fn null_takes_group_rights_and_login_away_and_what_is_absent_stays() {
    let building = Building::new().await;
    let group = building.group("Flat 1", Rights::All).await;
    let customer = building.customer(everything(group.id)).await;
    let login = Login { user: "Bea".into(), password: Secret::new("föhn-1234".into()) };
    let edit = CustomerEdit { login: Some(Some(login)), ..CustomerEdit::default() };
    assert_eq!(building.edit(&customer, edit).await.user.as_deref(), Some("bea"));

    let raw = Raw::new(&building.server);
    let (path, anna) =
        (routes::customer(building.project, customer.id), bearer(&building.host.session()));
    let patch = async |body: Value| {
        let answer = raw.send_json("PATCH", &path, &anna, &body).await;
        assert_eq!(answer.status(), 200, "{body}");
        serde_json::from_slice::<Customer>(&answer.bytes().await.unwrap()).unwrap()
    };
    let same = patch(json!({})).await;
    assert_eq!((same.settings, same.user.as_deref()), (customer.settings.clone(), Some("bea")));
    let without = patch(json!({"group": null})).await.settings;
    assert_eq!((without.group, without.rights), (None, customer.settings.rights.clone()));
    assert_eq!(patch(json!({"rights": null})).await.settings.rights, None);
    let without = patch(json!({"login": null, "from a later version": 1})).await;
    assert_eq!((without.user, without.settings.name.as_str()), (None, "Bea Föhn"));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_hosts_at_once_the_second_gets_the_newer_state() {
    let building = Building::new().await;
    let bruno = building.another_host("bruno").await.project.customers();
    let anna = building.customers();
    let mut seen = building.customer(Settings::default()).await;
    let (mut annas, mut brunos) = (0, 0);
    for round in 0..20 {
        let revision = Some(seen.revision);
        let name = Some(format!("Bea {round}"));
        let name = CustomerEdit { revision, name, ..CustomerEdit::default() };
        let note = Some(format!("late {round}"));
        let note = CustomerEdit { revision, note, ..CustomerEdit::default() };
        let (a, b) = tokio::join!(anna.edit(seen.id, &name), bruno.edit(seen.id, &note));
        let (won, lost, other, again) = match (a, b) {
            (Ok(won), Err(lost)) => {
                annas += 1;
                (won, lost, &bruno, note)
            }
            (Err(lost), Ok(won)) => {
                brunos += 1;
                (won, lost, &anna, name)
            }
            both => panic!("round {round}: {both:?}"),
        };
        assert!(lost.sentence().contains("changed by somebody else"), "{}", lost.sentence());
        let Error::ChangedMeanwhile { now } = lost else { panic!("{lost:?}") };
        assert_eq!(*now, won);
        // Who lost decides again, and then both stand.
        let again = CustomerEdit { revision: Some(now.revision), ..again };
        seen = other.edit(seen.id, &again).await.unwrap();
        let expected = (format!("Bea {round}"), format!("late {round}"));
        assert_eq!((seen.settings.name.clone(), seen.settings.note.clone()), expected);
    }
    println!("first was anna {annas} times, bruno {brunos} times");
}

#[tokio::test(flavor = "multi_thread")]
async fn edits_of_different_settings_both_stand() {
    let building = Building::new().await;
    let bruno = building.another_host("bruno").await.project.customers();
    let anna = building.customers();
    let customer = building.customer(Settings::default()).await;
    for round in 0..10 {
        let after = Settings { name: format!("Bea {round}"), ..Settings::default() };
        let name = CustomerEdit::between(&Settings::default(), &after);
        let after = Settings { contact: format!("+41 {round}"), ..Settings::default() };
        let contact = CustomerEdit::between(&Settings::default(), &after);
        let (a, b) = tokio::join!(anna.edit(customer.id, &name), bruno.edit(customer.id, &contact));
        a.and(b).unwrap();
        let settings = anna.get(customer.id).await.unwrap().settings;
        assert_eq!(settings.name, format!("Bea {round}"));
        assert_eq!(settings.contact, format!("+41 {round}"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_allowed_is_said_and_changes_nothing() {
    let building = Building::new().await;
    let raw = Raw::new(&building.server);
    let anna = bearer(&building.host.session());
    let group = building.group("Flat 1", Rights::All).await;
    let before = building.customer(everything(group.id)).await;
    let foreign = building.another_project(OTHER, "carla").await;
    let settings = GroupSettings { name: "Theirs".into(), ..GroupSettings::default() };
    let foreign = foreign.project.groups().create(GroupId::new(), &settings).await.unwrap();

    let (many, long) = ((0..501).map(|id| format!("p{id}")).collect::<Vec<_>>(), "x".repeat(2001));
    let login = |user: &str, password: &str| json!({"login": {"user": user, "password": password}});
    let wrong = [
        (json!({"name": &long[..101]}), "the name must be one line of at most 100"),
        (json!({"name": "a\nb"}), "the name must be one line"),
        (json!({"contact": &long[..201]}), "the contact must be one line of at most 200"),
        (json!({"contact": "a\tb"}), "the contact must be one line"),
        (json!({"language": "de_DE"}), "a language is a tag"),
        (json!({"language": &long[..36]}), "a language is a tag"),
        (json!({"note": long}), "a note has at most 2000"),
        (json!({"note": "bell \u{7}"}), "a note has"),
        (json!({"stay": {"from": 20, "until": 20}}), "the stay must end after it begins"),
        (json!({"stay": {"from": 20, "until": 10}}), "the stay must end after it begins"),
        (json!({"rights": {"only": ["Flat 1"]}}), "rights name ids"),
        (json!({"rights": {"only": many}}), "500 at most"),
        (login("", "long enough"), "the user name must not be empty"),
        (login(&long[..101], "long enough"), "the user name must be one line"),
        (login("bea", "short"), "a password has 8 characters or more"),
        (login("bea", &long), "a password has"),
    ];
    let code = |code| (code, String::new());
    let wrong = wrong.map(|(body, said)| (body, (ErrorCode::Invalid, said.to_owned())));
    let odd = [
        (json!({"group": GroupId::new()}), code(ErrorCode::GroupNotFound)),
        (json!({"group": foreign.id}), code(ErrorCode::GroupNotFound)),
        (login("Anna", "long enough"), code(ErrorCode::UserNameTaken)),
        (json!({"stay": "tomorrow"}), code(ErrorCode::BadRequest)),
        (json!({"stay": {"until": 1e40}}), code(ErrorCode::BadRequest)),
        (json!({"rights": "some"}), code(ErrorCode::BadRequest)),
        (json!({"enabled": "yes"}), code(ErrorCode::BadRequest)),
        (json!("name"), code(ErrorCode::BadRequest)),
    ];
    let mut faults = Vec::new();
    for (body, (code, said)) in wrong.into_iter().chain(odd) {
        let edit = routes::customer(building.project, before.id);
        let new = routes::customer(building.project, innkey_protocol::AccountId::new());
        for (method, path) in [("PATCH", edit), ("PUT", new)] {
            let answer = raw.send_json(method, &path, &anna, &body).await;
            let problem: Problem = serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap();
            let detail = problem.detail.unwrap_or_default();
            if problem.code != code || !detail.contains(&said) {
                faults.push(format!("{method} {body:.80}: {:?} {detail}", problem.code));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
    let list = building.customers().list().await.unwrap();
    assert_eq!(list.customers, [before], "nothing is changed, nothing added");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_longest_that_is_allowed_is_kept() {
    let building = Building::new().await;
    let settings = Settings {
        name: "ü".repeat(100),
        contact: "é".repeat(200),
        note: format!("{}\r\n\t🦔", "ß".repeat(1_996)),
        language: "a".repeat(35),
        rights: Some(Rights::Only((0..500).map(|id| format!("{id:064}")).collect())),
        stay: Stay { from: Some(UnixTime(i64::MIN)), until: Some(UnixTime(i64::MAX)) },
        ..Settings::default()
    };
    let customer = building.customer(settings.clone()).await;
    assert_eq!(customer.settings, settings);
    let edit = CustomerEdit { note: Some("  tidied\n ".into()), ..CustomerEdit::default() };
    assert_eq!(building.edit(&customer, edit).await.settings.note, "tidied");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guests_own_name_is_a_change_like_any_other() {
    let building = Building::new().await;
    let (seen, code) = building.invite("").await;
    let guest = building.guest_phone(&seen).await;
    let credentials = Credentials::Code { code, name: Some("Maria Rossi".into()) };
    guest.project.sign_in(credentials, "Phone").await.unwrap();
    let edit = CustomerEdit {
        revision: Some(seen.revision),
        name: Some("Guest of room 4".into()),
        ..CustomerEdit::default()
    };
    let Err(Error::ChangedMeanwhile { now }) = building.customers().edit(seen.id, &edit).await
    else {
        panic!("the guest's name is lost")
    };
    assert_eq!(now.settings.name, "Maria Rossi");
    let edit = CustomerEdit { revision: Some(now.revision), ..edit };
    building.customers().edit(seen.id, &edit).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn saving_again_after_a_lost_answer_makes_no_second_customer() {
    let building = Building::new().await;
    let mut draft = innkey_core::Draft::with(everything_without_group(), true).unwrap();
    draft.login = Some(Login { user: "bea".into(), password: Secret::new("föhn-1234".into()) });
    let first = building.customers().create(&mut draft).await.unwrap();
    let edit = CustomerEdit { name: Some("Beatrice".into()), ..CustomerEdit::default() };
    building.edit(&first, edit).await;
    let second = building.customers().create(&mut draft).await.unwrap();
    assert_eq!(live_code(&first), live_code(&second));
    assert_eq!(second.settings.name, "Beatrice", "what was changed since is not undone");
    assert_eq!(building.customers().list().await.unwrap().total, 1);
}

fn everything_without_group() -> Settings {
    Settings { group: None, ..everything(GroupId::new()) }
}

#[tokio::test(flavor = "multi_thread")]
async fn groups_are_kept_as_they_were_said_too() {
    let building = Building::new().await;
    let bruno = building.another_host("bruno").await.project.groups();
    let groups = building.host.project.groups();
    let times =
        StayTimes { arrival: "16:30".parse().unwrap(), departure: "09:15".parse().unwrap() };
    let settings = GroupSettings { name: " Flat 1 ".into(), rights: only(&["flat"]), times };
    let id = GroupId::new();
    let group = groups.create(id, &settings).await.unwrap();
    assert_eq!(group.settings, GroupSettings { name: "Flat 1".into(), ..settings.clone() });
    assert_eq!(groups.create(id, &settings).await.unwrap(), group, "saved again");
    assert_eq!(bruno.list().await.unwrap(), std::slice::from_ref(&group));

    let name = |name: &str| GroupEdit { name: Some(name.into()), ..GroupEdit::default() };
    let edit = GroupEdit { revision: Some(group.revision), ..name("Flat One") };
    let edited = bruno.edit(id, &edit).await.unwrap();
    assert_eq!((edited.settings.rights.clone(), edited.settings.times), (only(&["flat"]), times));
    let edit = GroupEdit { revision: Some(group.revision), ..name("First flat") };
    assert_eq!(reason(groups.edit(id, &edit).await), ErrorCode::ChangedMeanwhile);
    let edit = GroupEdit { rights: Some(Rights::All), ..GroupEdit::default() };
    let edited = groups.edit(id, &edit).await.unwrap();
    assert_eq!(edited.settings.name, "Flat One");

    let second = building.group("Flat 2", Rights::All).await;
    let taken = ErrorCode::GroupNameTaken;
    assert_eq!(reason(groups.edit(second.id, &name("FLAT one")).await), taken);
    let again = GroupSettings { name: "flat ONE".into(), ..GroupSettings::default() };
    assert_eq!(reason(groups.create(GroupId::new(), &again).await), taken);
    for odd in ["", " ", "a\nb", &"x".repeat(101)] {
        assert_eq!(reason(groups.edit(id, &name(odd)).await), ErrorCode::Invalid, "{odd:?}");
    }
    assert_eq!(groups.list().await.unwrap(), [second, edited], "by name");
    let gone = groups.edit(GroupId::new(), &name("x")).await.unwrap_err().kind();
    assert_eq!(gone, ErrorKind::Refused(ErrorCode::GroupNotFound));
}
