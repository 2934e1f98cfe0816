//! The one-time link with which a browser sets the operator's password: at the first start, or after it was lost.
//!
//! Its token is in memory only; in the link it stands behind the question mark.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use innkey_protocol::{
    Address, UnixTime,
    token::{Kind, Token},
};

use crate::{
    error::{Error, Result},
    files::write_private,
};

/// Name of the file in the data folder that holds the link where there is no terminal to print it to.
const FILE_NAME: &str = "set-up-link";

/// Writes the link to a file in the data folder that only its owner may read; gives the file.
///
/// # Errors
/// When it cannot be written.
pub fn write(data: &Path, link: &str) -> io::Result<PathBuf> {
    let file = data.join(FILE_NAME);
    write_private(&file, format!("{link}\n").as_bytes())?;
    Ok(file)
}

/// Removes the file with a link that is worth nothing any more. There may be none.
pub fn remove(data: &Path) {
    if let Err(error) = fs::remove_file(data.join(FILE_NAME))
        && error.kind() != io::ErrorKind::NotFound
    {
        tracing::warn!(%error, "the file with the used set-up link could not be removed");
    }
}

/// Marks the token in a set-up link.
pub enum SetUp {}

impl Kind for SetUp {
    const LETTER: char = 'u';
}

type SetUpToken = Token<SetUp>;

/// The link that can be used now, if there is one.
#[derive(Debug, Default)]
pub struct SetUpLink(Mutex<Option<Kept>>);

/// A link that can be used.
#[derive(Debug)]
pub struct Kept {
    token: SetUpToken,
    /// The first second in which it is worth nothing any more.
    until: Option<UnixTime>,
}

impl Kept {
    fn is(&self, text: &str, now: UnixTime) -> bool {
        let alive = self.until.is_none_or(|until| now < until);
        alive && text.parse::<SetUpToken>().is_ok_and(|token| token == self.token)
    }
}

impl SetUpLink {
    /// Makes a link to the first address that is reached in the building, else to the first; the one before is worth nothing any more.
    ///
    /// # Errors
    /// When the operating system gives no random numbers.
    pub fn make(&self, addresses: &[Address], until: Option<UnixTime>) -> Result<String> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(Error::internal)?;
        let token = SetUpToken::from_bytes(bytes);
        let text = token.to_text();
        *self.lock() = Some(Kept { token, until });
        let local = addresses.iter().find(|address| address.host.is_local());
        let address = local.or(addresses.first()).map(ToString::to_string).unwrap_or_default();
        Ok(format!("https://{address}/set-up?link={text}"))
    }

    /// Whether this is the link's token.
    pub fn is(&self, text: &str, now: UnixTime) -> bool {
        self.lock().as_ref().is_some_and(|kept| kept.is(text, now))
    }

    /// Uses the link up: of any number at once exactly one gets it.
    pub fn take(&self, text: &str, now: UnixTime) -> Option<Kept> {
        self.lock().take_if(|kept| kept.is(text, now))
    }

    /// Makes it good again, when what it was taken for could not be done.
    pub fn put_back(&self, kept: Kept) {
        self.lock().get_or_insert(kept);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Kept>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(link: &str) -> &str {
        link.split_once("?link=").unwrap().1
    }

    #[test]
    fn a_link_is_good_once_and_until_its_end() {
        let (links, now) = (SetUpLink::default(), UnixTime(1000));
        let address = Address::parse_typed("192.0.2.7:99").unwrap();
        let first = links.make(std::slice::from_ref(&address), None).unwrap();
        assert!(first.starts_with("https://192.0.2.7:99/set-up?link=u."), "{first}");
        let second = links.make(&[address], Some(now.plus(10))).unwrap();
        assert!(!links.is(token(&first), now) && links.is(token(&second), now));
        assert!(!links.is(token(&second), now.plus(10)) && !links.is("", now));
        let kept = links.take(token(&second), now).unwrap();
        assert!(links.take(token(&second), now).is_none());
        links.put_back(kept);
        assert!(links.is(token(&second), now));
    }
}
