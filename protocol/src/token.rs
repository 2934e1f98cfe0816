//! Bearer tokens: 32 bytes, and a letter that says what for.
//!
//! As text: the letter, a dot, 43 characters of unpadded URL-safe base64 (RFC 4648, section 5).

use std::{fmt, marker::PhantomData, str::FromStr};

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use zeroize::Zeroize;

use crate::AccountId;

/// A token's use.
pub trait Kind {
    /// The letter in front of the token's text.
    const LETTER: char;
}

/// Marks the token of one signed-in device.
pub enum Session {}
/// Marks the token in a share link.
pub enum Download {}
/// Marks the token of the operator's commands.
pub enum Operator {}

impl Kind for Session {
    const LETTER: char = 's';
}
impl Kind for Download {
    const LETTER: char = 'd';
}
impl Kind for Operator {
    const LETTER: char = 'o';
}

/// The secret of one signed-in device: 256 random bits that the device makes itself.
pub type SessionToken = Token<Session>;
/// The right to download, not to open: account id, then 128 bits of the server's MAC over it.
pub type DownloadToken = Token<Download>;
/// The right of the operator's commands: 256 random bits that the server keeps in a file.
pub type OperatorToken = Token<Operator>;

/// A bearer token: wiped when dropped, redacted when debugged.
pub struct Token<K> {
    bytes: [u8; 32],
    kind: PhantomData<K>,
}

/// The text is no token of this kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no valid token")]
pub struct TokenError;

impl<K> Token<K> {
    /// The token of these bytes.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self { bytes, kind: PhantomData }
    }

    /// The token's bytes. Call it only where the token is hashed, sealed or sent.
    pub const fn expose(&self) -> &[u8; 32] {
        &self.bytes
    }
}

impl<K: Kind> Token<K> {
    /// The token as it stands in an `Authorization: Bearer` header.
    pub fn to_text(&self) -> String {
        format!("{}.{}", K::LETTER, BASE64URL_NOPAD.encode(&self.bytes))
    }
}

impl DownloadToken {
    /// Puts the token of `account` together.
    pub fn new(account: AccountId, mac: [u8; 16]) -> Self {
        let mut bytes = [0; 32];
        bytes[..16].copy_from_slice(account.as_bytes());
        bytes[16..].copy_from_slice(&mac);
        Self::from_bytes(bytes)
    }

    /// Whose rights to download it claims; worth nothing before the MAC was compared.
    pub fn account(&self) -> AccountId {
        let (mut id, _) = self.halves();
        AccountId::from_bytes(std::mem::take(&mut id))
    }

    /// The server's MAC.
    pub fn mac(&self) -> [u8; 16] {
        self.halves().1
    }

    fn halves(&self) -> ([u8; 16], [u8; 16]) {
        let (mut id, mut mac) = ([0; 16], [0; 16]);
        id.copy_from_slice(&self.bytes[..16]);
        mac.copy_from_slice(&self.bytes[16..]);
        (id, mac)
    }
}

impl<K: Kind> FromStr for Token<K> {
    type Err = TokenError;

    fn from_str(text: &str) -> Result<Self, TokenError> {
        let encoded = text
            .strip_prefix(K::LETTER)
            .and_then(|rest| rest.strip_prefix('.'))
            .ok_or(TokenError)?;
        let bytes = BASE64URL_NOPAD.decode(encoded.as_bytes()).map_err(|_| TokenError)?;
        bytes.try_into().map(Self::from_bytes).map_err(|_| TokenError)
    }
}

impl<K> Clone for Token<K> {
    fn clone(&self) -> Self {
        Self::from_bytes(self.bytes)
    }
}

impl<K> Drop for Token<K> {
    fn drop(&mut self) {
        self.bytes.zeroize();
    }
}

impl<K> PartialEq for Token<K> {
    fn eq(&self, other: &Self) -> bool {
        // Every byte is looked at, so that the time taken tells nothing.
        self.bytes.iter().zip(&other.bytes).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
    }
}

impl<K> Eq for Token<K> {}

impl<K: Kind> fmt::Debug for Token<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Token({}.…)", K::LETTER)
    }
}

impl<K: Kind> Serialize for Token<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_text())
    }
}

impl<'de, K: Kind> Deserialize<'de> for Token<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_bytes_are_the_same_token() {
        let token = SessionToken::from_bytes([7; 32]);
        assert_eq!(token.to_text().parse::<SessionToken>(), Ok(token.clone()));
        assert_eq!(format!("{token:?}"), "Token(s.…)");
    }

    #[test]
    fn one_kind_is_not_taken_for_another() {
        let text = SessionToken::from_bytes([7; 32]).to_text();
        assert_eq!(text.parse::<OperatorToken>(), Err(TokenError));
        assert_eq!("s.AAAA".parse::<SessionToken>(), Err(TokenError));
        assert_eq!("".parse::<SessionToken>(), Err(TokenError));
    }

    #[test]
    fn a_download_token_names_its_account() {
        let account = AccountId::new();
        let token = DownloadToken::new(account, [9; 16]);
        assert_eq!((token.account(), token.mac()), (account, [9; 16]));
    }
}
