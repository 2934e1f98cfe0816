//! Servers that lie while a phone downloads: the version before stays, and nothing lands where it should not.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use innkey_protocol::{
    api::MAX_ANSWER,
    manifest::{Manifest, PAGE_PATH},
};

use super::*;
use crate::{
    ErrorKind, Project,
    testing::{Casa, Phone, Reply, Server, link},
};

/// Replaces a manifest by these bytes, honestly announced.
fn announce(casa: &mut Casa, pack: usize, manifest: Vec<u8>) {
    let blob = &mut casa.list.packs[pack].manifest;
    (blob.hash, blob.size) = (Hash::of(&manifest), manifest.len() as u64);
    casa.bodies.insert(blob.address.clone(), manifest);
}

fn edit(casa: &mut Casa, change: impl FnOnce(&mut Manifest)) {
    let address = &casa.list.packs[1].manifest.address;
    let mut manifest: Manifest = serde_json::from_slice(&casa.bodies[address]).unwrap();
    change(&mut manifest);
    announce(casa, 1, serde_json::to_vec(&manifest).unwrap());
}

/// A phone with version 1 meets a server with this version 2.
async fn update(lie: impl FnOnce(&mut Casa)) -> (Phone, Project, Result<Installed>) {
    let good = Casa::new(1, b"a kitchen");
    let mut bad = Casa::new(2, b"a new kitchen");
    lie(&mut bad);
    let lies = Arc::new(AtomicBool::new(false));
    let now = lies.clone();
    let server = Server::start(move |seen, _| {
        let casa = if now.load(Ordering::Relaxed) { &bad } else { &good };
        casa.answer(seen)
    });
    let phone = Phone::new().await;
    let project = phone.innkey.add_link(&link(&server)).await.unwrap();
    project.download(&NoProgress, &Cancel::new()).await.unwrap();
    lies.store(true, Ordering::Relaxed);
    let answer = project.download(&NoProgress, &Cancel::new()).await;
    (phone, project, answer)
}

async fn refused(what: &str, lie: impl FnOnce(&mut Casa)) {
    let (phone, project, answer) = update(lie).await;
    let error = answer.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::BadAnswer, "{what}: {error}");
    assert_eq!(project.open().await.unwrap().version, 1, "{what}");
    let folder = phone.folder.path();
    for outside in ["evil.jpg", "blobs/evil.jpg"] {
        assert!(!folder.join(outside).exists() && !folder.join("..").join(outside).exists());
    }
}

#[tokio::test]
async fn manifests_that_lead_astray() {
    let path =
        |path: &'static str| move |manifest: &mut Manifest| manifest.files[1].path = path.into();
    for evil in ["../evil.jpg", "/evil.jpg", r"..\evil.jpg", "a/../../evil.jpg", "con", ""] {
        refused(evil, |casa| edit(casa, path(evil))).await;
    }
    refused("a clash", |casa| edit(casa, path("Page.json"))).await;
    refused("no page", |casa| edit(casa, |it| it.files[0].path = "x.json".into())).await;
    refused("a base without a frame", |casa| {
        let manifest = Manifest { format: 1, files: Vec::new() };
        announce(casa, 0, serde_json::to_vec(&manifest).unwrap());
        casa.list.packs[0].data.size = 0;
    })
    .await;
}

#[tokio::test]
async fn sizes_and_hashes_that_are_not_true() {
    refused("the hash of a file", |casa| edit(casa, |it| it.files[1].hash = Hash::of(b"x"))).await;
    refused("the size of a file", |casa| edit(casa, |it| it.files[1].size += 1)).await;
    refused("a file longer than its pack", |casa| {
        edit(casa, |it| it.files[1].size = u64::MAX - 1);
    })
    .await;
    refused("files that overlap", |casa| edit(casa, |it| it.files[1].offset = 0)).await;
    refused("the hash of a manifest", |casa| casa.list.packs[1].manifest.hash = Hash::of(b""))
        .await;
    refused("a manifest longer than announced", |casa| casa.list.packs[1].manifest.size -= 1).await;
    refused("a page that is none", |casa| {
        edit(casa, |it| it.files.retain(|file| file.path != PAGE_PATH));
    })
    .await;
}

#[tokio::test]
async fn manifests_that_are_none() {
    for (what, bytes) in [
        ("no JSON", b"<html>".to_vec()),
        ("deep nesting", "[".repeat(100_000).into_bytes()),
        ("another format", br#"{"format":2,"files":[]}"#.to_vec()),
    ] {
        refused(what, |casa| announce(casa, 1, bytes)).await;
    }
}

#[tokio::test]
async fn more_than_any_disk_holds_is_refused_before_it_is_fetched() {
    let huge = 1 << 60;
    let (_phone, project, answer) = update(|casa| {
        casa.list.packs[1].data.size += huge;
        edit(casa, |it| {
            it.files[1].size += huge;
            it.files[1].hash = Hash::of(b"huge");
        });
    })
    .await;
    assert_eq!(answer.unwrap_err().kind(), ErrorKind::NoSpace);
    assert_eq!(project.open().await.unwrap().version, 1);
}

#[tokio::test]
async fn a_list_without_end_is_given_up() {
    let server = Server::start(|_, _| Reply::Endless(vec![b' '; MAX_ANSWER + 1]));
    let phone = Phone::new().await;
    let project = phone.innkey.add_link(&link(&server)).await.unwrap();
    let error = project.download(&NoProgress, &Cancel::new()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::BadAnswer, "{error}");
}
