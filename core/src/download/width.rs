//! How many lines help, found out from what comes over them.

use std::collections::VecDeque;

/// Lines beside the shared one, from try to try.
const STEPS: [usize; 3] = [0, 3, 31];
/// So many bytes from one look to the next need no help: what is tried costs more than it could bring.
const FAST: u64 = 1_500_000;
/// So few bytes from one look to the next may be little for the line, however steadily they come.
const SLOW: u64 = 250_000;
/// So many looks tell what is usual.
const LATELY: usize = 5;
/// Looks that new lines have to show what they can do: a handshake and a slow start at 200 ms round trip.
const TRIAL: usize = 3;

/// The lines that workers have of their own, beside the shared one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Lines {
    pub(super) own: usize,
    /// It was seen that more are faster: the shared one holds up whatever waits for it.
    pub(super) help: bool,
}

/// Bytes that have come.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Came {
    pub(super) all: u64,
    /// Of these over lines of their own.
    pub(super) own: u64,
}

/// Finds out how many lines help.
#[derive(Default)]
pub(super) struct Width {
    /// Index in [`STEPS`].
    step: usize,
    /// What had come at the last look.
    before: Came,
    /// What came from one look to the next, lately, since the last step.
    lately: VecDeque<Came>,
    /// Most bytes from one look to the next since then.
    best: u64,
    /// Most that was usual since then.
    best_usual: u64,
    /// Bytes from one look to the next that were usual when the last step was taken; not the most that ever came: a
    /// connection begins with more than it keeps up.
    rate_before: u64,
    /// Nothing is tried any more.
    pub(super) is_found: bool,
}

impl Width {
    /// So much has come in all; says what lines there shall be.
    pub(super) fn look(&mut self, came: Came) -> Lines {
        let news = Came { all: came.all - self.before.all, own: came.own - self.before.own };
        self.before = came;
        if self.lately.len() == LATELY {
            self.lately.pop_front();
        }
        self.lately.push_back(news);
        let grows = is_gain(news.all, self.best);
        self.best = self.best.max(news.all);
        let usual = self.usual();
        self.best_usual = self.best_usual.max(usual);
        // So much more that it needs no second look.
        let doubles = self.step > 0 && self.helps(Came { all: news.all / 2, own: news.own / 2 });
        let waits = if self.step > 0 { self.lately.len() < TRIAL } else { !self.is_empty(usual) };
        if !doubles && (grows || waits) {
            return self.lines();
        }
        if self.step > 0 && !self.helps(self.recent()) {
            self.step -= 1;
            self.is_found = true;
        } else if self.step + 1 < STEPS.len() && (doubles || usual < FAST) {
            let (before, rate_before) = (self.before, usual.max(news.all.min(self.recent().all)));
            *self = Self { step: self.step + 1, before, rate_before, ..Self::default() };
        } else {
            self.is_found = true;
        }
        self.lines()
    }

    /// More lines are there, and were not only a try: the first more of them are.
    fn lines(&self) -> Lines {
        Lines { own: STEPS[self.step], help: self.step > usize::from(!self.is_found) }
    }

    /// The middle of what came lately: neither a burst nor a pause shows in it, and senders pause at times (BBR, to
    /// measure the way).
    fn usual(&self) -> u64 {
        let mut lately: Vec<u64> = self.lately.iter().map(|came| came.all).collect();
        lately.sort_unstable();
        lately.get(lately.len().saturating_sub(1) / 2).copied().unwrap_or(0)
    }

    /// The mean of the last two looks: what waits for a lost packet comes with the next.
    fn recent(&self) -> Came {
        let last = || self.lately.iter().rev().take(2);
        let mean = |of: fn(&Came) -> u64| last().map(of).sum::<u64>().div_ceil(2);
        Came { all: mean(|came| came.all), own: mean(|came| came.own) }
    }

    /// Whether so much from one look to the next is more because of the lines that were added: what was there before may have
    /// become faster by itself.
    const fn helps(&self, came: Came) -> bool {
        is_gain(came.all, self.rate_before) && came.own > came.all / 3
    }

    /// Whether one line may be far from full: it was twice as fast before, or is slow. One that is full goes on as fast as it
    /// has become.
    const fn is_empty(&self, usual: u64) -> bool {
        usual < SLOW || usual < self.best_usual / 2
    }
}

/// A tenth more is a gain.
const fn is_gain(now: u64, before: u64) -> bool {
    now.saturating_mul(10) > before.saturating_mul(11)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of their own at each look, if so many bytes come in a second at that look over so many lines.
    fn lines(looks: u64, bytes: impl Fn(u64, usize) -> u64) -> Vec<usize> {
        let (mut width, mut came, mut own) = (Width::default(), Came::default(), 0);
        let look = |look| {
            let news = bytes(look, own + 1);
            came.all += news;
            came.own += news * own as u64 / (own as u64 + 1);
            if !width.is_found {
                own = width.look(came).own;
            }
            own
        };
        (0..looks).map(look).collect()
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
        assert_eq!(lines(8, burst), [0, 0, 0, 3, 31, 31, 31, 31], "whatever it began with");
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
        let pauses = |look, _| if look % 5 < 2 { 300_000 } else { 2_500_000 };
        assert_eq!(lines(20, pauses)[5..], [0; 15], "a pause now and then is no end");
        let faster = |look, _| 100_000_u64 << look;
        assert_eq!(lines(8, faster), [0; 8]);
        assert_eq!(
            lines(6, |_, _| 0),
            [3, 3, 3, 0, 0, 0],
            "nothing comes over any number of lines"
        );
    }

    #[test]
    fn what_becomes_faster_by_itself_stays_alone() {
        let mut width = Width::default();
        let mut came = Came::default();
        let mut look = |shared: u64, own: u64| {
            came = Came { all: came.all + shared + own, own: came.own + own };
            width.look(came)
        };
        look(200_000, 0);
        assert_eq!(look(100_000, 0).own, 3, "it is tried");
        look(900_000, 100_000);
        look(1_800_000, 200_000);
        assert_eq!(look(1_700_000, 500_000), Lines::default());
    }
}
