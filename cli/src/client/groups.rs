//! `innkey groups`: named sets of rights and usual stay times.

use clap::Subcommand;
use innkey_protocol::{
    GroupId, Rights, TimeOfDay,
    api::groups::{Group, GroupEdit, GroupSettings, StayTimes},
};

use super::{customers::group, rights};
use crate::{
    failure::Failure,
    output::{Output, lines, table},
};

/// `innkey groups`.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    target: super::Target,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// List the groups.
    List,
    /// Add a group.
    Add {
        /// What it is called, e.g. "Flat 1" or "Cleaning".
        name: String,
        #[command(flatten)]
        settings: SettingsArgs,
    },
    /// Change a group; the phones of its customers follow.
    Edit {
        /// The group, by name.
        group: String,
        /// A new name.
        #[arg(long)]
        name: Option<String>,
        #[command(flatten)]
        settings: SettingsArgs,
    },
    /// Remove a group that nobody is in.
    Remove {
        /// The group, by name.
        group: String,
    },
}

#[derive(clap::Args)]
struct SettingsArgs {
    /// What its customers may see: ids of functions and pages, "all" or "none" (see `innkey open --ids`).
    #[arg(long, value_name = "ID,…", value_delimiter = ',')]
    see: Option<Vec<String>>,
    /// When stays in it usually begin, e.g. 15:00.
    #[arg(long, value_name = "HH:MM")]
    arrival: Option<TimeOfDay>,
    /// When stays in it usually end, e.g. 10:00.
    #[arg(long, value_name = "HH:MM")]
    departure: Option<TimeOfDay>,
}

impl SettingsArgs {
    fn rights(&self) -> Result<Option<Rights>, Failure> {
        let Some(see) = &self.see else { return Ok(None) };
        let found = rights::parse(see).ok_or_else(|| {
            Failure::input("a group cannot see what its group says")
                .hint("name functions and pages, or say all or none.")
        })?;
        Ok(Some(found))
    }

    fn times(&self, before: StayTimes) -> StayTimes {
        StayTimes {
            arrival: self.arrival.unwrap_or(before.arrival),
            departure: self.departure.unwrap_or(before.departure),
        }
    }
}

/// Runs `innkey groups`.
pub async fn run(args: Args, output: Output) -> Result<(), Failure> {
    let project = args.target.open(output).await?;
    let groups = project.groups();
    match args.command {
        Command::List => {
            let list = groups.list().await?;
            output.result(&list, |list| in_words(list))
        }
        Command::Add { name, settings } => {
            let rights = settings.rights()?.unwrap_or_default();
            let times = settings.times(StayTimes::default());
            let new = GroupSettings { name, rights, times };
            let group = groups.create(GroupId::new(), &new).await?;
            rights::remark_unknown(&project, Some(&new.rights), output).await;
            output.result(&group, |group| format!("Added {}.", describe(group)))
        }
        Command::Edit { group: named, name, settings } => {
            let list = groups.list().await?;
            let before = group(&list, &named)?;
            let times = settings.times(before.settings.times);
            let edit = GroupEdit {
                revision: Some(before.revision),
                name,
                rights: settings.rights()?,
                times: Some(times).filter(|times| *times != before.settings.times),
            };
            let group = groups.edit(before.id, &edit).await?;
            rights::remark_unknown(&project, edit.rights.as_ref(), output).await;
            output.result(&group, |group| format!("Now: {}.", describe(group)))
        }
        Command::Remove { group: named } => {
            let list = groups.list().await?;
            let found = group(&list, &named)?;
            groups.remove(found.id).await?;
            output.result(found, |group| format!("Removed {}.", group.settings.name))
        }
    }
}

fn describe(group: &Group) -> String {
    let GroupSettings { name, rights, times } = &group.settings;
    let (arrival, departure) = (times.arrival, times.departure);
    format!("{name} (sees {}; {arrival} – {departure})", rights::in_words(rights))
}

fn in_words(groups: &[Group]) -> String {
    if groups.is_empty() {
        return "No groups yet: add one with `innkey groups add NAME`.".into();
    }
    let mut rows = table(["group", "may see", "arrival", "departure", "customers"]);
    for group in groups {
        rows.add_row([
            group.settings.name.clone(),
            rights::in_words(&group.settings.rights),
            group.settings.times.arrival.to_string(),
            group.settings.times.departure.to_string(),
            group.customers.to_string(),
        ]);
    }
    lines(&rows)
}
