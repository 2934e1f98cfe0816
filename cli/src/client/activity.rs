//! `innkey activity`: who did what and when.

use std::path::PathBuf;

use innkey_core::import::activity_to_csv;
use innkey_protocol::{
    Zone,
    api::{
        activity::{Activity, ActivityKind, ActivityQuery, MAX_PAGE, PartyKind},
        groups::StayTimes,
    },
    zone::End,
};
use serde::Deserialize as _;

use super::customers::Which;
use crate::{
    failure::Failure,
    output::{Output, lines, table},
    time::{self, When},
};

/// `innkey activity`.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    target: super::Target,
    /// Only what a customer did, or what concerns them.
    #[arg(long, value_name = "NAME|CODE|ID")]
    customer: Option<String>,
    /// Only one kind, e.g. `sign_in_failed`, `code_used`, `customer_changed`.
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Option<ActivityKind>,
    /// Nothing before this time.
    #[arg(long, value_name = "TIME", value_parser = time::parse)]
    from: Option<When>,
    /// Only before this time.
    #[arg(long, value_name = "TIME", value_parser = time::parse)]
    until: Option<When>,
    /// How many at most [default: 50; with --csv all].
    #[arg(long, short, value_name = "N")]
    limit: Option<u32>,
    /// Write a table (CSV) to this file; - is standard output.
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
}

/// Entries on the screen unless asked otherwise.
const SHOWN: u32 = 50;

fn kind(word: &str) -> Result<ActivityKind, String> {
    let value = serde::de::value::StrDeserializer::<serde::de::value::Error>::new(word);
    match ActivityKind::deserialize(value) {
        Ok(ActivityKind::Unknown) | Err(_) => Err("there is no such kind".into()),
        Ok(kind) => Ok(kind),
    }
}

/// Prints the activity.
pub async fn run(args: Args, output: Output) -> Result<(), Failure> {
    let project = args.target.open(output).await?;
    let customers = project.customers();
    let zone = project.time_zone().await?;
    let account = match args.customer {
        Some(named) => Some(Which::named(named).find(&customers).await?.id),
        None => None,
    };
    let midnight = StayTimes {
        arrival: innkey_protocol::TimeOfDay::hour(0),
        departure: innkey_protocol::TimeOfDay::hour(0),
    };
    let end = |when: Option<When>, end| when.map(|when| when.at(&zone, midnight, end)).transpose();
    let most = args.limit.unwrap_or(if args.csv.is_some() { u32::MAX } else { SHOWN });
    let mut query = ActivityQuery {
        account,
        kind: args.kind,
        from: end(args.from, End::From)?,
        until: end(args.until, End::Until)?,
        after: None,
        limit: Some(most.min(MAX_PAGE)),
    };
    let mut entries: Vec<Activity> = Vec::new();
    loop {
        let page = customers.activity(&query).await?;
        entries.extend(page.entries);
        query.after = page.next;
        if query.after.is_none() || entries.len() >= most as usize {
            break;
        }
    }
    entries.truncate(most as usize);
    match args.csv {
        Some(file) => {
            let csv = activity_to_csv(&entries, &zone);
            output.file(&file, &csv, &format!("{} entries", entries.len()))
        }
        None => output.result(&entries, |entries| in_words(entries, &zone)),
    }
}

/// The activity as a table.
pub fn in_words(entries: &[Activity], zone: &Zone) -> String {
    if entries.is_empty() {
        return "Nothing has happened yet.".into();
    }
    let mut rows = table(["when", "who", "what", "details"]);
    for entry in entries {
        rows.add_row([time::show(entry.at, zone), who(entry), what(entry), details(entry)]);
    }
    lines(&rows)
}

fn who(entry: &Activity) -> String {
    match (entry.by.kind, entry.by.name.as_str()) {
        (PartyKind::Operator, _) => "operator".into(),
        (PartyKind::Stranger, _) => "somebody".into(),
        (_, "") => "a removed guest".into(),
        (_, name) => name.into(),
    }
}

fn what(entry: &Activity) -> String {
    let about = match &entry.about {
        Some(about) if about.name.is_empty() => " a guest".to_owned(),
        Some(about) => format!(" {}", about.name),
        None => String::new(),
    };
    let words = match entry.kind {
        ActivityKind::CustomerAdded => "added",
        ActivityKind::CustomerChanged => "changed",
        ActivityKind::CustomerRemoved => "removed",
        ActivityKind::CodeIssued => "made a code for",
        ActivityKind::CustomerRevoked => "revoked",
        ActivityKind::LinkShared => "shared the link of",
        ActivityKind::Downloaded => "downloaded the project",
        ActivityKind::CodeUsed => "signed in by code",
        ActivityKind::SignedIn => "signed in with a password",
        ActivityKind::SignInFailed => "could not sign in",
        ActivityKind::SignedOut => "signed out",
        ActivityKind::DevicesSignedOut => "signed out devices of",
        ActivityKind::LoginChanged => "set user name and password",
        ActivityKind::GroupAdded => "added the group",
        ActivityKind::GroupChanged => "changed the group",
        ActivityKind::GroupRemoved => "removed the group",
        ActivityKind::Published => "published",
        ActivityKind::OtpSwitched => "switched Use OTP authentication",
        ActivityKind::LicencesChanged => "set the limit of licences",
        ActivityKind::AccountAdded => "added the account",
        ActivityKind::AccountChanged => "changed the account",
        ActivityKind::AccountRemoved => "removed an account",
        ActivityKind::Unknown => "did something this version does not know",
    };
    match entry.kind {
        ActivityKind::SignInFailed if entry.about.is_some() => format!("{words} as{about}"),
        _ => format!("{words}{about}"),
    }
}

fn details(entry: &Activity) -> String {
    let changes = entry.changes.iter().map(|change| {
        let before = if change.before.is_empty() { "–" } else { &change.before };
        let after = if change.after.is_empty() { "–" } else { &change.after };
        format!("{}: {before} → {after}", change.field)
    });
    let reason = entry.reason.map(|reason| reason.as_str().replace('_', " "));
    let with = entry.device.iter().cloned();
    let from = entry.network.iter().cloned();
    reason.into_iter().chain(changes).chain(with).chain(from).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_words() {
        assert_eq!(kind("code_used"), Ok(ActivityKind::CodeUsed));
        assert!(kind("unknown").is_err() && kind("dance").is_err());
    }

    #[test]
    fn an_entry_is_a_sentence() {
        let json = r#"{"id":"01935e2a-0000-7000-8000-000000000001","at":0,"kind":"sign_in_failed",
            "by":{"kind":"stranger","name":""},"about":{"kind":"customer","name":"Bea"},
            "reason":"code_expired","device":"Phone","network":"192.0.2.0/24"}"#;
        let text = in_words(&[serde_json::from_str(json).unwrap()], &Zone::utc());
        let line = text.lines().nth(1).unwrap();
        let words: Vec<_> = line.split_whitespace().collect();
        assert_eq!(
            words.join(" "),
            "1970-01-01 00:00 somebody could not sign in as Bea code expired, Phone, 192.0.2.0/24"
        );
    }
}
