//! What must be true of whatever an import lets through.

use innkey_core::import::{Bookings, Feed, MAX_ROWS, Outcome, Place, customers_to_csv, plan, read};
use innkey_protocol::{
    GroupId, ProjectId, UnixTime, Zone,
    api::{
        MAX_NAME,
        customers::{BatchChange, Customer, MAX_NOTE, NewCustomer},
        groups::{Group, GroupSettings},
    },
};

const PROJECT: ProjectId = ProjectId::from_bytes([1; 16]);
const NOW: UnixTime = UnixTime(1_775_000_000);

/// Reads a file, carries its plan out, and checks that a second reading changes nothing and that the customers come
/// back out of a table.
pub fn import_well(bytes: &[u8]) {
    let zone: Zone = "Europe/Rome".parse().expect("a zone");
    let groups = [Group {
        id: GroupId::from_bytes([2; 16]),
        settings: GroupSettings { name: "Flat 1".into(), ..GroupSettings::default() },
        key: None,
        customers: 0,
        revision: 1,
    }];
    let group = Some(groups[0].id);
    let place = Place { zone: &zone, groups: &groups, group, closed_are_bookings: true };
    let Ok(bookings) = read(bytes, &place) else { return };
    assert!(bookings.rows.len() <= MAX_ROWS);
    let customers = added(&bookings, &place);
    let again = plan(&bookings, &customers, feed("a"), &place, NOW);
    assert_eq!(again.changes, [], "read twice");

    // Whole customers alone: texts with odd spaces at their ends are trimmed.
    let table = customers_to_csv(&customers, &groups, &zone);
    let back = read(table.as_bytes(), &place).expect("our own table");
    let back = plan(&back, &customers, feed("b"), &place, NOW);
    for line in back.lines {
        let kept = !matches!(line.outcome, Outcome::New | Outcome::Wrong(_));
        assert!(kept, "{line:?} of {table}");
    }
}

fn feed(name: &str) -> Feed<'_> {
    Feed { project: PROJECT, name }
}

fn added(bookings: &Bookings, place: &Place<'_>) -> Vec<Customer> {
    let plan = plan(bookings, &[], feed("a"), place, NOW);
    assert_eq!(plan.lines.len(), bookings.rows.len());
    let sent: usize = plan.batches().iter().map(|batch| batch.changes.len()).sum();
    assert_eq!(sent, plan.changes.len());
    let changes = plan.changes.into_iter().map(|change| match change {
        BatchChange::Add { id, new } => {
            let NewCustomer { settings, source, .. } = new;
            assert!(settings.name.chars().count() <= MAX_NAME);
            assert!(!settings.name.chars().any(char::is_control));
            assert!(settings.note.chars().count() <= MAX_NOTE);
            assert!(settings.stay.is_sound());
            Customer {
                id,
                settings,
                revision: 1,
                user: None,
                source,
                code: None,
                shared_at: None,
                downloaded_at: None,
                signed_in_at: None,
                signed_in_with: None,
                last_seen: None,
                devices: 0,
                created_at: NOW,
            }
        }
        other => panic!("nobody is there yet, but {other:?}"),
    });
    changes.collect()
}
