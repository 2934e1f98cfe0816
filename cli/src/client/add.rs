//! `innkey add`: a project by link, picture of a QR, or address.

use std::path::Path;

use innkey_core::{FoundServer, Innkey, Project};
use innkey_protocol::{
    Address, ShareLink,
    api::server::ProjectHead,
    link::{LinkError, is_link},
};

use super::{Device, projects::ProjectView, scan::codes_in};
use crate::{ask, failure::Failure, output::Output, pick};

/// `innkey add`.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    device: Device,
    /// An innkey: link, a PNG or JPEG with its QR, a server's address, or - to read a link from standard
    /// input.
    #[arg(value_name = "LINK|PICTURE|ADDRESS|-")]
    source: String,
    /// For an address: the key's fingerprint that the server shows, to be trusted without asking.
    #[arg(long, value_name = "HEX")]
    fingerprint: Option<String>,
    /// For an address with several projects: which one, by name or id.
    #[arg(long, value_name = "NAME|ID")]
    project: Option<String>,
}

/// Adds a project to this device.
pub async fn run(args: Args, output: Output) -> Result<(), Failure> {
    let innkey = args.device.open(output).await?;
    let (project, next) = match link(&args.source)? {
        Some(link) => (innkey.add_link(&link).await?, "download"),
        // Without a share link only who is signed in may download.
        None => (by_address(&innkey, &args).await?, "sign-in"),
    };
    let view = ProjectView::of(&project).await?;
    output.result(&view, |view| format!("Added {}. Next: innkey {next}", view.name))
}

/// The link that `source` is or shows; `None` if it is to be an address.
fn link(source: &str) -> Result<Option<ShareLink>, Failure> {
    let parse = |text: &str| {
        text.parse().map(Some).map_err(|error: LinkError| Failure::input(error.to_string()))
    };
    if source == "-" {
        return parse(&ask::stdin()?);
    }
    if is_link(source.trim()) {
        return parse(source);
    }
    let file = Path::new(source);
    if !file.is_file() {
        return Ok(None);
    }
    let codes = codes_in(file)?;
    let texts: Vec<&str> = codes.iter().filter_map(|found| found.text()).collect();
    match texts.iter().find(|text| is_link(text)) {
        Some(text) => parse(text),
        None if texts.is_empty() => {
            Err(Failure::not_done(format!("no QR code was found in {source}"))
                .hint("take a sharper picture in which the whole code is seen."))
        }
        None => Err(Failure::input("the QR code is no Innkey link")),
    }
}

async fn by_address(innkey: &Innkey, args: &Args) -> Result<Project, Failure> {
    let address =
        Address::parse_typed(&args.source).map_err(|error| Failure::input(error.to_string()))?;
    let found = innkey.look_up(&address).await?;
    if !found.certified {
        compare(&found, args.fingerprint.as_deref())?;
    }
    let nothing = Failure::not_done("this server has no project yet");
    let project = pick::project(&found.info.projects, args.project.as_deref(), nothing)?;
    Ok(innkey.add_found(&found, project.id).await?)
}

/// Makes sure that a person, or the one who wrote the command, has compared the fingerprint.
fn compare(found: &FoundServer, given: Option<&str>) -> Result<(), Failure> {
    let shown = found.fingerprint_text();
    let bare = |text: &str| text.replace([' ', ':'], "").to_uppercase();
    match given {
        Some(given) if bare(given) == bare(&shown) => Ok(()),
        Some(_) => Err(Failure::untrusted(format!("the server's fingerprint is another: {shown}"))
            .hint("nothing was sent; ask the operator which one is right.")),
        None => {
            eprintln!(
                "Nobody vouches for the server at {} yet. The fingerprint of its key is",
                found.address
            );
            eprintln!("  {shown}");
            if ask::yes("Does the server (its log or operator) show the same?")? {
                return Ok(());
            }
            Err(Failure::untrusted("the server's fingerprint was not confirmed")
                .hint("compare it with the one the server shows and give it with --fingerprint."))
        }
    }
}

impl pick::Named for ProjectHead {
    fn name(&self) -> &str {
        &self.name
    }

    fn ids(&self) -> Vec<String> {
        vec![self.id.to_string()]
    }
}
