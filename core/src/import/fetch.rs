//! Fetches a calendar or table from an address: on this device, never on the server, which would open the
//! building's network to whoever names an address.

use std::time::Duration;

use innkey_protocol::Host;
use zeroize::Zeroizing;

use super::limits::MAX_BYTES;
use crate::{Error, Result, net::public_client};

/// How long a calendar may take as a whole.
const PATIENCE: Duration = Duration::from_secs(60);

/// Whether a text is an address rather than a file's name.
pub fn is_address(text: &str) -> bool {
    let scheme = text.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("https" | "http" | "webcal" | "webcals"))
}

/// The bytes at an address: over HTTPS with a public certificate, or in the building's own network over HTTP
/// too. `webcal:` is HTTPS.
///
/// # Errors
/// [`Error::Invalid`] for an address that cannot be, or for what is there; else the network's errors.
pub async fn fetch(address: &str) -> Result<Vec<u8>> {
    let wrong = |what: &str| Error::Invalid { what: what.into(), hint: "check the address." };
    let (scheme, rest) =
        address.trim().split_once("://").ok_or_else(|| wrong("This is no address"))?;
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let at = authority.rsplit('@').next().unwrap_or_default().to_owned();
    let scheme = match scheme.to_ascii_lowercase().as_str() {
        "http" if is_local(&at) => "http",
        "http" => return Err(wrong("The calendar would travel unprotected: use https")),
        "https" | "webcal" | "webcals" => "https",
        _ => return Err(wrong("Only https addresses can be fetched")),
    };
    let url = Zeroizing::new(format!("{scheme}://{rest}"));
    let client = public_client(PATIENCE)?;
    let failed = |error: &reqwest::Error| match error.is_timeout() {
        true => Error::Timeout { at: at.clone() },
        // The error's own text names the address, and that is a secret.
        false if error.is_builder() => wrong("This is no address"),
        false => Error::Offline { at: at.clone(), reason: "no connection".into() },
    };
    let mut response = client.get(url.as_str()).send().await.map_err(|error| failed(&error))?;
    if !response.status().is_success() {
        let what =
            format!("There is no calendar at this address ({at} says {})", response.status());
        return Err(wrong(&what));
    }
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| failed(&error))? {
        // One byte more than is read tells that it is too long.
        if bytes.len() + chunk.len() > MAX_BYTES + 1 {
            bytes.extend_from_slice(&chunk[..MAX_BYTES + 1 - bytes.len()]);
            break;
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

/// Whether a host, perhaps with a port, is in the building's own network.
fn is_local(at: &str) -> bool {
    let host = at.rsplit_once(':').map_or(at, |(host, port)| {
        if port.bytes().all(|c| c.is_ascii_digit()) { host } else { at }
    });
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host.parse::<Host>().is_ok_and(|host| host.is_local())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_files() {
        assert!(is_address("https://example.org/a.ics") && is_address("WEBCAL://example.org"));
        assert!(!is_address("guests.csv") && !is_address("C:\\guests.csv") && !is_address("a://b"));
    }

    #[tokio::test]
    async fn what_cannot_be_fetched_says_so() {
        for address in ["nonsense", "ftp://example.org/a", "http://example.org/a.ics", "https://"] {
            let error = fetch(address).await.unwrap_err();
            assert!(matches!(error, Error::Invalid { .. }), "{address}: {error:?}");
        }
    }

    #[test]
    fn the_own_network_is_known() {
        for local in ["127.0.0.1:80", "192.168.1.20", "[fd00::1]:80", "nas.local", "localhost"] {
            assert!(is_local(local), "{local}");
        }
        assert!(!is_local("example.org:80") && !is_local("203.0.113.7"));
    }
}
