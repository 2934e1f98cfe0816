//! Figures for Prometheus, in OpenMetrics text. No id, name or secret is in a label.

use std::{net::SocketAddr, sync::Arc, time::Instant};

use axum::{
    Router,
    extract::{MatchedPath, Request, State as Shared},
    http::{Method, header::CONTENT_TYPE},
    middleware::Next,
    response::{IntoResponse, Response},
    routing::get,
};
use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{
        counter::Counter,
        family::{Family, MetricConstructor},
        gauge::Gauge,
        histogram::Histogram,
        info::Info,
    },
    registry::{Registry, Unit},
};
use tokio::{net::TcpListener, task::JoinHandle};

use crate::{error::Result, state::State};

/// Where Prometheus asks.
const PATH: &str = "/metrics";
/// Media type of the answer (OpenMetrics 1.0).
const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";
/// Upper ends of the buckets of how long requests take, in seconds.
const SECONDS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.5, 10.0];

/// A request by what it asked for and how it was answered.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Asked {
    /// The route's template.
    route: String,
    /// One that HTTP defines, or `other`: strangers may send any word, and each would be kept for good.
    method: &'static str,
    status: u16,
}

/// The route's template alone.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    route: String,
}

/// How a sign-in came out.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct SignIn {
    /// `ok`, or the word of the refusal.
    result: &'static str,
}

#[derive(Clone)]
struct Buckets;

impl MetricConstructor<Histogram> for Buckets {
    fn new_metric(&self) -> Histogram {
        Histogram::new(SECONDS)
    }
}

/// What is counted while the server runs.
pub struct Metrics {
    registry: Registry,
    requests: Family<Asked, Counter>,
    seconds: Family<Route, Histogram, Buckets>,
    sign_ins: Family<SignIn, Counter>,
    sessions: Gauge,
    codes_live: Gauge,
    streams: Gauge,
}

impl Metrics {
    /// Nothing was counted yet.
    pub fn new() -> Self {
        let mut registry = Registry::with_prefix("innkey");
        let requests = Family::<Asked, Counter>::default();
        let seconds = Family::<Route, Histogram, Buckets>::new_with_constructor(Buckets);
        let sign_ins = Family::<SignIn, Counter>::default();
        let (sessions, codes_live, streams) =
            (Gauge::default(), Gauge::default(), Gauge::default());
        let build = Info::new(vec![("version", env!("CARGO_PKG_VERSION"))]);
        registry.register("build", "The server's version", build);
        registry.register("requests", "Requests by route, method and status", requests.clone());
        let help = "How long requests take until the answer begins";
        registry.register_with_unit("request_duration", help, Unit::Seconds, seconds.clone());
        registry.register("sign_ins", "Sign-ins by result", sign_ins.clone());
        registry.register(
            "sessions",
            "Sessions kept; ended ones until the next sweep",
            sessions.clone(),
        );
        registry.register("codes_live", "Codes that wait to be used", codes_live.clone());
        registry.register("event_streams", "Devices that listen to events", streams.clone());
        Self { registry, requests, seconds, sign_ins, sessions, codes_live, streams }
    }

    /// Counts a sign-in: `ok`, or the word of the refusal.
    pub fn signed_in(&self, result: &'static str) {
        self.sign_ins.get_or_create(&SignIn { result }).inc();
    }

    /// Counts a device that listens, as long as what is given back lives.
    pub fn listens(&self) -> Listening {
        self.streams.inc();
        Listening(self.streams.clone())
    }
}

/// A device that listens.
pub struct Listening(Gauge);

impl Drop for Listening {
    fn drop(&mut self) {
        self.0.dec();
    }
}

/// The method's name, if HTTP defines it (RFC 9110 and 5789).
fn known(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "PATCH" => "PATCH",
        "DELETE" => "DELETE",
        "OPTIONS" => "OPTIONS",
        "CONNECT" => "CONNECT",
        "TRACE" => "TRACE",
        _ => "other",
    }
}

/// Counts a request, if anybody can ask for the count.
pub async fn count(Shared(state): Shared<State>, request: Request, next: Next) -> Response {
    if state.config.metrics.is_none() {
        return next.run(request).await;
    }
    let began = Instant::now();
    let matched = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    let (route, method) = (matched.unwrap_or("-").to_owned(), known(request.method()));
    let response = next.run(request).await;
    let took = began.elapsed().as_secs_f64();
    let metrics = &state.metrics;
    metrics.seconds.get_or_create(&Route { route: route.clone() }).observe(took);
    let status = response.status().as_u16();
    metrics.requests.get_or_create(&Asked { route, method, status }).inc();
    response
}

/// Answers Prometheus at an address of its own until the server stops: plain HTTP, no credentials.
///
/// # Errors
/// When the port cannot be had.
pub async fn serve(address: SocketAddr, state: State) -> Result<JoinHandle<()>> {
    let listener = TcpListener::bind(address).await?;
    tracing::info!(address = %listener.local_addr()?, "metrics for Prometheus");
    let mut stopping = state.stopping.subscribe();
    let app = Router::new().route(PATH, get(scrape)).with_state(Arc::clone(&state));
    Ok(tokio::spawn(async move {
        let stopped = async move { drop(stopping.wait_for(|stopping| *stopping).await) };
        if let Err(error) = axum::serve(listener, app).with_graceful_shutdown(stopped).await {
            tracing::error!(%error, "the metrics are not served any more");
        }
    }))
}

async fn scrape(Shared(state): Shared<State>) -> Result<Response> {
    let counts = state.store.counts(state.clock.now()).await?;
    state.metrics.sessions.set(counts.sessions);
    state.metrics.codes_live.set(counts.codes_live);
    let mut text = String::new();
    encode(&mut text, &state.metrics.registry).map_err(crate::error::Error::internal)?;
    Ok(([(CONTENT_TYPE, OPEN_METRICS)], text).into_response())
}
