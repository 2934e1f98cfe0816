//! Versions uploaded and rolled back to while the server is killed.

use std::{path::PathBuf, sync::Arc};

use innkey_core::net::Request;
use innkey_protocol::{
    Hash,
    api::{
        operator::{Rollback, Version},
        packs::{Blob, PackList},
        routes,
    },
    manifest::{FRAME_PATH, Manifest},
    project::Frame,
};
use innkey_server::package::{Folder, stream_tup};

use super::acknowledged;
use crate::harness::{Building, Random, Raw, bearer, content, write_project};

/// What was published.
pub struct Versions {
    source: PathBuf,
    /// Every version that was acknowledged, or seen in the list since.
    known: Vec<Version>,
    /// How many uploads were tried: each has a name of its own.
    tried: usize,
}

/// The published versions, oldest first.
async fn listed(building: &Building) -> Vec<Version> {
    let request = Request::get(routes::operator_versions(building.project));
    let mut listed: Vec<Version> = building.operator(request).await;
    listed.reverse();
    listed
}

/// Publishes until the server is gone.
pub async fn write(
    building: Arc<Building>,
    mut versions: Versions,
    mut random: Random,
) -> Versions {
    let operator = building.server.operator_file().token;
    let connection = building.server.connection();
    loop {
        let published = if random.below(4) == 0 {
            let to = 1 + random.below(versions.len() as u64);
            let request = Request::post(routes::operator_versions(building.project));
            let request = request.bearer(&operator).json(&Rollback { to }).unwrap();
            connection.json(&request).await
        } else {
            let package = versions.next_package(&mut random);
            let request = Request::post(routes::operator_projects()).bearer(&operator);
            connection.upload(&request, content(package)).await
        };
        match acknowledged(published) {
            Some(version) => versions.known.push(version),
            None => return versions,
        }
    }
}

impl Versions {
    /// Those that the building has published already.
    pub async fn of(building: &Building) -> Self {
        Self { source: building.path("versions"), known: listed(building).await, tried: 0 }
    }

    pub fn len(&self) -> usize {
        self.known.len()
    }

    fn next_package(&mut self, random: &mut Random) -> Vec<u8> {
        self.tried += 1;
        let picture = vec![random.below(256) as u8; 1_000 + random.below(200_000) as usize];
        write_project(&self.source, &format!("Casa {}", self.tried), &picture);
        let mut package = Vec::new();
        stream_tup(&mut Folder::open(&self.source).unwrap(), &mut package).unwrap();
        package
    }

    /// Nothing acknowledged is lost, no number is missing, and the newest is whole.
    pub async fn check(&mut self, building: &Building, kill: usize) {
        let listed = listed(building).await;
        let numbers: Vec<u64> = listed.iter().map(|version| version.number).collect();
        assert_eq!(numbers, (1..=listed.len() as u64).collect::<Vec<_>>(), "kill {kill}");
        for known in &self.known {
            assert!(listed.contains(known), "kill {kill}: {known:?} is lost");
        }
        // One may have been published whose answer was lost.
        let most = self.known.len() + 1;
        assert!(listed.len() <= most, "kill {kill}: {} versions, not {most}", listed.len());
        self.known = listed;
        self.newest_is_whole(building, kill).await;
    }

    async fn newest_is_whole(&self, building: &Building, kill: usize) {
        let raw = Raw::new(&building.server);
        let session = bearer(&building.host.session());
        let get = async |path: &str| {
            let answer = raw.send("GET", path, Some(&session)).await;
            assert_eq!(answer.status(), 200, "kill {kill}: {path}");
            answer.bytes().await.unwrap()
        };
        let whole = async |blob: &Blob| {
            let bytes = get(&blob.address).await;
            assert_eq!(
                (bytes.len() as u64, Hash::of(&bytes)),
                (blob.size, blob.hash),
                "kill {kill}"
            );
            bytes
        };
        let list = get(&routes::packs(building.project)).await;
        let list: PackList = serde_json::from_slice(&list).unwrap();
        let newest = self.known.last().unwrap();
        assert_eq!((list.version, list.packs.len()), (newest.number, 3), "kill {kill}");
        for pack in &list.packs {
            let manifest: Manifest = serde_json::from_slice(&whole(&pack.manifest).await).unwrap();
            manifest.check(pack.data.size).unwrap();
            let data = whole(&pack.data).await;
            if let Some(frame) = manifest.files.iter().find(|file| file.path == FRAME_PATH) {
                let frame: Frame = serde_json::from_slice(&data[..frame.size as usize]).unwrap();
                assert_eq!(frame.name, newest.name, "kill {kill}");
            }
        }
    }
}
