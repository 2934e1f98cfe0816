//! `innkey download` and `innkey projects verify`, as whoever measures them sees them.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use crate::harness::{Building, Random, command, files, holds, in_time, innkey};

const SIZE: usize = 6 * 1024 * 1024;

/// Publishes a film, and small files beside it.
fn push(building: &Building, film: &[u8]) {
    let more = building.path("any/more");
    fs::create_dir_all(&more).unwrap();
    for number in 0..50_u8 {
        fs::write(more.join(format!("{number}.bin")), vec![number; 3000]).unwrap();
    }
    building.push_film(film);
}

/// A building with that, the film, and a device that is to have it.
async fn stage(random: &mut Random) -> (Building, Vec<u8>, PathBuf) {
    let (building, film) = (Building::new().await, random.bytes(SIZE));
    push(&building, &film);
    let home = building.device("device", &building.anna_link().await);
    (building, film, home)
}

fn download(home: &Path, more: &[&str]) -> Value {
    innkey(home, &[["download", "--json"].as_slice(), more].concat()).json()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_byte_inserted_costs_a_chunk_and_nothing_new_one_request() {
    let mut random = Random::new();
    let (building, mut film, home) = stage(&mut random).await;
    let first = download(&home, &[]);
    assert_eq!(first["files"], 53);
    assert!(first["bytes_fetched"].as_u64().unwrap() > SIZE as u64);
    assert!(holds(&home, &film));

    let again = download(&home, &[]);
    assert_eq!((&again["requests"], &again["bytes_fetched"]), (&1.into(), &0.into()));
    assert_eq!(again["version"], first["version"]);

    film.insert(1000, 0);
    push(&building, &film);
    let update = download(&home, &["--limit-rate", "100M"]);
    let fetched = update["bytes_fetched"].as_u64().unwrap();
    assert!(fetched < 600_000, "{update}");
    assert!(update["bytes_reused"].as_u64().unwrap() > SIZE as u64 - 600_000, "{update}");
    assert!(holds(&home, &film));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_damaged_is_found_and_only_that_is_fetched() {
    let mut random = Random::new();
    let (_building, film, home) = stage(&mut random).await;
    download(&home, &[]);
    let sound = innkey(&home, &["projects", "verify", "--json"]).json();
    assert_eq!((&sound["files"], sound["damaged"].as_array().unwrap().len()), (&53.into(), 0));

    let is_film = |file: &PathBuf| file.metadata().unwrap().len() >= SIZE as u64;
    let file = files(&home.join("blobs")).into_iter().find(is_film).unwrap();
    let honest = file.metadata().unwrap().modified().unwrap();
    let mut damaged = film.clone();
    damaged[random.below(SIZE as u64) as usize] ^= 1;
    fs::write(&file, damaged).unwrap();
    fs::File::options().write(true).open(&file).unwrap().set_modified(honest).unwrap();
    let found = innkey(&home, &["projects", "verify"]);
    assert_eq!(found.code, 1);
    assert!(
        found.stderr.contains("film.mp4") && found.stderr.contains("--repair"),
        "{}",
        found.stderr
    );
    let mended = innkey(&home, &["projects", "verify", "--repair", "--json"]).json();
    assert_eq!(mended["damaged"], serde_json::json!(["film.mp4"]));
    assert!(mended["repaired"]["bytes_fetched"].as_u64().unwrap() <= 256 * 1024, "{mended}");
    assert!(holds(&home, &film));
    innkey(&home, &["projects", "verify"]).text();
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_downloads_at_once_one_waits_for_the_other_to_end() {
    let mut random = Random::new();
    let (_building, film, home) = stage(&mut random).await;
    let mut first = command(&home, &["download", "--limit-rate", "2M"]).spawn().unwrap();
    let has_begun = async {
        let is_begun = |folder: &Path| folder.join("partial/begun").exists();
        let servers = || fs::read_dir(home.join("blobs")).into_iter().flatten().flatten();
        while !servers().any(|server| is_begun(&server.path())) {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
    };
    in_time("the first download", has_begun).await;
    let second = innkey(&home, &["download"]);
    assert_eq!(second.code, 1, "{}", second.stderr);
    let says = second.stderr.contains("Another download") && second.stderr.contains("wait until");
    assert!(says, "{}", second.stderr);
    assert!(first.wait().unwrap().success());
    assert!(holds(&home, &film));
}
