//! What a host with many guests does: groups and rights, a stay to come, bookings out of a calendar, the
//! activity.

use innkey_core::{Credentials, Draft, Project, import::Options};
use innkey_protocol::{
    GroupId, Rights, Stay, TimeOfDay, UnixTime, Zone,
    api::{
        activity::{ActivityKind, ActivityQuery},
        customers::Settings,
        groups::{GroupSettings, StayTimes},
    },
    zone::End,
};

use super::{
    guide::Guide,
    stage::Stage,
    story::{holds, labelled_by_code, summary},
};
use crate::{
    client::{
        activity,
        customers::{import, in_words},
        download::download,
    },
    failure::Failure,
    time,
};

const RESTRICTED: &str = "Carla Bianchi";
/// Days until her stay begins, and how long it is.
const STAY: (i32, i32) = (7, 4);

/// A guest of a group sees fewer pages, and her stay begins later.
pub async fn restricted_guest(
    stage: &Stage,
    host: &Project,
    guest: &Project,
    guide: &Guide,
) -> Result<(), Failure> {
    guide.step(
        "Anna makes a group that sees one flat only, and adds a guest to it who comes next week",
        "what a guest may not see is never sent; a day takes the group's hours, by the building's clocks",
    )?;
    let customers = host.customers();
    let list = customers.list().await?;
    let all = guest.open().await?;
    let flat = all.functions.first().ok_or_else(|| Failure::not_done("no function is there"))?;
    let times = StayTimes { arrival: TimeOfDay::hour(16), departure: TimeOfDay::hour(11) };
    let rights = Rights::Only([flat.id.clone()].into());
    let new = GroupSettings { name: flat.name.clone(), rights, times };
    let group = host.groups().create(GroupId::new(), &new).await?;
    let stay = next_week(list.server_time, times, &list.time_zone)?;
    let settings =
        Settings { name: RESTRICTED.into(), group: Some(group.id), stay, ..Settings::default() };
    let customer = customers.create(&mut Draft::with(settings, true)?).await?;
    let list = customers.list().await?;
    let code = labelled_by_code(&list, &customer)?;
    let link = customers.share_link(customer.id, false).await?;
    customers.note_shared(customer.id).await?;
    let phone = stage.phone_with("phone-e", &link).await?;
    let figures = download(&phone, guide.output).await?;
    guide.check(&figures.in_words(&link.name))?;
    let seen = phone.open().await?;
    guide.show(&summary(&seen))?;
    holds(seen.functions.len() == 1 && all.functions.len() > 1, "she sees one flat of many")?;
    let signed_in = phone.sign_in(Credentials::Code { code, name: None }, "Carla's phone").await?;
    holds(signed_in.account.stay == stay, "her stay is the one that Anna gave")?;
    guide.check(&format!(
        "signed in before the stay: the app says {}",
        time::show_stay(stay, &signed_in.time_zone)
    ))
}

/// A stay that is given by its days only.
fn next_week(now: UnixTime, times: StayTimes, zone: &Zone) -> Result<Stay, Failure> {
    let out_of_range = || Failure::not_done("the clock is out of range");
    let today = zone.civil(now).ok_or_else(out_of_range)?.date();
    let day =
        |days: i32| today.checked_add(jiff::Span::new().days(days)).map_err(|_| out_of_range());
    let (from, until) = (day(STAY.0)?, day(STAY.0 + STAY.1)?);
    let end = |day, end| time::When::Day(day).at(zone, times, end);
    time::stay(Some(end(from, End::From)?), Some(end(until, End::Until)?))
}

/// A booking portal's calendar becomes guests; read twice it changes nothing.
pub async fn imports(host: &Project, guide: &Guide) -> Result<(), Failure> {
    guide.step(
        "A booking portal's calendar is imported",
        "each booking becomes a guest with a stay, not invited yet; read again it changes nothing",
    )?;
    let customers = host.customers();
    let list = customers.list().await?;
    let groups = host.groups().list().await?;
    let group = groups.iter().find(|group| group.customers > 0).map(|group| group.id);
    let calendar = calendar(list.server_time, &list.time_zone)?;
    let options = Options { feed: "portal.ics".into(), group, closed_are_bookings: false };
    let plan = customers.plan_import(calendar.as_bytes(), &options).await?;
    let done = customers.carry_out(&plan).await?;
    guide.show(&import::in_words(&plan, Some(done)))?;
    holds(done.added == 2, "two bookings are guests now")?;
    let again = customers.plan_import(calendar.as_bytes(), &options).await?;
    holds(again.changes.is_empty(), "the same calendar read again changes nothing")?;
    guide.show(&in_words(&customers.list().await?, guide.output))
}

/// What a portal exports: two bookings and a closed day.
fn calendar(now: UnixTime, zone: &Zone) -> Result<String, Failure> {
    let today = zone.civil(now).ok_or_else(|| Failure::not_done("the clock is out of range"))?;
    let day = |days: i32| {
        let day = today.date().saturating_add(jiff::Span::new().days(days));
        day.strftime("%Y%m%d").to_string()
    };
    let event = |(uid, title, from, until): (&str, &str, i32, i32)| {
        format!(
            "BEGIN:VEVENT\r\nUID:{uid}@portal.example\r\nSUMMARY:{title}\r\n\
             DTSTART;VALUE=DATE:{}\r\nDTEND;VALUE=DATE:{}\r\nEND:VEVENT\r\n",
            day(from),
            day(until)
        )
    };
    let events = [
        ("a1", "Luca Ferrari", 14, 18),
        ("a2", "Reserved", 20, 27),
        ("a3", "Not available", 27, 30),
    ];
    let events: String = events.into_iter().map(event).collect();
    Ok(format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n"))
}

/// Who did what and when.
pub async fn looks_back(host: &Project, guide: &Guide) -> Result<(), Failure> {
    guide.step(
        "Anna looks at who did what and when",
        "each entry was written with what it tells of; no code, token or password is in it",
    )?;
    let customers = host.customers();
    let query = ActivityQuery { limit: Some(40), ..ActivityQuery::default() };
    let page = customers.activity(&query).await?;
    let zone = customers.list().await?.time_zone;
    guide.show(&activity::in_words(&page.entries, &zone))?;
    let has = |kind| page.entries.iter().any(|entry| entry.kind == kind);
    let kinds = [ActivityKind::CustomerAdded, ActivityKind::CodeUsed, ActivityKind::SignInFailed];
    holds(kinds.into_iter().all(has), "added guests, used codes and failed attempts are listed")
}
