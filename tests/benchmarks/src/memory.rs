//! What the server keeps in memory.

use crate::{
    RUNS, Result,
    building::Building,
    download::{self, SIZE},
    table::{Figure, Section},
};

const HOW: &str = "resident memory (`VmRSS`) of a server that was started anew on a building with a project of \
256 MiB and has answered once; and after `innkey download` of all of it.";

/// Measures.
pub async fn run() -> Result<Section> {
    let mut building = Building::with_file(SIZE).await?;
    let (mut idle, mut after) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        building.restart().await?;
        idle.push(building.server.resident()?);
        download::with_innkey(&building)?;
        after.push(building.server.resident()?);
    }
    Ok(Section {
        how: HOW,
        figures: vec![
            Figure::new("server's memory, idle", "MiB", idle),
            Figure::new("server's memory, after a download of 256 MiB", "MiB", after),
        ],
    })
}
