//! `innkey`: the server, the configurator and the client of Innkey in one command.

mod account;
mod args;
mod ask;
mod backup;
mod client;
mod configurator;
mod demo;
mod failure;
mod folders;
mod operator;
mod output;
mod page_link;
mod pick;
mod picture;
mod serve;
mod time;

use std::process::ExitCode;

use clap::{ArgMatches, CommandFactory, FromArgMatches};

use self::{
    args::{Cli, Command},
    failure::Failure,
    output::Output,
};

#[tokio::main]
async fn main() -> ExitCode {
    let matches = Cli::command().get_matches();
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    let output = Output::new(cli.json);
    match run(cli.command, &matches, output).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => output.failure(&failure),
    }
}

async fn run(command: Command, matches: &ArgMatches, output: Output) -> Result<(), Failure> {
    match command {
        Command::Serve(args) => serve::run(args, matches.subcommand_matches("serve")).await,
        Command::Demo(args) => demo::run(args, output).await,
        Command::PageLink(args) => page_link::run(args, output).await,
        Command::Backup(args) => backup::backup(args, output).await,
        Command::Restore(args) => backup::run_restore(args, output).await,
        Command::Project(args) => configurator::run(args, output).await,
        Command::Account(args) => account::run(args, output).await,
        Command::Add(args) => client::add::run(args, output).await,
        Command::Nearby(args) => client::nearby::run(args, output).await,
        Command::Projects(args) => client::projects::run(args, output).await,
        Command::Forget(args) => client::projects::forget(args, output).await,
        Command::Download(args) => client::download::run(args, output).await,
        Command::Open(args) => client::open::run(args, output).await,
        Command::SignIn(args) => client::sign_in::run(args, output).await,
        Command::SignOut(args) => client::sign_in::sign_out(args, output).await,
        Command::Customers(args) => client::customers::run(args, output).await,
        Command::Groups(args) => client::groups::run(args, output).await,
        Command::Activity(args) => client::activity::run(args, output).await,
        Command::Devices(args) => client::own::devices(args, output).await,
        Command::Login(args) => client::own::login(args, output).await,
        Command::Watch(args) => client::watch::run(args, output).await,
        Command::Share(args) => client::share::run(args, output).await,
        Command::Template(args) => client::share::template(&args, output),
        Command::Scan(args) => client::scan::run(&args, output),
        Command::Qr(args) => client::qr::show(&args, output),
    }
}
