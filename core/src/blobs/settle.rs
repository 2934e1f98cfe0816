//! How blobs reach the disk, and how it is seen that they have.
//!
//! Blobs that arrive are written and named, no more. All of them are then brought to the disk together, which is far
//! cheaper than one after the other, and only then do they get the modification time [`SETTLED`]. Whoever changes a file
//! afterwards changes that time; so does whoever copies it without it, and it is hashed again: nothing worse.

use std::{
    fs::{File, Metadata},
    io,
    path::Path,
    time::{Duration, SystemTime},
};

use innkey_protocol::Hash;

use super::Blobs;
use crate::{Error, Result};

/// The modification time of a settled blob, in seconds since 1970: no file has it by chance.
const SETTLED: Duration = Duration::from_secs(1);

pub(super) fn is_settled(found: &Metadata) -> bool {
    let since = |time: SystemTime| time.duration_since(SystemTime::UNIX_EPOCH).ok();
    found.is_file() && found.modified().ok().and_then(since) == Some(SETTLED)
}

/// Takes a blob's word back.
pub(super) fn unsettle(path: &Path) -> io::Result<()> {
    File::options().write(true).open(path)?.set_modified(SystemTime::now())
}

impl Blobs {
    /// Brings these blobs, which have passed the hash, and their names to the disk.
    pub(crate) fn settle(&self, hashes: &[Hash]) -> Result<()> {
        if hashes.is_empty() {
            return Ok(());
        }
        let failed = || Error::storage(self.folder.display().to_string());
        self.bring_to_disk(hashes).map_err(failed())?;
        let time = SystemTime::UNIX_EPOCH + SETTLED;
        for hash in hashes {
            let settled = File::options().write(true).open(self.path(*hash));
            settled.and_then(|file| file.set_modified(time)).map_err(failed())?;
        }
        Ok(())
    }

    /// Begins with what has been written so far, so that little is left for the end; where that is not to be had for all
    /// files at once, nothing is done. A failure is told at the end.
    pub(crate) fn begin_to_settle(&self) {
        #[cfg(target_os = "linux")]
        let _ = self.bring_to_disk(&[]);
    }

    #[cfg(target_os = "linux")]
    fn bring_to_disk(&self, _: &[Hash]) -> io::Result<()> {
        rustix::fs::syncfs(File::open(&self.folder)?).map_err(io::Error::from)
    }

    #[cfg(not(target_os = "linux"))]
    fn bring_to_disk(&self, hashes: &[Hash]) -> io::Result<()> {
        let mut folders = std::collections::HashSet::from([self.folder.clone()]);
        for hash in hashes {
            let path = self.path(*hash);
            File::options().write(true).open(&path)?.sync_all()?;
            folders.extend(path.parent().map(Path::to_owned));
        }
        // Windows cannot open a folder, and does not need this.
        let sync = |folder| File::open(folder)?.sync_all();
        if cfg!(unix) { folders.into_iter().try_for_each(sync) } else { Ok(()) }
    }
}
