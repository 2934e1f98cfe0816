//! What several tests need: a TLS server that answers as told, a project on it, a keystore in memory.

mod casa;
mod http;
mod secrets;

use std::{sync::Arc, time::Duration};

use innkey_protocol::{
    AccountId, DownloadToken, ProjectId, ShareLink, UnixTime,
    api::customers::{Customer, Settings},
};
use tempfile::TempDir;

pub(crate) use self::{
    casa::{CHUNK, Casa, PACK_FILES},
    http::{Identity, Reply, Seen, Server},
    secrets::MemorySecrets,
};
use crate::{Innkey, net::Patience};

pub(crate) const PROJECT: ProjectId = ProjectId::from_bytes([7; 16]);

/// Waits long for what should come and not at all between tries.
pub(crate) const EAGER: Patience = Patience {
    connect: Duration::from_secs(20),
    idle: Duration::from_secs(20),
    whole: Duration::from_mins(1),
    pause: Duration::ZERO,
};

/// A phone with an empty folder.
pub(crate) struct Phone {
    pub(crate) innkey: Innkey,
    pub(crate) secrets: Arc<MemorySecrets>,
    pub(crate) folder: TempDir,
}

impl Phone {
    pub(crate) async fn new() -> Self {
        let (folder, secrets) = (tempfile::tempdir().unwrap(), Arc::new(MemorySecrets::default()));
        let innkey = Innkey::open_with(folder.path(), secrets.clone(), EAGER).await.unwrap();
        Self { innkey, secrets, folder }
    }

    /// The app was killed and starts again.
    pub(crate) async fn restart(&mut self) {
        self.innkey =
            Innkey::open_with(self.folder.path(), self.secrets.clone(), EAGER).await.unwrap();
    }
}

/// A link to the project on `server`.
pub(crate) fn link(server: &Server) -> ShareLink {
    ShareLink {
        project: PROJECT,
        name: "Casa Limone".into(),
        addresses: vec![server.address()],
        pins: [server.pin(), [0; 32]],
        token: Some(DownloadToken::new(AccountId::from_bytes([4; 16]), [5; 16])),
        code: None,
    }
}

/// A customer that was added just now, without a code.
pub(crate) fn customer(id: AccountId, settings: Settings) -> Customer {
    Customer {
        id,
        settings,
        revision: 1,
        user: None,
        source: None,
        code: None,
        shared_at: None,
        downloaded_at: None,
        signed_in_at: None,
        signed_in_with: None,
        last_seen: None,
        devices: 0,
        created_at: UnixTime(1),
    }
}
