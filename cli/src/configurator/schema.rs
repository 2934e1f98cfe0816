//! `innkey project schema`.

use innkey_protocol::project::schema;

use crate::{failure::Failure, output::Output};

/// Prints the JSON Schema of `project.json`.
pub fn print() -> Result<(), Failure> {
    Output::print(format_args!("{:#}", schema()))
}
