//! The web page of the operator: pages rendered here, their style and script built in, nothing from elsewhere.
//!
//! A page is a handler, a template in `server/templates`, and its words in [`texts`]. Whatever changes something
//! calls what the operator's interface calls: there is one set of rules.

mod access;
mod accounts;
mod activity;
mod amounts;
mod assets;
mod backup;
mod confirm;
mod dates;
mod factor;
mod first_admin;
mod forms;
mod home;
mod languages;
mod live;
mod problem;
mod project;
mod publish;
mod qr;
mod reach;
mod restore;
mod session;
mod set_up;
pub mod set_up_link;
mod sign_in;
mod steps;
pub mod strength;
mod system;
mod texts;
mod unread;
mod uploads;
mod versions;
mod view;
mod visitor;

use std::sync::Arc;

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    handler::Handler,
    http::header,
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::{MethodRouter, get, post},
};
use tower_http::{
    CompressionLevel::Fastest,
    compression::{CompressionLayer, DefaultPredicate, Predicate, predicate::NotForContentType},
};

use crate::{error::Error, handlers::server, outside, state::State};

/// Every address of the page. Each handler's signature shows who may call it: [`session::SignedIn`] and
/// [`forms::Posted`] are the operator's browser, anything else is for everybody whom [`reach`] lets in.
pub fn routes(state: &State) -> Router<State> {
    Router::new()
        .route("/", get(home::show))
        .route("/live", get(live::listen))
        .route("/language", post(languages::choose))
        .route("/sign-in", get(sign_in::show).post(sign_in::sign_in))
        .route("/sign-out", post(sign_in::sign_out))
        .route("/set-up", get(set_up::show).post(set_up::set_password))
        .route("/set-up/strength", post(set_up::strength))
        .route("/set-up/restore", get(restore::show_in_set_up).merge(large(restore::in_set_up)))
        .route("/set-up/factor", get(factor::show).post(factor::switch_on))
        .route("/set-up/project", get(publish::show).merge(large(publish::upload)))
        .route("/set-up/{project}/codes", get(first_admin::codes).post(first_admin::set_codes))
        .route("/set-up/{project}/admin", get(first_admin::ask).post(first_admin::add))
        .route("/set-up/{project}/phone/{account}", get(first_admin::phone))
        .route("/activity", get(activity::list::show))
        .route("/activity.csv", get(activity::csv::download))
        .route("/backup", get(backup::show).post(backup::make))
        .route("/backup/strength", post(strength::of_typed))
        .route("/backup/restore", get(restore::show).merge(large(restore::of_operator)))
        .route("/publish", get(publish::show).merge(large(publish::upload)))
        .route("/projects/{project}", get(project::show))
        .route("/projects/{project}/otp", post(project::switch_otp))
        .route("/projects/{project}/qr", get(project::server_qr))
        .route("/projects/{project}/versions", get(versions::show))
        .route("/projects/{project}/versions/{number}", get(versions::differences::show))
        .route("/projects/{project}/versions/{number}/restore", post(versions::restore))
        .route("/projects/{project}/accounts/{account}/phone", get(project::phone_qr))
        .route("/access", get(access::show))
        .route("/access/password", post(access::change_password))
        .route("/access/strength", post(strength::of_typed))
        .route("/access/factor", get(factor::show).post(factor::switch_on))
        .route("/access/factor/off", post(access::switch_factor_off))
        .route("/access/sign-out-everywhere", post(access::sign_out_everywhere))
        .route("/projects/{project}/accounts", get(accounts::list::show))
        .route(
            "/projects/{project}/accounts/new",
            get(accounts::add::show).post(accounts::add::add),
        )
        .route("/projects/{project}/accounts/{account}", get(accounts::one::show))
        .route("/projects/{project}/accounts/{account}/admin", post(accounts::list::switch_admin))
        .route("/projects/{project}/accounts/{account}/enabled", post(accounts::one::switch))
        .route("/projects/{project}/accounts/{account}/password", post(accounts::one::set_password))
        .route("/projects/{project}/accounts/{account}/sign-out", post(accounts::one::sign_out))
        .route(
            "/projects/{project}/accounts/{account}/remove",
            get(accounts::one::ask_to_remove).post(accounts::one::remove),
        )
        .route("/projects/{project}/codes", get(accounts::codes::show))
        .route(
            "/projects/{project}/licences",
            get(accounts::licences::show).post(accounts::licences::set),
        )
        .route("/system", get(system::show))
        .route("/system/limits", get(system::limits::show).post(system::limits::set))
        .route("/system/addresses", get(system::addresses::show).post(system::addresses::set))
        .route("/system/addresses/test", post(system::addresses::test))
        .route("/system/components", get(system::components::show))
        .route(
            "/system/certificate",
            get(system::certificate::show).post(system::certificate::upload),
        )
        .route("/system/certificate/files", post(system::certificate::use_files))
        .route("/system/certificate/remove", post(system::certificate::remove))
        .route(assets::TEMPLATE, get(assets::get))
        .layer(from_fn(problem::as_pages))
        .layer(from_fn_with_state(Arc::clone(state), reach::guard))
        .layer(CompressionLayer::new().quality(Fastest).compress_when(worth_it()))
        // The server calls itself there from outside: it gives no right, and answers wherever phones come from.
        .route("/outside/{challenge}", get(outside::answer))
}

/// What takes large files: they go to the disk as they arrive, and have a limit of their own.
fn large<T: 'static>(handler: impl Handler<T, State>) -> MethodRouter<State> {
    post(handler).layer(DefaultBodyLimit::disable()).layer(from_fn(unread::close))
}

/// Texts are compressed; a back-up is sealed and cannot be, and a stream's words shall not wait for more.
fn worth_it() -> impl Predicate {
    DefaultPredicate::new().and(NotForContentType::const_new("application/octet-stream"))
}

/// An address that means nothing: a page for browsers.
pub async fn nothing_here(request: Request) -> Response {
    for_browsers(&request, server::nothing_here())
}

/// An address that means something, but not with this method: a page for browsers.
pub async fn wrong_method(request: Request) -> Response {
    for_browsers(&request, server::wrong_method())
}

fn for_browsers(request: &Request, refusal: Error) -> Response {
    let accept = request.headers().get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    let answer = refusal.into_response();
    if accept.is_some_and(|accept| accept.contains("text/html")) {
        return problem::made_of(&visitor::Visitor::of(request), answer);
    }
    answer
}
