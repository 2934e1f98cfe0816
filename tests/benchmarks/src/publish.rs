//! Publishing a large file, against the least that it takes: to hash it and to copy it.

use std::{fs, process::Command, time::Instant};

use crate::{
    RUNS, Result,
    building::Building,
    download::SIZE,
    process,
    table::{Figure, Section},
};

const HOW: &str = "a project with one new file of 256 MiB of random bytes each time; `innkey project push` of its folder to a server over TLS, until the \
version is published and on the disk (fsync), against `b3sum` of the file and `cp` of it (no fsync), in pairs whose order alternates.";

/// Measures.
pub async fn run() -> Result<Section> {
    let building = Building::with_file(1).await?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for run in 0..RUNS {
        let file = building.source().join("film.mp4");
        let mut bytes = vec![0; SIZE];
        getrandom::fill(&mut bytes)?;
        fs::write(&file, bytes)?;
        let publish = || {
            let began = Instant::now();
            building.publish()?;
            Ok::<_, crate::Error>(began.elapsed().as_secs_f64())
        };
        let copy = || {
            let into = building.path("copy");
            let mut shell = Command::new("sh");
            shell.args(["-c", "b3sum \"$0\" >/dev/null && cp \"$0\" \"$1\""]).args([&file, &into]);
            let began = Instant::now();
            process::run(shell, "")?;
            let seconds = began.elapsed().as_secs_f64();
            fs::remove_file(into)?;
            Ok::<_, crate::Error>(seconds)
        };
        if run % 2 == 0 {
            ours.push(publish()?);
            theirs.push(copy()?);
        } else {
            theirs.push(copy()?);
            ours.push(publish()?);
        }
    }
    let ratio = ours.iter().zip(&theirs).map(|(ours, theirs)| ours / theirs).collect();
    Ok(Section {
        how: HOW,
        figures: vec![
            Figure::new("publish 256 MiB, `innkey project push`", "s", ours),
            Figure::new("– `b3sum` and `cp`", "s", theirs),
            Figure::new("– ratio", "×", ratio),
        ],
    })
}
