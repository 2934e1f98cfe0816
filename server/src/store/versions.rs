//! Published versions and their packs.

use std::collections::BTreeMap;

use innkey_protocol::{
    ErrorCode, Hash, ProjectId, UnixTime, Zone,
    api::{
        activity::{ActivityKind, FieldChange, Party, PartyKind},
        operator::Version,
        packs::{Blob, Pack},
        routes,
    },
};
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{
    Store,
    activity::{Actor, Entry},
    changes::Topic,
    groups,
    rows::{count, parsed, time},
};
use crate::{
    error::{Error, Result},
    package::Build,
    sight::Sight,
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

fn allows(sight: &Sight, row: &AnyRow) -> Result<bool> {
    Ok(sight.allows(row.try_get("function")?, row.try_get("page")?))
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
        manifest_json: None,
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

    /// From which network address each version was published, as long as the activity keeps it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn published_from(&self, project: ProjectId) -> Result<BTreeMap<u64, String>> {
        let query = sqlx::query(
            "SELECT v.number AS number, a.network AS network FROM versions v JOIN activity a \
             ON a.project = v.project AND a.kind = 'published' \
             AND a.about_name = 'version ' || CAST(v.number AS TEXT) \
             WHERE v.project = $1 AND a.network IS NOT NULL",
        );
        let rows = query.bind(project.to_string()).fetch_all(&self.pool).await?;
        let pair = |row| Ok((count(row, "number")?, row.try_get("network")?));
        rows.iter().map(pair).collect()
    }

    /// Hash of what a version was published from.
    ///
    /// # Errors
    /// [`ErrorCode::VersionNotFound`] if there is no such version, or an older server published it; or when the
    /// database fails.
    pub async fn authored(&self, project: ProjectId, number: u64) -> Result<Hash> {
        let mut connection = self.pool.acquire().await?;
        let hash = authored_of(&mut connection, project, number).await?;
        hash.ok_or(ErrorCode::VersionNotFound)?.parse().map_err(Error::internal)
    }

    /// The packs of a version that `sight` allows, the base pack first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn packs(&self, project: ProjectId, number: u64, sight: &Sight) -> Result<Vec<Pack>> {
        let query = sqlx::query(
            "SELECT name, function, page, manifest_hash, manifest_size, data_hash, data_size \
             FROM packs WHERE project = $1 AND version = $2 AND for_group = (SELECT MAX(for_group) \
             FROM packs p WHERE p.project = $1 AND p.version = $2 AND p.name = packs.name \
             AND p.for_group IN ('', $3)) ORDER BY position",
        );
        let query = query.bind(project.to_string()).bind(number as i64).bind(sight.group.clone());
        let rows = query.fetch_all(&self.pool).await?;
        let mut packs = Vec::with_capacity(rows.len());
        for row in &rows {
            if allows(sight, row)? {
                packs.push(pack(row, project)?);
            }
        }
        Ok(packs)
    }

    /// Bytes of the pack or manifest `hash` of any version of the project, if `sight` allows it: a download may go
    /// on while the next version is published.
    ///
    /// # Errors
    /// [`ErrorCode::NotFound`] if the project has none such to be seen, or when the database fails.
    pub async fn size_of(&self, project: ProjectId, hash: Hash, sight: &Sight) -> Result<u64> {
        let query = sqlx::query(
            "SELECT function, page, CASE WHEN data_hash = $2 THEN data_size ELSE manifest_size END \
             AS size FROM packs WHERE project = $1 AND (data_hash = $2 OR manifest_hash = $2) \
             AND for_group = (SELECT MAX(for_group) FROM packs p WHERE p.project = $1 \
             AND p.version = packs.version AND p.name = packs.name AND p.for_group IN ('', $3))",
        );
        let query = query.bind(project.to_string()).bind(hash.to_string());
        for row in &query.bind(sight.group.clone()).fetch_all(&self.pool).await? {
            if allows(sight, row)? {
                return count(row, "size");
            }
        }
        Err(ErrorCode::NotFound.into())
    }

    /// Publishes what was built, whose packs are stored already, as the next version.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn publish(
        &self,
        build: Build,
        authored: Hash,
        by: Actor,
        now: UnixTime,
    ) -> Result<Version> {
        let project = build.project.id;
        self.change(project, Topic::Project, now, move |db| {
            Box::pin(async move {
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
                let zone = build.project.time_zone.as_ref().map_or("", Zone::name);
                let query = sqlx::query("UPDATE projects SET time_zone = $2 WHERE id = $1");
                query.bind(project.to_string()).bind(zone).execute(&mut *db).await?;
                groups::adopt(db, project, &build.project.groups).await?;
                let common = || build.packs.iter().filter(|pack| pack.group.is_empty());
                let version = Version {
                    project,
                    name: build.project.name,
                    number: 0,
                    published_at: now,
                    restores: None,
                    // What a phone that may see everything gets: variants for groups stand in for others.
                    files: common().map(|pack| pack.files).sum(),
                    bytes: common().map(|pack| pack.size).sum(),
                };
                let version = append(db, version, Some(authored.to_string())).await?;
                let insert = "INSERT INTO packs (project, version, position, name, function, page, \
                              for_group, manifest_hash, manifest_size, data_hash, data_size) \
                              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
                for (pack, position) in build.packs.into_iter().zip(0_i64..) {
                    sqlx::query(insert)
                        .bind(project.to_string())
                        .bind(version.number as i64)
                        .bind(position)
                        .bind(pack.name)
                        .bind(pack.function)
                        .bind(pack.page)
                        .bind(pack.group)
                        .bind(pack.manifest_hash.to_string())
                        .bind(pack.manifest_size as i64)
                        .bind(pack.hash.to_string())
                        .bind(pack.size as i64)
                        .execute(&mut *db)
                        .await?;
                }
                note(db, &version, by).await?;
                Ok(version)
            })
        })
        .await
    }

    /// Publishes the content of version `to` again under the next number.
    ///
    /// # Errors
    /// [`ErrorCode::VersionNotFound`], or when the database fails.
    pub async fn roll_back(
        &self,
        project: ProjectId,
        to: u64,
        by: Actor,
        now: UnixTime,
    ) -> Result<Version> {
        self.change(project, Topic::Project, now, move |db| {
            Box::pin(async move {
                let query = sqlx::query(VERSIONS).bind(project.to_string());
                let versions = query.fetch_all(&mut *db).await?;
                let versions: Vec<_> = versions.iter().map(version).collect::<Result<_>>()?;
                let old = versions.into_iter().find(|version| version.number == to);
                let old = old.ok_or(ErrorCode::VersionNotFound)?;
                let again = Version { published_at: now, restores: Some(to), ..old };
                let authored = authored_of(db, project, to).await?;
                let version = append(db, again, authored).await?;
                let query = sqlx::query(
                    "INSERT INTO packs (project, version, position, name, function, page, for_group, \
                     manifest_hash, manifest_size, data_hash, data_size) \
                     SELECT project, $3, position, name, function, page, for_group, \
                     manifest_hash, manifest_size, data_hash, data_size FROM packs \
                     WHERE project = $1 AND version = $2",
                );
                let query = query.bind(project.to_string()).bind(to as i64);
                query.bind(version.number as i64).execute(&mut *db).await?;
                note(db, &version, by).await?;
                Ok(version)
            })
        })
        .await
    }
}

/// Notes in the activity that a version was published.
async fn note(db: &mut AnyConnection, version: &Version, by: Actor) -> Result<()> {
    let project =
        Party { kind: PartyKind::Project, id: None, name: format!("version {}", version.number) };
    let restores = version.restores.map(|old| FieldChange {
        field: "restores".into(),
        before: String::new(),
        after: format!("version {old}"),
    });
    let entry = Entry::new(version.project, version.published_at, ActivityKind::Published, by);
    entry.about(project).changes(restores.into_iter().collect()).note(db).await
}

const AUTHORED: &str = "SELECT authored FROM versions WHERE project = $1 AND number = $2";

/// Hash of what a version was published from, if it is known.
async fn authored_of(
    db: &mut AnyConnection,
    project: ProjectId,
    number: u64,
) -> Result<Option<String>> {
    let query = sqlx::query_scalar(AUTHORED).bind(project.to_string()).bind(number as i64);
    Ok(query.fetch_optional(db).await?.flatten())
}

/// Counts the project's version up and adds `version` under that number.
async fn append(
    db: &mut AnyConnection,
    version: Version,
    authored: Option<String>,
) -> Result<Version> {
    let query = sqlx::query_scalar(
        "UPDATE projects SET version = version + 1, name = $2 WHERE id = $1 RETURNING version",
    );
    let query = query.bind(version.project.to_string()).bind(&version.name);
    let number: i64 = query.fetch_one(&mut *db).await?;
    let query = sqlx::query(
        "INSERT INTO versions (project, number, name, published_at, restores, files, bytes, \
         authored) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    );
    query
        .bind(version.project.to_string())
        .bind(number)
        .bind(&version.name)
        .bind(version.published_at.0)
        .bind(version.restores.map(|number| number as i64))
        .bind(version.files as i64)
        .bind(version.bytes as i64)
        .bind(authored)
        .execute(db)
        .await?;
    Ok(Version { number: u64::try_from(number).map_err(Error::internal)?, ..version })
}
