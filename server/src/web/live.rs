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
use tokio::{
    sync::{
        broadcast::{self, error::RecvError},
        watch,
    },
    time::{Duration, Interval, MissedTickBehavior, interval, sleep},
};

use super::session::SignedIn;
use crate::{
    error::Result,
    handlers::{Query, events},
    state::State,
    store::{changes::Change, stand::Stand},
};

/// How often the clock and the session are looked at.
const LOOK: Duration = Duration::from_secs(1);
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
    Ok(events::answer(unfold((listener, Some(first)), |(mut listener, first)| async move {
        let next = match first {
            Some(first) => Some(first),
            None => listener.next().await,
        };
        next.map(|next| (next, (listener, None)))
    })))
}

/// What wakes a listener.
enum Heard {
    Change(std::result::Result<Change, RecvError>),
    Time,
    Stop,
}

/// A page that listens.
struct Listener {
    state: State,
    /// What its session is found by.
    key: String,
    project: Option<ProjectId>,
    changes: broadcast::Receiver<Change>,
    stopping: watch::Receiver<bool>,
    looks: Interval,
    told: Option<Stand>,
    /// The last thing was told.
    ended: bool,
}

impl Listener {
    fn new(state: State, key: String, project: Option<ProjectId>) -> Self {
        let mut looks = interval(LOOK);
        looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let (changes, stopping) = (state.store.listen(), state.stopping.subscribe());
        Self { state, key, project, changes, stopping, looks, told: None, ended: false }
    }

    /// The next thing to tell; none once there is nothing more, or the server stops.
    async fn next(&mut self) -> Option<Event> {
        while !self.ended {
            let heard = tokio::select! {
                _ = self.stopping.wait_for(|stopping| *stopping) => Heard::Stop,
                change = self.changes.recv() => Heard::Change(change),
                _ = self.looks.tick() => Heard::Time,
            };
            let changed = match heard {
                Heard::Change(Ok(change)) => {
                    self.project.is_none_or(|project| project == change.project)
                }
                Heard::Change(Err(RecvError::Lagged(_))) => true,
                Heard::Time => self.time_has_come(),
                Heard::Stop | Heard::Change(Err(RecvError::Closed)) => return None,
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
        self.changes = self.changes.resubscribe();
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
