//! On a device that has nothing yet, packs are asked for together with their manifests.

use std::{
    sync::atomic::{AtomicBool, AtomicUsize},
    thread::yield_now,
};

use super::{chunks::noise, *};
use crate::testing::CHUNK;

#[tokio::test]
async fn packs_are_asked_for_before_the_manifests_are_here() {
    let casa = Casa::new(1, b"a kitchen");
    let packs: Vec<_> = (0..3).map(|pack| casa.data(pack)).collect();
    let asked = AtomicUsize::new(0);
    let server = Server::start(move |seen, _| {
        if packs.contains(&seen.path) {
            asked.fetch_add(1, Ordering::SeqCst);
        } else if seen.path.contains("/manifests/") {
            while asked.load(Ordering::SeqCst) < packs.len() {
                yield_now();
            }
        }
        casa.answer(seen)
    });
    let phone = Phone::new().await;
    let project = phone.innkey.add_link(&link(&server)).await.unwrap();
    let installed = download(&project).await.unwrap();
    assert_eq!(installed.requests, 1 + 3 + 3, "each once");
}

#[tokio::test]
async fn of_a_large_pack_the_beginning_is_asked_for_early_and_a_chunk_at_most_twice() {
    let picture = noise(100);
    let casa = Casa::new(1, &picture);
    let (large, asked) = (casa.data(1), AtomicBool::new(false));
    let size = casa.list.packs.iter().map(|pack| pack.data.size).sum::<u64>();
    let server = Server::start(move |seen, _| {
        let begins = seen.headers.get("range").is_some_and(|range| range.starts_with("bytes=0-"));
        if seen.path == large && begins {
            asked.store(true, Ordering::SeqCst);
        } else if seen.path.contains("/manifests/") {
            while !asked.load(Ordering::SeqCst) {
                yield_now();
            }
        }
        casa.answer(seen)
    });
    let phone = Phone::new().await;
    let project = phone.innkey.add_link(&link(&server)).await.unwrap();
    let installed = download(&project).await.unwrap();
    // The end of the beginning lies within a chunk; the manifests come on top.
    assert!(installed.bytes_fetched < size + CHUNK as u64 + 20_000, "{size}: {installed:?}");
    let content = project.open().await.unwrap();
    assert!(fs::read(content.picture("kitchen.jpg").unwrap()).unwrap() == picture);
}

#[tokio::test]
async fn one_that_fails_is_asked_for_again() {
    let first = AtomicBool::new(true);
    let picture = noise(1)[..60_000].to_vec();
    let building = Building::new(Casa::new(1, &picture), move |seen, _, casa| {
        let fails = seen.path == casa.data(1) && first.swap(false, Ordering::SeqCst);
        fails.then(|| casa.answer(seen).cut(30_000))
    });
    let (_phone, project) = building.phone().await;
    let installed = download(&project).await.unwrap();
    assert_eq!(installed.requests, 1 + 3 + 3 + 1);
    let content = project.open().await.unwrap();
    assert!(fs::read(content.picture("kitchen.jpg").unwrap()).unwrap() == picture);
}

#[tokio::test]
async fn whoever_goes_slowly_waits_for_the_manifests() {
    let building = Building::sound(Casa::new(1, b"a kitchen"));
    let (_phone, project) = building.phone().await;
    let options = DownloadOptions {
        limit_rate: Some(50_000_000.try_into().unwrap()),
        ..DownloadOptions::default()
    };
    project.download_with(options, &NoProgress, &Cancel::new()).await.unwrap();
    let whole_manifests = building.server.seen();
    let place = |part: &str| whole_manifests.iter().rposition(|seen| seen.path.contains(part));
    let packs = whole_manifests.iter().position(|seen| seen.path.contains("/packs/"));
    assert!(place("/manifests/") < packs, "a pack was asked for before the last manifest");
}

#[tokio::test]
async fn manifests_that_come_with_the_list_are_not_asked_for_unless_they_are_others() {
    for (lies, requests) in [(false, 1 + 3), (true, 1 + 3 + 3)] {
        let mut casa = Casa::new(1, b"a kitchen");
        for pack in &mut casa.list.packs {
            let manifest = &casa.bodies[&pack.manifest.address];
            let json = String::from_utf8(manifest.clone()).unwrap();
            pack.manifest_json = Some(if lies { json.replace("jpg", "gif") } else { json });
        }
        let building = Building::sound(casa);
        let (_phone, project) = building.phone().await;
        assert_eq!(download(&project).await.unwrap().requests, requests);
        project.open().await.unwrap().picture("kitchen.jpg").unwrap();
        download(&project).await.unwrap();
        let lists = building.server.seen().into_iter().map(|seen| seen.path);
        let lists: Vec<_> = lists.filter(|path| path.contains("/packs?")).collect();
        assert!(lists[0].ends_with("?newer_than=0") && lists[1].ends_with("?newer_than=1"));
    }
}
