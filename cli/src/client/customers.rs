//! `innkey customers`: *Manage customers*.

use clap::Subcommand;
use innkey_core::{Customers, Draft, Label, Status, label, status};
use innkey_protocol::{
    UnixTime,
    api::customers::{Customer, CustomerEdit, CustomerList},
};

use crate::{
    account::Switch,
    failure::Failure,
    output::{Output, lines, table},
    time,
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
    List,
    /// Add a customer and make a one-time code.
    Add {
        /// The guest's name; may be left to the guest.
        #[arg(default_value = "")]
        name: String,
        #[command(flatten)]
        stay: StayArgs,
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
        stay: StayArgs,
        /// Take the stay's limits away.
        #[arg(long, conflicts_with_all = ["from", "until"])]
        no_stay: bool,
    },
    /// Make a new one-time code in place of the last; for a guest who is signed in, it adds a device.
    Renew(Which),
    /// Take code, share link and signed-in devices away; the customer stays in the list.
    Revoke(Which),
    /// Remove a customer.
    Remove(Which),
}

/// The limits of a stay.
#[derive(clap::Args, Clone, Copy)]
struct StayArgs {
    /// When the stay begins, e.g. 2026-12-24T15:00, in this machine's time zone.
    #[arg(long, value_name = "TIME", value_parser = time::parse)]
    from: Option<UnixTime>,
    /// When the stay ends.
    #[arg(long, value_name = "TIME", value_parser = time::parse)]
    until: Option<UnixTime>,
}

/// One of the customers.
#[derive(clap::Args, Clone)]
pub struct Which {
    /// The customer: name, live code, id, or the beginning of one of them.
    #[arg(value_name = "NAME|CODE|ID")]
    customer: String,
}

/// Runs `innkey customers`.
pub async fn run(args: Args, output: Output) -> Result<(), Failure> {
    let customers = args.target.open(output).await?.customers();
    match args.command {
        Command::List => {
            let list = customers.list().await?;
            output.result(&list, |list| in_words(list, output))
        }
        Command::Add { name, stay, no_code } => {
            let stay = time::stay(stay.from, stay.until)?;
            let mut draft = Draft::new(name, stay, !no_code)?;
            let customer = customers.create(&mut draft).await?;
            tell(&customers, customer, "Added", output).await
        }
        Command::Edit { which, name, enabled, stay, no_stay } => {
            let before = which.find(&customers).await?;
            let stay = match (
                no_stay,
                stay.from.or(before.settings.stay.from),
                stay.until.or(before.settings.stay.until),
            ) {
                (true, ..) => Some(time::stay(None, None)?),
                (false, from, until) => {
                    Some(time::stay(from, until)?).filter(|stay| *stay != before.settings.stay)
                }
            };
            let enabled = enabled.map(|switch| switch == Switch::On);
            if name.is_none() && enabled.is_none() && stay.is_none() {
                return Err(Failure::input("nothing to change")
                    .hint("give --name, --enabled, --from, --until or --no-stay."));
            }
            let edit = CustomerEdit { name, enabled, stay, ..CustomerEdit::default() };
            let customer = customers.edit(before.id, &edit).await?;
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
    }
}

/// Prints a changed customer with the state that the server's clock gives it.
async fn tell(
    customers: &Customers,
    customer: Customer,
    did: &str,
    output: Output,
) -> Result<(), Failure> {
    let now = customers.list().await?.server_time;
    output.result(&customer, |customer| {
        format!("{did}: {} – {}.", label_text(customer, now), status_text(customer, now))
    })
}

impl Which {
    /// The customer that is meant.
    pub async fn find(&self, customers: &Customers) -> Result<Customer, Failure> {
        let wanted = self.customer.trim().to_lowercase();
        let list = customers.list().await?.customers;
        let exactly = |customer: &&Customer| names(customer).contains(&wanted);
        let begins = |customer: &&Customer| {
            !wanted.is_empty() && names(customer).iter().any(|name| name.starts_with(&wanted))
        };
        let mut fitting: Vec<&Customer> = list.iter().filter(exactly).collect();
        if fitting.is_empty() {
            fitting = list.iter().filter(begins).collect();
        }
        match fitting.as_slice() {
            [customer] => Ok((*customer).clone()),
            [] => Err(Failure::input(format!("no customer is called {:?}", self.customer))
                .hint("see them with `innkey customers list`.")),
            several => {
                let ids: Vec<String> = several
                    .iter()
                    .map(|customer| format!("{} ({})", short(customer), customer.id))
                    .collect();
                Err(Failure::input(format!("several customers are called {:?}", self.customer))
                    .hint(format!("give the id of one: {}.", ids.join(", "))))
            }
        }
    }
}

/// All that a customer may be called by, in lower case.
fn names(customer: &Customer) -> Vec<String> {
    let code = customer.code.as_ref().and_then(|issued| issued.code.as_ref());
    let mut names = vec![customer.settings.name.trim().to_lowercase(), customer.id.to_string()];
    names.extend(code.map(|code| code.to_string().to_lowercase()));
    names
}

fn short(customer: &Customer) -> String {
    if customer.settings.name.is_empty() {
        "the customer without a name".into()
    } else {
        customer.settings.name.clone()
    }
}

/// The list as *Manage customers* shows it.
pub fn in_words(list: &CustomerList, output: Output) -> String {
    if list.customers.is_empty() {
        return "No customers yet: add one with `innkey customers add NAME`.".into();
    }
    let mut rows = table(["customer", "state", "stay", "last seen"]);
    for customer in &list.customers {
        let now = list.server_time;
        rows.add_row([
            label_text(customer, now),
            status_text(customer, now),
            time::show_stay(customer.settings.stay),
            customer.last_seen.map_or_else(|| "never".into(), time::show),
        ]);
    }
    if list.otp {
        return lines(&rows);
    }
    let note = "Use OTP authentication is off: live codes rest, and no new ones are made.";
    format!("{}\n{}", lines(&rows), output.styled("33", note))
}

fn label_text(customer: &Customer, now: UnixTime) -> String {
    let beside = |name: Option<String>| name.map(|name| format!("  {name}")).unwrap_or_default();
    match label(customer, now) {
        Label::Code { code, name } => format!("{code}{}", beside(name)),
        Label::Name(name) => name,
        Label::Invited { on, name } => format!("invited on {}{}", time::show_day(on), beside(name)),
        Label::NotInvited { name } => name.unwrap_or_else(|| "not invited".into()),
    }
}

fn status_text(customer: &Customer, now: UnixTime) -> String {
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
