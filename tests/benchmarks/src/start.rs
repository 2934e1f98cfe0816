//! The server's start.

use crate::{
    RUNS, Result,
    building::Building,
    process::Server,
    stats::ms,
    table::{Figure, Section},
};

const HOW: &str = "from starting the process to its first answer (`/healthz` over a new TLS connection), looked for \
every millisecond; the first start makes keys, certificate and database.";

/// Measures.
pub async fn run() -> Result<Section> {
    let (mut first, mut later) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let folder = tempfile::tempdir_in(std::env::current_dir()?.join("target"))?;
        first.push(ms(Server::start(folder.path()).await?.answered_after));
    }
    let mut building = Building::with_file(1).await?;
    for _ in 0..RUNS {
        building.restart().await?;
        later.push(ms(building.server.answered_after));
    }
    Ok(Section {
        how: HOW,
        figures: vec![
            Figure::new("start to first answer, first start", "ms", first),
            Figure::new("start to first answer, later", "ms", later),
        ],
    })
}
