//! How well and how fast QR codes are read, against ZXing-C++ on the same planes of brightness.
//!
//! `tests/bench qr` builds and starts it: `innkey-qr-bench --python PATH [--corpus DIR] [--verbose] [SET …]`.
//! With `--robust` the pictures are changed, and false texts or panics fail; `limits` measures how late a
//! search ends.

mod adversary;
mod backdrop;
mod camera;
mod canvas;
mod contest;
mod limits;
mod peer;
mod picture;
mod print;
mod reading;
mod rng;
mod robust;
mod scenes;

use std::{path::PathBuf, process::ExitCode, time::Duration};

use self::{contest::Contest, picture::Picture, robust::Robust};

/// What may go wrong: anything, and then there is no table.
type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// A set of pictures: its name, how many, the first seed, how one is made, whether it is a still.
type Set = (&'static str, u64, u64, fn(u64) -> Result<Picture>, bool);

const SETS: [Set; 5] = [
    ("easy", 60, 0x1000, scenes::easy, false),
    ("hard", 60, 0x2000, scenes::hard, false),
    ("empty", 48, 0x3000, scenes::empty, false),
    ("photo", 24, 0x4000, scenes::photo, true),
    ("odd", 100, 0x5000, scenes::odd, false),
];

struct Options {
    task: Task,
    python: Option<PathBuf>,
    corpus: Option<PathBuf>,
    verbose: bool,
    budget: Option<Duration>,
    shift: u64,
    wanted: Vec<String>,
}

/// What is measured.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Task {
    /// How much is read, and how fast, against the peer.
    Contest,
    /// What is read of changed pictures.
    Robust,
    /// How late a search ends.
    Limits,
}

fn main() -> ExitCode {
    match options().and_then(|options| run(&options)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("The scanner was not measured, or failed: {error}");
            ExitCode::FAILURE
        }
    }
}

fn options() -> Result<Options> {
    let mut options = Options {
        task: Task::Contest,
        python: None,
        corpus: None,
        verbose: false,
        budget: None,
        shift: 0,
        wanted: Vec::new(),
    };
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut value = || args.next().ok_or(format!("{arg} needs a value"));
        match arg.as_str() {
            "--python" => options.python = Some(value()?.into()),
            "--corpus" => options.corpus = Some(value()?.into()),
            "--seed" => options.shift = value()?.parse()?,
            "--budget" => options.budget = Some(Duration::from_millis(value()?.parse()?)),
            "--robust" => options.task = Task::Robust,
            "limits" => options.task = Task::Limits,
            "--verbose" => options.verbose = true,
            name if name == "corpus" || SETS.iter().any(|set| set.0 == name) => {
                options.wanted.push(arg);
            }
            _ => {
                let names = SETS.map(|set| set.0).join(", ");
                return Err(format!(
                    "{arg:?} is unknown; there are --corpus DIR, --seed N, --budget MS, --verbose, --robust, limits, corpus, {names}"
                )
                .into());
            }
        }
    }
    Ok(options)
}

fn run(options: &Options) -> Result<()> {
    match options.task {
        Task::Contest => {
            let mut contest =
                Contest::new(options.python.as_deref(), options.budget, options.verbose)?;
            println!("{}", contest::HEAD);
            each_set(options, |name, pictures, still| contest.enter(name, pictures, still))
        }
        Task::Robust => {
            let mut robust = Robust::default();
            each_set(options, |name, pictures, still| robust.enter(name, pictures, still))?;
            robust.finish()
        }
        Task::Limits => {
            println!("{}", limits::HEAD);
            limits::enter("adversarial", (0..adversary::COUNT).map(adversary::adversary))?;
            each_set(options, |name, pictures, _| limits::enter(name, pictures))
        }
    }
}

/// Hands over the sets that are wanted, or all: name, pictures, whether they are stills.
fn each_set(
    options: &Options,
    mut enter: impl FnMut(&str, &mut dyn Iterator<Item = Result<Picture>>, bool) -> Result<()>,
) -> Result<()> {
    let is_wanted =
        |name: &str| options.wanted.is_empty() || options.wanted.iter().any(|w| w == name);
    match &options.corpus {
        Some(folder) if is_wanted("corpus") => {
            enter("corpus", &mut picture::corpus(folder)?.into_iter().map(Ok), true)?;
        }
        Some(_) => {}
        None => eprintln!("The corpus is left out: --corpus DIR says where it is."),
    }
    for (name, count, seed, make, still) in SETS {
        if is_wanted(name) {
            let seeds = (0..count).map(|at| seed + (options.shift << 20) + at);
            enter(name, &mut seeds.map(|seed| picture::kept(name, seed, make)), still)?;
        }
    }
    Ok(())
}
