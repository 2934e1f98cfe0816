//! The projects' rows.

use innkey_protocol::{Address, ProjectId, Trust, Zone, api::sign_in::Account, link::Pin};
use rusqlite::{Connection, OptionalExtension as _, Row as SqlRow, params, types::Type};

use super::Store;
use crate::{LocalId, Result};

/// A project as it is remembered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) id: LocalId,
    pub(crate) project: ProjectId,
    pub(crate) name: String,
    pub(crate) endpoint: Endpoint,
    pub(crate) otp: Option<bool>,
    pub(crate) account: Option<Account>,
    /// Number of the version on this phone.
    pub(crate) version: Option<u64>,
    /// The building's, as the server last said.
    pub(crate) time_zone: Option<Zone>,
    /// Seconds that the server's clock is ahead of this phone's.
    pub(crate) clock_skew: i64,
}

/// Where a project's server is and how it is trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Endpoint {
    /// Folder of the server's blobs.
    pub(crate) server: String,
    pub(crate) pins: Vec<Pin>,
    pub(crate) addresses: Vec<Address>,
    /// Index of the address that last worked.
    pub(crate) best: usize,
}

const SELECT: &str = "SELECT p.id, project, server, name, pins, best_address, otp, account,
    (SELECT number FROM versions WHERE versions.project = p.id), time_zone, clock_skew
    FROM projects p";

impl Store {
    /// All projects, oldest first.
    pub(crate) async fn projects(&self) -> Result<Vec<Row>> {
        self.run(|connection| {
            let mut rows: Vec<Row> = connection
                .prepare(&format!("{SELECT} ORDER BY p.id"))?
                .query_map([], read)?
                .collect::<rusqlite::Result<_>>()?;
            rows.iter_mut().try_for_each(|row| add_addresses(connection, row))?;
            Ok(rows)
        })
        .await
    }

    pub(crate) async fn project(&self, id: LocalId) -> Result<Option<Row>> {
        self.run(move |connection| {
            let found = connection
                .prepare(&format!("{SELECT} WHERE p.id = ?"))?
                .query_row([id.to_string()], read)
                .optional()?;
            let Some(mut row) = found else { return Ok(None) };
            add_addresses(connection, &mut row)?;
            Ok(Some(row))
        })
        .await
    }

    /// Writes name, pins and addresses of a new or known project. Gives false, and writes nothing, if
    /// another row has the same project of the same server.
    pub(crate) async fn put_project(&self, row: Row) -> Result<bool> {
        self.run(move |connection| {
            let transaction = connection.transaction()?;
            let id = row.id.to_string();
            let written = transaction.execute(
                "INSERT INTO projects (id, project, server, name, pins, best_address)
                 VALUES (?, ?, ?, ?, ?, 0) ON CONFLICT (id) DO UPDATE SET
                 name = excluded.name, pins = excluded.pins, best_address = 0
                 ON CONFLICT (project, server) DO NOTHING",
                params![
                    id,
                    row.project.as_bytes(),
                    row.endpoint.server,
                    row.name,
                    row.endpoint.pins.concat()
                ],
            )?;
            if written == 0 {
                return Ok(false);
            }
            transaction.execute("DELETE FROM addresses WHERE project = ?", [&id])?;
            for (address, position) in row.endpoint.addresses.iter().zip(0..) {
                let public = address.trust == Trust::Public;
                transaction.execute(
                    "INSERT INTO addresses VALUES (?, ?, ?, ?, ?)",
                    params![id, position, address.host.to_string(), address.port, public],
                )?;
            }
            transaction.commit().map(|()| true)
        })
        .await
    }

    pub(crate) async fn set_best_address(&self, id: LocalId, index: usize) -> Result<()> {
        self.set("best_address", id, index as i64).await
    }

    pub(crate) async fn set_otp(&self, id: LocalId, otp: bool) -> Result<()> {
        self.set("otp", id, otp).await
    }

    pub(crate) async fn set_time_zone(&self, id: LocalId, zone: &Zone) -> Result<()> {
        self.set("time_zone", id, zone.name().to_owned()).await
    }

    pub(crate) async fn set_clock_skew(&self, id: LocalId, seconds: i64) -> Result<()> {
        self.set("clock_skew", id, seconds).await
    }

    /// Remembers who is signed in.
    pub(crate) async fn set_account(&self, id: LocalId, account: Option<&Account>) -> Result<()> {
        let json = account.and_then(|account| serde_json::to_string(account).ok());
        self.set("account", id, json).await
    }

    async fn set(
        &self,
        column: &'static str,
        id: LocalId,
        value: impl rusqlite::ToSql + Send + 'static,
    ) -> Result<()> {
        self.run(move |connection| {
            let sql = format!("UPDATE projects SET {column} = ? WHERE id = ?");
            connection.execute(&sql, params![value, id.to_string()]).map(drop)
        })
        .await
    }

    pub(crate) async fn remove_project(&self, id: LocalId) -> Result<()> {
        self.forget(move |connection| {
            connection.execute("DELETE FROM projects WHERE id = ?", [id.to_string()]).map(drop)
        })
        .await
    }
}

fn read(row: &SqlRow<'_>) -> rusqlite::Result<Row> {
    let account: Option<String> = row.get(7)?;
    let pins: Vec<u8> = row.get(4)?;
    Ok(Row {
        id: parsed(row, 0)?,
        project: ProjectId::from_bytes(row.get(1)?),
        name: row.get(3)?,
        endpoint: Endpoint {
            server: row.get(2)?,
            pins: pins.as_chunks().0.to_vec(),
            addresses: Vec::new(),
            best: row.get::<_, i64>(5)? as usize,
        },
        otp: row.get(6)?,
        // What an older version wrote differently is asked from the server again.
        account: account.and_then(|json| serde_json::from_str(&json).ok()),
        version: row.get::<_, Option<i64>>(8)?.map(|number| number as u64),
        time_zone: row.get::<_, Option<String>>(9)?.and_then(|name| name.parse().ok()),
        clock_skew: row.get(10)?,
    })
}

fn add_addresses(connection: &Connection, row: &mut Row) -> rusqlite::Result<()> {
    let address = |row: &SqlRow<'_>| {
        let public: bool = row.get(2)?;
        let trust = if public { Trust::Public } else { Trust::Pinned };
        Ok(Address { host: parsed(row, 0)?, port: row.get(1)?, trust })
    };
    row.endpoint.addresses = connection
        .prepare("SELECT host, port, public FROM addresses WHERE project = ? ORDER BY position")?
        .query_map([row.id.to_string()], address)?
        .collect::<rusqlite::Result<_>>()?;
    Ok(())
}

/// A column that is kept as text.
pub(super) fn parsed<T>(row: &SqlRow<'_>, column: usize) -> rusqlite::Result<T>
where
    T: std::str::FromStr<Err: std::error::Error + Send + Sync + 'static>,
{
    row.get::<_, String>(column)?.parse().map_err(|error: T::Err| {
        rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(error))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_project_comes_back_as_it_was_put() {
        let folder = tempfile::tempdir().unwrap();
        let (store, _) = Store::open(folder.path().join("x.db")).await.unwrap();
        let mut row = Row {
            id: LocalId::new(),
            project: ProjectId::new(),
            name: "Casa Limone".into(),
            endpoint: Endpoint {
                server: "ab".into(),
                pins: vec![[1; 32], [2; 32]],
                addresses: ["192.168.1.20", "[2001:db8::1]:8443", "casa.example.org"]
                    .map(|typed| Address::parse_typed(typed).unwrap())
                    .to_vec(),
                best: 0,
            },
            otp: None,
            account: None,
            version: None,
            time_zone: None,
            clock_skew: 0,
        };
        assert!(store.put_project(row.clone()).await.unwrap());
        let twin = Row { id: LocalId::new(), ..row.clone() };
        assert!(!store.put_project(twin).await.unwrap());
        assert_eq!(store.projects().await.unwrap(), std::slice::from_ref(&row));
        store.set_otp(row.id, true).await.unwrap();
        store.set_best_address(row.id, 2).await.unwrap();
        let rome: Zone = "Europe/Rome".parse().unwrap();
        store.set_time_zone(row.id, &rome).await.unwrap();
        store.set_clock_skew(row.id, -7).await.unwrap();
        (row.otp, row.endpoint.best) = (Some(true), 2);
        (row.time_zone, row.clock_skew) = (Some(rome), -7);
        assert_eq!(store.project(row.id).await.unwrap(), Some(row.clone()));
        store.remove_project(row.id).await.unwrap();
        assert_eq!(store.project(row.id).await.unwrap(), None);
    }
}
