//! Customers out of tables and calendars, by the real command.

use std::{fs, io::Write as _, net::TcpListener, path::Path, thread};

use crate::harness::{Building, Ran, innkey};

const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Portal//EN\r\n\
    BEGIN:VEVENT\r\nUID:one@portal\r\nSUMMARY:Maria Ro\r\n ssi\r\nDTSTART;VALUE=DATE:20990501\r\n\
    DTEND;VALUE=DATE:20990505\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:two@portal\r\nSUMMARY:Reserved\r\nDTSTART;VALUE=DATE:20990510\r\n\
    DTEND;VALUE=DATE:20990512\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

/// Anna's device, as the command sees it.
struct Desk<'a> {
    building: &'a Building,
    home: std::path::PathBuf,
}

impl<'a> Desk<'a> {
    async fn new(building: &'a Building) -> Self {
        let home = building.path("desk");
        fs::create_dir(&home).unwrap();
        let desk = Self { building, home };
        desk.run(&["add", &building.anna_link().await.to_string()]).text();
        let password = crate::harness::PASSWORD;
        let args = ["sign-in", "--user", "anna", "--password-stdin"];
        crate::harness::innkey_with_input(&desk.home, &args, password).text();
        desk
    }

    fn run(&self, args: &[&str]) -> Ran {
        innkey(&self.home, args)
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.home.join(name);
        fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn import(&self, from: &str, more: &[&str]) -> Ran {
        self.run(&[&["customers", "import", from, "--json"], more].concat())
    }

    /// Name, begin of the stay, whether switched on; by name.
    async fn guests(&self) -> Vec<(String, Option<i64>, bool)> {
        let list = self.building.customers().list().await.unwrap().customers;
        let seen = list.into_iter().map(|it| it.settings);
        let mut seen: Vec<_> =
            seen.map(|it| (it.name, it.stay.from.map(|from| from.0), it.enabled)).collect();
        seen.sort();
        seen
    }
}

fn outcomes(report: &serde_json::Value) -> Vec<String> {
    let lines = report["lines"].as_array().unwrap();
    lines.iter().map(|line| line["outcome"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_row_keeps_a_table_from_being_written() {
    let building = Building::new().await;
    let desk = Desk::new(&building).await;
    let table = "name;from;until;group\nBea;2099-05-01;2099-05-05;\nUgo;2099-05-09;2099-05-01;\n\
                 Ida;31.02.2099;;Nowhere\n";
    let file = desk.file("guests.csv", table);
    let refused = desk.import(&file, &[]);
    assert_eq!(refused.code, 2);
    assert!(desk.guests().await.is_empty());
    let told = desk.run(&["customers", "import", &file, "--dry-run"]).stdout;
    for word in ["Bea", "new", "ends before it begins", "is no group", "31.02.2099"] {
        assert!(told.contains(word), "{word}: {told}");
    }
    assert!(desk.guests().await.is_empty(), "a dry run writes nothing");
    let report = desk.import(&file, &["--skip-wrong"]).json();
    assert_eq!(outcomes(&report), ["new", "wrong", "wrong"]);
    assert_eq!(desk.guests().await.len(), 1);
    // Out and in again: nothing changes.
    let out = desk.home.join("out.csv");
    desk.run(&["customers", "export", out.to_str().unwrap()]).text();
    let report = desk.import(out.to_str().unwrap(), &[]).json();
    assert_eq!(
        (outcomes(&report), report["done"]["changed"].as_u64()),
        (vec!["unchanged".into()], Some(0))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_calendar_is_followed() {
    let building = Building::new().await;
    let desk = Desk::new(&building).await;
    desk.run(&["groups", "add", "Flat 1", "--see", "flat", "--arrival", "16:00"]).text();
    let file = desk.file("flat.ics", CALENDAR);
    let first = desk.import(&file, &["--group", "flat 1"]).json();
    assert_eq!(outcomes(&first), ["new", "new"]);
    assert_eq!(first["done"]["added"], 2);
    let again = desk.import(&file, &["--group", "flat 1"]).json();
    assert_eq!(outcomes(&again), ["unchanged", "unchanged"]);

    // Moved by a day; the other one, invited by now, is cancelled.
    let list = building.customers().list().await.unwrap().customers;
    let nameless = list.iter().find(|customer| customer.settings.name.is_empty()).unwrap();
    assert!(nameless.code.is_none(), "imported is not invited");
    building.customers().renew(nameless.id).await.unwrap();
    let moved = CALENDAR.replace("20990501", "20990502");
    let (kept, _) = moved.split_once("BEGIN:VEVENT\r\nUID:two").unwrap();
    desk.file("flat.ics", format!("{kept}END:VCALENDAR\r\n"));
    let before = desk.guests().await;
    let report = desk.import(&file, &["--group", "flat 1"]).json();
    assert_eq!(outcomes(&report), ["changed", "switched_off"]);
    let after = desk.guests().await;
    assert!(!after[0].2 && after[1].2);
    assert_eq!(after[1].1.unwrap() - before[1].1.unwrap(), 24 * 3600);

    // Back again, and the one that nobody invited is gone with its booking.
    desk.file("flat.ics", CALENDAR.replace("UID:one", "UID:three"));
    let report = desk.import(&file, &["--group", "flat 1"]).json();
    assert_eq!(outcomes(&report), ["new", "switched_on", "removed"]);
    assert_eq!(desk.guests().await.len(), 2);
}

/// Answers every request with this body.
fn serve(body: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/secret-token/flat.ics", listener.local_addr().unwrap());
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let _ = std::io::Read::read(&mut stream, &mut [0; 4096]);
            let length = body.len();
            let _ = write!(
                stream,
                "HTTP/1.1 200 OK\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
            );
        }
    });
    address
}

#[tokio::test(flavor = "multi_thread")]
async fn a_calendar_is_fetched_by_the_host_and_its_address_is_not_kept() {
    let building = Building::new().await;
    let desk = Desk::new(&building).await;
    let report = desk.import(&serve(CALENDAR), &[]).json();
    assert_eq!(outcomes(&report), ["new", "new"]);
    let list = building.customers().list().await.unwrap().customers;
    let source = list[0].source.as_ref().unwrap();
    assert!(!source.feed.contains("secret-token"), "{source:?}");

    let page = serve("<!DOCTYPE html><html><body>Please log in</body></html>");
    let refused = desk.run(&["customers", "import", &page]);
    assert_eq!(refused.code, 2);
    assert!(refused.stderr.contains("This is a web page"), "{}", refused.stderr);
    let public = desk.run(&["customers", "import", "http://example.org/flat.ics"]);
    assert!(public.stderr.contains("use https"), "{}", public.stderr);
    assert!(!Path::new("flat.ics").exists());
}
