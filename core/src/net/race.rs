//! Which address to use: all are asked side by side, local ones with a head start (in the spirit of RFC 8305).

use std::{collections::VecDeque, time::Duration};

use futures_util::{
    future::{self, Either},
    stream::{FuturesUnordered, StreamExt},
};
use tokio::time::{Instant, sleep_until};

use crate::{Error, Result};

/// How long an address waits for those before it, unless they fail earlier.
pub(super) const HEAD_START: Duration = Duration::from_millis(250);
/// How long an external address that has answered waits for a local one that may still answer.
pub(super) const GRACE: Duration = Duration::from_millis(100);

/// An address in a race.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Runner {
    /// Its place among the server's addresses.
    pub(super) index: usize,
    /// Whether it is reached within the building only.
    pub(super) local: bool,
    /// Whether it wins as soon as it answers.
    pub(super) trusted: bool,
    /// Head starts that it gives to others.
    pub(super) waits: u32,
}

/// The order in which addresses start. `locals` says per address whether it is local, `best` is the one that
/// answered last, `proven` whether it did so since the app started.
///
/// One that is proven starts first and needs no grace. Otherwise the local ones start first, together with the
/// one that is remembered; external ones follow one after the other.
pub(super) fn line_up(locals: &[bool], best: usize, proven: bool) -> Vec<Runner> {
    let others = locals.iter().enumerate().any(|(index, local)| *local && index != best);
    // In a line that begins with a proven one, local ones wait for it, and the rest for them.
    let mut next = 1 + u32::from(proven && others);
    let mut line: Vec<Runner> = Vec::with_capacity(locals.len());
    for (index, &local) in locals.iter().enumerate() {
        let is_best = index == best;
        let waits = match (is_best, local) {
            (true, _) => 0,
            (false, true) => u32::from(proven),
            (false, false) => {
                next += 1;
                next - 1
            }
        };
        line.push(Runner { index, local, trusted: local || (is_best && proven), waits });
    }
    line.sort_by_key(|runner| (runner.waits, runner.index != best, !runner.local));
    line
}

/// Asks with `probe` and gives the address that is to be used, or why none is.
///
/// # Errors
/// What each of the addresses failed with.
pub(super) async fn race<F: Future<Output = Result<()>>>(
    line: &[Runner],
    probe: impl Fn(usize) -> F,
) -> std::result::Result<usize, Vec<Error>> {
    let began = Instant::now();
    let mut waiting = line.iter().copied().collect::<VecDeque<_>>();
    let mut running = FuturesUnordered::new();
    let mut failures = Vec::new();
    // An external one that has answered, and until when it waits.
    let mut answered: Option<(usize, Instant)> = None;
    let run = |runner: Runner| {
        let asked = probe(runner.index);
        async move { (runner, asked.await) }
    };
    loop {
        let now = Instant::now();
        // When all that run have failed, the next need not wait.
        while let Some(runner) = waiting.front()
            && answered.is_none_or(|_| runner.local)
            && (running.is_empty() || began + HEAD_START * runner.waits <= now)
        {
            running.push(run(*runner));
            waiting.pop_front();
        }
        let due = match (answered, waiting.front()) {
            (Some((index, until)), _) if running.is_empty() || until <= now => return Ok(index),
            (Some((_, until)), _) => Some(until),
            (None, None) if running.is_empty() => return Err(failures),
            (None, next) => next.map(|next| began + HEAD_START * next.waits),
        };
        let timer = match due {
            Some(due) => Either::Left(sleep_until(due)),
            None => Either::Right(future::pending()),
        };
        tokio::select! {
            biased;
            done = running.next() => match done {
                Some((runner, Ok(()))) if runner.trusted => return Ok(runner.index),
                Some((runner, Ok(()))) => {
                    answered = answered.or(Some((runner.index, Instant::now() + GRACE)));
                }
                Some((_, Err(error))) => failures.push(error),
                None => {}
            },
            () = timer => {}
        }
    }
}

#[cfg(test)]
#[path = "race_tests.rs"]
mod tests;
