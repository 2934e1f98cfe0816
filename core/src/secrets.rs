//! Where secrets lie: the shell's keystore, reached through a trait that may fail.

use std::sync::Arc;

use innkey_protocol::{Code, DownloadToken, SessionToken, code::CODE_LENGTH};
use zeroize::Zeroizing;

use crate::{Error, LocalId, Result};

mod folder;

pub use folder::FolderSecrets;

/// A keystore: bytes by key. Keys are short ASCII such as `session/0193…`.
///
/// Methods may block; none of our locks is held while one is called.
pub trait SecretStore: Send + Sync {
    /// The bytes under `key`, if there are any.
    ///
    /// # Errors
    /// When the keystore cannot be read now, e.g. while the phone is locked.
    fn get(&self, key: &str) -> Result<Option<Zeroizing<Vec<u8>>>, SecretError>;

    /// Keeps `value` under `key`, in place of what was there. It must survive a kill right after.
    ///
    /// # Errors
    /// When the keystore cannot be written now.
    fn set(&self, key: &str, value: &[u8]) -> Result<(), SecretError>;

    /// Forgets what is under `key`; nothing there is no error.
    ///
    /// # Errors
    /// When the keystore cannot be written now.
    fn delete(&self, key: &str) -> Result<(), SecretError>;
}

/// Why a keystore failed, for developers; must not hold a secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct SecretError(pub String);

/// What is kept per project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Slot {
    /// The signed-in session's token.
    Session,
    /// The token of a sign-in without an answer yet.
    Pending,
    /// The one-time code that came with the link.
    Code,
    /// The link's right to download.
    Link,
}

impl Slot {
    pub(crate) const ALL: [Self; 4] = [Self::Session, Self::Pending, Self::Code, Self::Link];

    fn key(self, project: LocalId) -> String {
        let room = match self {
            Self::Session => "session",
            Self::Pending => "pending",
            Self::Code => "code",
            Self::Link => "link",
        };
        format!("{room}/{project}")
    }
}

/// The keystore with our keys and types; calls it off the async threads.
#[derive(Clone)]
pub(crate) struct Secrets(Arc<dyn SecretStore>);

impl Secrets {
    pub(crate) fn new(store: Arc<dyn SecretStore>) -> Self {
        Self(store)
    }

    pub(crate) async fn get(
        &self,
        slot: Slot,
        project: LocalId,
    ) -> Result<Option<Zeroizing<Vec<u8>>>> {
        self.call(move |store| store.get(&slot.key(project))).await
    }

    pub(crate) async fn set(&self, slot: Slot, project: LocalId, value: &[u8]) -> Result<()> {
        let value = Zeroizing::new(value.to_vec());
        self.call(move |store| store.set(&slot.key(project), &value)).await
    }

    pub(crate) async fn delete(&self, slot: Slot, project: LocalId) -> Result<()> {
        self.call(move |store| store.delete(&slot.key(project))).await
    }

    /// Deletes the slot if it still holds `value`: another task may have put something newer there.
    pub(crate) async fn delete_if(&self, slot: Slot, project: LocalId, value: &[u8]) -> Result<()> {
        match self.get(slot, project).await? {
            Some(kept) if *kept == value => self.delete(slot, project).await,
            _ => Ok(()),
        }
    }

    pub(crate) async fn session(&self, project: LocalId) -> Result<Option<SessionToken>> {
        let kept = self.get(Slot::Session, project).await?;
        Ok(kept.and_then(|bytes| array(&bytes)).map(SessionToken::from_bytes))
    }

    pub(crate) async fn link(&self, project: LocalId) -> Result<Option<DownloadToken>> {
        let kept = self.get(Slot::Link, project).await?;
        Ok(kept.and_then(|bytes| array(&bytes)).map(DownloadToken::from_bytes))
    }

    pub(crate) async fn code(&self, project: LocalId) -> Result<Option<Code>> {
        let kept = self.get(Slot::Code, project).await?;
        Ok(kept.and_then(|bytes| str::from_utf8(&bytes).ok().and_then(|text| text.parse().ok())))
    }

    pub(crate) async fn set_code(&self, project: LocalId, code: &Code) -> Result<()> {
        use std::io::Write as _;
        // Room for the hyphen too, so that the buffer never grows and leaves a copy behind.
        let mut text = Zeroizing::new(Vec::with_capacity(CODE_LENGTH + 1));
        write!(text, "{code}").map_err(Error::storage("a code's text"))?;
        self.set(Slot::Code, project, &text).await
    }

    async fn call<T: Send + 'static>(
        &self,
        work: impl FnOnce(&dyn SecretStore) -> Result<T, SecretError> + Send + 'static,
    ) -> Result<T> {
        let store = Arc::clone(&self.0);
        let done = tokio::task::spawn_blocking(move || work(&*store)).await;
        Ok(done.map_err(Error::stopped)??)
    }
}

fn array(bytes: &[u8]) -> Option<[u8; 32]> {
    bytes.try_into().ok()
}
