//! Makes the libraries and the generated sources of the Kotlin and the Swift package.
//!
//! `cargo run -p innkey-bindings-build -- host` is what a developer needs; `--help` lists the rest.

mod android;
mod api;
mod cargo;
mod check;
mod host;
mod ios;
mod kotlin;
mod mend;
mod paths;
mod swift;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Makes what the Kotlin and the Swift package are built on.
#[derive(Parser)]
#[command(name = "bindings", version)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// The library for this machine, and the generated Kotlin and Swift.
    Host,
    /// The libraries for Android phones; needs the NDK.
    Android,
    /// The .xcframework for iPhones and their simulators; needs Xcode.
    Ios,
    /// Type-checks the bindings for phones, where neither NDK nor Xcode is.
    Check,
    /// Compares the face with `bindings/api.txt`, so that a change of it is a decision.
    Api {
        /// Write the list instead.
        #[arg(long)]
        write: bool,
    },
}

fn main() -> Result<()> {
    match Args::parse().command {
        Command::Host => host::build(),
        Command::Android => android::build(),
        Command::Ios => ios::build(),
        Command::Check => check::check(),
        Command::Api { write: true } => api::write(),
        Command::Api { write: false } => api::compare(),
    }
}
