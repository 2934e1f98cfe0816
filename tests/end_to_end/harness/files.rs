//! What lies in a folder, and what is uploaded.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use innkey_core::{Error, net::Upload};

/// All files in it and in the folders below.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// Whether one of the device's blobs is this, byte for byte.
pub fn holds(home: &Path, content: &[u8]) -> bool {
    files(&home.join("blobs")).into_iter().any(|file| fs::read(file).unwrap() == content)
}

/// Uploads this, as long as somebody takes it: why nobody does any more, the answer says.
pub fn content(bytes: Vec<u8>) -> impl FnOnce(&mut Upload) -> Result<(), Error> {
    move |upload| {
        let _ = upload.write_all(&bytes);
        Ok(())
    }
}
