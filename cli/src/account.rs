//! `innkey account`: *Licences and codes*, accounts that sign in with user name and password.

use clap::{Subcommand, ValueEnum};
use innkey_core::net::Request;
use innkey_protocol::{
    ShareLink,
    api::{
        customers::LinkParts,
        operator::{AccountEdit, AccountState, NewAccount},
        routes,
        sign_in::Role,
    },
};

use crate::{
    ask,
    client::qr,
    failure::Failure,
    operator::{Operator, OperatorArgs},
    output::{Output, lines, table},
    time,
};

/// `innkey account`.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    operator: OperatorArgs,
    /// Which project, by name or id, if the server has several.
    #[arg(long, global = true, value_name = "NAME|ID")]
    project: Option<String>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Add an account; its password is asked for.
    Add {
        /// User name, in any case.
        user: String,
        /// Let it manage customers.
        #[arg(long, value_name = "on|off", default_value = "off")]
        admin: Switch,
        /// Read the password from standard input.
        #[arg(long)]
        password_stdin: bool,
    },
    /// List the accounts.
    List,
    /// Switch Admin or the account on or off, or set a new password.
    Set {
        /// User name.
        user: String,
        /// Let it manage customers.
        #[arg(long, value_name = "on|off")]
        admin: Option<Switch>,
        /// Switch the account on or off.
        #[arg(long, value_name = "on|off")]
        enabled: Option<Switch>,
        /// Ask for a new password; every device is signed out.
        #[arg(long)]
        password: bool,
        /// Read the new password from standard input.
        #[arg(long)]
        password_stdin: bool,
    },
    /// Show the QR and link that bring the project to the account's first phone.
    Link {
        /// User name.
        user: String,
    },
    /// Remove an account and sign its devices out.
    Remove {
        /// User name.
        user: String,
    },
}

/// On or off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Switch {
    /// Switched on.
    On,
    /// Switched off.
    Off,
}

impl Switch {
    fn role(self) -> Role {
        if self == Self::On { Role::Admin } else { Role::Customer }
    }
}

/// Runs `innkey account`.
pub async fn run(args: Args, output: Output) -> Result<(), Failure> {
    let operator = Operator::open(&args.operator)?;
    let project = operator.project(args.project.as_deref()).await?.id;
    match args.command {
        Command::Add { user, admin, password_stdin } => {
            let password = ask::new_password(password_stdin)?;
            let new = NewAccount { user, password, role: admin.role() };
            let request = Request::post(routes::operator_accounts(project)).json(&new)?;
            let account: AccountState = operator.json(request).await?;
            output.result(&account, |account| format!("Added {}.", describe(account)))
        }
        Command::List => {
            let request = Request::get(routes::operator_accounts(project));
            let accounts: Vec<AccountState> = operator.json(request).await?;
            output.result(&accounts, |accounts| list(accounts))
        }
        Command::Set { user, admin, enabled, password, password_stdin } => {
            let asked = password || password_stdin;
            let password = asked.then(|| ask::new_password(password_stdin)).transpose()?;
            if admin.is_none() && enabled.is_none() && password.is_none() {
                let hint = "give --admin, --enabled or --password.";
                return Err(Failure::input("nothing to change").hint(hint));
            }
            let account = operator.account(project, &user).await?.id;
            let enabled = enabled.map(|enabled| enabled == Switch::On);
            let edit = AccountEdit { role: admin.map(Switch::role), enabled, password };
            let request = Request::patch(routes::operator_account(project, account)).json(&edit)?;
            let account: AccountState = operator.json(request).await?;
            output.result(&account, |account| format!("Now: {}.", describe(account)))
        }
        Command::Link { user } => {
            let account = operator.account(project, &user).await?.id;
            let request = Request::get(routes::operator_account_link(project, account));
            let LinkParts { name, addresses, pins, token } = operator.json(request).await?;
            let link = ShareLink { project, name, addresses, pins, token: Some(token), code: None }
                .to_string();
            let modules = qr::modules(&link)?;
            output.result(&serde_json::json!({ "link": link }), |_| {
                format!("{}\n{link}", qr::terminal(&modules, output))
            })
        }
        Command::Remove { user } => {
            let account = operator.account(project, &user).await?;
            operator.done(Request::delete(routes::operator_account(project, account.id))).await?;
            output.result(&account, |account| format!("Removed {}.", describe(account)))
        }
    }
}

fn describe(account: &AccountState) -> String {
    let user = account.user.as_deref().unwrap_or(&account.name);
    let admin = if account.role == Role::Admin { "Admin on" } else { "Admin off" };
    format!("{user} ({admin})")
}

fn list(accounts: &[AccountState]) -> String {
    if accounts.is_empty() {
        return "No accounts yet: add one with `innkey account add NAME --admin on`.".into();
    }
    let mut rows = table(["user", "name", "admin", "devices", "last seen"]);
    for account in accounts {
        let admin = if account.role == Role::Admin { "on" } else { "off" };
        rows.add_row([
            account.user.clone().unwrap_or_else(|| "(by code)".into()),
            account.name.clone(),
            admin.into(),
            account.devices.to_string(),
            account.last_seen.map_or_else(|| "never".into(), time::show_here),
        ]);
    }
    lines(&rows)
}
