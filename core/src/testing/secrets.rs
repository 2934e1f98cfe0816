//! A keystore in memory that can be told to fail.

use std::{
    collections::BTreeMap,
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

use zeroize::Zeroizing;

use crate::{SecretError, SecretStore};

#[derive(Default)]
pub(crate) struct MemorySecrets {
    kept: Mutex<BTreeMap<String, Vec<u8>>>,
    locked: AtomicBool,
}

impl MemorySecrets {
    /// From now on every write fails.
    pub(crate) fn lock(&self) {
        self.locked.store(true, Ordering::Relaxed);
    }

    /// What is kept, by the part of the key before the slash.
    pub(crate) fn find(&self, room: &str) -> Option<Vec<u8>> {
        let kept = self.kept.lock().unwrap();
        kept.iter().find(|(key, _)| key.split('/').next() == Some(room)).map(|(_, v)| v.clone())
    }

    fn writable(&self) -> Result<(), SecretError> {
        let locked = self.locked.load(Ordering::Relaxed);
        if locked { Err(SecretError("locked".into())) } else { Ok(()) }
    }
}

impl SecretStore for MemorySecrets {
    fn get(&self, key: &str) -> Result<Option<Zeroizing<Vec<u8>>>, SecretError> {
        Ok(self.kept.lock().unwrap().get(key).cloned().map(Zeroizing::new))
    }

    fn set(&self, key: &str, value: &[u8]) -> Result<(), SecretError> {
        self.writable()?;
        self.kept.lock().unwrap().insert(key.into(), value.into());
        Ok(())
    }

    fn delete(&self, key: &str) -> Result<(), SecretError> {
        self.writable()?;
        self.kept.lock().unwrap().remove(key);
        Ok(())
    }
}
