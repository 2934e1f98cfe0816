//! The core as Kotlin sees it, beside the same work in Rust.

use std::{
    hint::black_box,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

use innkey_core::qr::{Luma, Scanner};
use serde::Deserialize;

use crate::{
    RUNS, Result,
    stats::{median, ms},
    table::{Figure, Section},
};

/// The size of the frames that the Kotlin side leaves behind.
const FRAME: (usize, usize) = (1080, 1920);
/// Scans in a run, as on the Kotlin side.
const SCANS: usize = 100;

const HOW: &str = "a JVM with the library as phones get it (profile `phone`), against a real server. A call is the mean of 100,000 in a run; a list comes \
from the server with 1,000 customers in it, in two requests, median of 20, and the crossing is the processor time of the thread that asked, mean of 20; a scan is the median of 100 of the same frame in the same process, from Kotlin and then from Rust \
(release build); memory is what the JVM allocates on the scanning thread; a start is from opening the engine on a folder with ten projects until their list is \
there, in a fresh JVM with the loading of the library, and again in one where it is loaded.";

/// A line of what Kotlin prints.
#[derive(Deserialize)]
struct Line {
    name: String,
    unit: String,
    runs: Vec<f64>,
}

/// Measures.
pub fn run() -> Result<Section> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let size = std::fs::metadata(root.join("target/bindings/host/libinnkey_ffi.so"))?.len();
    let mut figures =
        vec![Figure::new("library, stripped", "MiB", vec![size as f64 / f64::from(1 << 20)])];
    for Line { name, unit, runs } in kotlin(&root.join("bindings/kotlin"))? {
        let frame = name.strip_prefix("scan of a frame ").map(|kind| frame(&root, kind));
        let from_kotlin = median(&runs);
        figures.push(Figure::new(name, unit, runs));
        if let Some(frame) = frame {
            let from_rust = scans(&std::fs::read(frame)?)?;
            let ratio = from_kotlin / median(&from_rust);
            figures.push(Figure::new("– from Rust", "ms", from_rust));
            figures.push(Figure::new("– ratio", "×", vec![ratio]));
        }
    }
    Ok(Section { how: HOW, figures })
}

/// What the Kotlin side measures.
fn kotlin(folder: &Path) -> Result<Vec<Line>> {
    let mut maven = Command::new("mvn");
    maven.current_dir(folder).args(["-B", "-q", "test-compile", "exec:exec@bench"]);
    let output = maven.stderr(Stdio::inherit()).output()?;
    let text = String::from_utf8(output.stdout)?;
    if !output.status.success() {
        return Err(format!("mvn failed: {text}").into());
    }
    let lines = text.lines().filter(|line| line.starts_with('{'));
    Ok(lines.map(serde_json::from_str).collect::<std::result::Result<_, _>>()?)
}

fn frame(root: &Path, kind: &str) -> PathBuf {
    let (width, height) = FRAME;
    let name = format!("{}-{width}x{height}.luma", kind.replace(' ', "-"));
    root.join("bindings/kotlin/target/frames").join(name)
}

/// Milliseconds of a scan, one median for each run.
fn scans(frame: &[u8]) -> Result<Vec<f64>> {
    let (width, height) = FRAME;
    let luma = Luma::new(frame, width, height, width)?;
    let mut scanner = Scanner::new();
    let mut scan = || {
        let began = Instant::now();
        black_box(scanner.scan(black_box(&luma)));
        ms(began.elapsed())
    };
    let mut run = || median(&(0..SCANS).map(|_| scan()).collect::<Vec<_>>());
    // The first is not counted: caches and buffers are cold.
    run();
    Ok((0..RUNS).map(|_| run()).collect())
}
