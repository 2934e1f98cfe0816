//! A server that becomes what a back-up says: unpacked and checked beside it, put in place at its next start.
//!
//! What the server was before stays in a folder of its own. A start that is killed anywhere in between is gone on with
//! by the next one.

use std::{fs, io, path::Path};

use innkey_protocol::Secret;
use tokio::{runtime::Handle, task::spawn_blocking};

use super::{RestoreError, Restored, restore::restore};
use crate::{
    files::{private_folder, remove_folder, sync_folder},
    publish::temporary,
};

/// A checked back-up that waits for the next start. As long as it is there, everything else is the old server's.
const WAITING: &str = "restored";
/// The same while it is put in place. As long as it is there, everything else is the new server's.
const ARRIVING: &str = "restored-arriving";
/// The old server while it is moved away.
const LEAVING: &str = "before-restore-leaving";
/// The old server. Only the last one is kept.
const BEFORE: &str = "before-restore";
/// What belongs to neither.
const NEITHER: [&str; 6] = ["lock", "temporary", WAITING, ARRIVING, LEAVING, BEFORE];

/// Unpacks a back-up and checks it; the next start makes it the server of this data folder.
///
/// # Errors
/// Why not; then nothing has changed.
pub async fn prepare(
    file: &Path,
    passphrase: Secret,
    data: &Path,
) -> Result<Restored, RestoreError> {
    let aside = temporary(data).join(WAITING);
    remove_folder(&aside)?;
    let (file, unpacked) = (file.to_owned(), aside.clone());
    let runtime = Handle::current();
    let work = move || runtime.block_on(restore(&file, passphrase, &unpacked));
    let restored = spawn_blocking(work).await.map_err(io::Error::other)??;
    remove_folder(&data.join(WAITING))?;
    fs::rename(aside, data.join(WAITING))?;
    sync_folder(data)?;
    Ok(restored)
}

/// Puts a back-up that waits in its place. There may be none.
///
/// # Errors
/// When files cannot be moved; the next start tries again.
pub fn take_over(data: &Path) -> io::Result<()> {
    let [waiting, arriving, leaving, before] =
        [WAITING, ARRIVING, LEAVING, BEFORE].map(|name| data.join(name));
    if waiting.exists() {
        private_folder(&leaving)?;
        move_all(data, &leaving)?;
        fs::rename(&waiting, &arriving)?;
        sync_folder(data)?;
    }
    if arriving.exists() {
        move_all(&arriving, data)?;
        fs::remove_dir(&arriving)?;
        sync_folder(data)?;
    }
    if leaving.exists() {
        remove_folder(&before)?;
        fs::rename(&leaving, &before)?;
        tracing::info!(folder = %before.display(), "restored; what the server was before is kept");
    }
    Ok(())
}

fn move_all(from: &Path, to: &Path) -> io::Result<()> {
    let entries = fs::read_dir(from)?.collect::<io::Result<Vec<_>>>()?;
    for name in entries.into_iter().map(|entry| entry.file_name()) {
        if !NEITHER.iter().any(|neither| name == *neither) {
            fs::rename(from.join(&name), to.join(&name))?;
        }
    }
    sync_folder(to)?;
    sync_folder(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, file).unwrap();
        }
        folder
    }

    fn files(folder: &Path) -> Vec<String> {
        fn below(folder: &Path, root: &Path, into: &mut Vec<String>) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    below(&path, root, into);
                } else {
                    into.push(path.strip_prefix(root).unwrap().to_str().unwrap().into());
                }
            }
        }
        let mut files = Vec::new();
        below(folder, folder, &mut files);
        files.sort();
        files
    }

    /// What a start finds, wherever the one before was killed, and that all of it ends the same.
    #[test]
    fn a_start_goes_on_where_the_last_one_was_killed() {
        for found in [
            &["lock", "a", "objects/b", "restored/a", "restored/c"][..],
            &["lock", "objects/b", "restored/a", "restored/c", "before-restore-leaving/a"],
            &[
                "lock",
                "restored/a",
                "restored/c",
                "before-restore-leaving/a",
                "before-restore-leaving/objects/b",
            ],
            &[
                "lock",
                "restored-arriving/a",
                "restored-arriving/c",
                "before-restore-leaving/a",
                "before-restore-leaving/objects/b",
            ],
            &[
                "lock",
                "a",
                "restored-arriving/c",
                "before-restore-leaving/a",
                "before-restore-leaving/objects/b",
            ],
            &[
                "lock",
                "a",
                "c",
                "before-restore-leaving/a",
                "before-restore-leaving/objects/b",
                "before-restore/older",
            ],
        ] {
            let data = folder(found);
            take_over(data.path()).unwrap();
            let expected = ["a", "before-restore/a", "before-restore/objects/b", "c", "lock"];
            assert_eq!(files(data.path()), expected, "{found:?}");
            take_over(data.path()).unwrap();
            assert_eq!(files(data.path()), expected, "twice");
        }
    }

    #[test]
    fn without_a_back_up_nothing_moves() {
        let data = folder(&["lock", "a", "before-restore/a"]);
        take_over(data.path()).unwrap();
        assert_eq!(files(data.path()), ["a", "before-restore/a", "lock"]);
    }
}
