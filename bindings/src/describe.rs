//! What needs no engine: links before they are added, how a customer stands, the message's words.

use std::collections::HashMap;

use innkey_core::{
    NearbyServer,
    message::{Language, Template},
};
use innkey_protocol::{ShareLink, UnixTime, api::customers::Customer, link, nearby};

use crate::{
    InnkeyError,
    types::{CustomerLabel, CustomerStatus, LinkPreview},
};

/// The version of Innkey.
#[uniffi::export]
pub fn innkey_version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

/// Whether a text, e.g. of a QR code, is meant as a share link. It may be damaged all the same.
#[uniffi::export]
pub fn is_link(text: &str) -> bool {
    link::is_link(text.trim())
}

/// What a share link says.
///
/// Fails with `Invalid` for what is no link, is damaged, or was made by a newer Innkey.
#[uniffi::export]
pub fn read_link(text: &str) -> Result<LinkPreview, InnkeyError> {
    let link: ShareLink = text.parse().map_err(InnkeyError::invalid)?;
    Ok(LinkPreview {
        project: link.project,
        name: link.name,
        addresses: link.addresses,
        may_download: link.token.is_some(),
        code: link.code,
    })
}

/// The kind of service to look for with the phone's own discovery (Android's `NsdManager`, Apple's `NWBrowser`).
#[uniffi::export]
pub fn nearby_service() -> String {
    nearby::SERVICE.trim_end_matches(".local.").into()
}

/// The server that the phone's own discovery has resolved; nothing if it cannot be used. `instance` is the service's
/// name without type and domain, `hosts` are the numbers or names it was resolved to, `txt` its attributes.
#[uniffi::export]
pub fn nearby_server(
    instance: &str,
    hosts: Vec<String>,
    port: u16,
    txt: HashMap<String, Vec<u8>>,
) -> Option<NearbyServer> {
    let hosts = hosts.iter().filter_map(|host| host.parse().ok());
    let txt = txt.iter().map(|(key, value)| (key.as_str(), value.as_slice()));
    NearbyServer::announced(instance, hosts, port, txt)
}

/// What names a customer in the list at a time of the server's clock: the code while it can be used, later the name.
#[uniffi::export]
pub fn customer_label(customer: Customer, server_time: UnixTime) -> CustomerLabel {
    innkey_core::label(&customer, server_time).into()
}

/// How it is with a customer at a time of the server's clock.
#[uniffi::export]
pub fn customer_status(customer: Customer, server_time: UnixTime) -> CustomerStatus {
    innkey_core::status(&customer, server_time)
}

/// The words of the message to guests in a language (e.g. `de`), to be changed and given to `invitation`.
#[uniffi::export]
pub fn message_template(language: &str) -> String {
    Template::built_in_text(Language::of_tag(language)).into()
}
