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

use std::{cell::RefCell, env, fmt::Write as _, str::FromStr};

use proptest::test_runner::{
    Config, FileFailurePersistence, RngSeed, TestCaseError, TestError, TestRunner,
};

use self::real::Real;

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
    let tried = RefCell::new(0);
    let mut runner = TestRunner::new(config);
    let result = runner.run(&action::sequences(LONGEST), |actions| {
        *tried.borrow_mut() += 1;
        let outcome = runtime.block_on(run::run(&mut real.borrow_mut(), &actions));
        match outcome.failure {
            None => Ok(()),
            Some(failure) => Err(TestCaseError::fail(format!("{failure}\n{}", outcome.story))),
        }
    });
    // The server goes first: its log of all cases would bury the sequence.
    drop(real);
    let Err(error) = result else { return };
    let mut report = format!("{} runs, INNKEY_MODEL_SEED={seed}\n", tried.borrow());
    match error {
        TestError::Fail(reason, actions) => {
            report.push_str(reason.message());
            report.push_str("The shortest sequence that fails:\n");
            for action in actions {
                let _ = writeln!(report, "  {action:?}");
            }
        }
        TestError::Abort(reason) => report.push_str(reason.message()),
    }
    panic!("{report}");
}

fn setting<T: FromStr>(name: &str) -> Option<T> {
    env::var(name).ok().and_then(|text| text.parse().ok())
}

fn random() -> u64 {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).unwrap();
    u64::from_le_bytes(bytes)
}
