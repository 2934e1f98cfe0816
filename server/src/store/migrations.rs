//! The schema's history, built in. Not by `sqlx::migrate!`: its macro crate would compile SQLite a second time.

use sqlx::{
    SqlSafeStr as _,
    migrate::{Migration, MigrationType, Migrator},
};

/// What brings the schema from each version to the next, from 0. A released one never changes: databases know its hash.
const MIGRATIONS: [(&str, &str); 3] = [
    ("first", include_str!("../../migrations/0001_first.sql")),
    ("hosts", include_str!("../../migrations/0002_hosts.sql")),
    ("page", include_str!("../../migrations/0003_page.sql")),
];

/// Brings a database's schema up to date.
pub fn migrator() -> Migrator {
    let numbered = (1..).zip(MIGRATIONS).map(|(version, (name, sql))| {
        let sql = sql.into_sql_str();
        Migration::new(version, name.into(), MigrationType::Simple, sql, false)
    });
    Migrator::with_migrations(numbered.collect())
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;

    #[test]
    fn every_file_is_in_the_list() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
        let mut files: Vec<_> =
            fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name()).collect();
        files.sort();
        let listed = migrator();
        let names = listed.iter().map(|it| format!("{:04}_{}.sql", it.version, it.description));
        assert!(files.iter().map(|file| file.to_str().unwrap().to_owned()).eq(names));
    }
}
