//! Opens the database and brings its schema up to date.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use rusqlite::{Connection, ErrorCode};

use crate::{Error, Result};

/// One step per released schema; `user_version` counts those done. Never change one, only add.
const MIGRATIONS: &[&str] = &[include_str!("schema.sql"), include_str!("schema-2.sql")];

/// Opens `path`. A corrupt file is moved aside, never deleted; where to is given back.
pub(super) fn open(path: &Path) -> Result<(Connection, Option<PathBuf>)> {
    match try_open(path, MIGRATIONS) {
        Ok(connection) => Ok((connection, None)),
        Err(error) if is_corrupt(&error) => {
            let moved = move_aside(path).map_err(Error::storage("moving a damaged database"))?;
            Ok((try_open(path, MIGRATIONS)?, Some(moved)))
        }
        Err(error) => Err(error),
    }
}

fn try_open(path: &Path, migrations: &[&str]) -> Result<Connection> {
    let mut connection = Connection::open(path)?;
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // What a guest may not see any more is overwritten, not only marked as free.
    connection.pragma_update(None, "secure_delete", true)?;
    let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Err(corrupt(verdict).into());
    }
    migrate(&mut connection, migrations)?;
    Ok(connection)
}

/// Each step and its number in one transaction.
fn migrate(connection: &mut Connection, migrations: &[&str]) -> Result<()> {
    let transaction =
        connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let done: usize = transaction.pragma_query_value(None, "user_version", |row| {
        row.get::<_, i64>(0).map(|version| usize::try_from(version).unwrap_or(usize::MAX))
    })?;
    let Some(open) = migrations.get(done..) else {
        let what = "the database was written by a newer Innkey: update Innkey".into();
        return Err(Error::Storage { what, source: None });
    };
    for step in open {
        transaction.execute_batch(step)?;
    }
    if !open.is_empty() {
        transaction.pragma_update(None, "user_version", migrations.len() as i64)?;
    }
    Ok(transaction.commit()?)
}

fn corrupt(verdict: String) -> rusqlite::Error {
    let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CORRUPT);
    rusqlite::Error::SqliteFailure(code, Some(verdict))
}

fn is_corrupt(error: &Error) -> bool {
    let Error::Storage { source: Some(source), .. } = error else { return false };
    let code =
        source.downcast_ref::<rusqlite::Error>().and_then(rusqlite::Error::sqlite_error_code);
    matches!(code, Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase))
}

/// Renames the file and what belongs to it to `….damaged-<seconds>`.
fn move_aside(path: &Path) -> std::io::Result<PathBuf> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    let with = |file: &Path, end: &str| {
        let mut name = OsString::from(file);
        name.push(end);
        PathBuf::from(name)
    };
    let free = (0..).map(|more| with(path, &format!(".damaged-{}", now + more)));
    let moved = free.into_iter().find(|name| !name.exists()).unwrap_or_default();
    for end in ["-wal", "-shm"] {
        let beside = with(path, end);
        if beside.exists() {
            fs::rename(&beside, with(&moved, end))?;
        }
    }
    fs::rename(path, &moved)?;
    Ok(moved)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schema(connection: &Connection) -> Vec<String> {
        let mut query = connection.prepare("SELECT sql FROM sqlite_schema ORDER BY name").unwrap();
        let rows = query.query_map([], |row| row.get::<_, Option<String>>(0)).unwrap();
        rows.filter_map(|row| row.unwrap()).collect()
    }

    #[test]
    fn an_older_file_gets_the_schema_of_a_fresh_one() {
        let folder = tempfile::tempdir().unwrap();
        let (old, new) = (folder.path().join("old.db"), folder.path().join("new.db"));
        let steps = ["CREATE TABLE a (x)", "ALTER TABLE a ADD COLUMN y"];
        drop(try_open(&old, &steps[..1]).unwrap());
        let migrated = schema(&try_open(&old, &steps).unwrap());
        assert_eq!(migrated, schema(&try_open(&new, &steps).unwrap()));
        // Once more changes nothing.
        assert_eq!(migrated, schema(&try_open(&old, &steps).unwrap()));
    }

    #[test]
    fn a_failed_step_leaves_the_file_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.db");
        drop(try_open(&path, &["CREATE TABLE a (x)"]).unwrap());
        assert!(try_open(&path, &["", "CREATE TABLE b (x); NONSENSE"]).is_err());
        let connection = Connection::open(&path).unwrap();
        assert_eq!(schema(&connection), ["CREATE TABLE a (x)"]);
    }

    #[test]
    fn a_newer_file_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.db");
        drop(try_open(&path, &["CREATE TABLE a (x)", ""]).unwrap());
        let error = try_open(&path, &[""]).unwrap_err();
        assert!(error.to_string().contains("newer Innkey"), "{error}");
        assert!(!is_corrupt(&error));
    }

    #[test]
    fn a_corrupt_file_is_moved_aside_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("innkey.db");
        let garbage = b"this is no database, however long one looks at it".repeat(40);
        fs::write(&path, &garbage).unwrap();
        let (_, moved) = open(&path).unwrap();
        let moved = moved.unwrap();
        assert!(moved.file_name().unwrap().to_str().unwrap().starts_with("innkey.db.damaged-"));
        assert_eq!(fs::read(&moved).unwrap(), garbage);
        assert_eq!(open(&path).unwrap().1, None);
    }

    #[test]
    fn a_torn_page_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("innkey.db");
        drop(open(&path).unwrap());
        let mut bytes = fs::read(&path).unwrap();
        let page = bytes.len() - 4096;
        bytes[page..page + 2000].fill(0xAA);
        fs::write(&path, bytes).unwrap();
        assert!(open(&path).unwrap().1.is_some());
    }
}
