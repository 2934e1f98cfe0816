//! The file that gives the operator's commands their right: where the server is, its pins, a token.
//!
//! Made at every start, readable by its owner only. Copied to another machine it works from there too.

use std::{fs, io, path::Path};

use data_encoding::HEXLOWER;
use innkey_protocol::{Address, OperatorToken, link::Pin};
use serde::{Deserialize, Serialize};

use crate::files::write_private;

/// Its name in the server's data folder.
pub const FILE_NAME: &str = "operator.json";

/// What it holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OperatorFile {
    /// Where the server is reached.
    pub address: Address,
    /// SHA-256 of the server's key and its spare key, hexadecimal.
    pub pins: [String; 2],
    /// The right.
    pub token: OperatorToken,
}

impl OperatorFile {
    /// Puts the file's content together.
    pub fn new(address: Address, pins: [Pin; 2], token: OperatorToken) -> Self {
        Self { address, pins: pins.map(|pin| HEXLOWER.encode(&pin)), token }
    }

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

    /// The pins as bytes.
    ///
    /// # Errors
    /// When they are none.
    pub fn pins(&self) -> io::Result<[Pin; 2]> {
        let damaged = || io::Error::new(io::ErrorKind::InvalidData, "the pins are damaged");
        let pin = |text: &String| {
            let bytes = HEXLOWER.decode(text.as_bytes()).map_err(|_| damaged())?;
            Pin::try_from(bytes).map_err(|_| damaged())
        };
        Ok([pin(&self.pins[0])?, pin(&self.pins[1])?])
    }
}
