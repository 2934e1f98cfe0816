//! Brings the server's current version onto the phone: verified first, current then.

mod cancel;
mod fetch;
mod parallel;
mod plan;
mod progress;
mod transfer;
mod version;

pub use cancel::Cancel;
pub use progress::{DownloadProgress, Installed, NoProgress};
pub use transfer::{Transfer, TransferProgress, TransferState};

pub(crate) use self::version::fetch_list;

use std::collections::HashMap;

use innkey_protocol::{Hash, api::packs::PackList};

use self::{
    fetch::Fetcher,
    parallel::for_each,
    plan::{Run, Wanted, runs},
    version::{Version, fetch_version},
};
use crate::{
    Error, LocalId, Result,
    blobs::{BlobLock, Blobs},
    net::{Connection, Request},
    store::Store,
};

/// Room that stays free beside what is fetched: manifests, database, other apps.
const SPARE_ROOM: u64 = 16 * 1024 * 1024;

/// All that a download needs.
pub(crate) struct Download<'a> {
    pub(crate) id: LocalId,
    /// Folder of the server's blobs.
    pub(crate) server: &'a str,
    pub(crate) connection: &'a Connection,
    pub(crate) blobs: &'a Blobs,
    pub(crate) store: &'a Store,
    /// A request that carries the credentials; path and range are put in.
    pub(crate) authorized: &'a (dyn Fn(String) -> Request + Send + Sync),
    pub(crate) progress: &'a dyn DownloadProgress,
}

/// A version whose files are all on the phone, not current yet.
pub(crate) struct Fetched {
    version: Version,
    installed: Installed,
}

impl Download<'_> {
    /// Brings every file that `list` names onto the phone. May be dropped at any time.
    pub(crate) async fn fetch(&self, list: PackList) -> Result<Fetched> {
        let fetcher = Fetcher::new(self);
        let version = fetch_version(&fetcher, list).await?;
        let (missing, reused) = self.missing(&version).await?;
        let needed = missing.iter().flatten().map(|wanted| wanted.size).sum::<u64>();
        let available = self.blobs.available()?;
        if needed > 0 && needed.saturating_add(SPARE_ROOM) > available {
            return Err(Error::NoSpace { needed: needed + SPARE_ROOM, available });
        }
        let count = missing.iter().map(|pack| pack.len() as u64).sum();
        self.progress.start(needed, count);
        let mut work: Vec<Run> =
            missing.into_iter().enumerate().flat_map(|(pack, wanted)| runs(pack, wanted)).collect();
        work.sort_by_key(Run::size);
        // The work is taken from the end: biggest first.
        for_each(work, |run| fetcher.run(&version.packs[run.pack].data, run)).await?;
        let installed = Installed {
            version: version.number,
            files: version.files().count() as u64,
            bytes_fetched: fetcher.bytes(),
            bytes_reused: reused,
            requests: fetcher.requests(),
        };
        Ok(Fetched { version, installed })
    }

    /// Per pack the files that no blob holds, each once; and the bytes that are there already.
    async fn missing(&self, version: &Version) -> Result<(Vec<Vec<Wanted>>, u64)> {
        let mut places = HashMap::new();
        let mut order: Vec<(Hash, u64)> = Vec::new();
        for (pack, entry) in version.files() {
            places.entry(entry.hash).or_insert_with(|| {
                order.push((entry.hash, entry.size));
                (pack, entry.offset)
            });
        }
        let blobs = self.blobs.clone();
        let check = move || {
            let whole = |(hash, size): &(Hash, u64)| blobs.holds(*hash, *size);
            order.into_iter().partition::<Vec<_>, _>(whole)
        };
        let (held, missing) = tokio::task::spawn_blocking(check).await.map_err(Error::stopped)?;
        let mut by_pack: Vec<Vec<Wanted>> = version.packs.iter().map(|_| Vec::new()).collect();
        for (hash, size) in missing {
            let (pack, offset) = places[&hash];
            by_pack[pack].push(Wanted { hash, size, offset });
        }
        Ok((by_pack, held.iter().map(|(_, size)| size).sum()))
    }

    /// The version becomes current; what nothing refers to any more goes.
    pub(crate) async fn publish(&self, fetched: Fetched, lock: BlobLock) -> Result<Installed> {
        let Fetched { version, installed } = fetched;
        let (blobs, hashes) = (self.blobs.clone(), version.hashes());
        let sync = move || blobs.sync_names(hashes.iter());
        tokio::task::spawn_blocking(sync).await.map_err(Error::stopped)??;
        let name = version.name(self.blobs)?;
        self.store.install(self.id, name, version.installed(), lock.clone()).await?;
        sweep(self.store, self.blobs, self.server, lock).await?;
        self.progress.done();
        Ok(installed)
    }
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
    tokio::task::spawn_blocking(sweep).await.map_err(Error::stopped)?
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod lies_tests;
