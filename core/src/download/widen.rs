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

use super::parallel::PARALLEL;
use crate::{Result, net::Line};

/// Lines beside the shared one, from try to try.
const STEPS: [usize; 3] = [0, 3, 31];
/// How often it is looked what has come.
const LOOK: Duration = Duration::from_secs(1);
/// So many bytes from one look to the next need no help: what is tried costs more than it could bring.
const FAST: u64 = 1_500_000;
/// So few bytes from one look to the next may be little for the line, however steadily they come.
const SLOW: u64 = 250_000;
/// Looks that new lines have to show what they can do: a handshake and a slow start at 200 ms round trip.
const TRIAL: u32 = 3;

/// The lines that workers have of their own, beside the shared one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Lines {
    pub(super) own: usize,
    /// It was seen that more are faster: the shared one holds up whatever waits for it.
    pub(super) help: bool,
}

/// A worker's seat; whoever has lost it takes no more work.
pub(super) struct Seat {
    place: Place,
    lines: watch::Receiver<Lines>,
}

#[derive(Clone, Copy)]
enum Place {
    /// On the shared line, which so many sit on already.
    Shared(usize),
    /// On a line of its own.
    Own(usize),
}

impl Seat {
    /// The first on the shared line.
    pub(super) fn first(lines: &watch::Sender<Lines>) -> Self {
        Self::new(Place::Shared(0), lines)
    }

    fn new(place: Place, lines: &watch::Sender<Lines>) -> Self {
        Self { place, lines: lines.subscribe() }
    }

    pub(super) const fn line(&self) -> Line {
        match self.place {
            Place::Shared(_) => Line::Shared,
            Place::Own(_) => Line::Own,
        }
    }

    pub(super) fn is_kept(&self) -> bool {
        let lines = *self.lines.borrow();
        match self.place {
            // A slow line is not shared by many.
            Place::Shared(number) => !lines.help && (number < PARALLEL || lines.own == 0),
            Place::Own(number) => number < lines.own,
        }
    }

    /// Waits until what is under way over this line shall go on over the other kind.
    pub(super) async fn leaves(&self, line: Line) {
        let place = self.place;
        let is_left = |lines: &Lines| match place {
            Place::Shared(_) => lines.help,
            // It was tried in vain, and took from the shared one.
            Place::Own(number) => !lines.help && number >= lines.own,
        };
        if line != self.line() || self.lines.clone().wait_for(is_left).await.is_err() {
            pending::<()>().await;
        }
    }
}

/// Lets so many workers work on the `shared` line, and others on as many of their own as help, until all of them have ended;
/// the first error ends it all. `bytes` says how many have come so far.
pub(super) async fn widen<F: Future<Output = Result<()>>>(
    shared: usize,
    lines: &watch::Sender<Lines>,
    bytes: impl Fn() -> u64,
    worker: impl Fn(Seat) -> F,
) -> Result<()> {
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
                let found = width.look(bytes());
                let before = lines.send_replace(found);
                workers.extend((before.own..found.own).map(|own| worker(Seat::new(Place::Own(own), lines))));
            }
        }
    }
}

/// Finds out how many lines help.
#[derive(Default)]
struct Width {
    /// Index in [`STEPS`].
    step: usize,
    /// Bytes that had come at the last look.
    before: u64,
    /// Bytes from the look before it to the last.
    last: u64,
    /// Most bytes from one look to the next since the last step.
    best: u64,
    /// Bytes from one look to the next when the last step was taken; not the most that ever came: a connection begins
    /// with more than it keeps up.
    rate_before: u64,
    /// Looks since then.
    looks: u32,
    /// Nothing is tried any more.
    is_found: bool,
}

impl Width {
    /// So many bytes have come in all; says what lines there shall be.
    fn look(&mut self, bytes: u64) -> Lines {
        let came = bytes - self.before;
        let recent = (came + self.last).div_ceil(2);
        (self.before, self.last) = (bytes, came);
        self.looks += 1;
        let grows = is_gain(came, self.best);
        self.best = self.best.max(came);
        // So much more that it needs no second look.
        let doubles = self.step > 0 && is_gain(came / 2, self.rate_before);
        let waits = if self.step > 0 { self.looks < TRIAL } else { !self.is_empty(came) };
        if !doubles && (grows || waits) {
            return self.lines();
        }
        if self.step > 0 && !is_gain(recent, self.rate_before) {
            self.step -= 1;
            self.is_found = true;
        } else if self.step + 1 < STEPS.len() && (doubles || came < FAST) {
            self.step += 1;
            (self.rate_before, self.best, self.looks) = (came.min(recent), 0, 0);
        } else {
            self.is_found = true;
        }
        self.lines()
    }

    /// More lines are there, and were not only a try: the first more of them are.
    fn lines(&self) -> Lines {
        Lines { own: STEPS[self.step], help: self.step > usize::from(!self.is_found) }
    }

    /// Whether one line may be far from full: it was twice as fast before, or is slow. One that is full goes on as fast as it
    /// has become.
    const fn is_empty(&self, came: u64) -> bool {
        came < SLOW || came < self.best / 2
    }
}

/// A tenth more is a gain.
const fn is_gain(now: u64, before: u64) -> bool {
    now.saturating_mul(10) > before.saturating_mul(11)
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

    /// Lines of their own at each look, if so many bytes come in a second at that look over so many lines.
    fn lines(looks: u64, bytes: impl Fn(u64, usize) -> u64) -> Vec<usize> {
        let (mut width, mut all, mut own) = (Width::default(), 0, 0);
        let look = |look| {
            all += bytes(look, own + 1);
            if !width.is_found {
                own = width.look(all).own;
            }
            own
        };
        (0..looks).map(look).collect()
    }

    #[tokio::test]
    async fn a_line_is_left_once_more_have_helped() {
        let lines = watch::Sender::default();
        let seat = Seat::first(&lines);
        let mut width = Width::default();
        let mut look = |bytes: u64| {
            lines.send_replace(width.look(width.before + bytes));
            seat.leaves(Line::Shared).now_or_never().is_some()
        };
        let tried = [look(90_000), look(90_000), look(90_000)];
        assert_eq!(tried, [false; 3], "they are only tried");
        assert!(seat.is_kept());
        assert!(look(400_000));
        assert!(!seat.is_kept());
        assert!(seat.leaves(Line::Own).now_or_never().is_none(), "its own is no shared one");
    }

    #[test]
    fn lines_that_were_tried_in_vain_are_left() {
        let lines = watch::Sender::new(Lines { own: 3, help: false });
        let seat = Seat::new(Place::Own(2), &lines);
        let leaves = |line| seat.leaves(line).now_or_never().is_some();
        assert!(!leaves(Line::Own));
        lines.send_replace(Lines { own: 0, help: false });
        assert!(leaves(Line::Own));
        assert!(!leaves(Line::Shared), "it is there already");
        lines.send_replace(Lines { own: 0, help: true });
        assert!(!leaves(Line::Own), "the shared one is slower");
    }

    #[test]
    fn more_lines_stay_if_they_help() {
        let lossy = |_, lines: usize| 90_000 * lines as u64;
        assert_eq!(lines(6, lossy), [0, 3, 31, 31, 31, 31]);
        let late = |look, lines: usize| if look < 4 { 90_000 } else { 40_000 * lines as u64 };
        assert_eq!(lines(8, late), [0, 3, 3, 3, 3, 31, 31, 31], "new ones begin slowly");
        let burst = |look, lines: usize| {
            if look < 2 { 1_000_000_u64 << look } else { 90_000 * lines as u64 }
        };
        assert_eq!(lines(8, burst), [0, 0, 3, 31, 31, 31, 31, 31], "whatever it began with");
        let enough =
            |look, lines: usize| if look < 3 { 90_000 } else { 60_000 * lines.min(3) as u64 };
        assert_eq!(lines(10, enough), [0, 3, 3, 3, 31, 31, 31, 3, 3, 3]);
    }

    #[test]
    fn a_line_that_is_full_or_still_gets_faster_stays_alone() {
        let full = |_, _| 2_500_000;
        assert_eq!(lines(8, full), [0; 8]);
        let steady = |_, _| 500_000;
        assert_eq!(lines(8, steady), [0; 8]);
        let slow = |_, _| 100_000;
        assert_eq!(lines(8, slow), [0, 3, 3, 3, 0, 0, 0, 0]);
        let faster = |look, _| 100_000_u64 << look;
        assert_eq!(lines(8, faster), [0; 8]);
        assert_eq!(
            lines(6, |_, _| 0),
            [3, 3, 3, 0, 0, 0],
            "nothing comes over any number of lines"
        );
    }

    #[tokio::test(start_paused = true)]
    async fn workers_share_the_work_until_it_is_done() {
        let (left, bytes, own) =
            (AtomicUsize::new(1000), AtomicU64::new(0), watch::Sender::default());
        let workers = Mutex::new(Vec::new());
        let worker = |seat: Seat| {
            workers.lock().unwrap().push(seat.line());
            let (left, bytes) = (&left, &bytes);
            async move {
                let take = || {
                    left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |it| it.checked_sub(1))
                };
                while seat.is_kept() && take().is_ok() {
                    sleep(Duration::from_millis(100)).await;
                    bytes.fetch_add(2_000, Ordering::Relaxed);
                }
                Ok(())
            }
        };
        widen(4, &own, || bytes.load(Ordering::Relaxed), worker).await.unwrap();
        assert_eq!(bytes.load(Ordering::Relaxed), 2_000_000);
        let workers = workers.into_inner().unwrap();
        assert_eq!(workers.iter().filter(|line| **line == Line::Shared).count(), 4);
        assert!(workers.len() > 2 * 4, "{}", workers.len());
    }

    #[tokio::test]
    async fn an_error_ends_it() {
        let own = watch::Sender::default();
        let failed = |_: Seat| async { Err(crate::Error::Cancelled) };
        assert!(widen(4, &own, || 0, failed).await.is_err());
    }
}
