//! A download that goes on by itself: watched, paused and stopped from outside.

use std::{
    pin::pin,
    sync::{Arc, PoisonError},
    time::Duration,
};

use tokio::{
    sync::{Mutex, watch},
    task::JoinHandle,
    time::{Instant, interval, sleep_until},
};

use super::{Cancel, DownloadProgress, Installed, rate::Rate};
use crate::{Error, Project, Result};

/// The shortest time between two things that [`Transfer::next`] tells.
const PACE: Duration = Duration::from_millis(100);
/// How often the rate is told anew: what changes more often cannot be read.
const MEASURE: Duration = Duration::from_secs(1);

/// A download that goes on by itself. Once it is dropped it stops; what has arrived counts for the next.
#[derive(Debug)]
pub struct Transfer {
    wish: watch::Sender<Wish>,
    outcome: watch::Receiver<Option<Outcome>>,
    told: Mutex<Told>,
    task: Mutex<Option<JoinHandle<()>>>,
}

/// How far a transfer is. Neither number of bytes ever falls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TransferProgress {
    /// What it does.
    pub state: TransferState,
    /// Bytes that have arrived.
    pub bytes: u64,
    /// Bytes in all, as far as known.
    pub total: u64,
    /// Files that are fetched.
    pub files: u64,
    /// Bytes per second, smoothed over some seconds; none unless it runs and was measured.
    pub rate: Option<u64>,
    /// How long the rest takes at this rate, in whole seconds; none while nobody can say.
    pub left: Option<Duration>,
}

/// What a transfer does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TransferState {
    /// Finds out what must be fetched.
    #[default]
    Preparing,
    /// Fetches.
    Running,
    /// Waits for [`Transfer::go_on`].
    Paused,
    /// Has come to its end, good or bad: [`Transfer::finished`].
    Ended,
}

type Outcome = Result<Installed, Arc<Error>>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wish {
    Run,
    Pause,
    Stop,
}

/// What [`Transfer::next`] has told last, and when.
#[derive(Debug)]
struct Told {
    progress: watch::Receiver<TransferProgress>,
    last: Option<(TransferProgress, Instant)>,
}

impl Project {
    /// Begins [`Project::download`] as a task of its own on the caller's runtime.
    pub fn transfer(&self) -> Transfer {
        let (wish, wished) = watch::channel(Wish::Run);
        let (progress, seen) = watch::channel(TransferProgress::default());
        let (end, outcome) = watch::channel(None);
        let project = self.clone();
        let task = tokio::spawn(async move {
            let meter = Meter::new(progress);
            let done = tokio::select! {
                done = run(&project, wished, &meter) => done.map_err(Arc::new),
                never = meter.measure() => never,
            };
            meter.state(TransferState::Ended);
            end.send_replace(Some(done));
        });
        Transfer {
            wish,
            outcome,
            told: Mutex::new(Told { progress: seen, last: None }),
            task: Mutex::new(Some(task)),
        }
    }
}

impl Transfer {
    /// Stops it for now. What is verified already still becomes current.
    pub fn pause(&self) {
        self.wish_for(Wish::Pause);
    }

    /// Goes on after [`Transfer::pause`].
    pub fn go_on(&self) {
        self.wish_for(Wish::Run);
    }

    /// Stops it for good, unless it is done.
    pub fn cancel(&self) {
        self.wish_for(Wish::Stop);
    }

    /// How far it is: first where it stands, then what is new, at most ten times a second; none after
    /// [`TransferState::Ended`]. May be dropped while it waits.
    pub async fn next(&self) -> Option<TransferProgress> {
        let mut told = self.told.lock().await;
        if let Some((progress, at)) = told.last {
            if progress.state == TransferState::Ended {
                return None;
            }
            // The end is told at once.
            let ended = |progress: &TransferProgress| progress.state == TransferState::Ended;
            tokio::select! {
                () = sleep_until(at + PACE) => {}
                _ = told.progress.wait_for(ended) => {}
            }
            let news =
                |progress: &TransferProgress| told.last.is_some_and(|last| last.0 != *progress);
            let mut progress = told.progress.clone();
            // It also ends when the runtime has gone.
            progress.wait_for(news).await.ok()?;
        }
        let progress = *told.progress.borrow_and_update();
        told.last = Some((progress, Instant::now()));
        Some(progress)
    }

    /// Waits for its end.
    ///
    /// # Errors
    /// As [`Project::download`]; [`Error::Cancelled`] after [`Transfer::cancel`].
    pub async fn finished(&self) -> Outcome {
        let mut outcome = self.outcome.clone();
        if let Ok(done) = outcome.wait_for(Option::is_some).await
            && let Some(done) = &*done
        {
            return done.clone();
        }
        // Without an outcome the task has panicked, or its runtime has gone.
        if let Some(task) = self.task.lock().await.take()
            && let Err(stopped) = task.await
        {
            return Err(Error::stopped(stopped).into());
        }
        Err(Error::Cancelled.into())
    }

    /// Nothing is wished for any more once it shall stop.
    fn wish_for(&self, wish: Wish) {
        self.wish.send_if_modified(|now| {
            let changes = *now != Wish::Stop && *now != wish;
            if changes {
                *now = wish;
            }
            changes
        });
    }
}

/// Adds up what the downloads of a transfer tell.
struct Meter {
    told: watch::Sender<TransferProgress>,
    rate: std::sync::Mutex<Rate>,
}

impl Meter {
    fn new(told: watch::Sender<TransferProgress>) -> Self {
        Self { told, rate: std::sync::Mutex::default() }
    }

    /// What was measured before holds no longer.
    fn state(&self, state: TransferState) {
        *self.rate() = Rate::default();
        self.told.send_modify(|progress| {
            (progress.state, progress.rate, progress.left) = (state, None, None);
        });
    }

    /// Tells how fast it is while it runs; never ends.
    async fn measure(&self) -> Outcome {
        let mut ticks = interval(MEASURE);
        loop {
            ticks.tick().await;
            self.told.send_if_modified(|progress| {
                let runs = progress.state == TransferState::Running;
                if runs {
                    let mut rate = self.rate();
                    rate.read(progress.bytes);
                    progress.rate = rate.per_second();
                    progress.left = rate.left(progress.total - progress.bytes);
                }
                runs
            });
        }
    }

    fn rate(&self) -> std::sync::MutexGuard<'_, Rate> {
        self.rate.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl DownloadProgress for Meter {
    fn start(&self, bytes: u64, files: u64) {
        self.told.send_modify(|progress| {
            progress.state = TransferState::Running;
            progress.total = progress.total.max(progress.bytes + bytes);
            progress.files = progress.files.max(files);
        });
    }

    fn advance(&self, bytes: u64) {
        self.told.send_modify(|progress| {
            progress.bytes += bytes;
            progress.total = progress.total.max(progress.bytes);
        });
    }

    fn done(&self) {
        self.told.send_modify(|progress| progress.bytes = progress.total);
    }
}

/// Downloads, from pause to pause.
async fn run(
    project: &Project,
    mut wish: watch::Receiver<Wish>,
    meter: &Meter,
) -> Result<Installed> {
    loop {
        if *wish.borrow() == Wish::Pause {
            meter.state(TransferState::Paused);
        }
        // Whoever wished has gone: nobody waits for the download.
        let wished =
            wish.wait_for(|wish| *wish != Wish::Pause).await.map_or(Wish::Stop, |wish| *wish);
        if wished == Wish::Stop {
            return Err(Error::Cancelled);
        }
        meter.state(TransferState::Preparing);
        let cancel = Cancel::new();
        let mut download = pin!(project.download(meter, &cancel));
        let done = tokio::select! {
            done = &mut download => Some(done),
            () = changed(&mut wish) => None,
        };
        let done = if let Some(done) = done {
            done
        } else {
            cancel.cancel();
            // It stops where that loses nothing.
            download.await
        };
        match done {
            Err(Error::Cancelled) => {}
            done => return done,
        }
    }
}

/// Until something else than going on is wished for.
async fn changed(wish: &mut watch::Receiver<Wish>) {
    // An error: whoever wished has gone.
    let _ = wish.wait_for(|wish| *wish != Wish::Run).await;
}

#[cfg(test)]
#[path = "transfer_tests.rs"]
mod tests;
