//! How many requests at once, and over how many lines.
//!
//! One line is enough where it is filled: each further one costs a handshake and takes from the others. Where the sender
//! takes each lost packet for a jam a line stays almost empty, and many together are faster. Nobody can tell
//! beforehand: so when a download is slow, or half as fast as it was, it tries more lines, and keeps them if they help.

use std::{future::pending, time::Duration};

use futures_util::{StreamExt as _, stream::FuturesUnordered};
use tokio::{
    sync::watch,
    time::{MissedTickBehavior, interval},
};

use super::{
    parallel::PARALLEL,
    width::{Came, Lines, Width},
};
use crate::{Result, net::Line};

/// How often it is looked what has come.
const LOOK: Duration = Duration::from_secs(1);

/// A worker's seat; whoever has lost it takes no more work.
pub(super) struct Seat {
    place: Place,
    lines: watch::Receiver<Lines>,
    /// The line in use, which is the other kind once the place's own has failed.
    line: Line,
}

#[derive(Clone, Copy)]
enum Place {
    /// On the shared line, which so many sit on already.
    Shared(usize),
    /// On a line of its own.
    Own(usize),
}

impl Place {
    const fn line(self) -> Line {
        match self {
            Self::Shared(_) => Line::Shared,
            Self::Own(_) => Line::Own,
        }
    }
}

impl Seat {
    fn new(place: Place, lines: &watch::Sender<Lines>) -> Self {
        Self { place, lines: lines.subscribe(), line: place.line() }
    }

    /// Whether it is beside the shared line.
    pub(super) const fn is_own(&self) -> bool {
        matches!(self.place, Place::Own(_))
    }

    /// How many lines of their own there are.
    pub(super) fn own_lines(&self) -> usize {
        self.lines.borrow().own
    }

    /// The line in use.
    pub(super) const fn line(&self) -> Line {
        self.line
    }

    /// The line in use has failed, or shall be left.
    pub(super) const fn change_line(&mut self) {
        self.line = self.line.other();
    }

    pub(super) fn is_kept(&self) -> bool {
        let lines = *self.lines.borrow();
        match self.place {
            // A slow line is not shared by many.
            Place::Shared(number) => !lines.help && (number < PARALLEL || lines.own == 0),
            Place::Own(number) => number < lines.own,
        }
    }

    /// Waits until what is under way shall go on over the other kind of line.
    pub(super) async fn leaves(&self) {
        let place = self.place;
        let is_left = |lines: &Lines| match place {
            Place::Shared(_) => lines.help,
            // It was tried in vain, and took from the shared one.
            Place::Own(number) => !lines.help && number >= lines.own,
        };
        if self.line != place.line() || self.lines.clone().wait_for(is_left).await.is_err() {
            pending::<()>().await;
        }
    }
}

/// Lets so many workers work on the `shared` line, and others on as many of their own as help, until all of them have ended;
/// the first error ends it all. `came` says what has come so far.
pub(super) async fn widen<F: Future<Output = Result<()>>>(
    shared: usize,
    came: impl Fn() -> Came,
    worker: impl Fn(Seat) -> F,
) -> Result<()> {
    let lines = &watch::Sender::default();
    let mut workers: FuturesUnordered<F> =
        (0..shared).map(|it| worker(Seat::new(Place::Shared(it), lines))).collect();
    let mut width = Width::default();
    let mut looks = interval(LOOK);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    looks.tick().await;
    loop {
        tokio::select! {
            ended = workers.next() => match ended {
                Some(ended) => ended?,
                None => return Ok(()),
            },
            _ = looks.tick(), if !width.is_found => {
                let found = width.look(came());
                let before = lines.send_replace(found);
                workers.extend((before.own..found.own).map(|own| worker(Seat::new(Place::Own(own), lines))));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{
        Mutex,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    };

    use futures_util::FutureExt as _;
    use tokio::time::sleep;

    use super::*;

    #[tokio::test]
    async fn a_line_is_left_once_more_have_helped() {
        let lines = watch::Sender::default();
        let mut seat = Seat::new(Place::Shared(0), &lines);
        let (mut width, mut came) = (Width::default(), Came::default());
        let mut look = |shared: u64, own: u64| {
            came = Came { all: came.all + shared + own, own: came.own + own };
            lines.send_replace(width.look(came));
            seat.leaves().now_or_never().is_some()
        };
        let tried = [look(90_000, 0), look(90_000, 0), look(90_000, 0)];
        assert_eq!(tried, [false; 3], "they are only tried");
        assert!(seat.is_kept());
        assert!(look(90_000, 270_000));
        assert!(!seat.is_kept());
        seat.change_line();
        assert!(seat.leaves().now_or_never().is_none(), "its own is no shared one");
    }

    #[test]
    fn lines_that_were_tried_in_vain_are_left() {
        let lines = watch::Sender::new(Lines { own: 3, help: false });
        let mut seat = Seat::new(Place::Own(2), &lines);
        let leaves = |seat: &Seat| seat.leaves().now_or_never().is_some();
        assert!(!leaves(&seat));
        lines.send_replace(Lines { own: 0, help: true });
        assert!(!leaves(&seat), "the shared one is slower");
        lines.send_replace(Lines { own: 0, help: false });
        assert!(leaves(&seat));
        seat.change_line();
        assert!(!leaves(&seat), "it is there already");
    }

    #[tokio::test(start_paused = true)]
    async fn workers_share_the_work_until_it_is_done() {
        let left = AtomicUsize::new(1000);
        let [bytes, own] = [const { AtomicU64::new(0) }; 2];
        let workers = Mutex::new(Vec::new());
        let worker = |seat: Seat| {
            workers.lock().unwrap().push(seat.line());
            let (left, bytes, own) = (&left, &bytes, &own);
            async move {
                let take = || {
                    left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |it| it.checked_sub(1))
                };
                while seat.is_kept() && take().is_ok() {
                    sleep(Duration::from_millis(100)).await;
                    bytes.fetch_add(2_000, Ordering::Relaxed);
                    if seat.is_own() {
                        own.fetch_add(2_000, Ordering::Relaxed);
                    }
                }
                Ok(())
            }
        };
        let came = || Came { all: bytes.load(Ordering::Relaxed), own: own.load(Ordering::Relaxed) };
        widen(4, came, worker).await.unwrap();
        assert_eq!(bytes.load(Ordering::Relaxed), 2_000_000);
        let workers = workers.into_inner().unwrap();
        assert_eq!(workers.iter().filter(|line| **line == Line::Shared).count(), 4);
        assert!(workers.len() > 2 * 4, "{}", workers.len());
    }

    #[tokio::test]
    async fn an_error_ends_it() {
        let failed = |_: Seat| async { Err(crate::Error::Cancelled) };
        assert!(widen(4, Came::default, failed).await.is_err());
    }
}
