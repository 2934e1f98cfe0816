//! Client and server killed in the middle of a large file: it ends byte for byte, and what had arrived counts.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use crate::harness::{Building, Random, command, files, holds, innkey};

/// Rounds unless `INNKEY_KILLS` says otherwise.
const ROUNDS: u64 = 6;
const SIZE: usize = 24 * 1024 * 1024;
/// What a kill may cost, in bytes: of each of four connections a chunk that is under way and what waits to be written.
const LOST: u64 = 4 * (256 + 2 * 160) * 1024;

/// Bytes on the device's disk; what was left out of a file takes up none.
fn arrived(home: &Path) -> u64 {
    let size = |file: &PathBuf| {
        file.metadata().map_or(0, |it| std::os::unix::fs::MetadataExt::blocks(&it) * 512)
    };
    files(&home.join("blobs")).iter().map(size).sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_large_file_survives_kills_of_both_sides() {
    let mut random = Random::new();
    let rounds = std::env::var("INNKEY_KILLS").map_or(ROUNDS, |rounds| rounds.parse().unwrap());
    let mut building = Building::new().await;
    let mut film = random.bytes(SIZE);
    building.push_film(&film);
    let link = building.anna_link().await;
    let mut home = building.device("device-0", &link);
    for round in 1..=rounds {
        let before = arrived(&home);
        // Slow enough to be killed in the middle: two seconds for all of it.
        let mut child =
            command(&home, &["download", "--json", "--limit-rate", "12M"]).spawn().unwrap();
        tokio::time::sleep(random.moment(Duration::from_millis(1500))).await;
        if random.below(3) == 0 {
            building.server.kill();
            building.server.start_again();
        }
        let _ = child.kill();
        let ended = child.wait_with_output().unwrap();
        let after = arrived(&home);
        // What an older version left may be cleared away.
        let kept = before.min(SIZE as u64);
        assert!(after + LOST >= kept, "round {round}: {before} bytes were here, now {after}");
        // Now and then it ends, on a fresh device or with a version that differs a little.
        if random.below(4) == 0 || ended.status.success() {
            let figures = innkey(&home, &["download", "--json"]).json();
            let reused = figures["bytes_reused"].as_u64().unwrap();
            assert!(
                reused + LOST >= after.min(SIZE as u64),
                "round {round}: {after} were here: {figures}"
            );
            innkey(&home, &["projects", "verify"]).text();
            assert!(holds(&home, &film), "round {round}: the film is not what was published");
            film.insert(random.below(SIZE as u64) as usize, 1);
            building.push_film(&film);
            if random.below(2) == 0 {
                home = building.device(&format!("device-{round}"), &link);
            }
        }
    }
    innkey(&home, &["download"]).text();
    innkey(&home, &["projects", "verify"]).text();
    assert!(holds(&home, &film));
}
