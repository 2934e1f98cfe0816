//! Every route of the server, once.

use std::sync::Arc;

use axum::{
    Router,
    extract::{DefaultBodyLimit, MatchedPath, Request, State as Shared},
    middleware::{Next, from_fn_with_state},
    response::Response,
};
use innkey_protocol::api::{MAX_BATCH_REQUEST, MAX_REQUEST, routes};
use tower_http::trace::TraceLayer;

use crate::{
    handlers::{activity, customers, devices, events, groups, operator, packs, server, sign_in},
    metrics,
    openapi::{Routes, delete, get, patch, post, put},
    state::State,
    web,
};

/// What serves every route.
pub fn app(state: State) -> Router {
    let page = web::routes(&state);
    routes()
        .into_router()
        .merge(page)
        .fallback(web::nothing_here)
        .method_not_allowed_fallback(web::wrong_method)
        .layer(from_fn_with_state(Arc::clone(&state), keep_time))
        .layer(from_fn_with_state(Arc::clone(&state), metrics::count))
        .layer(DefaultBodyLimit::max(MAX_REQUEST))
        .layer(TraceLayer::new_for_http().make_span_with(span))
        .with_state(state)
}

/// What describes every route, in OpenAPI 3.1.
pub fn document() -> serde_json::Value {
    routes().document()
}

/// The routes. Each handler's signature shows who may call it.
fn routes() -> Routes {
    Routes::new()
        .route(routes::HEALTHZ, get(server::healthz))
        .route(routes::READYZ, get(server::readyz))
        .route(routes::OPENAPI, get(server::openapi))
        .route(routes::SERVER, get(server::info))
        .route(routes::SESSIONS, post(sign_in::sign_in))
        .route(routes::SESSION, get(sign_in::session).delete(sign_in::sign_out))
        .route(routes::SESSION_LOGIN, put(sign_in::set_login))
        .route(routes::DEVICES, get(devices::own).delete(devices::end_own))
        .route(routes::DEVICE, delete(devices::end_one_own))
        .route(routes::EVENTS, get(events::listen))
        .route(routes::INSTALLATION, put(packs::installed))
        .route(routes::PACKS, get(packs::list).compressed())
        .route(routes::PACK, get(packs::pack))
        .route(routes::MANIFEST, get(packs::manifest).compressed())
        .route(routes::CUSTOMERS, get(customers::list))
        .route(routes::CUSTOMERS_BATCH, post(customers::batch).body_limit(MAX_BATCH_REQUEST))
        .route(
            routes::CUSTOMER,
            get(customers::get)
                .put(customers::create)
                .patch(customers::edit)
                .delete(customers::remove),
        )
        .route(routes::CUSTOMER_CODE, put(customers::renew))
        .route(routes::CUSTOMER_REVOKE, post(customers::revoke))
        .route(routes::CUSTOMER_LINK, get(customers::link))
        .route(routes::CUSTOMER_SHARED, post(customers::shared))
        .route(
            routes::CUSTOMER_DEVICES,
            get(devices::of_customer).delete(devices::end_all_of_customer),
        )
        .route(routes::CUSTOMER_DEVICE, delete(devices::end_one_of_customer))
        .route(routes::GROUPS, get(groups::list))
        .route(routes::GROUP, put(groups::create).patch(groups::edit).delete(groups::remove))
        .route(routes::ACTIVITY, get(activity::list))
        .route(
            routes::OPERATOR_PROJECTS,
            get(operator::projects::list).post(operator::projects::upload),
        )
        .route(routes::OPERATOR_PAGE_LINK, post(operator::page::link))
        .route(routes::OPERATOR_BACKUP, post(operator::backup::make))
        .route(routes::OPERATOR_PROJECT, patch(operator::projects::edit))
        .route(
            routes::OPERATOR_VERSIONS,
            get(operator::projects::versions).post(operator::projects::roll_back),
        )
        .route(routes::OPERATOR_VERSION, get(operator::projects::authored))
        .route(
            routes::OPERATOR_ACCOUNTS,
            get(operator::accounts::list).post(operator::accounts::add),
        )
        .route(
            routes::OPERATOR_ACCOUNT,
            patch(operator::accounts::edit).delete(operator::accounts::remove),
        )
        .route(routes::OPERATOR_ACCOUNT_LINK, get(operator::accounts::link))
}

/// Keeps the time when it has leapt, before anything is answered by it; else a power cut and a clock that comes
/// back earlier would revive what has ended.
async fn keep_time(Shared(state): Shared<State>, request: Request, next: Next) -> Response {
    if let Some(now) = state.clock.to_keep() {
        match state.store.keep_time(now).await {
            Ok(()) => state.clock.kept(now),
            // Reading must go on, e.g. on a full disk.
            Err(error) => tracing::error!(%error, "the time could not be kept"),
        }
    }
    next.run(request).await
}

/// A request as the log shows it: the route's template, never what stands in path, headers or body.
fn span(request: &Request) -> tracing::Span {
    let route = request.extensions().get::<MatchedPath>().map_or("-", MatchedPath::as_str);
    tracing::info_span!("request", method = %request.method(), route)
}
