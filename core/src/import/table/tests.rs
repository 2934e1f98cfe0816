use innkey_protocol::Rights;
use proptest::prelude::*;

use crate::import::{Booked, Bookings, MAX_ROWS, Says, WrongCell, read, testing::House};

fn bookings(table: &[u8]) -> Bookings {
    read(table, &House::new().place()).unwrap()
}

fn booked(bookings: &Bookings) -> Vec<&Booked> {
    let rows = bookings.rows.iter().map(|row| match &row.says {
        Says::Booked(booked) => &**booked,
        other => panic!("{other:?}"),
    });
    rows.collect()
}

fn wrong(bookings: &Bookings) -> Vec<(u64, &str, &WrongCell)> {
    let rows = bookings.rows.iter().filter_map(|row| match &row.says {
        Says::Wrong(cells) => Some((row.line, cells)),
        _ => None,
    });
    rows.flat_map(|(line, cells)| cells.iter().map(move |cell| (line, &*cell.column, cell)))
        .collect()
}

#[test]
fn any_separator_and_any_order_of_columns() {
    let house = House::new();
    for table in [
        "Name,From,Until,Group\nBea,2026-05-01,2026-05-08,Flat 2\n",
        "group;UNTIL;name;from\r\nflat 2;08.05.2026;Bea;1.5.2026 15:00\r\n",
        "\u{feff}name\tfrom\tuntil\tgroup\nBea\t2026-05-01 15:00\t2026-05-08T10:00\tflat-2",
        "sep=;\r\nname;from;until;group\r\n\r\n\"Bea\";2026-05-01T13:00:00Z;2026-05-08T10:00:00+02:00; Flat 2 \r\n",
    ] {
        let bookings = bookings(table.as_bytes());
        let booked = booked(&bookings)[0];
        assert_eq!(booked.settings.name.as_deref(), Some("Bea"), "{table}");
        assert_eq!(booked.settings.group, Some(Some(house.groups[1].id)), "{table}");
        assert_eq!(house.shown(booked.from.moment().map(|from| from.at)), "2026-05-01T15:00:00");
        assert_eq!(house.shown(booked.until.moment().map(|until| until.at)), "2026-05-08T10:00:00");
        assert!(bookings.remarks.is_empty() && booked.settings.contact.is_none());
    }
}

#[test]
fn a_spreadsheets_own_encoding_and_translated_words() {
    let bookings = bookings(
        b"name;enabled;own_login;language;rights\nJ\xfcrgen;FALSCH;WAHR;de-AT;pool flat\n",
    );
    let settings = &booked(&bookings)[0].settings;
    assert_eq!(settings.name.as_deref(), Some("Jürgen"));
    assert_eq!((settings.enabled, settings.own_login), (Some(false), Some(true)));
    assert_eq!(settings.language.as_deref(), Some("de-AT"));
    let only = Rights::Only(["flat".into(), "pool".into()].into());
    assert_eq!(settings.rights, Some(Some(only)));
}

#[test]
fn the_usual_hours_are_the_groups() {
    let house = House::new();
    let bookings = bookings(
        b"name,from,until,group\nA,2026-05-01,2026-05-02,\nB,2026-05-01,2026-05-02,Flat 2\n",
    );
    let froms: Vec<_> = booked(&bookings)
        .iter()
        .map(|booked| house.shown(booked.from.moment().map(|from| from.at)))
        .collect();
    assert_eq!(froms, ["2026-05-01T16:00:00", "2026-05-01T15:00:00"]);
}

#[test]
fn everything_wrong_is_said_at_once_with_its_line() {
    let table = "id,name,from,until,group,rights,enabled,language,phone\n\
                 ,Bea,2026-05-01,2026-05-08,,,,,1\n\
                 x,\"Al\nto\",1/5/2026,soon,Flat 9,Flat!,maybe,d e\n\
                 ,Carla,2026-05-08,2026-05-01,,,,,,too,many\n";
    let bookings = bookings(table.as_bytes());
    let wrong = wrong(&bookings);
    let places: Vec<_> = wrong.iter().map(|(line, column, _)| (*line, *column)).collect();
    let third = ["group", "id", "name", "from", "until", "rights", "enabled", "language"];
    let mut expected: Vec<_> = third.iter().map(|column| (3, *column)).collect();
    expected.extend([(5, "row"), (5, "until")]);
    assert_eq!(places, expected);
    assert_eq!(
        wrong[0].2.to_string(),
        "group: “Flat 9” is no group: write one of Flat 1, Flat 2, or leave it empty"
    );
    assert_eq!(bookings.remarks, ["The column “phone” is not known and was not read."]);
}

#[test]
fn the_same_guest_twice_is_a_mistake_unless_the_bookings_have_numbers() {
    let bookings = bookings(b"name,from\nBea,2026-05-01\nbea,2026-05-01\nBea,2026-06-01\n");
    assert_eq!(wrong(&bookings).iter().map(|(line, ..)| *line).collect::<Vec<_>>(), [3]);
    let numbered =
        read(b"name,from,booking\nBea,2026-05-01,1\nBea,2026-05-01,2\n", &House::new().place());
    assert_eq!(booked(&numbered.unwrap()).len(), 2);
}

#[test]
fn what_is_no_table_is_refused() {
    let many = format!("name\n{}", "Bea\n".repeat(MAX_ROWS + 1));
    for (table, word) in [
        ("hello\nthere", "no column that is known"),
        ("name,note,Name\n", "is there twice"),
        (&many, "more than 5000 rows"),
    ] {
        let error = read(table.as_bytes(), &House::new().place()).unwrap_err();
        assert!(error.to_string().contains(word), "{error}");
    }
    assert!(bookings(b"name,from\n").rows.is_empty());
}

proptest! {
    #[test]
    fn nothing_panics(table in "(name|from|until|group|id|note|,|;|\\t|\n|\"|'|=|2026-05-01|\\PC){0,60}") {
        let _ = read(format!("name,from\n{table}").as_bytes(), &House::new().place());
        let _ = read(table.as_bytes(), &House::new().place());
    }

    #[test]
    fn no_bytes_panic(table in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&table, &House::new().place());
    }
}
