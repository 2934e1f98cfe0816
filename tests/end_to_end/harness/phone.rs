//! A phone: the engine in a folder of its own, a keystore in memory.

use std::{
    collections::HashMap,
    path::PathBuf,
    sync::{Arc, Mutex},
};

use innkey_core::{
    Cancel, Credentials, DownloadProgress, Innkey, Installed, NoProgress, Project, Result,
    SecretError, SecretStore,
};
use innkey_protocol::{Code, Secret, SessionToken, ShareLink, api::sign_in::SignedIn};
use tempfile::TempDir;
use zeroize::Zeroizing;

use super::secrets;

/// A keystore that outlives the process it pretends to be in, and fails when told to.
#[derive(Default)]
pub struct MemorySecrets {
    kept: Mutex<HashMap<String, Vec<u8>>>,
    fail_on: Mutex<Option<String>>,
}

impl MemorySecrets {
    /// From now on whatever is written under a key that begins so fails; `None` mends it.
    pub fn fail_on(&self, key: Option<&str>) {
        *self.fail_on.lock().unwrap() = key.map(String::from);
    }
}

impl SecretStore for MemorySecrets {
    fn get(&self, key: &str) -> std::result::Result<Option<Zeroizing<Vec<u8>>>, SecretError> {
        Ok(self.kept.lock().unwrap().get(key).cloned().map(Zeroizing::new))
    }

    fn set(&self, key: &str, value: &[u8]) -> std::result::Result<(), SecretError> {
        if self.fail_on.lock().unwrap().as_ref().is_some_and(|fails| key.starts_with(fails)) {
            return Err(SecretError("the keystore is locked".into()));
        }
        match std::str::from_utf8(value).ok().filter(|_| key.starts_with("code/")) {
            Some(code) => secrets::note_text(code),
            None => secrets::note_bytes(value),
        }
        self.kept.lock().unwrap().insert(key.into(), value.into());
        Ok(())
    }

    fn delete(&self, key: &str) -> std::result::Result<(), SecretError> {
        self.kept.lock().unwrap().remove(key);
        Ok(())
    }
}

/// A phone with one project.
pub struct Phone {
    folder: TempDir,
    pub secrets: Arc<MemorySecrets>,
    pub engine: Innkey,
    pub project: Project,
}

impl Phone {
    /// A new phone that has opened the link.
    pub async fn with_link(link: &ShareLink) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let secrets = Arc::new(MemorySecrets::default());
        let engine = Innkey::open(folder.path(), secrets.clone()).await.unwrap();
        let project = engine.add_link(link).await.unwrap();
        Self { folder, secrets, engine, project }
    }

    /// The phone after its process was killed and started again.
    pub async fn restarted(self) -> Self {
        let Self { folder, secrets, engine, project } = self;
        let id = project.id();
        drop((engine, project));
        let engine = Innkey::open(folder.path(), secrets.clone()).await.unwrap();
        let project = engine.project(id).await.unwrap();
        Self { folder, secrets, engine, project }
    }

    pub fn folder(&self) -> PathBuf {
        self.folder.path().into()
    }

    /// The token of the session that is kept.
    pub fn session(&self) -> SessionToken {
        let bytes = self.secrets.get(&format!("session/{}", self.project.id())).unwrap().unwrap();
        SessionToken::from_bytes(bytes.as_slice().try_into().unwrap())
    }

    pub async fn sign_in_with(&self, code: &Code) -> Result<SignedIn> {
        let credentials = Credentials::Code { code: code.clone(), name: None };
        told(self.project.sign_in(credentials, "Test phone").await)
    }

    pub async fn sign_in_as(&self, user: &str, password: &str) -> Result<SignedIn> {
        let password = Secret::new(password.into());
        let credentials = Credentials::Password { user: user.into(), password };
        told(self.project.sign_in(credentials, "Host phone").await)
    }

    pub async fn download(&self) -> Result<Installed> {
        self.project.download(&NoProgress, &Cancel::new()).await
    }
}

/// What an error says, and shows to developers, holds no secret.
fn told<T>(answer: Result<T>) -> Result<T> {
    if let Err(error) = &answer {
        secrets::assert_absent(&format!("{error:?} {}", error.sentence()), "an error");
    }
    answer
}

/// Cancels as soon as something has arrived.
pub struct Impatient(pub Cancel);

impl DownloadProgress for Impatient {
    fn start(&self, _: u64, _: u64) {}

    fn advance(&self, _: u64) {
        self.0.cancel();
    }

    fn done(&self) {}
}
