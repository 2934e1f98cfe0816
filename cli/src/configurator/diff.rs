//! `innkey project diff`.

use std::path::Path;

use innkey_core::net::Request;
use innkey_protocol::api::{operator::Authored, routes};
use innkey_server::package::{Change, Kind, What, diff};
use serde_json::Value;

use super::{Target, open};
use crate::{
    failure::Failure,
    output::{Output, bytes},
};

/// What the current version on the server is called.
const CURRENT: &str = "current";

/// `innkey project diff`.
#[derive(clap::Args)]
pub struct Args {
    /// The older state: a project's folder, a package, or the number of a published version.
    old: String,
    /// The newer state: as OLD, or "current" for the current version on the server.
    #[arg(default_value = CURRENT)]
    new: String,
    #[command(flatten)]
    target: Target,
}

/// Shows what changed from one state of a project to another.
pub async fn run(args: Args, output: Output) -> Result<(), Failure> {
    let (old, new) = (args.state(&args.old).await?, args.state(&args.new).await?);
    let changes = diff(&old, &new);
    output.result(&changes, |changes| {
        if changes.is_empty() {
            return "No differences.".into();
        }
        changes.iter().map(|change| line(change, output)).collect::<Vec<_>>().join("\n")
    })
}

impl Args {
    async fn state(&self, named: &str) -> Result<Authored, Failure> {
        let number = named.parse::<u64>().ok();
        if (number.is_none() && named != CURRENT) || Path::new(named).exists() {
            return Ok(open(Path::new(named))?.authored()?);
        }
        let (operator, project) = self.target.open().await?;
        let version = number.unwrap_or(project.version);
        operator.json(Request::get(routes::operator_version(project.id, version))).await
    }
}

/// A change as a line that begins with +, - or ~.
fn line(change: &Change, output: Output) -> String {
    let (sign, colour, what) = match &change.what {
        What::Added => ('+', "32", String::new()),
        What::Removed => ('-', "31", String::new()),
        What::Renamed { from, .. } => ('~', "33", format!(": was {from:?}")),
        What::Moved { from, to } if from.0 == to.0 => {
            ('~', "33", format!(": moved from place {} to {}", from.1, to.1))
        }
        What::Moved { from, .. } => ('~', "33", format!(": moved here from {}", from.0)),
        What::Changed { from, to, .. } if change.kind == Kind::File => {
            ('~', "33", format!(": other content, {} → {}", size(from), size(to)))
        }
        What::Changed { field, from, to } => {
            ('~', "33", format!(": {field} {} → {}", value(from), value(to)))
        }
    };
    let kind = match change.kind {
        Kind::Project => "project",
        Kind::Group => "group",
        Kind::Function => "function",
        Kind::Page => "page",
        Kind::Object => "object",
        Kind::File => "file",
    };
    let mut words = vec![kind.to_owned()];
    words.extend([&change.id].into_iter().filter(|id| !id.is_empty()).cloned());
    if !change.name.is_empty() {
        words.push(format!("{:?}", change.name));
    }
    if !change.within.is_empty() {
        words.push(format!("in {}", change.within.join(" › ")));
    }
    format!("{} {}{what}", output.styled(colour, sign), words.join(" "))
}

fn value(value: &Value) -> String {
    if value.is_null() { "nothing".into() } else { value.to_string() }
}

fn size(content: &Value) -> String {
    bytes(content["size"].as_u64().unwrap_or_default())
}
