//! `innkey customers`: *Manage customers*.

mod devices;
mod export;
pub mod import;
mod settings;
mod view;
mod which;

use clap::Subcommand;
use innkey_core::{Customers, Draft, Live, Project};
use innkey_protocol::api::customers::{
    Customer, CustomerEdit, CustomerQuery, MAX_PAGE, Settings, StayFilter,
};

use self::{settings::SettingsArgs, view::whole, which::short};
use super::rights;
use crate::{account::Switch, failure::Failure, output::Output};

pub use self::{
    devices::in_words as devices_in_words,
    settings::group,
    view::{in_words, label_text, status_text},
    which::Which,
};

/// `innkey customers`.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    target: super::Target,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// List the customers: by code until they sign in, by name from then on.
    List(ListArgs),
    /// Show all about a customer, and what became of the invitation.
    Show(Which),
    /// Add a customer and make a one-time code.
    Add {
        /// The guest's name; may be left to the guest.
        #[arg(default_value = "")]
        name: String,
        #[command(flatten)]
        settings: Box<SettingsArgs>,
        /// Make no code yet.
        #[arg(long)]
        no_code: bool,
    },
    /// Change a customer.
    Edit {
        #[command(flatten)]
        which: Which,
        /// A new name.
        #[arg(long)]
        name: Option<String>,
        /// Let the customer in or keep them out.
        #[arg(long, value_name = "on|off")]
        enabled: Option<Switch>,
        #[command(flatten)]
        settings: Box<SettingsArgs>,
        /// Take the stay's limits away.
        #[arg(long, conflicts_with_all = ["from", "until"])]
        no_stay: bool,
        /// Take user name and password away.
        #[arg(long, conflicts_with = "user")]
        no_login: bool,
    },
    /// Make a new one-time code in place of the last; for a guest who is signed in, it adds a device.
    Renew(Which),
    /// Take code, share link and signed-in devices away; the customer stays in the list.
    Revoke(Which),
    /// Remove a customer.
    Remove(Which),
    /// List a customer's signed-in devices, or sign them out.
    Devices(devices::Args),
    /// Add and change customers from a table (CSV) or a calendar (iCalendar file or address).
    Import(import::Args),
    /// Write the customers as a table (CSV).
    Export(export::Args),
}

#[derive(clap::Args)]
struct ListArgs {
    /// Only those whose name, contact, note, user name or code holds this.
    #[arg(long, short, value_name = "TEXT")]
    search: Option<String>,
    /// Only those of a group.
    #[arg(long, value_name = "NAME")]
    group: Option<String>,
    /// Only those whose stay is coming, now or ended.
    #[arg(long, value_enum, value_name = "PHASE")]
    stay: Option<Phase>,
    /// All of them, page by page.
    #[arg(long)]
    all: bool,
    /// Stay, and list again whenever something changes, until Ctrl-C.
    #[arg(long)]
    watch: bool,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Phase {
    Coming,
    Now,
    Ended,
}

/// Runs `innkey customers`.
pub async fn run(args: Args, output: Output) -> Result<(), Failure> {
    let project = args.target.open(output).await?;
    let customers = project.customers();
    match args.command {
        Command::List(args) => list(&project, &args, output).await,
        Command::Show(which) => {
            let customer = which.find(&customers).await?;
            let groups = project.groups().list().await?;
            let head = head(&customers).await?;
            output.result(&customer, |it| whole(it, &groups, head.server_time, &head.time_zone))
        }
        Command::Add { name, settings, no_code } => {
            let head = head(&customers).await?;
            let groups = settings.groups(&project.groups()).await?;
            let named = Settings { name, ..Settings::default() };
            let mut draft =
                Draft::with(settings.applied(&named, &groups, &head.time_zone)?, !no_code)?;
            draft.login = settings.login()?;
            let customer = customers.create(&mut draft).await?;
            rights::remark_unknown(&project, draft.settings.rights.as_ref(), output).await;
            tell(&customers, customer, "Added", output).await
        }
        Command::Edit { which, name, enabled, settings, no_stay, no_login } => {
            let before = which.find(&customers).await?;
            let head = head(&customers).await?;
            let groups = settings.groups(&project.groups()).await?;
            let mut after = settings.applied(&before.settings, &groups, &head.time_zone)?;
            after.name = name.unwrap_or(after.name);
            after.enabled = enabled.map_or(after.enabled, |switch| switch == Switch::On);
            if no_stay {
                after.stay = innkey_protocol::Stay::default();
            }
            let mut edit = settings::edit(&before.settings, &after, settings.login()?);
            if no_login {
                edit.login = Some(None);
            }
            if edit.is_empty() {
                return Err(Failure::input("nothing to change")
                    .hint("give a new value, e.g. with --name, --until or --enabled."));
            }
            let edit = CustomerEdit { revision: Some(before.revision), ..edit };
            let customer = customers.edit(before.id, &edit).await?;
            if edit.rights.is_some() {
                rights::remark_unknown(&project, after.rights.as_ref(), output).await;
            }
            tell(&customers, customer, "Now", output).await
        }
        Command::Renew(which) => {
            let customer = customers.renew(which.find(&customers).await?.id).await?;
            tell(&customers, customer, "New code", output).await
        }
        Command::Revoke(which) => {
            let customer = customers.revoke(which.find(&customers).await?.id).await?;
            tell(&customers, customer, "Revoked", output).await
        }
        Command::Remove(which) => {
            let customer = which.find(&customers).await?;
            customers.remove(customer.id).await?;
            output.result(&customer, |customer| format!("Removed {}.", short(customer)))
        }
        Command::Devices(args) => devices::run(args, &customers, output).await,
        Command::Import(args) => import::run(args, &project, output).await,
        Command::Export(args) => export::run(&args, &project, output).await,
    }
}

async fn list(project: &Project, args: &ListArgs, output: Output) -> Result<(), Failure> {
    let customers = project.customers();
    let group = match &args.group {
        Some(name) => Some(group(&project.groups().list().await?, name)?.id),
        None => None,
    };
    let query = CustomerQuery {
        q: args.search.clone(),
        group,
        stay: args.stay.map(|phase| match phase {
            Phase::Coming => StayFilter::Coming,
            Phase::Now => StayFilter::Now,
            Phase::Ended => StayFilter::Ended,
        }),
        ..CustomerQuery::default()
    };
    if args.watch {
        return watch(project, &query, output).await;
    }
    print(&customers, &query, args.all, output).await
}

/// Prints the first page, or each as it comes.
async fn print(
    customers: &Customers,
    query: &CustomerQuery,
    all: bool,
    output: Output,
) -> Result<(), Failure> {
    let mut query = CustomerQuery { limit: all.then_some(MAX_PAGE), ..query.clone() };
    loop {
        let mut page = customers.page(&query).await?;
        query.after.clone_from(&page.next);
        if all && !output.is_json() {
            page.next = None;
        }
        output.result(&page, |page| in_words(page, output))?;
        if !all || query.after.is_none() {
            return Ok(());
        }
    }
}

/// Prints the list whenever it changes.
async fn watch(project: &Project, query: &CustomerQuery, output: Output) -> Result<(), Failure> {
    let customers = project.customers();
    let changes = project.subscribe();
    let mut stop = std::pin::pin!(crate::serve::asked_to_stop());
    loop {
        let change = tokio::select! {
            () = &mut stop => return Ok(()),
            change = changes.next() => change,
        };
        match change {
            Some(Live::Customers) => {
                print(&customers, query, false, output).await?;
                output.remark("");
            }
            Some(Live::Offline) => output.remark("The server is not heard: trying again."),
            Some(Live::Ended(code)) => return Err(Failure::from(code)),
            Some(_) => {}
            None => return Ok(()),
        }
    }
}

/// The clock and the zone by which the list is shown.
async fn head(
    customers: &Customers,
) -> Result<innkey_protocol::api::customers::CustomerList, Failure> {
    let query = CustomerQuery { limit: Some(1), ..CustomerQuery::default() };
    Ok(customers.page(&query).await?)
}

/// Prints a changed customer with the state that the server's clock gives it.
async fn tell(
    customers: &Customers,
    customer: Customer,
    did: &str,
    output: Output,
) -> Result<(), Failure> {
    let head = head(customers).await?;
    let (now, zone) = (head.server_time, &head.time_zone);
    output.result(&customer, |customer| {
        format!("{did}: {} – {}.", label_text(customer, now, zone), status_text(customer, now))
    })
}
