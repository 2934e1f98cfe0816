//! The phone's app killed at any moment of a download: a whole version or none, and nothing fetched twice.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{
        Arc, LazyLock,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use innkey_core::{ErrorKind, FolderSecrets, Innkey, Project, net::Request};
use innkey_protocol::{
    Hash, ShareLink,
    api::{
        operator::{Rollback, Version},
        routes,
    },
};
use serde_json::json;
use tokio::sync::Mutex;

use crate::harness::{Building, Random, command, innkey};

const KILLS: usize = 100;
const DEVICES: usize = 4;
const PAGES: usize = 3;
const PICTURES: usize = 30;

/// The pictures of both variants; every third is the same in both.
static VARIANTS: LazyLock<[Vec<Vec<u8>>; 2]> = LazyLock::new(|| {
    [0, 1].map(|variant| (0..PAGES * PICTURES).map(|at| drawn(variant, at)).collect())
});

fn drawn(variant: u64, place: usize) -> Vec<u8> {
    let kind = if place.is_multiple_of(3) { 7 } else { variant };
    let mut random = (place as u64 + 1) * 1_000 + kind;
    let mut byte = || {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (random >> 56) as u8
    };
    (0..9_000 + place * 100).map(|_| byte()).collect()
}

fn picture(variant: u64, place: usize) -> &'static [u8] {
    &VARIANTS[variant as usize][place]
}

fn path(place: usize) -> String {
    format!("images/{place}.jpg")
}

/// Versions with odd numbers show variant 1, even ones variant 0.
fn write_variant(folder: &Path, variant: u64) {
    std::fs::create_dir_all(folder.join("images")).unwrap();
    let object = |place: usize| {
        std::fs::write(folder.join(path(place)), picture(variant, place)).unwrap();
        json!({ "id": format!("o{place}"), "type": "image", "name": "x", "picture": path(place) })
    };
    let page = |page: usize| {
        let objects: Vec<_> = (0..PICTURES).map(|place| object(page * PICTURES + place)).collect();
        json!({ "id": format!("p{page}"), "name": "Page", "objects": objects })
    };
    let pages: Vec<_> = (0..PAGES).map(page).collect();
    let project = json!({
        "format": 1, "id": "01935e2a-0000-7000-8000-0000000000c1", "name": format!("Variant {variant}"),
        "functions": [{ "id": "all", "name": "All", "pages": pages }],
    });
    std::fs::write(folder.join("project.json"), project.to_string()).unwrap();
}

/// What all devices of the test share.
struct Stage {
    building: Building,
    /// Number of the current version.
    current: Mutex<u64>,
    kills: AtomicUsize,
    /// How long a download takes that nobody kills.
    whole: Duration,
}

impl Stage {
    /// Publishes the other variant under the next number.
    async fn publish_other(&self) {
        let mut current = self.current.lock().await;
        let request = Request::post(routes::operator_versions(self.building.project));
        let request = request.json(&Rollback { to: *current - 1 }).unwrap();
        let version: Version = self.building.operator(request).await;
        *current = version.number;
    }
}

/// A phone whose app is the `innkey` command.
struct Device {
    home: PathBuf,
}

impl Device {
    async fn new(home: PathBuf, link: &ShareLink) -> Self {
        std::fs::create_dir(&home).unwrap();
        let device = Self { home };
        device.engine().await.add_link(link).await.unwrap();
        device
    }

    async fn engine(&self) -> Innkey {
        let secrets = Arc::new(FolderSecrets::new(self.home.join("secrets")));
        let engine = Innkey::open(&self.home, secrets).await.unwrap();
        assert!(engine.warnings().is_empty(), "{:?}", engine.warnings());
        engine
    }

    async fn project(&self) -> Project {
        let engine = self.engine().await;
        engine.project(engine.projects().await.unwrap()[0].id).await.unwrap()
    }

    /// The version that opens, each byte of it compared; none if there is none.
    async fn opened(&self) -> Option<u64> {
        let content = match self.project().await.open().await {
            Ok(content) => content,
            Err(error) if error.kind() == ErrorKind::NotInstalled => return None,
            Err(error) => panic!("{error}"),
        };
        let variant = content.version % 2;
        assert_eq!(content.frame.name, format!("Variant {variant}"));
        assert_eq!(content.functions[0].pages.len(), PAGES);
        for place in 0..PAGES * PICTURES {
            let file = content.picture(&path(place)).unwrap();
            assert_eq!(std::fs::read(file).unwrap(), picture(variant, place), "picture {place}");
        }
        Some(content.version)
    }

    /// Names and sizes of the files that have arrived whole.
    fn arrived(&self) -> HashMap<String, u64> {
        let list = |folder: &Path| std::fs::read_dir(folder).into_iter().flatten().flatten();
        let servers = list(&self.home.join("blobs"));
        let folders = servers.flat_map(|server| list(&server.path()));
        let files = folders
            .filter(|folder| folder.file_name() != "partial")
            .flat_map(|it| list(&it.path()));
        files
            .filter_map(|file| {
                Some((file.file_name().into_string().ok()?, file.metadata().ok()?.len()))
            })
            .collect()
    }
}

/// Bytes of the variant's pictures among these files.
fn bytes_of(variant: u64, arrived: &HashMap<String, u64>) -> u64 {
    let hash = |place| Hash::of(picture(variant, place)).to_string();
    (0..PAGES * PICTURES).filter_map(|place| arrived.get(&hash(place))).sum()
}

/// When to kill.
enum Moment {
    /// After a while.
    After(Duration),
    /// When so many more files have arrived.
    Arrived(usize),
}

/// Runs a download and kills it; gives its figures if it was quicker.
async fn killed(device: &Device, moment: Moment) -> Option<serde_json::Value> {
    let before = device.arrived().len();
    let mut download =
        tokio::process::Command::from(command(&device.home, &["download", "--json"]));
    let mut child = download.kill_on_drop(true).spawn().unwrap();
    let comes = async {
        match moment {
            Moment::After(while_) => tokio::time::sleep(while_).await,
            Moment::Arrived(count) => {
                while device.arrived().len() < before + count {
                    tokio::time::sleep(Duration::from_millis(1)).await;
                }
            }
        }
    };
    tokio::select! {
        _ = child.wait() => {}
        () = comes => child.start_kill().unwrap_or_default(),
    }
    let ended = child.wait_with_output().await.unwrap();
    match ended.status.code() {
        Some(0) => Some(serde_json::from_slice(&ended.stdout).unwrap()),
        Some(code) => panic!("exit code {code}: {}", String::from_utf8_lossy(&ended.stderr)),
        None => None,
    }
}

/// One device whose downloads are killed until all devices together have had enough.
async fn suffer(stage: &Stage, device: &Device, mut random: Random) {
    let mut version = None;
    while stage.kills.load(Ordering::Relaxed) < KILLS {
        let before = device.arrived();
        let mut newest = vec![*stage.current.lock().await];
        let files = 1 + random.below(40) as usize;
        let by_files = random.below(2) == 0;
        let moment = if by_files {
            Moment::Arrived(files)
        } else {
            Moment::After(random.moment(stage.whole + stage.whole / 10))
        };
        let figures = killed(device, moment).await;
        let now = device.opened().await;
        assert!(now >= version, "from version {version:?} back to {now:?}");
        let after = device.arrived();
        if let Some(figures) = figures {
            let downloaded = figures["version"].as_u64().unwrap();
            assert_eq!(now, Some(downloaded));
            let here = bytes_of(downloaded % 2, &before);
            let reused = figures["bytes_reused"].as_u64().unwrap();
            assert!(reused >= here, "{here} bytes were here, {reused} were reused");
            stage.publish_other().await;
        } else {
            stage.kills.fetch_add(1, Ordering::Relaxed);
            newest.push(*stage.current.lock().await);
            // Who is up to date may have been killed while what an older version left was cleared away.
            let was_behind = version.is_none_or(|version| !newest.contains(&version));
            if now == version && was_behind {
                let lost: Vec<_> =
                    before.keys().filter(|name| !after.contains_key(*name)).collect();
                assert!(lost.is_empty(), "lost: {lost:?}");
                assert!(!by_files || after.len() >= before.len() + files, "it does not go on");
            }
        }
        version = now;
    }
    let before = device.arrived();
    let last = innkey(&device.home, &["download", "--json"]).json();
    // Another device may have published meanwhile: what counts is the version that came.
    let here = bytes_of(last["version"].as_u64().unwrap() % 2, &before);
    assert!(last["bytes_reused"].as_u64().unwrap() >= here);
    assert_eq!(device.opened().await, last["version"].as_u64());
    assert_eq!(innkey(&device.home, &["open", "--json"]).json()["version"], last["version"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_kills_show_no_half_version_and_lose_no_file() {
    let mut random = Random::new();
    let building = Building::new().await;
    for variant in [0, 1] {
        let source = building.path(&format!("variant-{variant}"));
        write_variant(&source, variant);
        building.push(&source);
    }
    let link = building.anna_link().await;
    let measured = Device::new(building.path("measured"), &link).await;
    let began = Instant::now();
    innkey(&measured.home, &["download"]).text();
    let whole = began.elapsed();
    assert_eq!(measured.opened().await, Some(3));

    let (current, kills) = (Mutex::new(3), AtomicUsize::new(0));
    let stage = Arc::new(Stage { building, current, kills, whole });
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..DEVICES {
        let device = Device::new(stage.building.path(&format!("device-{number}")), &link).await;
        let (stage, random) = (Arc::clone(&stage), random.fork());
        tasks.spawn(async move { suffer(&stage, &device, random).await });
    }
    while let Some(done) = tasks.join_next().await {
        done.unwrap();
    }
}
