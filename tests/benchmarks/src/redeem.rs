//! Guests who sign in with their codes, all at once.

use std::time::Instant;

use innkey_core::{
    Draft,
    net::{Connection, Request},
};
use innkey_protocol::{
    Code, ProjectId, SessionToken, Stay,
    api::{
        routes,
        sign_in::{Method, SignIn},
    },
};
use tokio::task::JoinSet;

use crate::{
    RUNS, Result,
    building::Building,
    stats::{ms, percentile},
    table::{Figure, Section},
};

/// Connections at a time; each has one request on its way.
const CONNECTIONS: usize = 32;
/// Codes that each connection redeems in a run.
const CODES: usize = 100;

const HOW: &str = "32 TLS connections (HTTP/2) that stand already, one request at a time on each; every request \
redeems another live code with a new session token, 3,200 in a run. The client runs on the same machine and shares \
its cores. An answer is sent when the commit is on the disk. `/healthz` over the same connections shows what HTTP \
and TLS alone cost.";

/// Measures.
pub async fn run() -> Result<Section> {
    let building = Building::with_file(1).await?;
    let mut connections = Vec::new();
    for _ in 0..CONNECTIONS {
        connections.push(building.server.connection().await?);
    }
    let (mut rate, mut half, mut most, mut processor, mut idle) =
        <(Vec<_>, Vec<_>, Vec<_>, Vec<_>, Vec<_>)>::default();
    for _ in 0..RUNS {
        let codes = invite(&building, CONNECTIONS * CODES).await?;
        let requests = codes.iter().map(|code| redemption(building.project, code));
        let used = building.server.processor()?;
        let (seconds, latencies);
        (connections, seconds, latencies) =
            load(connections, requests.collect::<Result<_>>()?).await?;
        let count = latencies.len() as f64;
        processor.push((building.server.processor()? - used) / count * 1e6);
        rate.push(count / seconds);
        half.push(percentile(&latencies, 0.5));
        most.push(percentile(&latencies, 0.99));

        let requests = vec![Request::get(routes::healthz()); CONNECTIONS * CODES];
        let (seconds, latencies);
        (connections, seconds, latencies) = load(connections, requests).await?;
        idle.push(latencies.len() as f64 / seconds);
    }
    Ok(Section {
        how: HOW,
        figures: vec![
            Figure::new("codes redeemed, 32 connections", "1/s", rate),
            Figure::new("– latency p50", "ms", half),
            Figure::new("– latency p99", "ms", most),
            Figure::new("– server's processor time for one", "µs", processor),
            Figure::new("– for comparison: `/healthz`", "1/s", idle),
        ],
    })
}

/// Makes customers with live codes.
async fn invite(building: &Building, count: usize) -> Result<Vec<Code>> {
    let mut tasks = JoinSet::new();
    for _ in 0..CONNECTIONS {
        let customers = building.host.customers();
        tasks.spawn(async move {
            let mut codes = Vec::new();
            for _ in 0..count / CONNECTIONS {
                let mut draft = Draft::new("", Stay::default(), true)?;
                let customer = customers.create(&mut draft).await?;
                codes.push(customer.code.and_then(|issued| issued.code).ok_or("no code")?);
            }
            Result::Ok(codes)
        });
    }
    let codes: Result<Vec<Vec<Code>>> = tasks.join_all().await.into_iter().collect();
    Ok(codes?.concat())
}

fn redemption(project: ProjectId, code: &Code) -> Result<Request> {
    let mut token = [0; 32];
    getrandom::fill(&mut token)?;
    let body = SignIn {
        method: Method::Code { code: code.clone() },
        token: SessionToken::from_bytes(token),
        device: "Phone".into(),
        name: None,
    };
    Ok(Request::post(routes::sessions(project)).json(&body)?)
}

/// Shares the requests between the connections; the seconds it took, and each request's milliseconds.
async fn load(
    connections: Vec<Connection>,
    mut requests: Vec<Request>,
) -> Result<(Vec<Connection>, f64, Vec<f64>)> {
    let share = requests.len() / connections.len();
    let mut tasks = JoinSet::new();
    let began = Instant::now();
    for connection in connections {
        let requests = requests.split_off(requests.len() - share);
        tasks.spawn(async move {
            let mut latencies = Vec::with_capacity(requests.len());
            for request in requests {
                let sent = Instant::now();
                connection.done(&request).await?;
                latencies.push(ms(sent.elapsed()));
            }
            Result::Ok((connection, latencies))
        });
    }
    let done: Result<Vec<_>> = tasks.join_all().await.into_iter().collect();
    let seconds = began.elapsed().as_secs_f64();
    let (connections, latencies): (_, Vec<Vec<f64>>) = done?.into_iter().unzip();
    Ok((connections, seconds, latencies.concat()))
}
