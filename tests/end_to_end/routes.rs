//! Who may call what: every route, every method, every kind of caller.

use std::collections::BTreeSet;

use innkey_core::net::Request;
use innkey_protocol::{
    AccountId, DownloadToken, Hash, OperatorToken, ProjectId, SessionToken,
    api::{customers::LinkParts, routes},
};
use reqwest::StatusCode;

use crate::harness::{Building, Phone, Raw, bearer};

/// The right that a route asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Right {
    /// None.
    Public,
    /// To download: a share link or a session.
    Link,
    /// To be signed in to the project.
    Session,
    /// To be signed in to the project as an admin.
    Admin,
    /// To run the server.
    Operator,
}
use Right::{Admin, Link, Operator, Public, Session};

/// Every route and method of the server. Signing out ends the sessions that try it, so it stands last; so does signing
/// all devices out, tried by those who are out by then.
const TABLE: &[(&str, &str, Right)] = &[
    ("GET", routes::HEALTHZ, Public),
    ("GET", routes::READYZ, Public),
    ("GET", routes::OPENAPI, Public),
    ("GET", routes::SERVER, Public),
    ("POST", routes::SESSIONS, Public),
    ("GET", routes::SESSION, Session),
    ("PUT", routes::SESSION_LOGIN, Session),
    ("GET", routes::DEVICES, Session),
    ("DELETE", routes::DEVICE, Session),
    ("GET", routes::EVENTS, Session),
    ("PUT", routes::INSTALLATION, Link),
    ("GET", routes::PACKS, Link),
    ("GET", routes::PACK, Link),
    ("GET", routes::MANIFEST, Link),
    ("GET", routes::CUSTOMERS, Admin),
    ("POST", routes::CUSTOMERS_BATCH, Admin),
    ("GET", routes::CUSTOMER, Admin),
    ("PUT", routes::CUSTOMER, Admin),
    ("PATCH", routes::CUSTOMER, Admin),
    ("DELETE", routes::CUSTOMER, Admin),
    ("PUT", routes::CUSTOMER_CODE, Admin),
    ("POST", routes::CUSTOMER_REVOKE, Admin),
    ("GET", routes::CUSTOMER_LINK, Admin),
    ("POST", routes::CUSTOMER_SHARED, Admin),
    ("GET", routes::CUSTOMER_DEVICES, Admin),
    ("DELETE", routes::CUSTOMER_DEVICES, Admin),
    ("DELETE", routes::CUSTOMER_DEVICE, Admin),
    ("GET", routes::GROUPS, Admin),
    ("PUT", routes::GROUP, Admin),
    ("PATCH", routes::GROUP, Admin),
    ("DELETE", routes::GROUP, Admin),
    ("GET", routes::ACTIVITY, Admin),
    ("GET", routes::OPERATOR_PROJECTS, Operator),
    ("POST", routes::OPERATOR_PROJECTS, Operator),
    ("POST", routes::OPERATOR_PAGE_LINK, Operator),
    ("POST", routes::OPERATOR_BACKUP, Operator),
    ("PATCH", routes::OPERATOR_PROJECT, Operator),
    ("GET", routes::OPERATOR_VERSIONS, Operator),
    ("POST", routes::OPERATOR_VERSIONS, Operator),
    ("GET", routes::OPERATOR_VERSION, Operator),
    ("GET", routes::OPERATOR_ACCOUNTS, Operator),
    ("POST", routes::OPERATOR_ACCOUNTS, Operator),
    ("PATCH", routes::OPERATOR_ACCOUNT, Operator),
    ("DELETE", routes::OPERATOR_ACCOUNT, Operator),
    ("GET", routes::OPERATOR_ACCOUNT_LINK, Operator),
    ("DELETE", routes::SESSION, Session),
];

/// As the last row of the table, but whoever tries it after that row is signed out already.
const LAST: (&str, &str) = ("DELETE", routes::DEVICES);

/// Who calls, with what, and what it is worth in the building's project.
struct Caller {
    who: &'static str,
    credentials: Option<String>,
    may: &'static [Right],
}

/// A template filled in: the building's project, but a pack and an account that are not there, so that
/// nothing is changed.
fn filled(template: &str, project: ProjectId) -> String {
    let account = AccountId::from_bytes([9; 16]).to_string();
    template
        .replace("{project}", &project.to_string())
        .replace("{account}", &account)
        .replace("{version}", "9999")
        .replace("{group}", &account)
        .replace("{device}", &account)
        .replace("{hash}", &Hash::of(b"nothing").to_string())
}

fn caller(
    who: &'static str,
    credentials: impl Into<Option<String>>,
    may: &'static [Right],
) -> Caller {
    Caller { who, credentials: credentials.into(), may }
}

async fn callers(building: &Building) -> Vec<Caller> {
    let (guest, code) = building.invite("Guest").await;
    let guest_phone = building.guest_phone(&guest).await;
    guest_phone.sign_in_with(&code).await.unwrap();
    let guest_link = building.customers().share_link(guest.id, false).await.unwrap();

    let (revoked, code) = building.invite("Revoked").await;
    let revoked_phone = building.guest_phone(&revoked).await;
    revoked_phone.sign_in_with(&code).await.unwrap();
    let revoked_link = building.customers().share_link(revoked.id, false).await.unwrap();
    let revoked_session = revoked_phone.session();
    building.customers().revoke(revoked.id).await.unwrap();

    let (signed_out, code) = building.invite("Signed out").await;
    let phone = building.guest_phone(&signed_out).await;
    phone.sign_in_with(&code).await.unwrap();
    let ended_session = phone.session();
    phone.project.sign_out().await.unwrap();

    let other = building.another_project("01935e2a-0000-7000-8000-0000000000c2", "bruno").await;
    let other_link = link_of(building, &other).await;
    let operator = building.server.operator_file().token;
    let nobody: &[Right] = &[Public];
    let downloads: &[Right] = &[Public, Link];
    vec![
        caller("nobody", None, nobody),
        caller("garbage", "Bearer x".to_owned(), nobody),
        caller("another scheme", "Basic YW5uYTphbm5h".to_owned(), nobody),
        caller("a guessed session", bearer(&SessionToken::from_bytes([1; 32])), nobody),
        caller("a guessed link", bearer(&DownloadToken::new(guest.id, [1; 16])), nobody),
        caller("a guessed operator", bearer(&OperatorToken::from_bytes([1; 32])), nobody),
        caller("a share link", bearer(&guest_link.token.unwrap()), downloads),
        caller("a revoked link", bearer(&revoked_link.token.unwrap()), nobody),
        caller("another project's link", bearer(&other_link.token), nobody),
        caller("a customer", bearer(&guest_phone.session()), &[Public, Link, Session]),
        caller("a revoked session", bearer(&revoked_session), nobody),
        caller("a signed-out session", bearer(&ended_session), nobody),
        caller("another project's admin", bearer(&other.session()), nobody),
        caller("an admin", bearer(&building.host.session()), &[Public, Link, Session, Admin]),
        caller("the operator", bearer(&operator), &[Public, Operator]),
    ]
}

async fn link_of(building: &Building, admin: &Phone) -> LinkParts {
    let project = admin.project.info().await.unwrap().project;
    let account = admin.project.account().await.unwrap().account.id;
    building.operator(Request::get(routes::operator_account_link(project, account))).await
}

#[tokio::test(flavor = "multi_thread")]
async fn everyone_gets_as_far_as_their_right_and_no_farther() {
    let building = Building::new().await;
    let raw = Raw::new(&building.server);
    let callers = callers(&building).await;
    let mut wrong = Vec::new();
    for (method, template, right) in TABLE {
        let path = filled(template, building.project);
        for Caller { who, credentials, may } in &callers {
            let answer = raw.send(method, &path, credentials.as_deref()).await;
            let status = answer.status();
            let passed = !matches!(status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN);
            if passed != may.contains(right) || status.is_server_error() {
                wrong.push(format!("{method} {template}: {who} gets {status}"));
            }
        }
    }
    // Who signed out with the last row is nobody any more.
    let (method, path) = (LAST.0, filled(LAST.1, building.project));
    for Caller { who, credentials, .. } in &callers {
        let status = raw.send(method, &path, credentials.as_deref()).await.status();
        if status != StatusCode::UNAUTHORIZED {
            wrong.push(format!("{method} {path}: {who} gets {status}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_table_has_every_route_and_method_of_the_server() {
    let building = Building::new().await;
    let raw = Raw::new(&building.server);
    let mut served = BTreeSet::new();
    for template in routes::ALL {
        // A method that nobody has: the answer names those that the route takes.
        let answer = raw.send("PROBE", &filled(template, building.project), None).await;
        let allowed = answer.headers().get("allow").map(|value| value.to_str().unwrap().to_owned());
        for method in allowed.unwrap_or_default().split(',').filter(|method| *method != "HEAD") {
            served.insert((method.to_owned(), *template));
        }
    }
    let rows = TABLE.iter().map(|(method, template, _)| (*method, *template)).chain([LAST]);
    let table: BTreeSet<_> = rows.map(|(method, template)| (method.to_owned(), template)).collect();
    assert_eq!(table, served);
    assert_eq!(table.len(), TABLE.len() + 1, "a row is there twice");
}

/// What is served is in [`routes::ALL`]: the router names its routes by those constants and in no other way.
#[test]
fn the_router_serves_nothing_else() {
    let router = include_str!("../../server/src/app.rs");
    let (before, routed) = router.split_once("Routes::new()").unwrap();
    assert!(!before.contains(".route("));
    let count = routed.matches(".route(").count();
    assert_eq!(count, routes::ALL.len());
    let named =
        routed.split(".route(").skip(1).filter(|call| call.trim_start().starts_with("routes::"));
    assert_eq!(named.count(), count, "a route is not named in the protocol");
    for other in [".nest", ".merge", ".route_service", "Router::"] {
        assert!(!routed.contains(other), "{other} would serve what the table does not see");
    }
}
