//! Where things lie unless said otherwise.

use std::path::PathBuf;

use etcetera::{BaseStrategy, choose_base_strategy};

use crate::failure::Failure;

/// Folder of the server's data: `innkey/server` in the user's data folder.
pub fn server() -> Result<PathBuf, Failure> {
    user_data().map(|folder| folder.join("server"))
}

/// Folder of the client's data: `innkey/client` in the user's data folder.
pub fn client() -> Result<PathBuf, Failure> {
    user_data().map(|folder| folder.join("client"))
}

fn user_data() -> Result<PathBuf, Failure> {
    let strategy = choose_base_strategy().map_err(|_| {
        Failure::input("there is no home folder here: name a folder with --data or --home")
    })?;
    Ok(strategy.data_dir().join("innkey"))
}
