//! Projects.

use innkey_protocol::{
    ErrorCode, ProjectId, UnixTime,
    api::{activity::ActivityKind, operator::ProjectState, server::ProjectHead},
};
use sqlx::{Row, any::AnyRow};

use super::{
    Store,
    activity::{Actor, Entry},
    changes::Topic,
    rows::{count, flag, parsed, zone},
    settings_changes,
};
use crate::error::Result;

pub(super) fn project_state(row: &AnyRow) -> Result<ProjectState> {
    Ok(ProjectState {
        id: parsed(row, "id")?,
        name: row.try_get("name")?,
        version: count(row, "version")?,
        otp: flag(row, "otp")?,
        time_zone: zone(row)?,
    })
}

/// The revisions of a project.
#[derive(Clone, Copy, Debug)]
pub struct ProjectRevisions {
    /// Of everything.
    pub all: u64,
    /// Of version and OTP switch.
    pub content: u64,
}

impl Store {
    /// All projects by name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn projects(&self) -> Result<Vec<ProjectState>> {
        let query =
            sqlx::query("SELECT id, name, version, otp, time_zone FROM projects ORDER BY name, id");
        query.fetch_all(&self.pool).await?.iter().map(project_state).collect()
    }

    /// All projects by name, as strangers may see them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn project_heads(&self) -> Result<Vec<ProjectHead>> {
        let head = |state: ProjectState| ProjectHead { id: state.id, name: state.name };
        Ok(self.projects().await?.into_iter().map(head).collect())
    }

    /// One project.
    ///
    /// # Errors
    /// [`ErrorCode::ProjectNotFound`], or when the database fails.
    pub async fn project(&self, project: ProjectId) -> Result<ProjectState> {
        let query =
            sqlx::query("SELECT id, name, version, otp, time_zone FROM projects WHERE id = $1");
        let row = query.bind(project.to_string()).fetch_optional(&self.pool).await?;
        project_state(&row.ok_or(ErrorCode::ProjectNotFound)?)
    }

    /// The revisions of a project.
    ///
    /// # Errors
    /// [`ErrorCode::ProjectNotFound`], or when the database fails.
    pub async fn revisions(&self, project: ProjectId) -> Result<ProjectRevisions> {
        let query = sqlx::query("SELECT revision, content_revision FROM projects WHERE id = $1");
        let row = query.bind(project.to_string()).fetch_optional(&self.pool).await?;
        let row = row.ok_or(ErrorCode::ProjectNotFound)?;
        let (all, content) = (count(&row, "revision")?, count(&row, "content_revision")?);
        Ok(ProjectRevisions { all, content })
    }

    /// Switches *Use OTP authentication*.
    ///
    /// # Errors
    /// [`ErrorCode::ProjectNotFound`], or when the database fails.
    pub async fn set_otp(
        &self,
        project: ProjectId,
        on: bool,
        by: Actor,
        now: UnixTime,
    ) -> Result<()> {
        self.change_if(project, Topic::Project, now, move |db| {
            Box::pin(async move {
                let query = sqlx::query("SELECT otp FROM projects WHERE id = $1");
                let row = query.bind(project.to_string()).fetch_optional(&mut *db).await?;
                if flag(&row.ok_or(ErrorCode::ProjectNotFound)?, "otp")? == on {
                    return Ok(((), false));
                }
                let query = sqlx::query("UPDATE projects SET otp = $1 WHERE id = $2");
                let query = query.bind(i64::from(on)).bind(project.to_string());
                query.execute(&mut *db).await?;
                let entry = Entry::new(project, now, ActivityKind::OtpSwitched, by);
                entry.changes(settings_changes::of_otp(on)).note(db).await?;
                Ok(((), true))
            })
        })
        .await
    }
}
