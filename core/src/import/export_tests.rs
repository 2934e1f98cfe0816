use std::collections::BTreeSet;

use innkey_protocol::{
    AccountId, ActivityId, Code, CodeId, ErrorCode, GroupId, ProjectId, Rights, Stay, UnixTime,
    api::{
        activity::{Activity, ActivityKind, FieldChange, Party, PartyKind},
        customers::{BatchChange, IssuedCode, Settings},
    },
    rules::CodeState,
};
use proptest::prelude::*;

use super::{
    Feed, Outcome, activity_to_csv, customers_to_csv, plan, read,
    testing::{House, with},
};

#[test]
fn a_table_of_customers_is_harmless_and_holds_no_code() {
    let house = House::new();
    let mut bea = with(
        7,
        Settings {
            name: "=HYPERLINK(\"x\")".into(),
            contact: "+39 333".into(),
            note: "two\nlines; and, more".into(),
            stay: Stay { from: Some(house.at("2026-05-01T15:00:00")), until: None },
            group: Some(house.groups[0].id),
            ..Settings::default()
        },
    );
    let code = Code::from_bits([5; 5]);
    bea.code = Some(IssuedCode {
        id: CodeId::from_bytes([8; 16]),
        state: CodeState::Live,
        code: Some(code.clone()),
        issued_at: UnixTime(0),
        expires_at: UnixTime(1),
    });
    let table = customers_to_csv(&[bea], &house.groups, &house.zone);
    let id = AccountId::from_bytes([7; 16]);
    assert_eq!(
        table,
        format!(
            "\u{feff}name,contact,language,note,from,until,group,rights,enabled,own_login,id\r\n\
             \"'=HYPERLINK(\"\"x\"\")\",'+39 333,,\"two\nlines; and, more\",2026-05-01 15:00,,Flat 1,,yes,no,{id}\r\n"
        )
    );
    assert!(!table.contains(&code.to_string()));
}

#[test]
fn activity_is_a_table() {
    let house = House::new();
    let party = |kind, name: &str| Party { kind, id: Some("id".into()), name: name.into() };
    let entry = Activity {
        id: ActivityId::from_bytes([1; 16]),
        at: house.at("2026-05-01T15:00:30"),
        kind: ActivityKind::SignInFailed,
        by: party(PartyKind::Admin, "@anna"),
        about: Some(party(PartyKind::Customer, "")),
        device: Some("Bea's phone".into()),
        network: None,
        changes: vec![FieldChange {
            field: "stay".into(),
            before: "a".into(),
            after: "b, c".into(),
        }],
        reason: Some(ErrorCode::CodeExpired),
    };
    let table = activity_to_csv(&[entry], &house.zone);
    assert_eq!(
        table.lines().nth(1).unwrap(),
        "2026-05-01 15:00:30,sign_in_failed,'@anna,admin,id,customer,Bea's phone,,\"stay: a → b, c\",code_expired"
    );
}

/// Texts as hosts write them, with what spreadsheets and tables stumble over.
fn text(longest: usize, breaks: bool) -> impl Strategy<Value = String> {
    let odd = if breaks { "['=+@,;\"\t\r\n-]" } else { "['=+@,;\"-]" };
    let pattern = format!("({odd}){{0,3}}[a-zA-Zà-ü'\",; =]{{0,{longest}}}");
    prop::string::string_regex(&pattern).unwrap().prop_map(|text| text.trim_matches(' ').to_owned())
}

fn settings() -> impl Strategy<Value = Settings> {
    let time = || prop::option::of(0_i64..4_000_000_000);
    let rights = prop_oneof![
        Just(None),
        Just(Some(Rights::All)),
        prop::collection::btree_set("[a-z0-9-]{1,8}|all|none", 0..4)
            .prop_map(|ids: BTreeSet<String>| Some(Rights::Only(ids))),
    ];
    let texts = (text(30, false), text(20, false), "|de|en-GB|it", text(60, true));
    (texts, time(), time(), 0_usize..3, rights, any::<bool>(), any::<bool>()).prop_map(
        |((name, contact, language, note), from, until, group, rights, enabled, own_login)| {
            let stay = Stay { from: from.map(UnixTime), until: until.map(UnixTime) };
            let stay = if stay.is_sound() { stay } else { Stay { from: stay.from, until: None } };
            let group = (group > 0).then(|| GroupId::from_bytes([group as u8; 16]));
            Settings { name, contact, language, note, stay, group, rights, enabled, own_login }
        },
    )
}

proptest! {
    /// Out and in again: over the customers as they are nothing changes, over emptied ones all is as it was, and in
    /// another project the same customers are made.
    #[test]
    fn what_is_exported_is_imported(all in prop::collection::vec(settings(), 1..6)) {
        let house = House::new();
        let place = super::Place { group: None, ..house.place() };
        let customers: Vec<_> = all.iter().zip(1..).map(|(settings, n)| with(n, settings.clone())).collect();
        let table = customers_to_csv(&customers, &house.groups, &house.zone);
        let cells = table[3..].lines().flat_map(|line| line.split(','));
        let runs = cells.filter(|cell| cell.starts_with(['=', '+', '@']));
        // A cell that begins so can only be within quotation marks, where it is no cell.
        prop_assert!(runs.count() == 0 || table.contains('"'));
        let bookings = read(table.as_bytes(), &place).unwrap();
        let feed = Feed { project: ProjectId::from_bytes([9; 16]), name: "table" };

        let same = plan(&bookings, &customers, feed, &place, house.now);
        prop_assert!(same.lines.iter().all(|line| line.outcome == Outcome::Unchanged), "{:?}", same.lines);
        prop_assert!(same.changes.is_empty());

        let emptied: Vec<_> = (1..).zip(&all).map(|(n, _)| with(n, Settings::default())).collect();
        let again = plan(&bookings, &emptied, feed, &place, house.now);
        for (customer, settings) in emptied.iter().zip(&all) {
            let edit = again.changes.iter().find_map(|change| match change {
                BatchChange::Edit { id, edit } if *id == customer.id => Some(edit.clone()),
                _ => None,
            });
            prop_assert_eq!(&edit.unwrap_or_default().applied(Settings::default()), settings);
        }

        let elsewhere = plan(&bookings, &[], feed, &place, house.now);
        let made: Vec<_> = elsewhere.changes.iter().map(|change| match change {
            BatchChange::Add { new, .. } => new.settings.clone(),
            other => panic!("{other:?}"),
        }).collect();
        prop_assert_eq!(made, all);
    }
}
