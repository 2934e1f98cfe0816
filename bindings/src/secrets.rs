//! The app's keystore.

use std::sync::Arc;

use innkey_core::SecretError;
use zeroize::Zeroizing;

/// Keeps secrets in the phone's keystore (Android Keystore, Keychain): bytes by key. Keys are short ASCII.
///
/// Called on threads of its own, so it may block; it may also call the engine.
#[uniffi::export(with_foreign)]
pub trait SecretStore: Send + Sync {
    /// The bytes under `key`, if there are any.
    fn read(&self, key: String) -> Result<Option<Vec<u8>>, SecretStoreError>;

    /// Keeps `value` under `key`, in place of what was there. Returns once it survives a kill.
    fn write(&self, key: String, value: Vec<u8>) -> Result<(), SecretStoreError>;

    /// Forgets what is under `key`; nothing there is no error.
    fn delete(&self, key: String) -> Result<(), SecretStoreError>;
}

/// Why a keystore failed.
#[derive(Clone, Debug, uniffi::Error)]
pub enum SecretStoreError {
    /// It cannot be used now, e.g. while the phone is locked.
    Failed {
        /// For developers; without secrets.
        reason: String,
    },
}

impl std::fmt::Display for SecretStoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self::Failed { reason } = self;
        f.write_str(reason)
    }
}

impl std::error::Error for SecretStoreError {}

impl From<uniffi::UnexpectedUniFFICallbackError> for SecretStoreError {
    fn from(error: uniffi::UnexpectedUniFFICallbackError) -> Self {
        Self::Failed { reason: error.reason }
    }
}

impl From<SecretStoreError> for SecretError {
    fn from(error: SecretStoreError) -> Self {
        Self(error.to_string())
    }
}

/// The app's keystore as the core knows it.
pub(crate) struct Secrets(pub(crate) Arc<dyn SecretStore>);

impl innkey_core::SecretStore for Secrets {
    fn get(&self, key: &str) -> Result<Option<Zeroizing<Vec<u8>>>, SecretError> {
        Ok(self.0.read(key.into())?.map(Zeroizing::new))
    }

    fn set(&self, key: &str, value: &[u8]) -> Result<(), SecretError> {
        Ok(self.0.write(key.into(), value.to_vec())?)
    }

    fn delete(&self, key: &str) -> Result<(), SecretError> {
        Ok(self.0.delete(key.into())?)
    }
}
