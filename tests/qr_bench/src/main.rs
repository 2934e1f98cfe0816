//! How well and how fast QR codes are read, against ZXing-C++ on the same planes of brightness.
//!
//! `tests/bench qr` builds and starts it: `innkey-qr-bench --python PATH [--corpus DIR] [--verbose] [SET …]`.

mod backdrop;
mod camera;
mod canvas;
mod contest;
mod peer;
mod picture;
mod print;
mod reading;
mod rng;
mod scenes;

use std::{path::PathBuf, process::ExitCode, time::Duration};

use self::contest::{Contest, HEAD};

/// What may go wrong: anything, and then there is no table.
type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// A set of pictures: its name, how many, the first seed, how one is made, whether it is a still.
type Set = (&'static str, u64, u64, fn(u64) -> Result<picture::Picture>, bool);

const SETS: [Set; 5] = [
    ("easy", 60, 0x1000, scenes::easy, false),
    ("hard", 60, 0x2000, scenes::hard, false),
    ("empty", 48, 0x3000, scenes::empty, false),
    ("photo", 24, 0x4000, scenes::photo, true),
    ("odd", 100, 0x5000, scenes::odd, false),
];

struct Options {
    python: Option<PathBuf>,
    corpus: Option<PathBuf>,
    verbose: bool,
    budget: Option<Duration>,
    shift: u64,
    wanted: Vec<String>,
}

fn main() -> ExitCode {
    match options().and_then(|options| run(&options)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("The scanner could not be measured: {error}");
            ExitCode::FAILURE
        }
    }
}

fn options() -> Result<Options> {
    let mut options = Options {
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
            "--verbose" => options.verbose = true,
            name if name == "corpus" || SETS.iter().any(|set| set.0 == name) => {
                options.wanted.push(arg);
            }
            _ => {
                let names = SETS.map(|set| set.0).join(", ");
                return Err(format!(
                    "{arg:?} is unknown; there are --corpus DIR, --seed N, --budget MS, --verbose, corpus, {names}"
                )
                .into());
            }
        }
    }
    Ok(options)
}

fn run(options: &Options) -> Result<()> {
    let is_wanted =
        |name: &str| options.wanted.is_empty() || options.wanted.iter().any(|w| w == name);
    let mut contest = Contest::new(options.python.as_deref(), options.budget, options.verbose)?;
    println!("{HEAD}");
    match &options.corpus {
        Some(folder) if is_wanted("corpus") => {
            contest.enter("corpus", picture::corpus(folder)?.into_iter().map(Ok), true)?;
        }
        Some(_) => {}
        None => eprintln!("The corpus is left out: --corpus DIR says where it is."),
    }
    for (name, count, seed, make, still) in SETS {
        if is_wanted(name) {
            let seeds = (0..count).map(|at| seed + (options.shift << 20) + at);
            contest.enter(name, seeds.map(|seed| picture::kept(name, seed, make)), still)?;
        }
    }
    Ok(())
}
