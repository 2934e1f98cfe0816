//! Both readers on the same pictures, by turns, and the table of how they did.

use std::{path::Path, time::Duration};

use innkey_qr::{Luma, ScanOptions, Scanner};
use rustix::time::{ClockId, clock_gettime};

use crate::{
    Result,
    peer::Peer,
    picture::Picture,
    reading::{Reading, percentile},
};

/// How often each picture is read by each; the median counts.
const REPEATS: usize = 5;

/// The table's head.
pub const HEAD: &str = "| set | pictures | read: Innkey | ZXing-C++ | false: Innkey | ZXing-C++ | median ms: Innkey | ZXing-C++ | ratio | 95 %: Innkey | ZXing-C++ |
|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|";

/// The readers.
pub struct Contest {
    scanner: Scanner,
    peer: Option<Peer>,
    /// In place of the scanner's own.
    budget: Option<Duration>,
    verbose: bool,
}

/// How one reader did on a set.
#[derive(Default)]
struct Score {
    read: usize,
    false_texts: usize,
    times: Vec<f64>,
}

impl Contest {
    /// Without a Python, only our own reader is measured.
    pub fn new(python: Option<&Path>, budget: Option<Duration>, verbose: bool) -> Result<Self> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("peer.py");
        let peer = python.map(|python| Peer::start(python, &script)).transpose()?;
        Ok(Self { scanner: Scanner::new(), peer, budget, verbose })
    }

    /// Lets both read a set, and prints its row.
    pub fn enter(
        &mut self,
        name: &str,
        pictures: impl Iterator<Item = Result<Picture>>,
        still: bool,
    ) -> Result<()> {
        let (mut ours, mut theirs) = (Score::default(), Score::default());
        let mut count = 0;
        for picture in pictures {
            let picture = picture?;
            let (own, peer) = self.read(&picture, still)?;
            if self.verbose {
                let mark = |reading: &Reading| if reading.is_right(&picture) { '+' } else { '-' };
                println!(
                    "{}{} {:7.2} {:7.2} {} {}",
                    mark(&own),
                    peer.as_ref().map_or(' ', mark),
                    own.ms,
                    peer.as_ref().map_or(0.0, |reading| reading.ms),
                    picture.name,
                    if own.false_texts(&picture) > 0 { "FALSE" } else { "" },
                );
            }
            ours.add(&own, &picture);
            if let Some(peer) = peer {
                theirs.add(&peer, &picture);
            }
            count += 1;
        }
        println!("{}", row(name, count, &ours, &theirs));
        Ok(())
    }

    /// The median reading of each.
    fn read(&mut self, picture: &Picture, still: bool) -> Result<(Reading, Option<Reading>)> {
        let (mut own, mut peer) = (Vec::new(), Vec::new());
        for _ in 0..REPEATS {
            own.push(self.scan(picture, still)?);
            if let Some(reader) = &mut self.peer {
                peer.push(reader.read(&picture.file, picture.width, picture.height)?);
            }
        }
        Ok((middle(own).ok_or("no reading")?, middle(peer)))
    }

    fn scan(&mut self, picture: &Picture, still: bool) -> Result<Reading> {
        let luma = Luma::new(&picture.pixels, picture.width, picture.height, picture.width)?;
        let mut options = if still { ScanOptions::photo() } else { ScanOptions::frame() };
        options.budget = self.budget.unwrap_or(options.budget);
        let began = thread_time();
        let scan = self.scanner.read(&luma, &options)?;
        let ms = thread_time() - began;
        Ok(Reading { ms, texts: scan.codes.into_iter().map(|code| code.bytes).collect() })
    }
}

impl Score {
    fn add(&mut self, reading: &Reading, picture: &Picture) {
        self.read += usize::from(reading.is_right(picture));
        self.false_texts += reading.false_texts(picture);
        self.times.push(reading.ms);
    }
}

/// The reading of median time.
fn middle(mut readings: Vec<Reading>) -> Option<Reading> {
    readings.sort_by(|a, b| a.ms.total_cmp(&b.ms));
    let place = readings.len() / 2;
    readings.into_iter().nth(place)
}

fn row(name: &str, count: usize, ours: &Score, theirs: &Score) -> String {
    let at = |score: &Score, part| percentile(score.times.clone(), part);
    let (own, peer) = (at(ours, 0.5), at(theirs, 0.5));
    format!(
        "| {name} | {count} | {} | {} | {} | {} | {own:.2} | {peer:.2} | {:.2} | {:.2} | {:.2} |",
        ours.read,
        theirs.read,
        ours.false_texts,
        theirs.false_texts,
        own / peer,
        at(ours, 0.95),
        at(theirs, 0.95),
    )
}

/// Milliseconds that this thread has worked: others on the same machine do not count.
fn thread_time() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}
