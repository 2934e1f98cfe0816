//! The whole server in one file: made while it runs, sealed with a passphrase, and a server made of it again.
//!
//! The file is what the tool `age` makes with a passphrase (<https://age-encryption.org/v1>), around a tar archive of
//! the data folder: first `About`, then the keys, the database as it was at one moment, and the files that it names.
//! Nothing but Innkey is needed to read it, and nothing of Innkey either.

mod check;
mod make;
mod pipe;
mod restore;
mod take_over;

use age::secrecy::SecretString;
use innkey_protocol::{Secret, UnixTime};
use serde::{Deserialize, Serialize};

pub use self::{
    check::Restored,
    make::{Backups, Sealed, file_name, make},
    restore::{RestoreError, restore},
    take_over::{prepare, take_over},
};

/// Name of the archive's first file.
const ABOUT: &str = "innkey-backup.json";
/// The archive's form.
const FORMAT: u32 = 1;
/// The database's name, in the data folder as in the archive.
pub const DATABASE: &str = "innkey.db";
/// The folder of packs, manifests and what versions were published from, in the data folder as in the archive.
pub const OBJECTS: &str = "objects";
/// 2^17: scrypt takes 128 MiB and about half a second, here and with whoever guesses.
const WORK: u8 = 17;

/// What a back-up says of itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct About {
    format: u32,
    made_at: UnixTime,
    /// Version of the server that made it.
    server: String,
}

fn for_age(passphrase: &Secret) -> SecretString {
    passphrase.expose().into()
}
