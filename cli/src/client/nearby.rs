//! `innkey nearby`: servers that announce themselves on this network.

use std::time::Duration;

use innkey_core::{Nearby, NearbyServer};
use innkey_protocol::Address;
use serde::Serialize;

use crate::{failure::Failure, output::Output};

/// `innkey nearby`.
#[derive(clap::Args)]
pub struct Args {
    /// How long to listen, in seconds.
    #[arg(long, value_name = "SECONDS", default_value_t = 3, value_parser = clap::value_parser!(u64).range(1..=300))]
    wait: u64,
    /// Another UDP port than 5353, loopback included; for tests.
    #[arg(long, hide = true, value_name = "PORT")]
    mdns_port: Option<u16>,
}

#[derive(Serialize)]
struct View {
    name: String,
    addresses: Vec<Address>,
    fingerprint: String,
}

impl From<NearbyServer> for View {
    fn from(server: NearbyServer) -> Self {
        let fingerprint = server.fingerprint_text();
        Self { name: server.name, addresses: server.addresses, fingerprint }
    }
}

/// Lists the servers nearby.
pub async fn run(args: Args, output: Output) -> Result<(), Failure> {
    let listening = args.mdns_port.map_or_else(Nearby::watch, Nearby::watch_on)?;
    let found = listening.within(Duration::from_secs(args.wait)).await;
    if found.is_empty() {
        return Err(Failure::not_done("no Innkey server was heard of on this network").hint(
            "join the building's own network, or listen longer with --wait 10; a link or an address \
             works without it: `innkey add LINK`.",
        ));
    }
    let servers: Vec<View> = found.into_iter().map(View::from).collect();
    output.result(&servers, |servers| {
        let blocks = servers.iter().map(|server| block(server, output));
        blocks.collect::<Vec<_>>().join("\n\n")
    })
}

fn block(server: &View, output: Output) -> String {
    let mut lines = vec![output.styled("1", &server.name)];
    lines.extend(server.addresses.iter().map(|address| format!("  address      {address}")));
    lines.push(format!("  fingerprint  {}", server.fingerprint));
    let first = server.addresses.first();
    lines.extend(first.map(|address| format!("  next         innkey add {address}")));
    lines.join("\n")
}
