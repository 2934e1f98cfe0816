//! What wakes an event stream: a change in the store, or a second that has passed.

use std::time::Duration;

use tokio::{
    sync::{
        broadcast::{self, error::RecvError},
        watch,
    },
    time::{Interval, MissedTickBehavior, interval},
};

use crate::{state::State, store::changes::Change};

/// How often time is told: a stay may end, a session too, and a clock may be set.
const LOOK: Duration = Duration::from_secs(1);

/// What has woken a stream.
#[derive(Clone, Copy, Debug)]
pub enum Woken {
    /// This has changed.
    Change(Change),
    /// So much has changed that some of it was missed.
    Missed,
    /// Time has passed.
    Time,
}

/// Hears from its making on.
pub struct Wakes {
    changes: broadcast::Receiver<Change>,
    stopping: watch::Receiver<bool>,
    looks: Interval,
}

impl Wakes {
    /// Nothing was heard yet.
    pub fn new(state: &State) -> Self {
        let mut looks = interval(LOOK);
        looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let (changes, stopping) = (state.store.listen(), state.stopping.subscribe());
        Self { changes, stopping, looks }
    }

    /// What comes next; none once the server stops.
    pub async fn next(&mut self) -> Option<Woken> {
        tokio::select! {
            _ = self.stopping.wait_for(|stopping| *stopping) => None,
            change = self.changes.recv() => match change {
                Ok(change) => Some(Woken::Change(change)),
                Err(RecvError::Lagged(_)) => Some(Woken::Missed),
                Err(RecvError::Closed) => None,
            },
            _ = self.looks.tick() => Some(Woken::Time),
        }
    }

    /// Forgets the changes that nobody has asked for yet.
    pub fn forget(&mut self) {
        self.changes = self.changes.resubscribe();
    }
}
