//! How a server announces itself on the local network: DNS-SD (RFC 6763) over multicast DNS (RFC 6762).
//!
//! Nothing of it is proof: anyone on the network may announce anything. It saves typing an address; the
//! key is compared as ever.

use data_encoding::{HEXLOWER, HEXLOWER_PERMISSIVE};

use crate::link::Pin;

/// The service's type and domain.
pub const SERVICE: &str = "_innkey._tcp.local.";
/// Longest name in the TXT record, in bytes: with its key it must fit into 255 (RFC 6763, section 6.1).
pub const MAX_NAME: usize = 200;
/// Longest label of a DNS name, in bytes (RFC 1035).
const MAX_LABEL: usize = 63;
/// The version of the TXT record.
const VERSION: &str = "1";
/// What a server without a project is called.
const NAMELESS: &str = "Innkey";

/// What a server says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announcement {
    /// What people call it, fit to be shown: the names of its projects.
    pub name: String,
    /// SHA-256 of its public key.
    pub fingerprint: Pin,
}

impl Announcement {
    /// What a server with these projects says.
    pub fn new<'a>(projects: impl IntoIterator<Item = &'a str>, fingerprint: Pin) -> Self {
        let names = projects.into_iter().map(str::trim).filter(|name| !name.is_empty());
        let joined = names.collect::<Vec<_>>().join(", ");
        Self { name: presentable(&joined, MAX_NAME), fingerprint }
    }

    /// The name of the service's instance, one label.
    pub fn instance(&self) -> String {
        presentable(&self.name, MAX_LABEL)
    }

    /// The host's name; of its own, so that it meets no other of the machine.
    pub fn host(&self) -> String {
        format!("innkey-{}.local.", HEXLOWER.encode(&self.fingerprint[..6]))
    }

    /// The TXT record.
    pub fn to_txt(&self) -> [(&'static str, String); 3] {
        let fingerprint = HEXLOWER.encode(&self.fingerprint);
        [("v", VERSION.into()), ("fp", fingerprint), ("name", self.name.clone())]
    }

    /// Reads what was announced under `instance`; keys are read in any case, the first of each counts.
    /// `None` if it is of another version or has no fingerprint.
    pub fn from_txt<'a>(
        instance: &str,
        txt: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    ) -> Option<Self> {
        let (mut version, mut fingerprint, mut name) = (None, None, None);
        for (key, value) in txt {
            let slot = match key.to_ascii_lowercase().as_str() {
                "v" => &mut version,
                "fp" => &mut fingerprint,
                "name" => &mut name,
                _ => continue,
            };
            slot.get_or_insert(value);
        }
        if version? != VERSION.as_bytes() {
            return None;
        }
        let fingerprint = HEXLOWER_PERMISSIVE.decode(fingerprint?).ok()?.try_into().ok()?;
        let name = name.map_or_else(|| instance.into(), String::from_utf8_lossy);
        Some(Self { name: presentable(&name, MAX_NAME), fingerprint })
    }
}

/// A name without what could deceive whoever reads it (control and direction characters), at most `limit` bytes.
fn presentable(name: &str, limit: usize) -> String {
    let harmless = |c: &char| {
        !c.is_control()
            && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    let mut shown: String = name.chars().filter(harmless).collect();
    shown.truncate(shown.floor_char_boundary(limit));
    let shown = shown.trim();
    if shown.is_empty() { NAMELESS.into() } else { shown.into() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(instance: &str, txt: &[(&str, &str)]) -> Option<Announcement> {
        let bytes = txt.iter().map(|(key, value)| (*key, value.as_bytes()));
        Announcement::from_txt(instance, bytes)
    }

    #[test]
    fn what_is_announced_is_read() {
        let said = Announcement::new(["Casa Limone", " ", "Casa Ü"], [0xab; 32]);
        assert_eq!(said.name, "Casa Limone, Casa Ü");
        assert_eq!(said.host(), "innkey-abababababab.local.");
        let txt = said.to_txt();
        let txt: Vec<_> = txt.iter().map(|(key, value)| (*key, value.as_str())).collect();
        assert_eq!(read("x", &txt), Some(said));
        assert_eq!(Announcement::new([], [0; 32]).instance(), "Innkey");
    }

    #[test]
    fn what_cannot_be_used_is_left_out() {
        let fp = "ab".repeat(32);
        assert!(read("x", &[("v", "1"), ("fp", &fp)]).is_some());
        assert_eq!(read("Casa", &[("V", "1"), ("FP", &fp.to_uppercase())]).unwrap().name, "Casa");
        for txt in [
            vec![],
            vec![("v", "2"), ("fp", fp.as_str())],
            vec![("fp", fp.as_str())],
            vec![("v", "1")],
            vec![("v", "1"), ("fp", "ab")],
            vec![("v", "1"), ("fp", &fp[1..])],
            vec![("v", "1"), ("fp", "zz")],
            vec![("v", "1"), ("fp", ""), ("fp", fp.as_str())],
        ] {
            assert_eq!(read("x", &txt), None, "{txt:?}");
        }
    }

    #[test]
    fn names_do_not_deceive() {
        let fp = "00".repeat(32);
        let name = "\u{1b}[31mCasa\r\n\u{202e}X ";
        let said = read("x", &[("v", "1"), ("fp", &fp), ("name", name)]).unwrap();
        assert_eq!(said.name, "[31mCasaX");
        let long = "ü".repeat(500);
        let said = Announcement::new([long.as_str()], [0; 32]);
        assert_eq!((said.name.len(), said.instance().len()), (200, 62));
    }

    proptest! {
        #[test]
        fn whatever_comes_is_read_or_left_out(
            instance in ".{0,80}",
            txt in proptest::collection::vec(
                ("v|fp|name|[a-z]{0,9}", proptest::collection::vec(any::<u8>(), 0..255)), 0..6
            ),
            valid: bool,
        ) {
            let (version, fp) = (b"1".to_vec(), "0a".repeat(32).into_bytes());
            let head = [("v".to_owned(), version), ("fp".to_owned(), fp)];
            let all: Vec<_> = head.into_iter().filter(|_| valid).chain(txt).collect();
            let pairs = all.iter().map(|(key, value)| (key.as_str(), value.as_slice()));
            let read = Announcement::from_txt(&instance, pairs);
            prop_assert!(!valid || read.is_some());
            if let Some(read) = read {
                prop_assert!(!read.name.is_empty() && read.name.len() <= MAX_NAME);
                prop_assert!(!read.name.chars().any(char::is_control));
                prop_assert!(read.instance().len() <= MAX_LABEL);
            }
        }
    }
}
