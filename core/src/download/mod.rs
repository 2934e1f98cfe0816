//! Brings the server's current version onto the phone: verified first, current then.

mod cancel;
mod fetch;
pub mod fuzzing;
mod limit;
mod local;
mod parallel;
mod part;
mod plan;
mod progress;
mod rate;
mod sink;
mod survey;
mod transfer;
mod version;
mod widen;
mod width;

pub use cancel::Cancel;
pub use progress::{DownloadOptions, DownloadProgress, Installed, NoProgress};
pub use transfer::{Transfer, TransferProgress, TransferState};

pub(crate) use self::version::fetch_list;

use std::{collections::HashSet, sync::Arc};

use innkey_protocol::{Hash, api::packs::PackList};
use tokio::task::spawn_blocking;

use self::{
    fetch::Fetcher,
    local::Local,
    survey::{Survey, Wanted},
    version::{Version, fetch_version},
};
use crate::{
    Error, LocalId, Result,
    blobs::{BlobLock, Blobs},
    net::{Connection, Request},
    store::{InstalledVersion, Store},
};

/// All that a download needs.
pub(crate) struct Download<'a> {
    pub(crate) id: LocalId,
    /// Folder of the server's blobs.
    pub(crate) server: &'a str,
    pub(crate) connection: &'a Connection,
    pub(crate) blobs: &'a Blobs,
    pub(crate) lock: &'a BlobLock,
    pub(crate) store: &'a Store,
    /// A request that carries the credentials; path and range are put in.
    pub(crate) authorized: &'a (dyn Fn(String) -> Request + Send + Sync),
    pub(crate) options: DownloadOptions,
    pub(crate) progress: &'a dyn DownloadProgress,
}

/// A version whose files are all on the phone, not current yet.
pub(crate) struct Fetched {
    version: Arc<Version>,
    installed: Installed,
    /// Blobs that are not certainly on the disk.
    loose: Vec<Hash>,
}

impl Fetched {
    pub(crate) const fn version(&self) -> u64 {
        self.installed.version
    }
}

impl Download<'_> {
    /// Brings every file that `list` names onto the phone. May be dropped at any time.
    pub(crate) async fn fetch(&self, list: PackList) -> Result<Fetched> {
        let fetcher = Fetcher::new(self);
        let held = self.store.manifests(self.server.to_owned()).await?;
        self.blobs.note_begun()?;
        let version = Arc::new(fetch_version(&fetcher, list).await?);
        let (survey, wanted) = self.survey(&version, held).await?;
        let bytes = wanted.pieces.iter().map(|piece| piece.size).sum();
        self.progress.start(bytes, wanted.parts.len() as u64);
        fetcher.all(&version, wanted).await?;
        let installed = Installed {
            version: version.number,
            files: version.files().count() as u64,
            bytes_fetched: fetcher.bytes(),
            bytes_reused: survey.reused,
            requests: fetcher.requests(),
        };
        Ok(Fetched { version, installed, loose: survey.loose })
    }

    /// What is on the phone of a version, also in files that these manifests list, and what must be fetched.
    async fn survey(&self, version: &Arc<Version>, held: Vec<Hash>) -> Result<(Survey, Wanted)> {
        let (blobs, looked_at) = (self.blobs.clone(), Arc::clone(version));
        let look = move || {
            let survey = Survey::new(&looked_at, &blobs)?;
            survey.check_room(&blobs).map(|()| survey)
        };
        let mut survey = spawn_blocking(look).await.map_err(Error::stopped)??;
        let manifests = if survey.has_chunks() { held } else { Vec::new() };
        let (blobs, lock) = (self.blobs.clone(), self.lock.clone());
        let bring = move || {
            let wanted = survey.bring(Local::new(&blobs, manifests), &blobs, &lock)?;
            Ok((survey, wanted))
        };
        spawn_blocking(bring).await.map_err(Error::stopped)?
    }

    /// The version becomes current; what nothing refers to any more goes.
    pub(crate) async fn publish(&self, fetched: Fetched) -> Result<Installed> {
        let Fetched { version, installed, mut loose } = fetched;
        let (blobs, manifests) = (self.blobs.clone(), version.manifests());
        let settle = move || {
            loose.extend(manifests.iter().filter(|hash| blobs.settled_size(**hash).is_none()));
            blobs.settle(&loose)
        };
        spawn_blocking(settle).await.map_err(Error::stopped)??;
        let name = version.name(self.blobs)?;
        self.store.install(self.id, name, version.installed(), self.lock.clone()).await?;
        sweep(self.store, self.blobs, self.server, self.lock.clone()).await?;
        self.progress.done();
        Ok(installed)
    }
}

/// What is on the phone of a project, and its bytes, each content once; none if nothing is, or anything is damaged,
/// unsettled or left from a download that did not end.
pub(crate) async fn intact(
    id: LocalId,
    store: &Store,
    blobs: &Blobs,
) -> Result<Option<(InstalledVersion, u64)>> {
    let Some(installed) = store.installed(id).await? else { return Ok(None) };
    let blobs = blobs.clone();
    let check = move || {
        let files = installed.packs.iter().flat_map(|pack| &pack.files);
        let hashes: HashSet<Hash> = files.map(|file| file.hash).collect();
        let size: Option<u64> = hashes.iter().map(|hash| blobs.settled_size(*hash)).sum();
        Some((installed, size.filter(|_| !blobs.has_partial())?))
    };
    spawn_blocking(check).await.map_err(Error::stopped)
}

/// Removes the server's blobs that no project refers to. The lock is held until that is done.
pub(crate) async fn sweep(
    store: &Store,
    blobs: &Blobs,
    server: &str,
    lock: BlobLock,
) -> Result<()> {
    let used = store.used_blobs(server.to_owned()).await?;
    let blobs = blobs.clone();
    let sweep = move || {
        let swept = blobs.sweep(&used);
        drop(lock);
        swept
    };
    spawn_blocking(sweep).await.map_err(Error::stopped)?
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod lies_tests;
