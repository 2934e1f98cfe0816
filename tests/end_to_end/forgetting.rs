//! What is forgotten: addresses after a day, entries after their days, a person when the host removes them.

use std::fs;

use innkey_core::{Credentials, Draft};
use innkey_protocol::{
    GroupId, Rights, Secret,
    api::{
        activity::{ActivityKind, ActivityQuery},
        customers::{CustomerEdit, Settings},
    },
};

use crate::{
    activity::activity,
    codes::reason,
    harness::{Building, HOUR, in_time, live_code, secrets},
};

const DAY: i64 = 24 * HOUR;
const OWN_PASSWORD: &str = "own-password-77";

#[tokio::test(flavor = "multi_thread")]
async fn addresses_are_shortened_after_a_day_and_entries_go_after_their_days() {
    let mut building = Building::with_options(&["--activity-days", "30"]).await;
    building.invite("Bea").await;
    let everything = ActivityQuery { limit: Some(1_000), ..ActivityQuery::default() };
    let networks = async |building: &Building| {
        let page = activity(building, &everything).await;
        assert_eq!(page.kept_days, 30);
        let of_host =
            page.entries.into_iter().filter(|entry| entry.kind == ActivityKind::CodeIssued);
        of_host.map(|entry| entry.network.unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(networks(&building).await, ["127.0.0.1"]);
    // The server clears away when it starts, and every minute.
    for (time, expected) in [
        (DAY - 60, vec!["127.0.0.1"]),
        (DAY, vec!["127.0.0.0/24"]),
        (30 * DAY - 60, vec!["127.0.0.0/24"]),
        (30 * DAY, vec![]),
    ] {
        building.server.turn_clock(time + 30);
        building.server.kill();
        building.server.start_again();
        swept(&building).await;
        assert_eq!(networks(&building).await, expected, "after {time} s");
        building.host.project.account().await.unwrap();
    }
}

/// Waits until the sweep at the server's last start is through.
async fn swept(building: &Building) {
    in_time("the sweep", async {
        let begun = |log: &str| {
            let since_start = log.rsplit("listening").next().unwrap_or_default();
            since_start.contains("DELETE FROM activity")
        };
        while !begun(&building.server.log()) {
            tokio::task::yield_now().await;
        }
    })
    .await;
    // It is one transaction, and writes come one after the other: behind this one it is through.
    building.group(&GroupId::new().to_string(), Rights::All).await;
}

/// Whether a text lies in any file of the server's data, in whatever case.
fn lies_on_disk(building: &Building, text: &str) -> Vec<String> {
    let wanted = text.to_lowercase().into_bytes();
    let mut found = Vec::new();
    for entry in fs::read_dir(&building.server.data).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let bytes = fs::read(&path).unwrap().to_ascii_lowercase();
            if bytes.windows(wanted.len()).any(|window| window == wanted) {
                found.push(path.file_name().unwrap().to_string_lossy().into_owned());
            }
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_removed_customer_is_left_in_the_database() {
    let mut building = Building::new().await;
    let marks =
        ["Quentin Quasar", "quasar@example.org", "likes quiet rooms", "quentins-phone", "quq-user"];
    let settings = Settings {
        name: marks[0].into(),
        contact: marks[1].into(),
        note: marks[2].into(),
        own_login: true,
        ..Settings::default()
    };
    let mut draft = Draft::with(settings, true).unwrap();
    let customer = building.customers().create(&mut draft).await.unwrap();
    let guest = building.guest_phone(&customer).await;
    let code = live_code(&customer);
    let credentials = || Credentials::Code { code: code.clone(), name: None };
    guest.project.sign_in(credentials(), marks[3]).await.unwrap();
    let other = building.guest_phone(&customer).await;
    reason(other.project.sign_in(credentials(), marks[3]).await);
    secrets::note_text(OWN_PASSWORD);
    guest.project.set_login(marks[4], Secret::new(OWN_PASSWORD.into()), None).await.unwrap();
    let edit =
        CustomerEdit { note: Some(format!("{} and more", marks[2])), ..CustomerEdit::default() };
    building.edit(&customer, edit).await;
    for mark in marks {
        assert!(!lies_on_disk(&building, mark).is_empty(), "{mark} was never there");
    }
    let query = ActivityQuery { limit: Some(1_000), ..ActivityQuery::default() };
    let before = activity(&building, &query).await.entries.len();

    building.customers().remove(customer.id).await.unwrap();
    let after = activity(&building, &query).await;
    assert_eq!(after.entries.len(), before + 1, "that something happened stays");
    let told = format!("{after:?}").to_lowercase();
    for mark in marks {
        assert!(!told.contains(&mark.to_lowercase()), "{mark} is told");
    }
    building.server.stop();
    for mark in marks {
        assert_eq!(
            lies_on_disk(&building, mark),
            Vec::<String>::new(),
            "{mark} after an orderly stop"
        );
    }
    building.server.start_again();
    building.host.project.account().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn after_the_sweep_nothing_lingers_while_the_server_runs() {
    let mut building = Building::new().await;
    let (customer, _) = building.invite("Quentin Quasar").await;
    building.customers().remove(customer.id).await.unwrap();
    building.server.kill();
    building.server.start_again();
    swept(&building).await;
    in_time("the clearing of the log", async {
        while !lies_on_disk(&building, "Quentin Quasar").is_empty() {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    })
    .await;
}
