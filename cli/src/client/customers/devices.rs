//! `innkey customers devices`.

use innkey_core::Customers;
use innkey_protocol::{DeviceId, Zone, api::devices::DeviceList};

use super::{Which, head, which::short};
use crate::{
    failure::Failure,
    output::{Output, lines, table},
    time,
};

/// `innkey customers devices`.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    which: Which,
    /// Sign all of them out.
    #[arg(long)]
    sign_out_all: bool,
    /// Sign one out, by its id.
    #[arg(long, value_name = "ID", conflicts_with = "sign_out_all")]
    sign_out: Option<DeviceId>,
}

/// Lists or signs out.
pub async fn run(args: Args, customers: &Customers, output: Output) -> Result<(), Failure> {
    let customer = args.which.find(customers).await?;
    if args.sign_out_all || args.sign_out.is_some() {
        customers.sign_out(customer.id, args.sign_out).await?;
    }
    let zone = head(customers).await?.time_zone;
    let list = customers.devices(customer.id).await?;
    output.result(&list, |list| match list.devices.len() {
        0 => format!("No device of {} is signed in.", short(&customer)),
        _ => in_words(list, &zone),
    })
}

/// Devices as a table.
pub fn in_words(list: &DeviceList, zone: &Zone) -> String {
    let mut rows = table(["device", "since", "last seen", "id"]);
    for device in &list.devices {
        let this = if device.this { " (this one)" } else { "" };
        rows.add_row([
            format!("{}{this}", device.name),
            time::show(device.since, zone),
            time::show(device.last_seen, zone),
            device.id.to_string(),
        ]);
    }
    lines(&rows)
}
