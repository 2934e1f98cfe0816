//! The command line as a whole; each command's own arguments stand with the command.

use clap::{Parser, Subcommand};

use crate::{account, backup, client, configurator, demo, page_link, serve};

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  not done: nothing read, cancelled, or a fault here
  2  the command line, a file or a value is wrong
  3  refused: wrong or dead code, wrong password, not signed in, not allowed, not there
  4  the server cannot be reached
  5  the server is not the one that the link names

Every command takes --json. Results go to standard output, everything else to standard error.";

/// Guest access to a smart building, run from the host's phone.
#[derive(Parser)]
#[command(name = "innkey", version, about, after_help = EXIT_CODES, max_term_width = 100)]
pub struct Cli {
    /// Print results as JSON.
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What can be done.
#[derive(Subcommand)]
pub enum Command {
    /// Play the whole story against a real server, then leave it running.
    Demo(demo::Args),
    /// Run a building's server.
    Serve(serve::Args),
    /// Print a link that sets the password of the server's web page, once; also when it was lost.
    PageLink(page_link::Args),
    /// Write the whole running server, keys included, into one file that a passphrase seals.
    Backup(backup::BackupArgs),
    /// Make a server of such a file, in an empty folder; phones trust it as before.
    Restore(backup::RestoreArgs),
    /// Make, check, upload and publish a building's project.
    #[command(visible_alias = "configurator")]
    Project(configurator::Args),
    /// Manage the accounts that sign in with a password, and switch Admin on.
    Account(account::Args),
    /// Add a project by link, picture of a QR, or address.
    Add(client::add::Args),
    /// List the servers that announce themselves on this network.
    Nearby(client::nearby::Args),
    /// List the projects on this device, or verify one.
    Projects(client::projects::Args),
    /// Sign out and remove a project from this device.
    Forget(client::Target),
    /// Download a project, or bring it up to date.
    Download(client::download::Args),
    /// Show a downloaded project's functions, pages and objects; works offline.
    Open(client::open::Args),
    /// Sign in with a one-time code, or with user name and password.
    SignIn(client::sign_in::Args),
    /// Sign this device out.
    SignOut(client::Target),
    /// List the devices you are signed in with, or sign them out.
    Devices(client::own::DevicesArgs),
    /// Set your own user name and password, to sign in on a second device.
    Login(client::own::LoginArgs),
    /// Stay, and keep this device up to date as an open app does.
    Watch(client::Target),
    /// Manage customers (admins only).
    Customers(client::customers::Args),
    /// Manage groups of customers: what they may see, when they usually arrive (admins only).
    Groups(client::groups::Args),
    /// Show who did what and when (admins only).
    Activity(client::activity::Args),
    /// Show the QR, link or message that invites a customer (admins only).
    Share(client::share::Args),
    /// Print the text of the message to guests, to be changed for `innkey share --template`.
    Template(client::share::TemplateArgs),
    /// Read QR codes from pictures. Exit code 1: some were not found, 2: some file is no picture.
    Scan(client::scan::Args),
    /// Make a QR code of a text.
    Qr(client::qr::Args),
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        super::Cli::command().debug_assert();
    }
}
