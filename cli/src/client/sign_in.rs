//! `innkey sign-in` and `innkey sign-out`.

use std::io::{self, IsTerminal};

use innkey_core::{Credentials, Project};
use innkey_protocol::{
    Code,
    api::sign_in::{Role, SignedIn},
    code::CodeError,
    time::StayPhase,
};

use super::projects::who;
use crate::{ask, failure::Failure, output::Output, time};

/// `innkey sign-in`.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    target: super::Target,
    /// User name, to sign in with a password; without it a one-time code is asked for.
    #[arg(long, value_name = "NAME")]
    user: Option<String>,
    /// Read the password from standard input.
    #[arg(long, requires = "user")]
    password_stdin: bool,
    /// Read the one-time code from standard input.
    #[arg(long, conflicts_with = "user")]
    code_stdin: bool,
    /// Your name, shown to the host if the host did not give one.
    #[arg(long, conflicts_with = "user", value_name = "NAME")]
    name: Option<String>,
    /// What the host sees of this device [default: this machine's name].
    #[arg(long, value_name = "NAME")]
    device: Option<String>,
}

/// Signs this device in.
pub async fn run(args: Args, output: Output) -> Result<(), Failure> {
    let project = args.target.open(output).await?;
    let credentials = credentials(&args, &project).await?;
    let device = args.device.unwrap_or_else(this_machine);
    let signed_in = project.sign_in(credentials, &device).await?;
    output.result(&signed_in, welcome)
}

async fn credentials(args: &Args, project: &Project) -> Result<Credentials, Failure> {
    if let Some(user) = &args.user {
        let password = ask::secret("Password", args.password_stdin, "--password-stdin")?;
        return Ok(Credentials::Password { user: user.clone(), password });
    }
    let from_link = if args.code_stdin { None } else { project.link_code().await? };
    let code = if let Some(code) = from_link {
        code
    } else {
        let typed = ask::secret("One-time code (XXXX-XXXX)", args.code_stdin, "--code-stdin")?;
        let wrong = |error: CodeError| Failure::input(error.to_string());
        typed.expose().parse::<Code>().map_err(wrong)?
    };
    Ok(Credentials::Code { code, name: args.name.clone() })
}

/// Who is in, and for how long.
pub fn welcome(signed_in: &SignedIn) -> String {
    let (account, zone) = (&signed_in.account, &signed_in.time_zone);
    let stay = match (account.stay.phase(signed_in.server_time), account.stay.from) {
        (StayPhase::Before, Some(from)) => {
            format!(" Your stay begins at {}.", time::show(from, zone))
        }
        _ => match account.stay.until {
            Some(until) => format!(" Your stay ends at {}.", time::show(until, zone)),
            None => String::new(),
        },
    };
    let hint = match account.role {
        Role::Admin => " You can manage customers.",
        Role::Customer => "",
    };
    format!("Signed in as {}.{stay}{hint}", who(account))
}

fn this_machine() -> String {
    let kept = std::fs::read_to_string("/etc/hostname").unwrap_or_default();
    let name = kept.trim();
    let kind = if io::stdin().is_terminal() { "terminal" } else { "script" };
    if name.is_empty() { format!("Innkey {kind}") } else { format!("{name} ({kind})") }
}

/// Signs this device out.
pub async fn sign_out(args: super::Target, output: Output) -> Result<(), Failure> {
    let project = args.open(output).await?;
    project.sign_out().await?;
    let view = super::projects::ProjectView::of(&project).await?;
    output.result(&view, |view| format!("Signed out of {}.", view.name))
}
