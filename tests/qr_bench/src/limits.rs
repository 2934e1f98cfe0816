//! How long a search goes on after its time is over or it was cancelled.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

use innkey_qr::{Ended, Luma, Mode, ScanOptions, Scanner};

use crate::{Result, picture::Picture};

/// Others take the core away at times: the best of so many attempts counts.
const ATTEMPTS: usize = 3;
/// Budgets, and how long it is until a search is cancelled, in milliseconds.
const TIMES: [f64; 12] = [0.1, 0.5, 1.0, 2.0, 3.0, 5.0, 8.0, 12.0, 18.0, 25.0, 60.0, 150.0];

/// The table's head.
pub const HEAD: &str = "| set | pictures | worst ms: over the budget | in | after a cancel | in |
|---|---:|---:|---|---:|---|";

/// The longest time and where it was seen.
#[derive(Default)]
struct Worst {
    ms: f64,
    place: String,
}

/// Searches a set with all budgets, cancels it after all times, and prints its row.
pub fn enter(name: &str, pictures: impl Iterator<Item = Result<Picture>>) -> Result<()> {
    let (mut late, mut deaf, mut count) = (Worst::default(), Worst::default(), 0);
    let mut scanner = Scanner::new();
    for picture in pictures {
        let picture = picture?;
        for mode in [Mode::Frame, Mode::Photo] {
            for ms in TIMES {
                let over = best(|| overshoot(&mut scanner, &picture, mode, ms))?;
                late.note(over, || format!("{}, {mode:?}, {ms} ms", picture.name));
                let over = best(|| deafness(&mut scanner, &picture, mode, ms))?;
                deaf.note(over, || format!("{}, {mode:?}, {ms} ms", picture.name));
            }
        }
        count += 1;
    }
    println!(
        "| {name} | {count} | {:.1} | {} | {:.1} | {} |",
        late.ms, late.place, deaf.ms, deaf.place
    );
    Ok(())
}

impl Worst {
    fn note(&mut self, ms: f64, place: impl Fn() -> String) {
        if ms > self.ms {
            *self = Self { ms, place: place() };
        }
    }
}

fn best(mut measure: impl FnMut() -> Result<f64>) -> Result<f64> {
    (0..ATTEMPTS).try_fold(f64::MAX, |best, _| Ok(best.min(measure()?)))
}

/// Milliseconds from the end of the budget to the end of the search, as its caller sees it.
fn overshoot(scanner: &mut Scanner, picture: &Picture, mode: Mode, ms: f64) -> Result<f64> {
    let luma = Luma::new(&picture.pixels, picture.width, picture.height, picture.width)?;
    let budget = Duration::from_secs_f64(ms / 1e3);
    let began = Instant::now();
    scanner.read(&luma, &ScanOptions { mode, budget, ..ScanOptions::frame() })?;
    Ok(milliseconds(began.elapsed().saturating_sub(budget)))
}

/// Milliseconds from another thread's cancel to the end of the search; 0 if it had ended by itself.
fn deafness(scanner: &mut Scanner, picture: &Picture, mode: Mode, ms: f64) -> Result<f64> {
    let luma = Luma::new(&picture.pixels, picture.width, picture.height, picture.width)?;
    let cancel = AtomicBool::new(false);
    let budget = Duration::from_secs(10);
    let options = ScanOptions { mode, budget, cancel: Some(&cancel), ..ScanOptions::frame() };
    let began = Instant::now();
    let (scan, ended, cancelled) = thread::scope(|scope| {
        let canceller = scope.spawn(|| {
            thread::sleep(Duration::from_secs_f64(ms / 1e3));
            let now = Instant::now();
            cancel.store(true, Ordering::Relaxed);
            now
        });
        let scan = scanner.read(&luma, &options);
        let ended = Instant::now();
        (scan, ended, canceller.join().unwrap_or(began))
    });
    let is_cancelled = scan?.ended == Ended::Cancelled;
    Ok(if is_cancelled { milliseconds(ended.saturating_duration_since(cancelled)) } else { 0.0 })
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
