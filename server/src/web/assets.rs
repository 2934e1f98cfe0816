//! Style, script and pictures of the page, built in. Each has the hash of its content in its address: browsers keep
//! it for good, and a new one has another address.

use std::{fmt::Write as _, sync::LazyLock};

use axum::{
    extract::Path,
    http::{HeaderName, header},
    response::{IntoResponse, Response},
};
use innkey_protocol::ErrorCode;

use crate::error::Error;

/// Where they lie.
pub const TEMPLATE: &str = "/assets/{name}";

struct Asset {
    name: &'static str,
    kind: &'static str,
    content: &'static str,
}

const ASSETS: [Asset; 4] = [
    Asset {
        name: "page.css",
        kind: "text/css; charset=utf-8",
        content: include_str!("../../assets/page.css"),
    },
    Asset {
        name: "page.js",
        kind: "text/javascript; charset=utf-8",
        content: include_str!("../../assets/page.js"),
    },
    Asset {
        name: "live.js",
        kind: "text/javascript; charset=utf-8",
        content: include_str!("../../assets/live.js"),
    },
    Asset {
        name: "icon.svg",
        kind: "image/svg+xml",
        content: include_str!("../../assets/icon.svg"),
    },
];

/// The addresses, in the order of [`ASSETS`].
static ADDRESSES: LazyLock<[String; ASSETS.len()]> = LazyLock::new(|| {
    ASSETS.map(|asset| {
        let hash = blake3::hash(asset.content.as_bytes());
        let mut address = String::from("/assets/");
        for byte in &hash.as_bytes()[..8] {
            let _ = write!(address, "{byte:02x}");
        }
        address + "-" + asset.name
    })
});

/// The address of the style.
pub fn style() -> &'static str {
    &ADDRESSES[0]
}

/// The address of the script.
pub fn script() -> &'static str {
    &ADDRESSES[1]
}

/// The address of the script of live pages.
pub fn live_script() -> &'static str {
    &ADDRESSES[2]
}

/// The address of the icon.
pub fn icon() -> &'static str {
    &ADDRESSES[3]
}

/// One of them.
pub async fn get(Path(name): Path<String>) -> Result<Response, Error> {
    let place = ADDRESSES.iter().position(|address| address["/assets/".len()..] == name);
    let asset = place.map(|place| &ASSETS[place]).ok_or(ErrorCode::NotFound)?;
    let headers: [(HeaderName, &str); 2] = [
        (header::CONTENT_TYPE, asset.kind),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    Ok((headers, asset.content).into_response())
}
