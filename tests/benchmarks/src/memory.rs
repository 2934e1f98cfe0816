//! What server and phone keep in memory.

use std::fs;

use crate::{
    RUNS, Result,
    building::Building,
    download::SIZE,
    process,
    table::{Figure, Section},
};

const HOW: &str = "resident memory (`VmRSS`) of a server that was started anew on a building with a project of \
256 MiB and has answered once; its peak (`VmHWM`) above that during `innkey download` of all of it; and the peak of that process \
above that of an `innkey download` without news, which is what starting and a handshake take.";

/// Measures.
pub async fn run() -> Result<Section> {
    let mut building = Building::with_file(SIZE).await?;
    let (mut idle, mut server, mut client) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        building.restart().await?;
        let before = building.server.resident()?;
        building.server.peak()?;
        let home = building.path("guest");
        process::innkey(&home, &["add", &building.link_now()?])?;
        let peak = process::innkey_peak(&home, &["download"])?;
        idle.push(before);
        server.push(building.server.peak()? - before);
        client.push(peak - process::innkey_peak(&home, &["download"])?);
        fs::remove_dir_all(home)?;
    }
    Ok(Section {
        how: HOW,
        figures: vec![
            Figure::new("server's memory, idle", "MiB", idle),
            Figure::new("– peak above it, download of 256 MiB", "MiB", server),
            Figure::new("phone's peak above idle, download of 256 MiB", "MiB", client),
        ],
    })
}
