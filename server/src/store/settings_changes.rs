//! What the activity says of changed settings: each before and after, as text for people.

use innkey_protocol::{
    Rights, Stay, UnixTime, Zone,
    api::{activity::FieldChange, customers::Settings, groups::GroupSettings, sign_in::Role},
};
use sqlx::AnyConnection;

use super::{doing::Doing, groups, logins::NewLogin};
use crate::error::Result;

/// What turned a customer's settings `before` into `after`.
pub(super) async fn between(
    db: &mut AnyConnection,
    doing: &Doing,
    before: &Settings,
    after: &Settings,
) -> Result<Vec<FieldChange>> {
    let rights = |settings: &Settings| {
        settings.rights.as_ref().map_or_else(|| "as the group".into(), rights_text)
    };
    let mut changes = Changes::default();
    changes.text("name", &before.name, &after.name);
    changes.text("contact", &before.contact, &after.contact);
    changes.text("language", &before.language, &after.language);
    changes.text("note", &before.note, &after.note);
    let [stay_before, stay_after] =
        [before, after].map(|settings| stay_text(settings.stay, &doing.zone));
    changes.text("stay", &stay_before, &stay_after);
    if before.group != after.group {
        let mut names = [String::new(), String::new()];
        for (name, settings) in names.iter_mut().zip([before, after]) {
            if let Some(group) = settings.group {
                *name = groups::name_of(db, doing.project, group).await?;
            }
        }
        changes.text("group", &names[0], &names[1]);
    }
    changes.text("rights", &rights(before), &rights(after));
    changes.text("enabled", switch(before.enabled), switch(after.enabled));
    changes.text("own_login", switch(before.own_login), switch(after.own_login));
    Ok(changes.0)
}

/// What turned a group's settings `before` into `after`.
pub(super) fn of_group(before: &GroupSettings, after: &GroupSettings) -> Vec<FieldChange> {
    let times =
        |group: &GroupSettings| format!("{} – {}", group.times.arrival, group.times.departure);
    let mut changes = Changes::default();
    changes.text("name", &before.name, &after.name);
    changes.text("rights", &rights_text(&before.rights), &rights_text(&after.rights));
    changes.text("times", &times(before), &times(after));
    changes.0
}

/// New user name and password, or none any more. The password is only said to be new.
pub(super) fn of_login(before: Option<&str>, after: Option<&NewLogin>) -> Vec<FieldChange> {
    let mut changes = Changes::default();
    changes.text("user", before.unwrap_or_default(), after.map_or("", |login| &login.user));
    changes.text("password", "", if after.is_some() { "new" } else { "none" });
    changes.0
}

/// A new role of an account, or a new password, which is only said to be new.
pub(super) fn of_account(before: Role, after: Role, new_password: bool) -> Vec<FieldChange> {
    let mut changes = Changes::default();
    changes.text("admin", switch(before == Role::Admin), switch(after == Role::Admin));
    changes.text("password", "", if new_password { "new" } else { "" });
    changes.0
}

/// An account was switched on or off.
pub(super) fn of_switch(before: bool, after: bool) -> Vec<FieldChange> {
    let mut changes = Changes::default();
    changes.text("enabled", switch(before), switch(after));
    changes.0
}

/// *Use OTP authentication* was switched.
pub(super) fn of_otp(on: bool) -> Vec<FieldChange> {
    let mut changes = Changes::default();
    changes.text("otp", switch(!on), switch(on));
    changes.0
}

/// Another limit of licences; empty: none.
pub(super) fn of_licences(before: Option<i64>, after: Option<i64>) -> Vec<FieldChange> {
    let text = |limit: Option<i64>| limit.map(|limit| limit.to_string()).unwrap_or_default();
    let mut changes = Changes::default();
    changes.text("licences", &text(before), &text(after));
    changes.0
}

#[derive(Default)]
struct Changes(Vec<FieldChange>);

impl Changes {
    fn text(&mut self, field: &str, before: &str, after: &str) {
        if before != after {
            self.0.push(FieldChange {
                field: field.into(),
                before: before.into(),
                after: after.into(),
            });
        }
    }
}

const fn switch(on: bool) -> &'static str {
    if on { "on" } else { "off" }
}

fn rights_text(rights: &Rights) -> String {
    match rights {
        Rights::All => "everything".into(),
        Rights::Only(ids) if ids.is_empty() => "nothing".into(),
        Rights::Only(ids) => ids.iter().map(String::as_str).collect::<Vec<_>>().join(" "),
    }
}

fn stay_text(stay: Stay, zone: &Zone) -> String {
    let when = |time: Option<UnixTime>| {
        time.and_then(|time| zone.to_the_minute(time)).unwrap_or_else(|| "…".into())
    };
    match stay {
        Stay { from: None, until: None } => String::new(),
        Stay { from, until } => format!("{} – {}", when(from), when(until)),
    }
}
