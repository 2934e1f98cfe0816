//! Disks that fill up, may not be written to or are slow while a phone downloads: a clear error, nothing lost, and it
//! goes on when there is room.

use std::{
    fs,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use crate::harness::{Building, Random, command, holds, write_film};

const SIZE: usize = 24 * 1024 * 1024;

/// Runs a script that may mount what it likes; nobody else sees it. `$innkey` is the command, `$disk` a folder.
fn alone(innkey: &Path, disk: &Path, link: &str, script: &str) -> String {
    let output = Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount", "sh", "-eu", "-c", script])
        .env("innkey", innkey)
        .env("disk", disk)
        .env("link", link)
        .env("INNKEY_HOME", disk.join("device"))
        .env_remove("INNKEY_DATA")
        .output()
        .unwrap();
    let [out, err] = [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text));
    assert!(output.status.success(), "{}\n{out}\n{err}", output.status);
    format!("{out}\n{err}")
}

/// What a script says on a device whose disk has this size.
async fn tried(size: &str, script: &str) -> String {
    let mut random = Random::new();
    let building = Building::new().await;
    building.push_film(&random.bytes(SIZE));
    let disk = building.path("disk");
    fs::create_dir(&disk).unwrap();
    let link = building.anna_link().await.to_string();
    let begin = format!("mount -t tmpfs -o size={size} none \"$disk\"; \"$innkey\" add \"$link\"");
    alone(Path::new(env!("CARGO_BIN_EXE_innkey")), &disk, &link, &format!("{begin}\n{script}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_fills_up_ends_it_clearly_and_it_goes_on_when_there_is_room() {
    let said = tried(
        "48m",
        r#"
        "$innkey" download --limit-rate 8M 2>"$disk.said" &
        until ls "$disk"/device/blobs/*/partial/*.json; do sleep 0.05; done >/dev/null 2>&1
        sleep 0.5
        # Another app takes all that is left.
        dd if=/dev/zero of="$disk/photos" bs=16k 2>/dev/null || true
        wait $! && echo "it ended well" || echo "code $?"
        cat "$disk.said"
        rm "$disk/photos"
        echo "figures: $("$innkey" download --json)"
        "$innkey" projects verify
        "#,
    )
    .await;
    assert!(said.contains("code 1") && said.contains("room"), "{said}");
    let figures = said.split("figures: ").nth(1).unwrap().lines().next().unwrap();
    let figures: serde_json::Value = serde_json::from_str(figures).unwrap();
    assert!(
        figures["bytes_reused"].as_u64().unwrap() > 2_000_000,
        "what had come counts: {figures}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_with_too_little_room_is_told_before_anything_comes() {
    let said = tried(
        "20m",
        r#"
        "$innkey" download && echo "it ended well" || echo "code $?"
        "#,
    )
    .await;
    assert!(said.contains("code 1") && said.contains("MB"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_may_not_be_written_to_is_told() {
    let said = tried(
        "64m",
        r#"
        mount -o remount,ro "$disk"
        "$innkey" download && echo "it ended well" || echo "code $?"
        mount -o remount,rw "$disk"
        "$innkey" download
        "$innkey" projects verify
        "#,
    )
    .await;
    assert!(said.contains("code 1"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_whose_disk_is_full_says_so_and_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let disk = folder.path().join("disk");
    fs::create_dir(&disk).unwrap();
    for (name, size) in [("large", 15_000_000), ("small", 1_000_000)] {
        write_film(&folder.path().join(name), &Random::new().bytes(size));
    }
    // Once packed and once in its pack, the large one has no room.
    let script = r#"
        mount -t tmpfs -o size=24m none "$disk"
        "$innkey" serve --listen 127.0.0.1:0 --data "$disk/data" 2>"$disk.log" &
        until grep -qs listening "$disk.log"; do sleep 0.05; done
        "$innkey" project push --data "$disk/data" "$disk/../large" && echo "it ended well" || echo "code $?"
        echo "left of it: <$(ls "$disk/data/temporary")>"
        "$innkey" project push --data "$disk/data" "$disk/../small"
        kill $!
    "#;
    let said = alone(Path::new(env!("CARGO_BIN_EXE_innkey")), &disk, "", script);
    assert!(said.contains("code 1") && said.contains("disk of the server is full"), "{said}");
    assert!(said.contains("as version 1"), "{said}");
    assert!(said.contains("left of it: <>"), "{said}");
}

/// Slower than the line, and silent for longer than a line may be: no reason to fetch anything again.
#[tokio::test(flavor = "multi_thread")]
async fn a_slow_disk_is_not_taken_for_a_bad_line() {
    const SIZE: usize = 5_000_000;
    let building = Building::new().await;
    let film = Random::new().bytes(SIZE);
    building.push_film(&film);
    let home = building.device("device", &building.anna_link().await);
    let slow = building.path("slow.so");
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/end_to_end/disks/slow.c");
    let mut compile = Command::new("cc");
    let compiled = compile.args(["-shared", "-fPIC", source, "-o"]).arg(&slow).status().unwrap();
    assert!(compiled.success());
    let began = Instant::now();
    let mut download = command(&home, &["download", "--json"]);
    let output = download.env("LD_PRELOAD", &slow).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(began.elapsed() > Duration::from_secs(30), "the disk was not slow");
    let figures: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(holds(&home, &film), "{figures}");
    let fetched = figures["bytes_fetched"].as_u64().unwrap();
    assert!(fetched < SIZE as u64 + 100_000, "{figures}");
}
