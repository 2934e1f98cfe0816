//! Published versions and their packs.

use innkey_protocol::{
    ErrorCode, Hash, ProjectId, UnixTime,
    api::{
        operator::Version,
        packs::{Blob, Pack},
        routes,
    },
};
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{
    Store,
    rows::{count, parsed, time},
};
use crate::{
    error::{Error, Result},
    package::Build,
};

const VERSIONS: &str = "SELECT project, number, name, published_at, restores, files, bytes \
                        FROM versions WHERE project = $1 ORDER BY number DESC";

fn version(row: &AnyRow) -> Result<Version> {
    let restores: Option<i64> = row.try_get("restores")?;
    Ok(Version {
        project: parsed(row, "project")?,
        name: row.try_get("name")?,
        number: count(row, "number")?,
        published_at: time(row, "published_at")?,
        restores: restores.map(u64::try_from).transpose().map_err(Error::internal)?,
        files: count(row, "files")?,
        bytes: count(row, "bytes")?,
    })
}

fn pack(row: &AnyRow, project: ProjectId) -> Result<Pack> {
    let manifest: Hash = parsed(row, "manifest_hash")?;
    let data: Hash = parsed(row, "data_hash")?;
    Ok(Pack {
        name: row.try_get("name")?,
        manifest: Blob {
            address: routes::manifest(project, manifest),
            hash: manifest,
            size: count(row, "manifest_size")?,
        },
        data: Blob {
            address: routes::pack(project, data),
            hash: data,
            size: count(row, "data_size")?,
        },
    })
}

impl Store {
    /// The published versions of a project, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn versions(&self, project: ProjectId) -> Result<Vec<Version>> {
        let query = sqlx::query(VERSIONS).bind(project.to_string());
        query.fetch_all(&self.pool).await?.iter().map(version).collect()
    }

    /// The packs of a version, the base pack first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn packs(&self, project: ProjectId, number: u64) -> Result<Vec<Pack>> {
        let query = sqlx::query(
            "SELECT name, manifest_hash, manifest_size, data_hash, data_size FROM packs \
             WHERE project = $1 AND version = $2 ORDER BY position",
        );
        let query = query.bind(project.to_string()).bind(number as i64);
        query.fetch_all(&self.pool).await?.iter().map(|row| pack(row, project)).collect()
    }

    /// Bytes of the pack or manifest `hash` of the project.
    ///
    /// # Errors
    /// [`ErrorCode::NotFound`] if the project has none such, or when the database fails.
    pub async fn size_of(&self, project: ProjectId, hash: Hash) -> Result<u64> {
        let query = sqlx::query(
            "SELECT CASE WHEN data_hash = $2 THEN data_size ELSE manifest_size END AS size \
             FROM packs WHERE project = $1 AND (data_hash = $2 OR manifest_hash = $2)",
        );
        let query = query.bind(project.to_string()).bind(hash.to_string());
        let row = query.fetch_optional(&self.pool).await?;
        count(&row.ok_or(ErrorCode::NotFound)?, "size")
    }

    /// Publishes what was built, whose packs are stored already, as the next version.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn publish(&self, mut build: Build, now: UnixTime) -> Result<Version> {
        // Variants for groups have no place in the database yet.
        build.packs.retain(|pack| pack.group.is_empty());
        self.write(now, move |db| {
            Box::pin(async move {
                let project = build.project.id;
                let query = sqlx::query(
                    "INSERT INTO projects (id, name, otp, version) VALUES ($1, $2, $3, 0) \
                     ON CONFLICT (id) DO NOTHING",
                );
                query
                    .bind(project.to_string())
                    .bind(&build.project.name)
                    .bind(i64::from(build.project.otp))
                    .execute(&mut *db)
                    .await?;
                let version = Version {
                    project,
                    name: build.project.name,
                    number: 0,
                    published_at: now,
                    restores: None,
                    files: build.packs.iter().map(|pack| pack.files).sum(),
                    bytes: build.packs.iter().map(|pack| pack.size).sum(),
                };
                let version = append(db, version).await?;
                let insert = "INSERT INTO packs (project, version, position, name, manifest_hash, \
                              manifest_size, data_hash, data_size) \
                              VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
                for (pack, position) in build.packs.into_iter().zip(0_i64..) {
                    sqlx::query(insert)
                        .bind(project.to_string())
                        .bind(version.number as i64)
                        .bind(position)
                        .bind(pack.name)
                        .bind(pack.manifest_hash.to_string())
                        .bind(pack.manifest_size as i64)
                        .bind(pack.hash.to_string())
                        .bind(pack.size as i64)
                        .execute(&mut *db)
                        .await?;
                }
                Ok(version)
            })
        })
        .await
    }

    /// Publishes the content of version `to` again under the next number.
    ///
    /// # Errors
    /// [`ErrorCode::VersionNotFound`], or when the database fails.
    pub async fn roll_back(&self, project: ProjectId, to: u64, now: UnixTime) -> Result<Version> {
        self.write(now, move |db| {
            Box::pin(async move {
                let query = sqlx::query(VERSIONS).bind(project.to_string());
                let versions = query.fetch_all(&mut *db).await?;
                let versions: Vec<_> = versions.iter().map(version).collect::<Result<_>>()?;
                let old = versions.into_iter().find(|version| version.number == to);
                let old = old.ok_or(ErrorCode::VersionNotFound)?;
                let again = Version { published_at: now, restores: Some(to), ..old };
                let version = append(db, again).await?;
                let query = sqlx::query(
                    "INSERT INTO packs (project, version, position, name, manifest_hash, \
                     manifest_size, data_hash, data_size) \
                     SELECT project, $3, position, name, manifest_hash, manifest_size, data_hash, \
                     data_size FROM packs WHERE project = $1 AND version = $2",
                );
                let query = query.bind(project.to_string()).bind(to as i64);
                query.bind(version.number as i64).execute(db).await?;
                Ok(version)
            })
        })
        .await
    }
}

/// Counts the project's version up and adds `version` under that number.
async fn append(db: &mut AnyConnection, version: Version) -> Result<Version> {
    let query = sqlx::query_scalar(
        "UPDATE projects SET version = version + 1, name = $2 WHERE id = $1 RETURNING version",
    );
    let query = query.bind(version.project.to_string()).bind(&version.name);
    let number: i64 = query.fetch_one(&mut *db).await?;
    let query = sqlx::query(
        "INSERT INTO versions (project, number, name, published_at, restores, files, bytes) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    );
    query
        .bind(version.project.to_string())
        .bind(number)
        .bind(&version.name)
        .bind(version.published_at.0)
        .bind(version.restores.map(|number| number as i64))
        .bind(version.files as i64)
        .bind(version.bytes as i64)
        .execute(db)
        .await?;
    Ok(Version { number: u64::try_from(number).map_err(Error::internal)?, ..version })
}
