//! What somebody looks for in the activity: project, kind, person, days.

use innkey_protocol::{
    ErrorCode, ProjectId, Zone,
    api::{
        activity::{Activity, ActivityKind, ActivityQuery},
        operator::ProjectState,
    },
};
use serde::Deserialize;

use super::words::KINDS;
use crate::{
    error::Result, handlers::checked, state::State, store::activity::Happened, web::texts::Language,
};

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// A project's id; empty: every project.
    pub project: String,
    /// A kind as it travels; empty: every kind.
    pub kind: String,
    /// What finds persons; empty: everybody.
    pub person: String,
    /// The first day; empty: as long as anything is kept.
    pub from: String,
    /// The last day; empty: until now.
    pub to: String,
    /// The last entry of the page before.
    pub after: String,
}

/// What is wrong with the days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wrong {
    /// Beside the first.
    pub from: Option<&'static str>,
    /// Beside the last.
    pub to: Option<&'static str>,
}

/// What is looked for, understood.
pub struct Search {
    /// In which projects.
    pub projects: Vec<ProjectState>,
    person: String,
    asked: Vec<(ProjectId, ActivityQuery)>,
}

impl Asked {
    /// Understands it; `all` are the projects that there are. Days are those of each project's own building.
    ///
    /// # Errors
    /// What cannot come from the page's own form. What is wrong with the days stands in the result.
    pub fn search(
        &self,
        all: &[ProjectState],
        t: Language,
    ) -> Result<std::result::Result<Search, Wrong>> {
        let projects = match self.project.as_str() {
            "" => all.to_vec(),
            id => {
                let found = all.iter().find(|project| project.id.to_string() == id);
                vec![found.ok_or(ErrorCode::ProjectNotFound)?.clone()]
            }
        };
        let person = checked::search(&self.person)?;
        let common = ActivityQuery {
            kind: self.kind()?,
            after: (!self.after.is_empty()).then(|| self.after.clone()),
            ..ActivityQuery::default()
        };
        let mut asked = Vec::with_capacity(projects.len());
        for project in &projects {
            match self.days(&project.time_zone, &common, t) {
                Ok(query) => asked.push((project.id, query)),
                Err(wrong) => return Ok(Err(wrong)),
            }
        }
        Ok(Ok(Search { projects, person, asked }))
    }

    fn kind(&self) -> Result<Option<ActivityKind>> {
        let named = |kind: &&ActivityKind| kind.word() == self.kind;
        match self.kind.as_str() {
            "" => Ok(None),
            _ => Ok(Some(*KINDS.iter().find(named).ok_or(ErrorCode::Invalid)?)),
        }
    }

    fn days(
        &self,
        zone: &Zone,
        common: &ActivityQuery,
        t: Language,
    ) -> std::result::Result<ActivityQuery, Wrong> {
        let day = |text: &str| match text.trim() {
            "" => Ok(None),
            text => zone.day(text).map(Some).ok_or(t.day_wrong()),
        };
        let from = day(&self.from).map_err(|text| Wrong { from: Some(text), to: None })?;
        let to = day(&self.to).map_err(|text| Wrong { from: None, to: Some(text) })?;
        if from.zip(to).is_some_and(|(from, to)| from > to) {
            return Err(Wrong { from: None, to: Some(t.days_turned_round()) });
        }
        let from = from.map(|[begins, _]| begins);
        let until = to.map(|[_, ends]| ends);
        Ok(ActivityQuery { from, until, ..common.clone() })
    }

    /// The same as the query of an address, of the page after the entry `after`.
    pub fn query(&self, after: &str) -> String {
        let all = [
            ("project", self.project.as_str()),
            ("kind", &self.kind),
            ("person", &self.person),
            ("from", &self.from),
            ("to", &self.to),
            ("after", after),
        ];
        let some: Vec<_> = all.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        serde_urlencoded::to_string(some).unwrap_or_default()
    }
}

impl Search {
    /// A page of what was found.
    ///
    /// # Errors
    /// For a page that does not exist, or when the database fails.
    pub async fn page(&self, state: &State, limit: u32) -> Result<Happened<(ProjectId, Activity)>> {
        state.store.activity_of_all(&self.asked, &self.person, limit).await
    }

    /// From now on what comes after the entry `after`.
    pub fn go_on(&mut self, after: &str) {
        for (_, query) in &mut self.asked {
            query.after = Some(after.into());
        }
    }

    /// The project with this id.
    ///
    /// # Errors
    /// When it is none of those that are looked in.
    pub fn project(&self, id: ProjectId) -> Result<&ProjectState> {
        let found = self.projects.iter().find(|project| project.id == id);
        Ok(found.ok_or(ErrorCode::ProjectNotFound)?)
    }
}
