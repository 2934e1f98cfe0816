//! Projects.

use innkey_protocol::{
    ErrorCode, ProjectId, UnixTime,
    api::{operator::ProjectState, server::ProjectHead},
};
use sqlx::{Row, any::AnyRow};

use super::{
    Store,
    rows::{count, flag, parsed},
};
use crate::error::Result;

fn project_state(row: &AnyRow) -> Result<ProjectState> {
    Ok(ProjectState {
        id: parsed(row, "id")?,
        name: row.try_get("name")?,
        version: count(row, "version")?,
        otp: flag(row, "otp")?,
    })
}

impl Store {
    /// All projects by name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn projects(&self) -> Result<Vec<ProjectState>> {
        let query = sqlx::query("SELECT id, name, version, otp FROM projects ORDER BY name, id");
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
        let query = sqlx::query("SELECT id, name, version, otp FROM projects WHERE id = $1");
        let row = query.bind(project.to_string()).fetch_optional(&self.pool).await?;
        project_state(&row.ok_or(ErrorCode::ProjectNotFound)?)
    }

    /// Switches *Use OTP authentication*.
    ///
    /// # Errors
    /// [`ErrorCode::ProjectNotFound`], or when the database fails.
    pub async fn set_otp(&self, project: ProjectId, on: bool, now: UnixTime) -> Result<()> {
        self.write(now, move |db| {
            Box::pin(async move {
                let query = sqlx::query("UPDATE projects SET otp = $1 WHERE id = $2");
                let query = query.bind(i64::from(on)).bind(project.to_string());
                match query.execute(db).await?.rows_affected() {
                    0 => Err(ErrorCode::ProjectNotFound.into()),
                    _ => Ok(()),
                }
            })
        })
        .await
    }
}
