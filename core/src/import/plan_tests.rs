use innkey_protocol::{Stay, UnixTime};

use super::{
    Outcome,
    testing::{House, with},
};

fn event(uid: &str, from: &str, until: &str, name: &str) -> String {
    format!(
        "BEGIN:VEVENT\nUID:{uid}\nDTSTART;VALUE=DATE:{from}\nDTEND;VALUE=DATE:{until}\nSUMMARY:{name}\nDESCRIPTION:note\nEND:VEVENT\n"
    )
}

fn calendar(events: &[String]) -> String {
    format!("BEGIN:VCALENDAR\n{}END:VCALENDAR\n", events.concat())
}

fn bea() -> String {
    event("1", "20260501", "20260508", "Bea")
}

fn reserved() -> String {
    event("2", "20260510", "20260512", "Reserved")
}

#[test]
fn a_calendar_read_twice_changes_nothing() {
    let mut house = House::new();
    let calendar = calendar(&[bea(), reserved(), event("3", "20260301", "20260305", "Past")]);
    let first = house.import(&calendar);
    assert_eq!(first, [Outcome::New, Outcome::New, Outcome::LeftOut("the stay is over".into())]);
    let after = house.list();
    let group = house.groups[0].id;
    assert!(
        after
            .iter()
            .all(|customer| customer.settings.group == Some(group) && customer.code.is_none())
    );
    assert!(house.plan(&calendar).changes.is_empty());
    assert_eq!(house.import(&calendar)[..2], [Outcome::Unchanged, Outcome::Unchanged]);
    assert_eq!(house.list(), after);
}

#[test]
fn a_lost_answer_makes_no_second_customer() {
    let mut house = House::new();
    let plan = house.plan(&calendar(&[bea()]));
    assert_eq!(plan.changes, house.plan(&calendar(&[bea()])).changes);
    house.import(&calendar(&[bea()]));
    // Even where the server has forgotten where the customer is from.
    house.named("Bea").source = None;
    assert_eq!(house.import(&calendar(&[bea()])), [Outcome::Unchanged]);
    assert_eq!(house.customers.len(), 1);
}

#[test]
fn a_changed_booking_moves_the_stay_and_spares_what_the_host_wrote() {
    let mut house = House::new();
    house.import(&calendar(&[bea(), reserved()]));
    let late = house.at("2026-05-08T14:00:00");
    let bea = house.named("Bea");
    bea.settings.name = "Beatrice".into();
    bea.settings.note = "allergic to cats".into();
    bea.settings.stay.until = Some(late);
    // Late departure is the host's while the day is the same.
    assert_eq!(
        house.import(&calendar(&[self::bea(), reserved()])),
        [Outcome::Unchanged, Outcome::Unchanged]
    );

    let longer = event("1", "20260501", "20260509", "Bea R.");
    let named = event("2", "20260510", "20260512", "Carla");
    let outcomes = house.import(&calendar(&[longer, named]));
    assert_eq!(outcomes, [Outcome::Changed(vec!["stay"]), Outcome::Changed(vec!["name"])]);
    let until = house.at("2026-05-09T11:00:00");
    let beatrice = house.named("Beatrice");
    assert_eq!(
        (beatrice.settings.stay.until, &*beatrice.settings.note),
        (Some(until), "allergic to cats")
    );
    assert_eq!(house.named("Carla").settings.note, "note");
}

#[test]
fn a_booking_that_is_gone_takes_only_those_with_it_whom_nobody_invited() {
    let mut house = House::new();
    house.import(&calendar(&[bea(), reserved()]));
    house.named("Bea").shared_at = Some(UnixTime(1));
    let empty = calendar(&[]);
    let plan = house.plan(&empty);
    assert!(plan.remarks[0].contains("no booking at all"), "{:?}", plan.remarks);
    assert!(plan.lines.iter().all(|line| line.line.is_none()));
    let mut outcomes = house.import(&empty);
    outcomes.sort_by_key(ToString::to_string);
    assert_eq!(outcomes, [Outcome::Removed, Outcome::SwitchedOff]);
    assert!(!house.named("Bea").settings.enabled);
    assert_eq!(house.import(&empty), [Outcome::Unchanged]);

    // Back again: switched on, the mark in the note gone, the other made anew under the same id.
    let outcomes = house.import(&calendar(&[bea(), reserved()]));
    assert_eq!(outcomes, [Outcome::SwitchedOn, Outcome::New]);
    let bea = house.named("Bea");
    assert_eq!((bea.settings.enabled, &*bea.settings.note), (true, "note"));
}

#[test]
fn whom_a_host_switched_off_stays_off() {
    let mut house = House::new();
    house.import(&calendar(&[bea()]));
    house.named("Bea").settings.enabled = false;
    let outcomes = house.import(&calendar(&[bea()]));
    assert!(
        matches!(&outcomes[..], [Outcome::LeftOut(why)] if why.contains("switched the guest off"))
    );
    assert!(!house.named("Bea").settings.enabled);
}

#[test]
fn cancelled_is_gone_too_but_not_once_the_stay_has_begun() {
    let cancelled = |name| {
        calendar(&[bea().replace("DESCRIPTION", "STATUS:CANCELLED\nSUMMARY").replace("Bea", name)])
    };
    let mut house = House::new();
    assert!(matches!(&house.import(&cancelled("Bea"))[..], [Outcome::LeftOut(_)]));
    house.import(&calendar(&[bea()]));
    assert_eq!(house.import(&cancelled("Bea")), [Outcome::Removed]);

    house.import(&calendar(&[bea()]));
    house.now = house.at("2026-05-02T12:00:00");
    for gone in [cancelled("Bea"), calendar(&[])] {
        let plan = house.plan(&gone);
        assert!(
            matches!(&plan.lines[0].outcome, Outcome::LeftOut(why) if why.contains("has begun"))
        );
        assert!(plan.changes.is_empty());
    }
    // What is past is not even mentioned.
    house.now = house.at("2026-06-01T12:00:00");
    assert!(house.plan(&calendar(&[])).lines.is_empty());
}

#[test]
fn a_booking_that_cannot_be_read_is_not_gone() {
    let mut house = House::new();
    house.import(&calendar(&[bea(), reserved()]));
    let broken = calendar(&[bea().replace("20260508", "soon"), reserved()]);
    let plan = house.plan(&broken);
    assert!(plan.changes.is_empty() && plan.wrong() == 1);
    assert!(!plan.is_writable(false) && plan.is_writable(true));
    let unnamed = calendar(&["BEGIN:VEVENT\nSUMMARY:?\nEND:VEVENT\n".into()]);
    assert!(house.plan(&unnamed).changes.is_empty());
    // Nor are customers of other feeds, or of none.
    let mut others = House::new();
    let coming = Stay { from: Some(others.at("2026-05-01T15:00:00")), until: None };
    let anna =
        with(1, innkey_protocol::api::customers::Settings { stay: coming, ..Default::default() });
    others.customers.insert(anna.id, anna);
    assert!(others.plan(&calendar(&[])).changes.is_empty());
}

#[test]
fn a_table_removes_nobody_and_changes_what_it_says() {
    let mut house = House::new();
    let outcomes =
        house.import("name,from,until\nBea,2026-05-01,2026-05-08\nCarla,2026-03-01,2026-03-02\n");
    assert_eq!(outcomes, [Outcome::New, Outcome::New]);
    let again = house.import("name,from,until\nBea,2026-05-01,2026-05-09\n");
    assert_eq!(again, [Outcome::Changed(vec!["stay"])]);
    assert_eq!(house.customers.len(), 2);

    let id = house.named("Bea").id;
    let by_id = format!("id,name,until\n{id},Beatrice,\n{id},Bea,\n");
    let outcomes = house.plan(&by_id).lines;
    assert_eq!(outcomes[0].outcome, Outcome::Changed(vec!["name", "stay"]));
    assert!(matches!(outcomes[1].outcome, Outcome::Wrong(_)));
    // Arrival is known from before: the end must fit it.
    let turned = house.plan(&format!("id,until\n{id},2026-04-20\n"));
    assert!(matches!(turned.lines[0].outcome, Outcome::Wrong(_)));
}

#[test]
fn the_report_travels_as_json() {
    let house = House::new();
    let plan = house.plan("name,from\nBea,2026-05-01\nCarla,x\n");
    let json = serde_json::to_value(&plan.lines).unwrap();
    assert_eq!((&json[0]["outcome"], &json[0]["line"]), (&"new".into(), &2.into()));
    assert_eq!(json[1]["about"][0]["column"], "from");
}
