//! Innkey's benchmarks; `tests/bench` builds and starts them.
//!
//! Each file is one benchmark and says how it measures. All traffic stays on this machine.

mod building;
mod customers;
mod download;
mod encode;
mod ffi;
mod hosts;
mod lossy;
mod machine;
mod memory;
mod pair;
mod process;
mod publish;
mod redeem;
mod start;
mod stats;
mod sync;
mod table;

use std::process::ExitCode;

use self::table::Section;

/// What may go wrong: anything, and then there is no table.
type Error = Box<dyn std::error::Error + Send + Sync>;
type Result<T> = std::result::Result<T, Error>;

/// How often everything is measured; of these the median is told.
const RUNS: usize = 5;

const NAMES: [&str; 11] = [
    "redeem",
    "customers",
    "hosts",
    "download",
    "sync",
    "publish",
    "lossy",
    "encode",
    "start",
    "memory",
    "ffi",
];

#[tokio::main]
async fn main() -> ExitCode {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    if let Some(unknown) = wanted.iter().find(|name| !NAMES.contains(&name.as_str())) {
        eprintln!("There is no benchmark {unknown:?}. There are: {}", NAMES.join(" "));
        return ExitCode::from(2);
    }
    println!("{}\n\n{}", machine::describe(), table::HEAD);
    let mut notes = Vec::new();
    for name in NAMES.iter().filter(|name| wanted.is_empty() || wanted.iter().any(|w| w == *name)) {
        match run(name).await {
            Ok(section) => {
                print!("{}", section.rows());
                notes.push(format!("- **{name}**: {}", section.how));
            }
            Err(error) => {
                eprintln!("{name} could not be measured: {error}");
                return ExitCode::FAILURE;
            }
        }
    }
    println!("\nHow it was measured\n\n{}", notes.join("\n"));
    ExitCode::SUCCESS
}

async fn run(name: &str) -> Result<Section> {
    match name {
        "redeem" => redeem::run().await,
        "customers" => customers::run().await,
        "hosts" => hosts::run().await,
        "download" => download::run().await,
        "sync" => sync::run().await,
        "publish" => publish::run().await,
        "lossy" => lossy::run().await,
        "encode" => encode::run(),
        "start" => start::run().await,
        "memory" => memory::run().await,
        _ => ffi::run(),
    }
}
