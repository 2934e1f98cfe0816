use std::cell::RefCell;

use super::*;

/// What an address does after so many milliseconds; `None` is never heard of.
type Fate = Option<(u64, bool)>;

/// Who wins and after how many milliseconds, with which addresses asked and when.
struct Outcome {
    winner: std::result::Result<usize, Vec<usize>>,
    after: u128,
    asked: Vec<(usize, u128)>,
}

async fn run(line: &[Runner], fates: &[Fate]) -> Outcome {
    let (began, asked) = (Instant::now(), RefCell::new(Vec::new()));
    let winner = race(line, |index| {
        asked.borrow_mut().push((index, began.elapsed().as_millis()));
        let fate = fates[index];
        async move {
            let Some((after, answers)) = fate else { return future::pending().await };
            tokio::time::sleep(Duration::from_millis(after)).await;
            let at = index.to_string();
            if answers { Ok(()) } else { Err(Error::Offline { at, reason: "dead".into() }) }
        }
    });
    let winner = winner.await.map_err(|failures| {
        let at = |error| match error {
            Error::Offline { at, .. } => at.parse().unwrap(),
            other => panic!("{other:?}"),
        };
        failures.into_iter().map(at).collect()
    });
    Outcome { winner, after: began.elapsed().as_millis(), asked: asked.into_inner() }
}

/// External, local, external, local.
const MIXED: [bool; 4] = [false, true, false, true];

fn order(line: &[Runner]) -> Vec<(usize, u32)> {
    line.iter().map(|runner| (runner.index, runner.waits)).collect()
}

#[test]
fn local_addresses_start_first_and_what_is_proven_before_all() {
    assert_eq!(order(&line_up(&MIXED, 1, false)), [(1, 0), (3, 0), (0, 1), (2, 2)]);
    // What was best in an earlier life starts at once, but beside the local ones.
    assert_eq!(order(&line_up(&MIXED, 2, false)), [(2, 0), (1, 0), (3, 0), (0, 1)]);
    assert!(!line_up(&MIXED, 2, false)[0].trusted);
    assert_eq!(order(&line_up(&MIXED, 2, true)), [(2, 0), (1, 1), (3, 1), (0, 2)]);
    assert!(line_up(&MIXED, 2, true)[0].trusted);
    assert_eq!(order(&line_up(&[true, false], 0, true)), [(0, 0), (1, 1)]);
    assert_eq!(order(&line_up(&[false, false, false], 1, false)), [(1, 0), (0, 1), (2, 2)]);
    assert!(line_up(&[], 0, false).is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_local_address_wins_although_an_external_one_is_faster() {
    let line = line_up(&[false, true], 0, false);
    let outcome = run(&line, &[Some((20, true)), Some((90, true))]).await;
    assert_eq!((outcome.winner, outcome.after), (Ok(1), 90));
    assert_eq!(outcome.asked, [(0, 0), (1, 0)]);
    // But it is not waited for longer than the grace.
    let outcome = run(&line, &[Some((20, true)), Some((121, true))]).await;
    assert_eq!((outcome.winner, outcome.after), (Ok(0), 120));
    // And not at all once it has failed.
    let outcome = run(&line, &[Some((20, true)), Some((30, false))]).await;
    assert_eq!((outcome.winner, outcome.after), (Ok(0), 30));
}

#[tokio::test(start_paused = true)]
async fn an_address_that_says_nothing_costs_a_head_start_and_no_more() {
    let line = line_up(&[true, false], 0, false);
    let outcome = run(&line, &[None, Some((30, true))]).await;
    assert_eq!((outcome.winner, outcome.after), (Ok(1), 250 + 30 + 100));
    assert_eq!(outcome.asked, [(0, 0), (1, 250)]);
    // When the best one of just now falls silent, it does not even get the grace of a local one.
    let line = line_up(&[false, false], 0, true);
    let outcome = run(&line, &[None, Some((30, true))]).await;
    assert_eq!((outcome.winner, outcome.asked), (Ok(1), vec![(0, 0), (1, 250)]));
}

#[tokio::test(start_paused = true)]
async fn after_a_failure_the_next_does_not_wait() {
    let line = line_up(&[true, false, false], 0, false);
    let outcome = run(&line, &[Some((5, false)), Some((5, false)), Some((5, true))]).await;
    assert_eq!(outcome.asked, [(0, 0), (1, 5), (2, 10)]);
    assert_eq!((outcome.winner, outcome.after), (Ok(2), 15));
}

#[tokio::test(start_paused = true)]
async fn what_is_proven_needs_no_grace() {
    let line = line_up(&[false, true], 0, true);
    let outcome = run(&line, &[Some((20, true)), None]).await;
    assert_eq!((outcome.winner, outcome.after), (Ok(0), 20));
    assert_eq!(outcome.asked, [(0, 0)]);
}

#[tokio::test(start_paused = true)]
async fn when_nobody_answers_all_are_named() {
    let line = line_up(&MIXED, 0, false);
    let dead = Some((1, false));
    let outcome = run(&line, &[dead; 4]).await;
    let mut failed = outcome.winner.unwrap_err();
    failed.sort_unstable();
    assert_eq!(failed, [0, 1, 2, 3]);
    assert_eq!(run(&[], &[]).await.winner, Err(vec![]));
}

/// Whatever the addresses do, the outcome is one of those who answer, if anyone does, and the race ends.
mod whatever_they_do {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn someone_who_answers_wins(
            fates in proptest::collection::vec((0..2000_u64, any::<bool>(), any::<bool>()), 1..=8),
            best in 0..8_usize,
            proven: bool,
        ) {
            let locals: Vec<bool> = fates.iter().map(|(_, _, local)| *local).collect();
            let line = line_up(&locals, best, proven);
            prop_assert_eq!(line.len(), fates.len());
            let fates: Vec<Fate> = fates.iter().map(|(after, ok, _)| Some((*after, *ok))).collect();
            let runtime = tokio::runtime::Builder::new_current_thread();
            let runtime = { runtime }.enable_time().start_paused(true).build().unwrap();
            let outcome = runtime.block_on(run(&line, &fates));
            match outcome.winner {
                Ok(winner) => prop_assert!(fates[winner].unwrap().1),
                Err(failed) => {
                    prop_assert_eq!(failed.len(), fates.len());
                    prop_assert!(fates.iter().all(|fate| !fate.unwrap().1));
                }
            }
        }
    }
}
