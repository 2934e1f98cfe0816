//! `innkey download` and `innkey projects verify`, as whoever measures them sees them.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use crate::harness::{Building, Random, command, files, holds, in_time, innkey, write_film};

const SIZE: usize = 6 * 1024 * 1024;

/// A film, and small files beside it.
fn write(folder: &Path, film: &[u8]) {
    write_film(folder, film);
    fs::create_dir_all(folder.join("more")).unwrap();
    for number in 0..50_u8 {
        fs::write(folder.join(format!("more/{number}.bin")), vec![number; 3000]).unwrap();
    }
}

struct Device<'a> {
    home: &'a Path,
}

impl Device<'_> {
    fn download(&self, more: &[&str]) -> Value {
        let arguments = [["download", "--json"].as_slice(), more].concat();
        innkey(self.home, &arguments).json()
    }

    /// Where the film lies on the device.
    fn film(&self) -> PathBuf {
        let is_large = |file: &PathBuf| file.metadata().unwrap().len() >= SIZE as u64;
        files(&self.home.join("blobs")).into_iter().find(is_large).unwrap()
    }
}

async fn device<'a>(building: &Building, home: &'a Path) -> Device<'a> {
    fs::create_dir(home).unwrap();
    innkey(home, &["add", &building.anna_link().await.to_string()]).text();
    Device { home }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_byte_inserted_costs_a_chunk_and_nothing_new_one_request() {
    let mut random = Random::new();
    let building = Building::new().await;
    let (source, home) = (building.path("any"), building.path("device"));
    let mut film = random.bytes(SIZE);
    write(&source, &film);
    building.push(&source);
    let device = device(&building, &home).await;
    let first = device.download(&[]);
    assert_eq!(first["files"], 53);
    assert!(first["bytes_fetched"].as_u64().unwrap() > SIZE as u64);
    assert!(holds(&home, &film));

    let again = device.download(&[]);
    assert_eq!((&again["requests"], &again["bytes_fetched"]), (&1.into(), &0.into()));
    assert_eq!(again["version"], first["version"]);

    film.insert(1000, 0);
    write(&source, &film);
    building.push(&source);
    let update = device.download(&["--limit-rate", "100M"]);
    let fetched = update["bytes_fetched"].as_u64().unwrap();
    assert!(fetched < 600_000, "{update}");
    assert!(update["bytes_reused"].as_u64().unwrap() > SIZE as u64 - 600_000, "{update}");
    assert!(holds(&home, &film));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_damaged_is_found_and_only_that_is_fetched() {
    let mut random = Random::new();
    let building = Building::new().await;
    let (source, home) = (building.path("any"), building.path("device"));
    let film = random.bytes(SIZE);
    write(&source, &film);
    building.push(&source);
    let device = device(&building, &home).await;
    device.download(&[]);
    let sound = innkey(&home, &["projects", "verify", "--json"]).json();
    assert_eq!((&sound["files"], sound["damaged"].as_array().unwrap().len()), (&53.into(), 0));

    let file = device.film();
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
    let building = Building::new().await;
    let (source, home) = (building.path("any"), building.path("device"));
    let film = random.bytes(SIZE);
    write(&source, &film);
    building.push(&source);
    device(&building, &home).await;
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
