//! Groups of customers.

use innkey_protocol::{
    ErrorCode, GroupId, ProjectId,
    api::{
        activity::ActivityKind,
        groups::{Group, GroupEdit, GroupSettings, MAX_GROUPS, StayTimes},
    },
    project::ProjectGroup,
};
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{
    Store,
    accounts::taken,
    activity::group_party,
    changes::Topic,
    doing::Doing,
    rows::{count, parsed},
    settings_changes,
};
use crate::error::{Error, Result};

const GROUPS: &str = "SELECT id, project_key, name, rights, arrival, departure, revision, \
     (SELECT COUNT(*) FROM accounts a WHERE a.group_id = customer_groups.id) AS customers \
     FROM customer_groups WHERE project = $1 AND id = COALESCE($2, id) ORDER BY name_key";

fn group(row: &AnyRow) -> Result<Group> {
    Ok(Group {
        id: parsed(row, "id")?,
        settings: GroupSettings {
            name: row.try_get("name")?,
            rights: serde_json::from_str(row.try_get("rights")?)?,
            times: StayTimes {
                arrival: parsed(row, "arrival")?,
                departure: parsed(row, "departure")?,
            },
        },
        key: row.try_get("project_key")?,
        customers: row.try_get::<i64, _>("customers")? as u32,
        revision: count(row, "revision")?,
    })
}

impl Store {
    /// All groups of a project by name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn groups(&self, project: ProjectId) -> Result<Vec<Group>> {
        let query = sqlx::query(GROUPS).bind(project.to_string()).bind(None::<String>);
        query.fetch_all(&self.pool).await?.iter().map(group).collect()
    }

    /// One group.
    ///
    /// # Errors
    /// [`ErrorCode::GroupNotFound`], or when the database fails.
    pub async fn group(&self, project: ProjectId, id: GroupId) -> Result<Group> {
        let query = sqlx::query(GROUPS).bind(project.to_string()).bind(id.to_string());
        group(&query.fetch_optional(&self.pool).await?.ok_or(ErrorCode::GroupNotFound)?)
    }

    /// Adds a group; the same id again changes nothing.
    ///
    /// # Errors
    /// [`ErrorCode::GroupNameTaken`], [`ErrorCode::IdTaken`], [`ErrorCode::Invalid`] past the most groups, or when
    /// the database fails.
    pub async fn add_group(
        &self,
        id: GroupId,
        settings: GroupSettings,
        doing: Doing,
    ) -> Result<()> {
        self.change_if(doing.project, Topic::Group(id), doing.now, move |db| {
            Box::pin(async move {
                let query =
                    sqlx::query("SELECT COUNT(*) AS n FROM customer_groups WHERE project = $1");
                let row = query.bind(doing.project.to_string()).fetch_one(&mut *db).await?;
                if count(&row, "n")? >= MAX_GROUPS as u64 {
                    let detail = format!("a project has at most {MAX_GROUPS} groups");
                    return Err(Error::refused(ErrorCode::Invalid, detail));
                }
                if insert(db, doing.project, id, None, &settings).await? {
                    let about = group_party(id, settings.name);
                    doing.entry(ActivityKind::GroupAdded).about(about).note(db).await?;
                    return Ok(((), true));
                }
                let known = name_of(db, doing.project, id).await;
                known
                    .map(|_| ((), false))
                    .map_err(|error| error.retold(ErrorCode::GroupNotFound, ErrorCode::IdTaken))
            })
        })
        .await
    }

    /// Changes what `edit` names.
    ///
    /// # Errors
    /// [`ErrorCode::GroupNotFound`], [`ErrorCode::GroupNameTaken`], [`ErrorCode::ChangedMeanwhile`], or when the
    /// database fails.
    pub async fn edit_group(&self, id: GroupId, edit: GroupEdit, doing: Doing) -> Result<()> {
        self.change_if(doing.project, Topic::Group(id), doing.now, move |db| {
            Box::pin(async move {
                let query = sqlx::query(GROUPS);
                let query = query.bind(doing.project.to_string()).bind(id.to_string());
                let row = query.fetch_optional(&mut *db).await?;
                let before = group(&row.ok_or(ErrorCode::GroupNotFound)?)?;
                if edit.revision.is_some_and(|seen| seen != before.revision) {
                    return Err(ErrorCode::ChangedMeanwhile.into());
                }
                let before = before.settings;
                let after = edit.applied(before.clone());
                let changes = settings_changes::of_group(&before, &after);
                if changes.is_empty() {
                    return Ok(((), false));
                }
                let query = sqlx::query(
                    "UPDATE customer_groups SET name = $2, name_key = $3, rights = $4, \
                     arrival = $5, departure = $6 WHERE id = $1",
                );
                let query = query.bind(id.to_string()).bind(&after.name);
                let query = query.bind(after.name.to_lowercase());
                let query = query.bind(serde_json::to_string(&after.rights)?);
                let query = query.bind(after.times.arrival.to_string());
                let written = query.bind(after.times.departure.to_string()).execute(&mut *db).await;
                written.map_err(|error| taken(error, ErrorCode::GroupNameTaken))?;
                let about = group_party(id, after.name);
                let entry = doing.entry(ActivityKind::GroupChanged).about(about);
                entry.changes(changes).note(db).await?;
                Ok(((), true))
            })
        })
        .await
    }

    /// Removes a group that nobody is in: else its customers would see more, or less, than they should.
    ///
    /// # Errors
    /// [`ErrorCode::GroupNotFound`], [`ErrorCode::GroupInUse`], or when the database fails.
    pub async fn remove_group(&self, id: GroupId, doing: Doing) -> Result<()> {
        self.change(doing.project, Topic::Group(id), doing.now, move |db| {
            Box::pin(async move {
                let name = name_of(db, doing.project, id).await?;
                let query = sqlx::query("SELECT COUNT(*) AS n FROM accounts WHERE group_id = $1");
                let row = query.bind(id.to_string()).fetch_one(&mut *db).await?;
                match count(&row, "n")? {
                    0 => {}
                    1 => return Err(Error::refused(ErrorCode::GroupInUse, "one customer")),
                    many => {
                        let detail = format!("{many} customers");
                        return Err(Error::refused(ErrorCode::GroupInUse, detail));
                    }
                }
                let query = sqlx::query("DELETE FROM customer_groups WHERE id = $1");
                query.bind(id.to_string()).execute(&mut *db).await?;
                let about = group_party(id, name);
                doing.entry(ActivityKind::GroupRemoved).about(about).note(db).await
            })
        })
        .await
    }
}

/// Adds the groups that a published project knows and the server does not. A host's group of that name becomes the
/// project's.
pub(super) async fn adopt(
    db: &mut AnyConnection,
    project: ProjectId,
    groups: &[ProjectGroup],
) -> Result<()> {
    for ProjectGroup { id: key, name } in groups {
        let query = sqlx::query(
            "UPDATE customer_groups SET project_key = $2 WHERE project = $1 AND name_key = $3 \
             AND project_key IS NULL AND NOT EXISTS (SELECT 1 FROM customer_groups \
             WHERE project = $1 AND project_key = $2)",
        );
        let query = query.bind(project.to_string()).bind(key).bind(name.to_lowercase());
        query.execute(&mut *db).await?;
        let query = sqlx::query(
            "SELECT 1 FROM customer_groups WHERE project = $1 AND name_key = $2 \
             AND project_key <> $3",
        );
        let query = query.bind(project.to_string()).bind(name.to_lowercase()).bind(key);
        // A host may have given the name to another of the project's groups.
        let taken = query.fetch_optional(&mut *db).await?.is_some();
        let name = if taken { format!("{name} ({key})") } else { name.clone() };
        let settings = GroupSettings { name, ..GroupSettings::default() };
        insert(db, project, GroupId::new(), Some(key), &settings).await?;
    }
    Ok(())
}

/// Adds a group; gives false if its id or its key is there already.
async fn insert(
    db: &mut AnyConnection,
    project: ProjectId,
    id: GroupId,
    key: Option<&String>,
    settings: &GroupSettings,
) -> Result<bool> {
    let query = sqlx::query(
        "INSERT INTO customer_groups (id, project, project_key, name, name_key, rights, arrival, \
         departure, revision) SELECT $1, $2, $3, $4, $5, $6, $7, $8, revision + 1 FROM projects \
         WHERE id = $2 AND NOT EXISTS (SELECT 1 FROM customer_groups \
         WHERE id = $1 OR (project = $2 AND project_key = $3))",
    );
    let query = query.bind(id.to_string()).bind(project.to_string()).bind(key);
    let query = query.bind(&settings.name).bind(settings.name.to_lowercase());
    let query = query.bind(serde_json::to_string(&settings.rights)?);
    let query = query.bind(settings.times.arrival.to_string());
    let inserted = query.bind(settings.times.departure.to_string()).execute(db).await;
    Ok(inserted.map_err(|error| taken(error, ErrorCode::GroupNameTaken))?.rows_affected() > 0)
}

/// The name of a group of the project.
pub(super) async fn name_of(
    db: &mut AnyConnection,
    project: ProjectId,
    id: GroupId,
) -> Result<String> {
    let query =
        sqlx::query_scalar("SELECT name FROM customer_groups WHERE project = $1 AND id = $2");
    let name = query.bind(project.to_string()).bind(id.to_string()).fetch_optional(db).await?;
    Ok(name.ok_or(ErrorCode::GroupNotFound)?)
}
