//! Two of the same kind, one after the other; who comes first alternates.

use std::time::Instant;

use crate::Result;

/// What both give in this run.
pub fn pair(
    run: usize,
    mut ours: impl FnMut() -> Result<f64>,
    mut theirs: impl FnMut() -> Result<f64>,
) -> Result<(f64, f64)> {
    if run.is_multiple_of(2) {
        Ok((ours()?, theirs()?))
    } else {
        let theirs = theirs()?;
        Ok((ours()?, theirs))
    }
}

/// How long it takes, in seconds.
pub fn seconds(work: impl FnOnce() -> Result<()>) -> Result<f64> {
    let began = Instant::now();
    work()?;
    Ok(began.elapsed().as_secs_f64())
}
