//! `innkey page-link`: the way into the server's web page, first or after the password was lost.

use innkey_core::net::Request;
use innkey_protocol::api::{operator::PageLink, routes};

use crate::{
    failure::Failure,
    operator::{Operator, OperatorArgs},
    output::Output,
    time,
};

/// `innkey page-link`.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    operator: OperatorArgs,
}

/// Runs `innkey page-link`.
pub async fn run(args: Args, output: Output) -> Result<(), Failure> {
    let operator = Operator::open(&args.operator)?;
    let made: PageLink = operator.json(Request::post(routes::operator_page_link())).await?;
    output.result(&made, |made| {
        let until = time::show_here(made.until);
        format!("{}\nIt works once, until {until}, and signs every other browser out.", made.link)
    })
}
