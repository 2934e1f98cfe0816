//! A copy of the database as it is at one moment, and whether one can be used.

use std::path::Path;

use sqlx::{AnyConnection, Connection, any::install_default_drivers, migrate::MigrateError};

use super::{Store, migrations::migrator, percent_encoded, writer};
use crate::error::{Error, Result};

/// Why a copy cannot be used.
#[derive(Debug)]
pub enum CopyError {
    /// A newer server made it.
    Newer,
    /// It is not as it was.
    Damaged(String),
}

impl From<sqlx::Error> for CopyError {
    fn from(error: sqlx::Error) -> Self {
        Self::Damaged(format!("its database cannot be read ({error})"))
    }
}

impl Store {
    /// Writes the database as it is now into `file`, which must not be there yet. Whoever reads or writes meanwhile
    /// does not wait.
    ///
    /// # Errors
    /// When the database fails or the disk is full.
    pub async fn copy_to(&self, file: &Path) -> Result<()> {
        let file = file.to_str().ok_or_else(|| Error::internal("the folder's name is no text"))?;
        sqlx::query("VACUUM INTO $1").bind(file).execute(&self.pool).await?;
        Ok(())
    }
}

/// Brings the copy's schema up to date, looks at all of it, and gives the names of the files that it speaks of.
///
/// # Errors
/// Why it cannot be used.
pub async fn check(file: &Path) -> std::result::Result<Vec<String>, CopyError> {
    install_default_drivers();
    let url = format!("sqlite://{}?mode=rw", percent_encoded(file));
    let mut connection = writer::connect(&url).await?;
    let names = look_at(&mut connection).await?;
    connection.close().await?;
    Ok(names)
}

async fn look_at(db: &mut AnyConnection) -> std::result::Result<Vec<String>, CopyError> {
    match migrator().run(&mut *db).await {
        Ok(()) => {}
        Err(MigrateError::VersionMissing(_)) => return Err(CopyError::Newer),
        Err(error) => return Err(sqlx::Error::from(error).into()),
    }
    let told: String = sqlx::query_scalar("PRAGMA integrity_check(1)").fetch_one(&mut *db).await?;
    if told != "ok" {
        return Err(CopyError::Damaged(format!("its database is not whole ({told})")));
    }
    let names = sqlx::query_scalar(
        "SELECT 'packs/' || data_hash FROM packs UNION SELECT 'manifests/' || manifest_hash FROM packs \
         UNION SELECT 'authored/' || authored FROM versions WHERE authored IS NOT NULL",
    );
    Ok(names.fetch_all(db).await?)
}
