//! The file that gives the operator's commands their right: where the server is, its pins, a token.
//!
//! Made at every start, readable by its owner only. Copied to another machine it works from there too.

use std::{fs, io, path::Path};

use innkey_protocol::{
    Address, OperatorToken,
    link::{Pin, hex_pins},
};
use serde::{Deserialize, Serialize};

use crate::files::write_private;

/// Its name in the server's data folder.
pub const FILE_NAME: &str = "operator.json";

/// What it holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OperatorFile {
    /// Where the server is reached.
    pub address: Address,
    /// SHA-256 of the server's key and its spare key.
    #[serde(with = "hex_pins")]
    pub pins: [Pin; 2],
    /// The right.
    pub token: OperatorToken,
}

impl OperatorFile {
    /// Reads the file.
    ///
    /// # Errors
    /// When it is not there or damaged.
    pub fn read(file: &Path) -> io::Result<Self> {
        serde_json::from_slice(&fs::read(file)?).map_err(io::Error::from)
    }

    /// Writes the file.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, file: &Path) -> io::Result<()> {
        write_private(file, &serde_json::to_vec_pretty(self)?)
    }
}
