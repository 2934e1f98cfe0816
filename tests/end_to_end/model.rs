//! The guard against a model: random sequences of what hosts, guests, clock, kills and lost answers do find no
//! dead code that signs in and no live one that does not.
//!
//! `INNKEY_MODEL_CASES` sets the number of cases, `INNKEY_MODEL_SEED` repeats those of a failure. The shortest
//! sequence that fails is printed with what happened, and kept in `model/regressions.txt`, from where the next
//! run tries it first.

mod action;
mod compare;
mod guard;
mod guests;
mod ledger;
mod real;
mod run;
mod tries;

use std::{
    cell::{Cell, RefCell},
    env,
    fmt::Write as _,
    str::FromStr,
};

use proptest::test_runner::{
    Config, FileFailurePersistence, RngSeed, TestCaseError, TestError, TestRunner,
};

use self::{action::Action, real::Real, run::Outcome};

const CASES: u32 = 30;
/// Actions in a case, at most.
const LONGEST: usize = 60;
const REGRESSIONS: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/end_to_end/model/regressions.txt");

#[test]
fn the_guard_does_what_the_model_says() {
    let seed = setting("INNKEY_MODEL_SEED").unwrap_or_else(random);
    let config = Config {
        cases: setting("INNKEY_MODEL_CASES").unwrap_or(CASES),
        rng_seed: RngSeed::Fixed(seed),
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(REGRESSIONS))),
        max_shrink_iters: 1000,
        ..Config::default()
    };
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let real = RefCell::new(runtime.block_on(Real::new()));
    let run = |actions: &[Action]| runtime.block_on(run::run(&mut real.borrow_mut(), actions));
    let (tried, failed) = (Cell::new(0), Cell::new(0));
    let result = TestRunner::new(config).run(&action::sequences(LONGEST), |actions| {
        tried.set(tried.get() + 1);
        let Some(failure) = run(&actions).failure else { return Ok(()) };
        failed.set(if failed.get() == 0 { tried.get() } else { failed.get() });
        Err(TestCaseError::fail(failure))
    });
    let Err(error) = result else { return };
    let mut report = format!("case {} failed, INNKEY_MODEL_SEED={seed}\n", failed.get());
    match error {
        TestError::Fail(reason, actions) => {
            let (actions, outcome) = shortest(actions, &run);
            // A failure that does not come again was one of actions at the same moment.
            let failure = outcome.map_or_else(
                || format!("once: {}\n", reason.message()),
                |outcome| format!("{}\n{}", outcome.failure.unwrap_or_default(), outcome.story),
            );
            let _ = writeln!(report, "{failure}The shortest sequence that fails:");
            for action in actions {
                let _ = writeln!(report, "  {action:?}");
            }
        }
        TestError::Abort(reason) => report.push_str(reason.message()),
    }
    // The server goes first: its log of all cases would bury the sequence.
    drop(real);
    panic!("{report}");
}

/// Leaves out single actions as long as the rest still fails: proptest tries each only once, before it makes
/// the others simpler.
fn shortest(
    mut actions: Vec<Action>,
    run: &dyn Fn(&[Action]) -> Outcome,
) -> (Vec<Action>, Option<Outcome>) {
    let fails = |actions: &[Action]| Some(run(actions)).filter(|outcome| outcome.failure.is_some());
    let mut last = fails(&actions);
    let mut place = 0;
    while place < actions.len() {
        let mut fewer = actions.clone();
        fewer.remove(place);
        match fails(&fewer) {
            Some(outcome) => (actions, last, place) = (fewer, Some(outcome), 0),
            None => place += 1,
        }
    }
    (actions, last)
}

fn setting<T: FromStr>(name: &str) -> Option<T> {
    env::var(name).ok().and_then(|text| text.parse().ok())
}

fn random() -> u64 {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).unwrap();
    u64::from_le_bytes(bytes)
}
