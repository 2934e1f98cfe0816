//! Where bookings come from, and the identifiers that follow from it.

use blake3::Hasher;
use innkey_protocol::{AccountId, ProjectId};

use super::limits::MAX_BOOKING;

/// A calendar or table of a project.
#[derive(Clone, Copy, Debug)]
pub struct Feed<'a> {
    /// The project.
    pub project: ProjectId,
    /// What the feed is called: a file's name or [`feed_of_address`]. The same name is the same feed, so two flats
    /// need two.
    pub name: &'a str,
}

impl Feed<'_> {
    /// The identifier of the customer of a booking: the same each time, so that an import that is sent again
    /// after a lost answer makes no second customer. 122 bits of a hash, as a UUID of version 8 (RFC 9562).
    pub(super) fn customer(&self, booking: &str) -> AccountId {
        let mut hasher = Hasher::new_derive_key("innkey 2026 imported customer");
        hasher.update(self.project.as_bytes());
        hasher.update(&(self.name.len() as u64).to_le_bytes());
        hasher.update(self.name.as_bytes());
        hasher.update(booking.as_bytes());
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
        bytes[6] = bytes[6] & 0x0f | 0x80;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        AccountId::from_bytes(bytes)
    }
}

/// What the feed at an address is called: its host and a hash. Addresses of calendars are secrets, so they are not
/// kept.
pub fn feed_of_address(address: &str) -> String {
    let address = address.trim();
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default().to_ascii_lowercase();
    // `webcal:` and `https:` are the same calendar.
    let hash = digest(&[&host, rest.strip_prefix(authority).unwrap_or_default()]);
    let host: String = host.chars().take(100).collect();
    format!("{host} {}", &hash[..12])
}

/// The booking's name in its feed: as it is, or hashed if it is long or odd.
pub(super) fn booking(uid: &str) -> String {
    let uid = uid.trim();
    if uid.len() <= MAX_BOOKING && !uid.chars().any(char::is_control) {
        uid.into()
    } else {
        digest(&[uid])
    }
}

/// A name for a booking that has none: it follows from what the booking says.
pub(super) fn digest(parts: &[&str]) -> String {
    let mut hasher = Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize().to_hex()[..32].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_follow_from_project_feed_and_booking() {
        let project = ProjectId::from_bytes([1; 16]);
        let of = |name, booking| Feed { project, name }.customer(booking);
        assert_eq!(of("flat", "1"), of("flat", "1"));
        let other = Feed { project: ProjectId::from_bytes([2; 16]), name: "flat" }.customer("1");
        for different in [of("flat", "2"), of("fla", "t1"), of("flat1", ""), other] {
            assert_ne!(different, of("flat", "1"));
        }
        assert_eq!(of("flat", "1").to_string().as_bytes()[14], b'8');
    }

    #[test]
    fn an_address_is_not_kept() {
        let address = "https://www.airbnb.com/calendar/ical/123.ics?s=0123456789abcdef";
        let name = feed_of_address(address);
        assert!(name.starts_with("www.airbnb.com ") && !name.contains("0123456789abcdef"));
        assert_eq!(feed_of_address(&address.replace("https", "webcal")), name);
        assert_ne!(feed_of_address("https://www.airbnb.com/calendar/ical/124.ics"), name);
        assert!(!feed_of_address("https://anna:secret@casa.example/a").contains("secret"));
        feed_of_address("");
    }
}
