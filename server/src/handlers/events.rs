//! Live: tells a signed-in device what has changed, as it changes.

use std::{convert::Infallible, time::Duration};

use axum::{
    extract::State as Shared,
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::{
    Stream, StreamExt as _,
    future::ready,
    stream::{once, unfold},
};
use innkey_protocol::{
    ErrorCode,
    api::{
        events::{CHANGED, ENDED, Ended, HEARTBEAT, Revisions},
        sign_in::Role,
    },
};

use crate::{
    auth::SignedInDevice,
    error::{Error, Result},
    metrics::Listening,
    state::State,
    store::{
        accounts::KnownAccount,
        changes::{Change, Topic},
    },
    wakes::{Wakes, Woken},
};

/// What has changed, told as it changes.
pub struct Events(Response);

impl IntoResponse for Events {
    fn into_response(self) -> Response {
        self.0
    }
}

/// The stream of what changes.
pub async fn listen(Shared(state): Shared<State>, device: SignedInDevice) -> Result<Events> {
    let mut listener = Listener::new(state, device);
    // Begins to hear before it looks: nothing is missed in between.
    let first = listener.stand().await?;
    let rest =
        unfold(
            listener,
            |mut listener| async move { Some((listener.next().await?.event(), listener)) },
        );
    Ok(Events(answer(Next::Changed(first).event(), rest)))
}

/// A stream of events as an answer, with a heartbeat.
pub fn answer(first: Event, rest: impl Stream<Item = Event> + Send + 'static) -> Response {
    let alive = KeepAlive::new().interval(Duration::from_secs(HEARTBEAT));
    let events = once(ready(first)).chain(rest).map(Ok::<_, Infallible>).fuse();
    (NO_BUFFERING, Sse::new(events).keep_alive(alive)).into_response()
}

/// Reverse proxies keep answers back until they are large, unless told so.
const NO_BUFFERING: [(&str, &str); 1] = [("x-accel-buffering", "no")];

/// What is told next.
enum Next {
    Changed(Revisions),
    Ended(ErrorCode),
}

impl Next {
    fn event(self) -> Event {
        let (name, data) = match self {
            Self::Changed(revisions) => (CHANGED, serde_json::to_string(&revisions)),
            Self::Ended(code) => (ENDED, serde_json::to_string(&Ended { code })),
        };
        Event::default().event(name).data(data.unwrap_or_default())
    }
}

/// One device that listens.
struct Listener {
    state: State,
    account: KnownAccount,
    session: String,
    wakes: Wakes,
    /// The last thing was told.
    ended: bool,
    _counted: Listening,
}

impl Listener {
    fn new(state: State, device: SignedInDevice) -> Self {
        Self {
            wakes: Wakes::new(&state),
            account: device.account,
            session: device.session,
            ended: false,
            _counted: state.metrics.listens(),
            state,
        }
    }

    /// The next thing to tell; none once there is nothing more, or the server stops.
    async fn next(&mut self) -> Option<Next> {
        while !self.ended {
            let told = match self.wakes.next().await? {
                Woken::Change(change) => self.concerned(change).await,
                Woken::Missed => self.stand().await.map(Some),
                Woken::Time => self.look(),
            };
            match told {
                Ok(None) => {}
                Ok(Some(revisions)) => return Some(Next::Changed(revisions)),
                Err(Error::Refused(problem)) => {
                    self.ended = true;
                    return Some(Next::Ended(problem.code));
                }
                Err(Error::Internal(error)) => {
                    tracing::error!(%error, "an event stream failed");
                    return None;
                }
            }
        }
        None
    }

    /// What a change means to this device.
    async fn concerned(&mut self, change: Change) -> Result<Option<Revisions>> {
        if change.project != self.account.project {
            return Ok(None);
        }
        let mine = match change.topic {
            Topic::Account(account) | Topic::Devices(account) => account == self.account.id,
            Topic::Group(group) => self.account.group == Some(group),
            Topic::Accounts => true,
            Topic::Customers | Topic::Project => false,
        };
        let before = self.account.revision;
        if mine {
            self.ask().await?;
        }
        let told = Revisions {
            project: (change.topic == Topic::Project).then_some(change.revision),
            account: Some(self.account.revision).filter(|now| *now != before),
            customers: self.for_admins(change.revision),
        };
        Ok((told != Revisions::default()).then_some(told))
    }

    /// Where everything stands now.
    async fn stand(&mut self) -> Result<Revisions> {
        self.ask().await?;
        let revisions = self.state.store.revisions(self.account.project).await?;
        Ok(Revisions {
            project: Some(revisions.content),
            account: Some(self.account.revision),
            customers: self.for_admins(revisions.all),
        })
    }

    fn for_admins(&self, revision: u64) -> Option<u64> {
        Some(revision).filter(|_| self.account.role == Role::Admin)
    }

    /// Asks the database whether the device is still in, and as what.
    async fn ask(&mut self) -> Result<()> {
        let now = self.state.clock.now();
        (self.account, _) = self.state.store.signed_in(&self.session, now).await?;
        Ok(())
    }

    /// Looks whether the stay has ended by now.
    fn look(&self) -> Result<Option<Revisions>> {
        self.account.admit(self.state.clock.now()).map(|()| None)
    }
}
