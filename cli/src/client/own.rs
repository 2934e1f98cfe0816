//! `innkey devices` and `innkey login`: one's own account.

use clap::Subcommand;
use innkey_protocol::{DeviceId, Secret};

use super::projects::ProjectView;
use crate::{ask, failure::Failure, output::Output};

/// `innkey devices`.
#[derive(clap::Args)]
pub struct DevicesArgs {
    #[command(flatten)]
    target: super::Target,
    #[command(subcommand)]
    command: Option<DevicesCommand>,
}

#[derive(Subcommand)]
enum DevicesCommand {
    /// Sign another device of yours out.
    SignOut {
        /// The device's id.
        device: DeviceId,
    },
    /// Sign all your devices out, this one too.
    SignOutEverywhere,
}

/// Lists the account's devices, or signs them out.
pub async fn devices(args: DevicesArgs, output: Output) -> Result<(), Failure> {
    let project = args.target.open(output).await?;
    match args.command {
        Some(DevicesCommand::SignOutEverywhere) => {
            project.sign_out_everywhere().await?;
            let view = ProjectView::of(&project).await?;
            return output.result(&view, |view| format!("Signed out of {} everywhere.", view.name));
        }
        Some(DevicesCommand::SignOut { device }) => project.sign_out_device(device).await?,
        None => {}
    }
    let zone = project.time_zone().await?;
    let list = project.devices().await?;
    output.result(&list, |list| super::customers::devices_in_words(list, &zone))
}

/// `innkey login`.
#[derive(clap::Args)]
pub struct LoginArgs {
    #[command(flatten)]
    target: super::Target,
    /// Your user name from now on.
    #[arg(long, value_name = "NAME")]
    user: String,
    /// Read from standard input: a line with the new password, and one with the password until now if there is
    /// one.
    #[arg(long)]
    password_stdin: bool,
}

/// Sets the own user name and password.
pub async fn login(args: LoginArgs, output: Output) -> Result<(), Failure> {
    let project = args.target.open(output).await?;
    let has_one = project.account().await?.account.user.is_some();
    let (password, current) = if args.password_stdin {
        let text = ask::stdin()?;
        let mut lines = text.lines().map(|line| Secret::new(line.to_owned()));
        (lines.next().unwrap_or_else(|| Secret::new(String::new())), lines.next())
    } else {
        let current = has_one.then(|| ask::secret("Password until now", false, "--password-stdin"));
        let current = current.transpose()?;
        (ask::new_password(false)?, current)
    };
    let signed_in = project.set_login(&args.user, password, current).await?;
    output.result(&signed_in, |signed_in| {
        let user = signed_in.account.user.as_deref().unwrap_or_default();
        format!("Your user name is {user} now. Other devices were signed out.")
    })
}
