//! The host's list of customers.

use std::time::Instant;

use innkey_core::Draft;
use innkey_protocol::Stay;

use crate::{
    RUNS, Result,
    building::Building,
    stats::{ms, percentile},
    table::{Figure, Section},
};

const CUSTOMERS: usize = 100;
/// Lists in a run.
const LISTS: usize = 200;

const HOW: &str = "100 customers with live codes, listed 200 times in a run, one after the other, over a connection \
that stands; from the call in the phone's engine to the parsed list, every code unsealed by the server.";

/// Measures.
pub async fn run() -> Result<Section> {
    let building = Building::with_file(1).await?;
    let customers = building.host.customers();
    for number in 0..CUSTOMERS {
        customers
            .create(&mut Draft::new(format!("Guest {number}"), Stay::default(), true)?)
            .await?;
    }
    let (mut half, mut most) = <(Vec<_>, Vec<_>)>::default();
    for _ in 0..RUNS {
        let mut latencies = Vec::with_capacity(LISTS);
        for _ in 0..LISTS {
            let began = Instant::now();
            let listed = customers.list().await?.customers.len();
            latencies.push(ms(began.elapsed()));
            if listed != CUSTOMERS {
                return Err(format!("{listed} customers were listed").into());
            }
        }
        half.push(percentile(&latencies, 0.5));
        most.push(percentile(&latencies, 0.99));
    }
    Ok(Section {
        how: HOW,
        figures: vec![
            Figure::new("list of 100 customers, p50", "ms", half),
            Figure::new("list of 100 customers, p99", "ms", most),
        ],
    })
}
