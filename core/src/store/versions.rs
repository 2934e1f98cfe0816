//! The rows of the version that is on this phone.

use std::collections::HashSet;

use innkey_protocol::{Hash, api::packs::PackList};
use rusqlite::{OptionalExtension as _, params};

use super::{Store, projects::parsed};
use crate::{LocalId, Result, blobs::BlobLock};

/// A version on this phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InstalledVersion {
    pub(crate) number: u64,
    /// In the server's order, the base pack first.
    pub(crate) packs: Vec<InstalledPack>,
}

/// A pack on this phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InstalledPack {
    pub(crate) name: String,
    /// Hash of its manifest.
    pub(crate) manifest: Hash,
    /// Sorted by path.
    pub(crate) files: Vec<InstalledFile>,
}

/// A file on this phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InstalledFile {
    pub(crate) path: String,
    pub(crate) hash: Hash,
}

impl InstalledVersion {
    /// Whether this is what the server lists.
    pub(crate) fn is(&self, list: &PackList) -> bool {
        let here = self.packs.iter().map(|pack| (&pack.name, pack.manifest));
        let there = list.packs.iter().map(|pack| (&pack.name, pack.manifest.hash));
        self.number == list.version && here.eq(there)
    }
}

impl Store {
    /// Makes `version` the current one, in one transaction; the one before is forgotten with it. The lock
    /// is held until it is done, even if the caller goes away.
    pub(crate) async fn install(
        &self,
        id: LocalId,
        name: String,
        version: InstalledVersion,
        lock: BlobLock,
    ) -> Result<()> {
        self.forget(move |connection| {
            let id = id.to_string();
            let transaction = connection.transaction()?;
            transaction.execute("UPDATE projects SET name = ? WHERE id = ?", params![name, id])?;
            transaction.execute("DELETE FROM versions WHERE project = ?", [&id])?;
            transaction.execute(
                "INSERT INTO versions VALUES (?, ?)",
                params![id, version.number as i64],
            )?;
            for (pack, position) in version.packs.iter().zip(0_i64..) {
                transaction.execute(
                    "INSERT INTO packs VALUES (?, ?, ?, ?)",
                    params![id, position, pack.name, pack.manifest.to_string()],
                )?;
                let mut insert = transaction.prepare("INSERT INTO files VALUES (?, ?, ?, ?)")?;
                for file in &pack.files {
                    insert.execute(params![id, position, file.path, file.hash.to_string()])?;
                }
            }
            transaction.commit()?;
            drop(lock);
            Ok(())
        })
        .await
    }

    /// Forgets the version on this phone; its blobs are left to be swept.
    pub(crate) async fn uninstall(&self, id: LocalId) -> Result<()> {
        self.forget(move |connection| {
            let sql = "DELETE FROM versions WHERE project = ?";
            connection.execute(sql, [id.to_string()]).map(drop)
        })
        .await
    }

    pub(crate) async fn installed(&self, id: LocalId) -> Result<Option<InstalledVersion>> {
        self.run(move |connection| {
            let id = id.to_string();
            let transaction = connection.transaction()?;
            let number: Option<i64> = transaction
                .query_row("SELECT number FROM versions WHERE project = ?", [&id], |row| row.get(0))
                .optional()?;
            let Some(number) = number else { return Ok(None) };
            let mut packs: Vec<InstalledPack> = transaction
                .prepare("SELECT name, manifest FROM packs WHERE project = ? ORDER BY position")?
                .query_map([&id], |row| {
                    let manifest = parsed(row, 1)?;
                    Ok(InstalledPack { name: row.get(0)?, manifest, files: Vec::new() })
                })?
                .collect::<rusqlite::Result<_>>()?;
            let mut query = transaction.prepare(
                "SELECT pack, path, hash FROM files WHERE project = ? ORDER BY pack, path",
            )?;
            let mut rows = query.query([&id])?;
            while let Some(row) = rows.next()? {
                let file = InstalledFile { path: row.get(1)?, hash: parsed(row, 2)? };
                if let Some(pack) = packs.get_mut(row.get::<_, i64>(0)? as usize) {
                    pack.files.push(file);
                }
            }
            Ok(Some(InstalledVersion { number: number as u64, packs }))
        })
        .await
    }

    /// The manifests of what is on this phone of `server`.
    pub(crate) async fn manifests(&self, server: String) -> Result<Vec<Hash>> {
        self.run(move |connection| {
            connection
                .prepare(
                    "SELECT DISTINCT manifest FROM packs JOIN projects ON id = packs.project
                     WHERE server = ?",
                )?
                .query_map([server], |row| parsed(row, 0))?
                .collect()
        })
        .await
    }

    /// Every blob that some project of `server` refers to.
    pub(crate) async fn used_blobs(&self, server: String) -> Result<HashSet<Hash>> {
        self.run(move |connection| {
            connection
                .prepare(
                    "SELECT hash FROM files JOIN projects ON id = files.project WHERE server = ?1
                     UNION SELECT manifest FROM packs JOIN projects ON id = packs.project
                     WHERE server = ?1",
                )?
                .query_map([server], |row| parsed(row, 0))?
                .collect()
        })
        .await
    }
}
