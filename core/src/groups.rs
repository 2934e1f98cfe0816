//! Groups of customers: named sets of rights and usual stay times.

use innkey_protocol::{
    ErrorCode, GroupId,
    api::{
        groups::{Group, GroupEdit, GroupList, GroupSettings},
        routes,
    },
};
use reqwest::Method;

use crate::{ErrorKind, Project, Result};

/// The groups of a project; needs an admin's session. Every method may also fail as those of
/// [`crate::Customers`].
#[derive(Clone)]
pub struct Groups {
    project: Project,
}

impl Groups {
    pub(crate) const fn new(project: Project) -> Self {
        Self { project }
    }

    /// All groups by name.
    ///
    /// # Errors
    /// As the type says.
    pub async fn list(&self) -> Result<Vec<Group>> {
        let path = routes::groups(self.project.row().await?.project);
        let list: GroupList = self.project.ask(Method::GET, path, None::<&()>).await?;
        Ok(list.groups)
    }

    /// Saves a new group. The same `id` again, after a lost answer, makes no second one.
    ///
    /// # Errors
    /// `group_name_taken`, and as the type says.
    pub async fn create(&self, id: GroupId, settings: &GroupSettings) -> Result<Group> {
        let path = routes::group(self.project.row().await?.project, id);
        self.project.ask(Method::PUT, path, Some(settings)).await
    }

    /// Changes what `edit` names; its customers' phones follow with their next sync.
    ///
    /// # Errors
    /// `group_name_taken`, `changed_meanwhile`, and as the type says.
    pub async fn edit(&self, id: GroupId, edit: &GroupEdit) -> Result<Group> {
        let path = routes::group(self.project.row().await?.project, id);
        self.project.ask(Method::PATCH, path, Some(edit)).await
    }

    /// Removes a group that nobody is in. One that is gone already is no error.
    ///
    /// # Errors
    /// `group_in_use`, and as the type says.
    pub async fn remove(&self, id: GroupId) -> Result<()> {
        let path = routes::group(self.project.row().await?.project, id);
        match self.project.tell(Method::DELETE, path).await {
            Err(error) if error.kind() == ErrorKind::Refused(ErrorCode::GroupNotFound) => Ok(()),
            done => done,
        }
    }
}
