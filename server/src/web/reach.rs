//! Who reaches the page at all: from where, and from whose forms.

use std::net::{IpAddr, SocketAddr};

use axum::{
    extract::{ConnectInfo, Request, State as Shared},
    http::{HeaderMap, HeaderValue, Method, header, uri::Authority},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::{problem, visitor::Visitor};
use crate::{
    auth::{FORWARDED_FOR, caller},
    config::Page,
    handlers::server::nothing_here,
    state::State,
};

/// What a browser may load and do on a page: only what comes from this server, nothing that stands in the page.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
     connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// What every answer of the page says about itself.
const HEADERS: [(&str, &str); 7] = [
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    // With no-referrer, browsers that do not know Sec-Fetch-Site would hide the origin of our own forms from us.
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
];

/// Headers in which a proxy notes who called it.
const NOTES_OF_PROXIES: [&str; 3] = [FORWARDED_FOR, "forwarded", "x-real-ip"];

/// Lets nobody in who may not see the page, and no form of another site; tells the browser what the page may do.
pub async fn guard(Shared(state): Shared<State>, request: Request, next: Next) -> Response {
    if state.config.page == Page::Off {
        return nothing_here().into_response();
    }
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
    let near = peer.is_some_and(|peer| is_near(peer, &state.config.proxies, request.headers()));
    let mut response = if state.config.page == Page::Private && !near {
        problem::too_far(&Visitor::of(&request))
    } else if !request.method().is_safe() && !is_from_here(&request) {
        problem::foreign(&Visitor::of(&request))
    } else {
        next.run(request).await
    };
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // What a page shows is nobody else's, also not of who opens the browser next.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Whether the caller is in the same building, as far as addresses tell. Through a proxy that is not listed anybody
/// may come.
fn is_near(peer: IpAddr, proxies: &[IpAddr], headers: &HeaderMap) -> bool {
    let through_a_proxy = NOTES_OF_PROXIES.iter().any(|name| headers.contains_key(*name));
    let listed = proxies.contains(&peer.to_canonical());
    (listed || !through_a_proxy) && is_private(caller(peer, proxies, headers))
}

fn is_private(ip: IpAddr) -> bool {
    match ip.to_canonical() {
        IpAddr::V4(ip) => ip.is_private() || ip.is_loopback() || ip.is_link_local(),
        IpAddr::V6(ip) => ip.is_loopback() || ip.is_unique_local() || ip.is_unicast_link_local(),
    }
}

/// Whether a form was sent from one of our own pages. Browsers say so, in one way or the other.
fn is_from_here(request: &Request) -> bool {
    debug_assert!(!matches!(*request.method(), Method::GET | Method::HEAD));
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = header("sec-fetch-site") {
        return site == "same-origin";
    }
    let host = request.uri().authority().map(Authority::as_str);
    let host = host.or_else(|| header("host"));
    let origin = header("origin").and_then(|origin| origin.strip_prefix("https://"));
    host.is_some() && origin == host
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn only_neighbours_are_near() {
        let none = HeaderMap::new();
        for near in ["127.0.0.1", "::1", "10.1.2.3", "192.168.0.9", "::ffff:172.16.0.1", "fd00::7"]
        {
            assert!(is_near(ip(near), &[], &none), "{near}");
        }
        for far in ["203.0.113.9", "2001:db8::1", "100.64.0.1", "::ffff:8.8.8.8", "0.0.0.0"] {
            assert!(!is_near(ip(far), &[], &none), "{far}");
        }
    }

    #[test]
    fn through_a_proxy_counts_who_called_it() {
        let mut headers = HeaderMap::new();
        headers.insert(FORWARDED_FOR, HeaderValue::from_static("10.0.0.5"));
        let proxy = ip("192.168.0.2");
        assert!(!is_near(proxy, &[], &headers), "an unlisted proxy is believed");
        assert!(is_near(proxy, &[proxy], &headers));
        headers.insert(FORWARDED_FOR, HeaderValue::from_static("10.0.0.5, 203.0.113.9"));
        assert!(!is_near(proxy, &[proxy], &headers));
        for note in ["forwarded", "x-real-ip"] {
            let mut headers = HeaderMap::new();
            headers.insert(note, HeaderValue::from_static("x"));
            assert!(!is_near(proxy, &[], &headers), "{note}");
        }
    }

    #[test]
    fn only_forms_of_our_own_are_taken() {
        let from = |headers: &[(&str, &str)]| {
            let mut request = Request::post("/sign-in").header("host", "casa:7550");
            for (name, value) in headers {
                request = request.header(*name, *value);
            }
            is_from_here(&request.body(axum::body::Body::empty()).unwrap())
        };
        assert!(from(&[("origin", "https://casa:7550")]));
        assert!(from(&[("sec-fetch-site", "same-origin")]));
        assert!(!from(&[]));
        for foreign in ["https://evil.example", "http://casa:7550", "null", "https://casa"] {
            assert!(!from(&[("origin", foreign)]), "{foreign}");
        }
        for site in ["cross-site", "same-site", "none"] {
            assert!(!from(&[("sec-fetch-site", site), ("origin", "https://casa:7550")]), "{site}");
        }
    }
}
