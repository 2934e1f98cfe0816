//! Fetches a calendar or table from an address: on this device, never on the server, which would open the
//! building's network to whoever names an address.

use std::time::Duration;

use innkey_protocol::Host;
use reqwest::{Url, redirect};

use super::limits::MAX_BYTES;
use crate::{Error, Result, net::public_client};

/// How long a calendar may take as a whole.
const PATIENCE: Duration = Duration::from_mins(1);
/// How often an address may send elsewhere.
const REDIRECTS: usize = 5;

/// Whether a text is an address rather than a file's name.
pub fn is_address(text: &str) -> bool {
    let scheme = text.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("https" | "http" | "webcal" | "webcals"))
}

/// The bytes at an address: over HTTPS with a public certificate, or in the building's own network over HTTP
/// too. `webcal:` is HTTPS. Nothing of ours is sent; a user name in the address goes to its host.
///
/// # Errors
/// [`Error::Invalid`] for an address that cannot be, or for what is there; else the network's errors.
pub async fn fetch(address: &str) -> Result<Vec<u8>> {
    let url = parsed(address)?;
    let at = url.host_str().unwrap_or_default().to_owned();
    let again = redirect::Policy::custom(|attempt| {
        if attempt.previous().len() > REDIRECTS || !is_safe(attempt.url()) {
            attempt.stop()
        } else {
            attempt.follow()
        }
    });
    let client = public_client(PATIENCE, again)?;
    // The error's own text names the address, and that is a secret.
    let failed = |error: &reqwest::Error| {
        let at = at.clone();
        if error.is_timeout() {
            Error::Timeout { at }
        } else {
            Error::Offline { at, reason: "no connection".into() }
        }
    };
    let mut response = client.get(url).send().await.map_err(|error| failed(&error))?;
    if !response.status().is_success() {
        let what =
            format!("There is no calendar at this address ({at} says {})", response.status());
        return Err(wrong(what));
    }
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| failed(&error))? {
        // One byte more than is read tells that it is too long.
        let room = MAX_BYTES + 1 - bytes.len();
        bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
        if bytes.len() > MAX_BYTES {
            break;
        }
    }
    Ok(bytes)
}

fn wrong(what: impl Into<String>) -> Error {
    Error::Invalid { what: what.into(), hint: "check the address." }
}

/// The address as it is fetched.
fn parsed(address: &str) -> Result<Url> {
    let no_address = || wrong("This is no address");
    let (scheme, rest) = address.trim().split_once("://").ok_or_else(no_address)?;
    let scheme = match scheme.to_ascii_lowercase().as_str() {
        "http" => "http",
        "https" | "webcal" | "webcals" => "https",
        _ => return Err(wrong("Only https addresses can be fetched")),
    };
    let url = Url::parse(&format!("{scheme}://{rest}")).map_err(|_| no_address())?;
    if is_safe(&url) {
        Ok(url)
    } else {
        Err(wrong("The calendar would travel unprotected: use https"))
    }
}

/// Whether nobody on the way can read or change it: protected, or within the building's own network.
fn is_safe(url: &Url) -> bool {
    let is_local = || {
        let host = url.host_str().and_then(|host| host.parse::<Host>().ok());
        host.is_some_and(|host| host.is_local())
    };
    url.scheme() == "https" || (url.scheme() == "http" && is_local())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_files() {
        assert!(is_address("https://example.org/a.ics") && is_address("WEBCAL://example.org"));
        assert!(!is_address("guests.csv") && !is_address("C:\\guests.csv") && !is_address("a://b"));
    }

    #[test]
    fn only_what_is_protected_or_in_the_house_is_fetched() {
        for good in [
            "https://example.org/a.ics",
            "webcal://example.org/a.ics",
            "http://127.0.0.1:80/a",
            "http://192.168.1.20/a",
            "http://[fd00::1]:80/a",
            "http://nas.local/a",
        ] {
            assert!(parsed(good).is_ok(), "{good}");
        }
        for bad in [
            "nonsense",
            "ftp://example.org/a",
            "http://example.org/a.ics",
            "http://203.0.113.7/a",
            "http://example.org\\@127.0.0.1/a",
            "https://",
        ] {
            assert!(matches!(parsed(bad), Err(Error::Invalid { .. })), "{bad}");
        }
        assert_eq!(parsed("webcal://example.org/a").unwrap().scheme(), "https");
    }
}
