//! Making a server of a back-up: beside its place first, checked there, then put in place at once.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufRead, BufReader, Read, Write},
    iter,
    path::{Path, PathBuf},
};

use age::{DecryptError, Decryptor, Identity, scrypt, stream::StreamReader};
use innkey_protocol::{Hash, Secret, path};
use tar::{Archive, Entry, EntryType};
use tempfile::TempDir;

use super::{
    ABOUT, About, FORMAT, OBJECTS,
    check::{Restored, check},
    for_age,
};
use crate::files::{private_folder, sync_folder};

/// Most work for the passphrase that a file may ask for: 1 GiB of memory.
const MOST_WORK: u8 = 20;
/// Most bytes that a back-up says of itself.
const MAX_ABOUT: u64 = 64 * 1024;
/// With what every age file begins.
const AGE: &[u8] = b"age-encryption.org/v1\n";
/// Bytes that are copied at a time.
const PIECE: usize = 64 * 1024;

/// Why no server was made of a back-up. Nothing was left behind.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// There is something where the server should be.
    #[error("{} is not empty", .0.display())]
    NotEmpty(PathBuf),
    /// The passphrase is not the one that the file was sealed with.
    #[error("the passphrase is wrong")]
    WrongPassphrase,
    /// The file is something else.
    #[error("this is no back-up of an Innkey server")]
    Foreign,
    /// A newer server made it.
    #[error("a newer Innkey made this back-up")]
    Newer,
    /// The end is missing.
    #[error("the back-up is cut off: its end is missing")]
    Cut,
    /// It is not as it was made.
    #[error("the back-up is damaged: {0}")]
    Damaged(String),
    /// The disk is full.
    #[error("there is too little room on the disk")]
    NoRoom,
    /// The checked folder could not be moved to its place.
    #[error("the restored folder cannot be put in its place: {0}")]
    Place(io::Error),
    /// A file cannot be read or written.
    #[error(transparent)]
    Io(io::Error),
}

impl From<io::Error> for RestoreError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::UnexpectedEof => Self::Cut,
            // A cut within a sealed piece looks like a piece that was changed.
            io::ErrorKind::InvalidData => {
                Self::Damaged("a part of it was changed, or its end is missing".into())
            }
            io::ErrorKind::StorageFull => Self::NoRoom,
            _ => Self::Io(error),
        }
    }
}

impl From<DecryptError> for RestoreError {
    fn from(error: DecryptError) -> Self {
        match error {
            DecryptError::DecryptionFailed
            | DecryptError::KeyDecryptionFailed
            | DecryptError::NoMatchingKeys => Self::WrongPassphrase,
            DecryptError::InvalidMac => Self::Damaged("its head was changed".into()),
            DecryptError::Io(error) => error.into(),
            // Too much work, or another form: nothing that a server has made.
            _ => Self::Foreign,
        }
    }
}

/// What was unpacked.
pub(super) struct Unpacked {
    pub about: About,
    /// Files that are not what their names say.
    pub wrong: u64,
    pub bytes: u64,
}

/// Makes a server's data folder `target` of the back-up in `file`.
///
/// # Errors
/// Why not; then nothing has changed.
pub async fn restore(
    file: &Path,
    passphrase: Secret,
    target: &Path,
) -> Result<Restored, RestoreError> {
    let target = place(target)?;
    let aside = beside(&target)?;
    let (file, folder) = (file.to_owned(), aside.path().to_owned());
    let unpacking = tokio::task::spawn_blocking(move || unpack(&file, &passphrase, &folder));
    let unpacked = unpacking.await.map_err(io::Error::other)??;
    let restored = check(aside.path(), unpacked).await?;
    put(aside, &target)?;
    Ok(restored)
}

/// Where the server shall be: a folder that is empty, or not there.
fn place(target: &Path) -> Result<PathBuf, RestoreError> {
    match fs::read_dir(target) {
        Ok(mut entries) => match entries.next() {
            None => Ok(fs::canonicalize(target)?),
            Some(_) => Err(RestoreError::NotEmpty(target.into())),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(std::path::absolute(target)?),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            Err(RestoreError::NotEmpty(target.into()))
        }
        Err(error) => Err(error.into()),
    }
}

/// A folder on the same disk as the place, for its owner only; it goes when it is not put there.
fn beside(target: &Path) -> io::Result<TempDir> {
    let above = target.ancestors().skip(1).find(|folder| folder.is_dir());
    let above = above.ok_or(io::ErrorKind::NotFound)?;
    let mut folder = tempfile::Builder::new();
    #[cfg(unix)]
    folder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    folder.prefix(".innkey-restore-").tempdir_in(above)
}

fn put(aside: TempDir, target: &Path) -> Result<(), RestoreError> {
    let above = target.parent().ok_or(RestoreError::Place(io::ErrorKind::NotFound.into()))?;
    private_folder(above)?;
    // Only Unix puts a folder over an empty one.
    if cfg!(not(unix)) && target.exists() {
        fs::remove_dir(target)?;
    }
    fs::rename(aside.path(), target).map_err(|error| match error.kind() {
        io::ErrorKind::DirectoryNotEmpty => RestoreError::NotEmpty(target.into()),
        _ => RestoreError::Place(error),
    })?;
    let _moved = aside.keep();
    Ok(sync_folder(above)?)
}

fn unpack(file: &Path, passphrase: &Secret, folder: &Path) -> Result<Unpacked, RestoreError> {
    let plain = opened(BufReader::new(File::open(file)?), passphrase)?;
    let mut archive = Archive::new(plain);
    let mut entries = archive.entries()?;
    let first = entries.next().ok_or(RestoreError::Foreign)??;
    let mut unpacked = Unpacked { about: about(first)?, wrong: 0, bytes: 0 };
    for entry in entries {
        write(entry?, folder, &mut unpacked)?;
    }
    // Only its very end shows that nothing was cut off.
    io::copy(&mut archive.into_inner(), &mut io::sink())?;
    for kind in fs::read_dir(folder)? {
        let kind = kind?;
        if kind.file_type()?.is_dir() {
            sync_folder(&kind.path())?;
        }
    }
    sync_folder(folder)?;
    Ok(unpacked)
}

fn opened<R: BufRead>(mut sealed: R, passphrase: &Secret) -> Result<StreamReader<R>, RestoreError> {
    let begins = sealed.fill_buf()?;
    let length = begins.len().min(AGE.len());
    if begins[..length] != AGE[..length] {
        return Err(RestoreError::Foreign);
    }
    let sealed = Decryptor::new_buffered(sealed)?;
    if !sealed.is_scrypt() {
        return Err(RestoreError::Foreign);
    }
    let mut identity = scrypt::Identity::new(for_age(passphrase));
    identity.set_max_work_factor(MOST_WORK);
    Ok(sealed.decrypt(iter::once(&identity as &dyn Identity))?)
}

fn about(entry: Entry<'_, impl Read>) -> Result<About, RestoreError> {
    if *entry.path_bytes() != *ABOUT.as_bytes() {
        return Err(RestoreError::Foreign);
    }
    let mut text = Vec::new();
    entry.take(MAX_ABOUT).read_to_end(&mut text)?;
    let about: About = serde_json::from_slice(&text).map_err(|_| RestoreError::Foreign)?;
    if about.format > FORMAT { Err(RestoreError::Newer) } else { Ok(about) }
}

/// Writes one file. Its name is hostile until it was looked at.
fn write(
    mut entry: Entry<'_, impl Read>,
    folder: &Path,
    unpacked: &mut Unpacked,
) -> Result<(), RestoreError> {
    let odd = || RestoreError::Damaged("it holds a file that no server has".into());
    let name = std::str::from_utf8(&entry.path_bytes()).map_err(|_| odd())?.to_owned();
    let named = named(&name).filter(|_| entry.header().entry_type() == EntryType::Regular);
    let hash = match named.ok_or_else(odd)? {
        Named::Own => None,
        Named::Object(hash) => Some(hash),
    };
    let to = folder.join(&name);
    private_folder(to.parent().unwrap_or(folder))?;
    let mut file = new_file(&to)?;
    let (mut hasher, mut piece) = (blake3::Hasher::new(), vec![0; PIECE]);
    loop {
        let read = entry.read(&mut piece)?;
        if read == 0 {
            break;
        }
        file.write_all(&piece[..read])?;
        unpacked.bytes += read as u64;
        if hash.is_some() {
            hasher.update(&piece[..read]);
        }
    }
    file.sync_all()?;
    unpacked.wrong += u64::from(hash.is_some_and(|hash| hash != hasher.finalize().into()));
    Ok(())
}

/// A file that a server has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    /// One of the folder itself.
    Own,
    /// One of [`OBJECTS`], called by its hash.
    Object(Hash),
}

/// What a file of this name is; none if no server has one.
fn named(name: &str) -> Option<Named> {
    path::check(name).ok()?;
    match name.split('/').collect::<Vec<_>>().as_slice() {
        [_] => Some(Named::Own),
        [OBJECTS, _, hash] => hash.parse().ok().map(Named::Object),
        _ => None,
    }
}

fn new_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_servers_own_names_are_written() {
        let hash = Hash::of(b"x");
        assert_eq!(named("secret-keys"), Some(Named::Own));
        assert_eq!(named(&format!("objects/packs/{hash}")), Some(Named::Object(hash)));
        for odd in ["../x", "/etc/passwd", "objects/packs/x", "a/b", "objects/../x", "", "a\\b"] {
            assert_eq!(named(odd), None, "{odd}");
        }
    }

    #[test]
    fn a_place_is_empty_or_not_there() {
        let folder = tempfile::tempdir().unwrap();
        assert!(place(folder.path()).is_ok() && place(&folder.path().join("a/b")).is_ok());
        fs::write(folder.path().join("x"), "").unwrap();
        for full in [folder.path(), &folder.path().join("x")] {
            assert!(matches!(place(full), Err(RestoreError::NotEmpty(_))), "{}", full.display());
        }
    }
}
