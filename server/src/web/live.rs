//! Live: an open page hears when what it shows has changed, and that its session has ended.

use axum::{
    extract::State as Shared,
    response::{Response, sse::Event},
};
use futures_util::stream::unfold;
use innkey_protocol::{
    ProjectId,
    api::events::{CHANGED, ENDED},
};
use serde::{Deserialize, Serialize};
use tokio::time::{Duration, sleep};

use super::session::SignedIn;
use crate::{
    error::Result,
    handlers::{Query, events},
    state::State,
    store::stand::Stand,
    wakes::{Wakes, Woken},
};

/// Changes that come so shortly after another are told with it.
const SETTLE: Duration = Duration::from_millis(200);

/// What a page listens to.
#[derive(Clone, Copy, Default, Deserialize, Serialize)]
pub struct Asked {
    /// Only this project; none: all of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    project: Option<ProjectId>,
}

/// What a page must know to stay as it would be rendered anew.
pub struct Live {
    /// Where it listens.
    pub address: String,
    /// Where everything stood when it was rendered.
    pub stand: String,
}

impl Live {
    /// For a page that shows a project, or without one all of them. To be asked for before what it shows.
    pub async fn of(state: &State, project: Option<ProjectId>) -> Result<Self> {
        let stand = state.store.stand(project, state.clock.now()).await?.to_string();
        let query = serde_urlencoded::to_string(Asked { project }).unwrap_or_default();
        Ok(Self { address: format!("/live?{query}"), stand })
    }
}

/// The stream of stands: the present one, then each other one.
pub async fn listen(
    Shared(state): Shared<State>,
    by: SignedIn,
    Query(Asked { project }): Query<Asked>,
) -> Result<Response> {
    let mut listener = Listener::new(state, by.key, project);
    // Begins to hear before it looks: nothing is missed in between.
    let first = listener.look().await?;
    let rest =
        unfold(listener, |mut listener| async move { Some((listener.next().await?, listener)) });
    Ok(events::answer(first, rest))
}

/// A page that listens.
struct Listener {
    state: State,
    /// What its session is found by.
    key: String,
    project: Option<ProjectId>,
    wakes: Wakes,
    told: Option<Stand>,
    /// The last thing was told.
    ended: bool,
}

impl Listener {
    fn new(state: State, key: String, project: Option<ProjectId>) -> Self {
        let wakes = Wakes::new(&state);
        Self { state, key, project, wakes, told: None, ended: false }
    }

    /// The next thing to tell; none once there is nothing more, or the server stops.
    async fn next(&mut self) -> Option<Event> {
        while !self.ended {
            let changed = match self.wakes.next().await? {
                Woken::Change(change) => {
                    self.project.is_none_or(|project| project == change.project)
                }
                Woken::Missed => true,
                Woken::Time => self.time_has_come(),
            };
            match self.hear(changed).await {
                Ok(None) => {}
                Ok(event) => return event,
                Err(error) => {
                    tracing::error!(?error, "an open page could not be told what has changed");
                    return None;
                }
            }
        }
        None
    }

    /// Whether time alone has changed something.
    fn time_has_come(&self) -> bool {
        let next = self.told.and_then(|told| told.next);
        next.is_some_and(|next| next <= self.state.clock.now())
    }

    async fn hear(&mut self, changed: bool) -> Result<Option<Event>> {
        let last_seen = self.state.store.browser_last_seen(&self.key, self.state.clock.now());
        if last_seen.await?.is_none() {
            self.ended = true;
            return Ok(Some(Event::default().event(ENDED).data("signed out")));
        }
        if !changed {
            return Ok(None);
        }
        sleep(SETTLE).await;
        self.wakes.forget();
        let before = self.told;
        let event = self.look().await?;
        Ok((self.told != before).then_some(event))
    }

    /// Where everything stands now.
    async fn look(&mut self) -> Result<Event> {
        let stand = self.state.store.stand(self.project, self.state.clock.now()).await?;
        self.told = Some(stand);
        Ok(Event::default().event(CHANGED).data(stand.to_string()))
    }
}
