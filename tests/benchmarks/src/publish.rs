//! Publishing a large file, against the least that it takes: to hash it and to copy it.

use std::{fs, process::Command};

use crate::{
    RUNS, Result,
    building::Building,
    download::SIZE,
    pair::{pair, seconds},
    process,
    table::{Figure, Section},
};

const HOW: &str = "a project with one new file of 256 MiB of random bytes each time; `innkey project push` of its folder to a server over TLS, until the \
version is published and on the disk (fsync), against `b3sum` of the file and `cp` of it (no fsync), in pairs whose order alternates.";

/// Measures.
pub async fn run() -> Result<Section> {
    let building = Building::with_file(1).await?;
    let mut pairs = Vec::new();
    for run in 0..RUNS {
        let file = building.source().join("film.mp4");
        let mut bytes = vec![0; SIZE];
        getrandom::fill(&mut bytes)?;
        fs::write(&file, bytes)?;
        let copy = || {
            let into = building.path("copy");
            let mut shell = Command::new("sh");
            shell.args(["-c", "b3sum \"$0\" >/dev/null && cp \"$0\" \"$1\""]).args([&file, &into]);
            let seconds = seconds(|| process::run(shell, ""))?;
            fs::remove_file(into)?;
            Ok(seconds)
        };
        pairs.push(pair(run, || seconds(|| building.publish()), copy)?);
    }
    let figures =
        Figure::compared("publish 256 MiB, `innkey project push`", "`b3sum` and `cp`", &pairs);
    Ok(Section { how: HOW, figures })
}
