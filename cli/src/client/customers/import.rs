//! `innkey customers import`: customers out of a table or a booking portal's calendar.

use std::{io::Read as _, path::Path};

use innkey_core::{
    Project,
    import::{Line, MAX_BYTES, Options, Plan, feed_of_address, fetch, is_address},
};
use innkey_protocol::{Stay, api::customers::BatchDone};
use serde_json::json;

use super::settings::group;
use crate::{
    failure::Failure,
    output::{Output, lines, table},
    time,
};

/// Standard input.
const STDIN: &str = "-";

/// `innkey customers import`.
#[derive(clap::Args)]
pub struct Args {
    /// A table (CSV) or calendar (iCalendar): a file, an address, or - for standard input.
    #[arg(value_name = "FILE|URL")]
    from: String,
    /// The group of the bookings: the flat that the calendar is of. A table may name groups itself.
    #[arg(long, value_name = "NAME")]
    group: Option<String>,
    /// What the calendar or table is called: bookings of one name are compared with each other
    /// [default: the file's name, or the address].
    #[arg(long, value_name = "NAME")]
    feed: Option<String>,
    /// Say what would happen, and change nothing.
    #[arg(long)]
    dry_run: bool,
    /// Write what is right although rows are wrong.
    #[arg(long)]
    skip_wrong: bool,
    /// Take days that the portal calls closed for bookings, as Booking.com means them.
    #[arg(long)]
    closed_are_bookings: bool,
}

/// Imports, or says what an import would do.
pub async fn run(args: Args, project: &Project, output: Output) -> Result<(), Failure> {
    let bytes = bytes(&args.from).await?;
    let group = match &args.group {
        Some(name) => Some(group(&project.groups().list().await?, name)?.id),
        None => None,
    };
    let feed = args.feed.clone().map_or_else(|| feed_name(&args.from), Ok)?;
    let options = Options { feed, group, closed_are_bookings: args.closed_are_bookings };
    let customers = project.customers();
    let plan = customers.plan_import(&bytes, &options).await?;
    for remark in &plan.remarks {
        output.remark(remark);
    }
    let write = !args.dry_run && plan.is_writable(args.skip_wrong);
    let done = if write { customers.carry_out(&plan).await? } else { BatchDone::default() };
    let view =
        json!({ "lines": plan.lines, "written": write, "done": done, "wrong": plan.wrong() });
    output.result(&view, |_| in_words(&plan, write.then_some(done)))?;
    if !args.dry_run && !write {
        let wrong = plan.wrong();
        let rows = if wrong == 1 { "1 row is".to_owned() } else { format!("{wrong} rows are") };
        return Err(Failure::input(format!("{rows} wrong, so nothing was written"))
            .hint("mend them, or write the others with --skip-wrong."));
    }
    Ok(())
}

/// All of the file, or what is at the address.
async fn bytes(from: &str) -> Result<Vec<u8>, Failure> {
    if is_address(from) {
        return Ok(fetch(from).await?);
    }
    let unreadable =
        |error: std::io::Error| Failure::input(format!("{from} cannot be read: {error}"));
    let mut bytes = Vec::new();
    let limit = MAX_BYTES as u64 + 1;
    if from == STDIN {
        std::io::stdin().lock().take(limit).read_to_end(&mut bytes).map_err(unreadable)?;
    } else {
        let file = std::fs::File::open(from).map_err(unreadable)?;
        file.take(limit).read_to_end(&mut bytes).map_err(unreadable)?;
    }
    Ok(bytes)
}

fn feed_name(from: &str) -> Result<String, Failure> {
    if is_address(from) {
        return Ok(feed_of_address(from));
    }
    let name = Path::new(from).file_name().filter(|_| from != STDIN);
    name.map(|name| name.to_string_lossy().into_owned()).ok_or_else(|| {
        Failure::input("what comes from standard input has no name")
            .hint("give it one with --feed, the same each time.")
    })
}

/// The report, then what was done or would be.
pub fn in_words(plan: &Plan, done: Option<BatchDone>) -> String {
    let mut rows = table(["line", "guest", "stay", "what comes of it"]);
    for Line { line, name, stay, outcome, .. } in &plan.lines {
        rows.add_row([
            line.map_or_else(|| "–".into(), |line| line.to_string()),
            if name.is_empty() { "(no name)".into() } else { name.clone() },
            Some(*stay)
                .filter(|stay| *stay != Stay::default())
                .map_or_else(|| "–".into(), |stay| time::show_stay(stay, &plan.time_zone)),
            outcome.to_string(),
        ]);
    }
    let closing = match done {
        Some(BatchDone { added: 0, changed: 0, removed: 0 }) => "Nothing had to change.".into(),
        Some(BatchDone { added, changed, removed }) => {
            format!("Added {added}, changed {changed}, removed {removed}.")
        }
        None => format!("Nothing was written; {} changes are planned.", plan.changes.len()),
    };
    if plan.lines.is_empty() {
        return format!("There is no booking in it. {closing}");
    }
    format!("{}\n{closing}", lines(&rows))
}
