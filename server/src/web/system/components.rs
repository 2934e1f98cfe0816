//! What this server is made of, and under which licences.

use askama::Template;
use axum::response::Response;

use crate::web::{
    session::SignedIn,
    texts::Language,
    view::{self, Frame, Section},
};

/// Each library on a line: name, version, licence. A test compares it with what is linked.
const COMPONENTS: &str = include_str!("../../../assets/components.txt");

#[derive(Template)]
#[template(path = "system_components.html")]
struct Page {
    t: Language,
    frame: Frame,
    version: &'static str,
    licence: &'static str,
    count: u64,
    rows: Vec<[&'static str; 3]>,
}

/// The libraries and their licences.
pub async fn show(by: SignedIn) -> Response {
    let t = by.visitor.language;
    let row = |line: &'static str| {
        let mut words = line.splitn(3, ' ');
        std::array::from_fn(|_| words.next().unwrap_or_default())
    };
    let rows: Vec<_> = COMPONENTS.lines().map(row).collect();
    view::page(&Page {
        t,
        frame: Frame::inside(&by, Section::System, t.components()),
        version: env!("CARGO_PKG_VERSION"),
        licence: env!("CARGO_PKG_LICENSE"),
        count: rows.len() as u64,
        rows,
    })
}
