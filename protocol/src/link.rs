//! The share link: what the QR carries.
//!
//! `INNKEY:` + version `1` + unpadded upper-case base32 (RFC 4648) of a compact binary, so that a QR holds
//! it in its alphanumeric mode and a phone's camera app can open it as a URI. Reading ignores case.
//!
//! The binary, numbers big-endian: flags (1 byte: 1 = token, 2 = code), project id (16), two key pins
//! (32 each), token (32, if flagged), code (5, if flagged), project name (length byte + UTF-8), number of
//! addresses (1), per address: kind (1: bits 0–1 host form, bit 2 public trust), host (4, 16, or length
//! byte + ASCII), port (2); last, the first 4 bytes of the BLAKE3 hash of all before.

pub mod hex_pins;
mod reader;

use std::{fmt, net::IpAddr, str::FromStr};

use data_encoding::{BASE32_NOPAD, HEXUPPER};
use zeroize::Zeroizing;

use self::reader::Reader;
use crate::{Address, Code, DownloadToken, Host, ProjectId, Trust};

/// The scheme, with its colon, in the spelling that a QR holds best.
pub const SCHEME: &str = "INNKEY:";
/// The version that this library writes and reads.
pub const VERSION: char = '1';
/// Most addresses in a link.
pub const MAX_ADDRESSES: usize = 8;
/// Longest project name in a link, in bytes; a longer one is cut.
pub const MAX_NAME: usize = 80;

const HAS_TOKEN: u8 = 1;
const HAS_CODE: u8 = 2;
const CHECKSUM: usize = 4;

/// SHA-256 of a server's public key (`SubjectPublicKeyInfo`, DER).
pub type Pin = [u8; 32];

/// All that a phone needs to reach a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareLink {
    /// The project.
    pub project: ProjectId,
    /// The project's name, to show before anything is fetched.
    pub name: String,
    /// Where the server is reached; the first is tried first.
    pub addresses: Vec<Address>,
    /// The server's key and its spare key.
    pub pins: [Pin; 2],
    /// The right to download.
    pub token: Option<DownloadToken>,
    /// The one-time code, only when the host asked for it.
    pub code: Option<Code>,
}

/// Why a text is no share link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// It has another scheme.
    #[error("this is no Innkey link: it should begin with {SCHEME}")]
    NotALink,
    /// It was made by a newer Innkey.
    #[error("this link was made by a newer Innkey: update the app and try again")]
    UnknownVersion,
    /// Characters are missing or wrong.
    #[error("this link is damaged: copy or scan it again")]
    Damaged,
}

impl ShareLink {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(256));
        let token = if self.token.is_some() { HAS_TOKEN } else { 0 };
        let code = if self.code.is_some() { HAS_CODE } else { 0 };
        bytes.push(token | code);
        bytes.extend_from_slice(self.project.as_bytes());
        bytes.extend_from_slice(self.pins.as_flattened());
        if let Some(token) = &self.token {
            bytes.extend_from_slice(token.expose());
        }
        if let Some(code) = &self.code {
            bytes.extend_from_slice(&code.to_bits());
        }
        let name = cut(&self.name, MAX_NAME);
        bytes.push(name.len() as u8);
        bytes.extend_from_slice(name.as_bytes());
        let addresses = &self.addresses[..self.addresses.len().min(MAX_ADDRESSES)];
        bytes.push(addresses.len() as u8);
        for address in addresses {
            write_address(&mut bytes, address);
        }
        let checksum = blake3::hash(&bytes);
        bytes.extend_from_slice(&checksum.as_bytes()[..CHECKSUM]);
        bytes
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self, LinkError> {
        let body = bytes.len().checked_sub(CHECKSUM).ok_or(LinkError::Damaged)?;
        let (body, checksum) = bytes.split_at(body);
        if blake3::hash(body).as_bytes()[..CHECKSUM] != *checksum {
            return Err(LinkError::Damaged);
        }
        let mut reader = Reader::new(body);
        let flags = reader.byte()?;
        let project = ProjectId::from_bytes(reader.array()?);
        let pins = [reader.array()?, reader.array()?];
        let token = match flags & HAS_TOKEN {
            0 => None,
            _ => Some(DownloadToken::from_bytes(reader.array()?)),
        };
        let code = match flags & HAS_CODE {
            0 => None,
            _ => Some(Code::from_bits(reader.array()?)),
        };
        let name = reader.text()?.to_owned();
        let count = usize::from(reader.byte()?);
        let known = flags <= (HAS_TOKEN | HAS_CODE);
        if !known || name.len() > MAX_NAME || !(1..=MAX_ADDRESSES).contains(&count) {
            return Err(LinkError::Damaged);
        }
        let addresses = (0..count).map(|_| read_address(&mut reader)).collect::<Result<_, _>>()?;
        reader.end()?;
        Ok(Self { project, name, addresses, pins, token, code })
    }
}

impl fmt::Display for ShareLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let encoded = Zeroizing::new(BASE32_NOPAD.encode(&self.to_bytes()));
        write!(f, "{SCHEME}{VERSION}{}", encoded.as_str())
    }
}

impl FromStr for ShareLink {
    type Err = LinkError;

    /// Reads a link; space around it does not matter.
    fn from_str(text: &str) -> Result<Self, LinkError> {
        let text = text.trim();
        if !is_link(text) {
            return Err(LinkError::NotALink);
        }
        let mut rest = text[SCHEME.len()..].chars();
        match rest.next() {
            Some(VERSION) => {}
            Some(version) if version.is_ascii_alphanumeric() => {
                return Err(LinkError::UnknownVersion);
            }
            _ => return Err(LinkError::Damaged),
        }
        let encoded = Zeroizing::new(rest.as_str().to_ascii_uppercase());
        let bytes = BASE32_NOPAD.decode(encoded.as_bytes()).map_err(|_| LinkError::Damaged)?;
        Self::from_bytes(&Zeroizing::new(bytes))
    }
}

/// A pin as people compare it: 16 groups of four hexadecimal digits.
pub fn fingerprint(pin: &Pin) -> String {
    let groups = pin.chunks(2).map(|pair| HEXUPPER.encode(pair));
    groups.collect::<Vec<_>>().join(" ")
}

/// Whether a text claims to be a share link, whole or damaged.
pub fn is_link(text: &str) -> bool {
    text.get(..SCHEME.len()).is_some_and(|scheme| scheme.eq_ignore_ascii_case(SCHEME))
}

const IPV4: u8 = 0;
const IPV6: u8 = 1;
const NAME: u8 = 2;
const PUBLIC: u8 = 4;

fn write_address(bytes: &mut Vec<u8>, address: &Address) {
    let trust = if address.trust == Trust::Public { PUBLIC } else { 0 };
    match &address.host {
        Host::Ip(IpAddr::V4(ip)) => {
            bytes.push(IPV4 | trust);
            bytes.extend_from_slice(&ip.octets());
        }
        Host::Ip(IpAddr::V6(ip)) => {
            bytes.push(IPV6 | trust);
            bytes.extend_from_slice(&ip.octets());
        }
        Host::Name(name) => {
            bytes.push(NAME | trust);
            bytes.push(name.len() as u8);
            bytes.extend_from_slice(name.as_bytes());
        }
    }
    bytes.extend_from_slice(&address.port.to_be_bytes());
}

fn read_address(reader: &mut Reader<'_>) -> Result<Address, LinkError> {
    let kind = reader.byte()?;
    let trust = if kind & PUBLIC == 0 { Trust::Pinned } else { Trust::Public };
    let host = match kind & !PUBLIC {
        IPV4 => Host::Ip(IpAddr::from(reader.array::<4>()?)),
        IPV6 => Host::Ip(IpAddr::from(reader.array::<16>()?)),
        NAME => match reader.text()?.parse().map_err(|_| LinkError::Damaged)? {
            host @ Host::Name(_) => host,
            Host::Ip(_) => return Err(LinkError::Damaged),
        },
        _ => return Err(LinkError::Damaged),
    };
    match u16::from_be_bytes(reader.array()?) {
        0 => Err(LinkError::Damaged),
        port => Ok(Address { host, port, trust }),
    }
}

/// The longest beginning of `text` of at most `limit` bytes that ends between two characters.
fn cut(text: &str, limit: usize) -> &str {
    &text[..text.floor_char_boundary(limit)]
}

#[cfg(test)]
mod tests;
