//! Customers as text.

use innkey_core::{Label, Status, label, status};
use innkey_protocol::{
    UnixTime, Zone,
    api::{
        customers::{Customer, CustomerList},
        groups::Group,
    },
    rules::CodeState,
};

use crate::{
    client::rights,
    output::{Output, lines, table},
    time,
};

/// A page of the list as *Manage customers* shows it.
pub fn in_words(list: &CustomerList, output: Output) -> String {
    if list.customers.is_empty() {
        return "No customers yet: add one with `innkey customers add NAME`.".into();
    }
    let mut rows = table(["customer", "state", "stay", "last seen"]);
    for customer in &list.customers {
        let (now, zone) = (list.server_time, &list.time_zone);
        rows.add_row([
            label_text(customer, now, zone),
            status_text(customer, now),
            time::show_stay(customer.settings.stay, zone),
            customer.last_seen.map_or_else(|| "never".into(), |seen| time::show(seen, zone)),
        ]);
    }
    let mut text = lines(&rows);
    if list.next.is_some() {
        let (shown, total) = (list.customers.len(), list.total);
        text += &format!("\n{shown} of {total}: go on with --all, or narrow it with --search.");
    }
    if !list.otp {
        let note = "Use OTP authentication is off: live codes rest, and no new ones are made.";
        text += &format!("\n{}", output.styled("33", note));
    }
    text
}

/// What names the customer in the list.
pub fn label_text(customer: &Customer, now: UnixTime, zone: &Zone) -> String {
    let beside = |name: Option<String>| name.map(|name| format!("  {name}")).unwrap_or_default();
    match label(customer, now) {
        Label::Code { code, name } => format!("{code}{}", beside(name)),
        Label::Name(name) => name,
        Label::Invited { on, name } => {
            format!("invited on {}{}", time::show_day(on, zone), beside(name))
        }
        Label::NotInvited { name } => name.unwrap_or_else(|| "not invited".into()),
    }
}

/// How it is with the customer now.
pub fn status_text(customer: &Customer, now: UnixTime) -> String {
    match status(customer, now) {
        Status::Disabled => "switched off".into(),
        Status::StayEnded => "stay has ended".into(),
        Status::CodeLive { seconds_left } => {
            format!("code live, {} left", time::span(i64::from(seconds_left)))
        }
        Status::Active { devices: 1, .. } => "active".into(),
        Status::Active { devices, .. } => format!("active on {devices} devices"),
        Status::SignedOut => "signed out".into(),
        Status::CodeExpired => "code expired".into(),
        Status::CodeRevoked => "revoked".into(),
        Status::NotInvited => "not invited".into(),
    }
}

/// All about one customer: settings, then what became of the invitation.
pub fn whole(customer: &Customer, groups: &[Group], now: UnixTime, zone: &Zone) -> String {
    let settings = &customer.settings;
    let group = settings.group.and_then(|id| groups.iter().find(|group| group.id == id));
    let may_see = match (&settings.rights, group) {
        (Some(rights), _) => rights::in_words(rights),
        (None, Some(group)) => {
            format!("{} (as the group)", rights::in_words(&group.settings.rights))
        }
        (None, None) => "everything".into(),
    };
    let mut rows = vec![
        ("Customer", label_text(customer, now, zone)),
        ("State", status_text(customer, now)),
        ("Stay", time::show_stay(settings.stay, zone)),
        ("Group", group.map_or_else(|| "–".into(), |group| group.settings.name.clone())),
        ("May see", may_see),
    ];
    let sign_in = match (&customer.user, settings.own_login) {
        (Some(user), _) => Some(format!("code, or user name {user} and password")),
        (None, true) => Some("code; may set user name and password".into()),
        (None, false) => None,
    };
    rows.extend(sign_in.map(|text| ("Signs in by", text)));
    for (word, text) in
        [("Contact", &settings.contact), ("Language", &settings.language), ("Note", &settings.note)]
    {
        if !text.is_empty() {
            rows.push((word, text.clone()));
        }
    }
    rows.extend(customer.source.as_ref().map(|source| ("Imported from", source.feed.clone())));
    rows.extend(life_cycle(customer, zone));
    let lines = rows.iter().map(|(word, text)| format!("{word:<14} {text}"));
    lines.collect::<Vec<_>>().join("\n")
}

/// What became of the invitation, step by step.
fn life_cycle(customer: &Customer, zone: &Zone) -> Vec<(&'static str, String)> {
    let at = |time: Option<UnixTime>| time.map(|time| time::show(time, zone));
    let step = |word, time: Option<UnixTime>| at(time).map(|text| (word, text));
    let code = customer.code.as_ref().map(|issued| {
        let when = time::show(issued.issued_at, zone);
        let until = time::show(issued.expires_at, zone);
        let text = match issued.state {
            CodeState::Live => format!("{when}, to be used before {until}"),
            CodeState::Expired => format!("{when}, expired at {until}"),
            CodeState::Used => format!("{when}, used"),
            CodeState::Revoked => format!("{when}, revoked"),
            CodeState::Replaced => format!("{when}, replaced"),
        };
        ("Code made", text)
    });
    let signed_in = at(customer.signed_in_at).map(|when| {
        let with = customer.signed_in_with.as_ref().map(|device| format!(" with {device}"));
        ("Signed in", when + &with.unwrap_or_default())
    });
    let steps = [
        step("Added", Some(customer.created_at)),
        code,
        step("Link shared", customer.shared_at),
        step("Downloaded", customer.downloaded_at),
        signed_in,
        step("Last seen", customer.last_seen),
    ];
    steps.into_iter().flatten().collect()
}
