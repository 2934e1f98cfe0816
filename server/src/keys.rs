//! The server's secret keys, in a file outside the database, and all that is done with them.
//!
//! Codes are looked up by HMAC-SHA-256(project ‖ code) and kept, while live, under XChaCha20-Poly1305 with
//! project ‖ customer ‖ code id as associated data. Share-link tokens are HMACs over account ‖ epoch.

use std::{fs, io, path::Path};

use chacha20poly1305::{
    Key, KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use data_encoding::{BASE64, HEXLOWER};
use hmac::{Hmac, Mac};
use innkey_protocol::{AccountId, Code, CodeId, DownloadToken, ProjectId, SessionToken};
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::{error::Error, files::write_private};

const KEY: usize = 32;
const NONCE: usize = 24;
/// Associated data of the second factor's secret; of no length that a code's has.
const FACTOR: &[u8] = b"second factor";

/// The server's secret keys.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Keys {
    lookup: [u8; KEY],
    seal: [u8; KEY],
    link: [u8; KEY],
}

/// Whose code a sealed code is: it opens for nobody else.
#[derive(Clone, Copy, Debug)]
pub struct CodeOwner {
    /// The project.
    pub project: ProjectId,
    /// The customer.
    pub account: AccountId,
    /// The code's identifier.
    pub code: CodeId,
}

impl CodeOwner {
    fn associated_data(&self) -> [u8; 48] {
        let mut data = [0; 48];
        data[..16].copy_from_slice(self.project.as_bytes());
        data[16..32].copy_from_slice(self.account.as_bytes());
        data[32..].copy_from_slice(self.code.as_bytes());
        data
    }
}

impl Keys {
    /// Reads the keys from `file`, or makes them on the first start.
    ///
    /// # Errors
    /// When the file cannot be read or written, or is damaged.
    pub fn open(file: &Path) -> io::Result<Self> {
        let bytes = Zeroizing::new(match fs::read(file) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let mut bytes = vec![0; 3 * KEY];
                getrandom::fill(&mut bytes).map_err(io::Error::other)?;
                write_private(file, &bytes)?;
                bytes
            }
            Err(error) => return Err(error),
        });
        let damaged = || io::Error::new(io::ErrorKind::InvalidData, "the key file is damaged");
        let (keys, []) = bytes.as_chunks::<KEY>() else { return Err(damaged()) };
        let &[lookup, seal, link] = keys else { return Err(damaged()) };
        Ok(Self { lookup, seal, link })
    }

    /// What a code is found by.
    pub fn lookup(&self, project: ProjectId, code: &Code) -> String {
        HEXLOWER.encode(&mac(&self.lookup, &[project.as_bytes(), &code.to_bits()]))
    }

    /// A code as the database keeps it while it is live.
    ///
    /// # Errors
    /// When the operating system gives no random numbers.
    pub fn seal(&self, owner: &CodeOwner, code: &Code) -> Result<String, Error> {
        self.seal_bytes(&owner.associated_data(), &code.to_bits())
    }

    /// Opens what [`Self::seal`] made for the same owner; `None` if it was tampered with.
    pub fn unseal(&self, owner: &CodeOwner, sealed: &str) -> Option<Code> {
        let bits = self.unseal_bytes(&owner.associated_data(), sealed)?;
        bits.as_slice().try_into().ok().map(Code::from_bits)
    }

    /// The secret of the operator's second factor as the database keeps it.
    ///
    /// # Errors
    /// When the operating system gives no random numbers.
    pub fn seal_factor(&self, secret: &[u8]) -> Result<String, Error> {
        self.seal_bytes(FACTOR, secret)
    }

    /// Opens what [`Self::seal_factor`] made; `None` if it was tampered with.
    pub fn unseal_factor(&self, sealed: &str) -> Option<Zeroizing<Vec<u8>>> {
        self.unseal_bytes(FACTOR, sealed)
    }

    /// The secret that a browser's session is offered for the second factor: the same as long as it lasts, so that
    /// none is kept before it is switched on.
    pub fn offered_factor(&self, session: &str) -> Zeroizing<[u8; 20]> {
        let full = Zeroizing::new(mac(&self.link, &[FACTOR, session.as_bytes()]));
        let mut secret = Zeroizing::new([0; 20]);
        secret.copy_from_slice(&full[..20]);
        secret
    }

    /// What this server answers when it is asked from outside whether it is itself. No other MAC of this key is over as
    /// many bytes.
    pub fn outside(&self, challenge: &[u8; 16]) -> String {
        HEXLOWER.encode(&mac(&self.link, &[b"outside", challenge]))
    }

    fn seal_bytes(&self, aad: &[u8], msg: &[u8]) -> Result<String, Error> {
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).map_err(Error::internal)?;
        let sealed = self
            .cipher()
            .encrypt(&XNonce::from(nonce), Payload { msg, aad })
            .map_err(|_| Error::internal("a secret could not be sealed"))?;
        Ok(BASE64.encode(&[nonce.as_slice(), &sealed].concat()))
    }

    fn unseal_bytes(&self, aad: &[u8], sealed: &str) -> Option<Zeroizing<Vec<u8>>> {
        let bytes = BASE64.decode(sealed.as_bytes()).ok()?;
        let (nonce, msg) = bytes.split_first_chunk::<NONCE>()?;
        let opened = self.cipher().decrypt(&XNonce::from(*nonce), Payload { msg, aad });
        opened.ok().map(Zeroizing::new)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&Key::from(self.seal))
    }

    /// The token of an account's share link; `epoch` counts how often it was revoked.
    pub fn download_token(&self, account: AccountId, epoch: i64) -> DownloadToken {
        let full = mac(&self.link, &[account.as_bytes(), &epoch.to_be_bytes()]);
        let mut short = [0; 16];
        short.copy_from_slice(&full[..16]);
        DownloadToken::new(account, short)
    }
}

/// What a session is found by: the database never holds the token.
pub fn session_key(token: &SessionToken) -> String {
    HEXLOWER.encode(&Sha256::digest(token.expose()))
}

fn mac(key: &[u8; KEY], parts: &[&[u8]]) -> [u8; 32] {
    // HMAC pads a key that is shorter than the hash's block (64 bytes) with zeros (RFC 2104).
    let mut block = Zeroizing::new([0; 64]);
    block[..KEY].copy_from_slice(key);
    let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new(&(*block).into());
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> Keys {
        Keys { lookup: [1; KEY], seal: [2; KEY], link: [3; KEY] }
    }

    #[test]
    fn a_sealed_code_opens_for_its_owner_only() {
        let owner =
            CodeOwner { project: ProjectId::new(), account: AccountId::new(), code: CodeId::new() };
        let code = Code::from_bits([1, 2, 3, 4, 5]);
        let sealed = keys().seal(&owner, &code).unwrap();
        assert_eq!(keys().unseal(&owner, &sealed), Some(code));
        let other = CodeOwner { account: AccountId::new(), ..owner };
        assert_eq!(keys().unseal(&other, &sealed), None);
        assert_eq!(keys().unseal(&owner, "AAAA"), None);
    }

    #[test]
    fn a_factor_is_no_code() {
        let owner =
            CodeOwner { project: ProjectId::new(), account: AccountId::new(), code: CodeId::new() };
        let sealed = keys().seal_factor(&[7; 5]).unwrap();
        assert_eq!(keys().unseal_factor(&sealed).unwrap().as_slice(), [7; 5]);
        assert_eq!(keys().unseal(&owner, &sealed), None);
    }

    #[test]
    fn a_code_is_found_in_its_project_only() {
        let code = Code::from_bits([1, 2, 3, 4, 5]);
        let (here, there) = (ProjectId::new(), ProjectId::new());
        assert_eq!(keys().lookup(here, &code), keys().lookup(here, &code));
        assert_ne!(keys().lookup(here, &code), keys().lookup(there, &code));
    }

    #[test]
    fn revoking_changes_the_link() {
        let account = AccountId::new();
        assert_eq!(keys().download_token(account, 1), keys().download_token(account, 1));
        assert_ne!(keys().download_token(account, 1), keys().download_token(account, 2));
    }

    #[test]
    fn keys_survive_a_restart_and_damage_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("keys");
        let first = Keys::open(&file).unwrap();
        assert_eq!(first.link, Keys::open(&file).unwrap().link);
        fs::write(&file, [0; 95]).unwrap();
        assert!(Keys::open(&file).is_err());
    }
}
