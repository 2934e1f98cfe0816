//! `innkey customers export`.

use std::path::PathBuf;

use innkey_core::{Project, import::customers_to_csv};

use crate::{failure::Failure, output::Output};

/// `innkey customers export`.
#[derive(clap::Args)]
pub struct Args {
    /// The table (CSV) to write; - is standard output. No codes are in it.
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Writes all customers as a table that `import` reads again.
pub async fn run(args: &Args, project: &Project, output: Output) -> Result<(), Failure> {
    let list = project.customers().list().await?;
    let groups = project.groups().list().await?;
    let csv = customers_to_csv(&list.customers, &groups, &list.time_zone);
    output.file(&args.file, &csv, &format!("{} customers", list.customers.len()))
}
