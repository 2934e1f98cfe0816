use std::{
    fs,
    io::{Cursor, Write as _},
};

use innkey_protocol::manifest::Manifest;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::*;
use crate::package::{Folder, Limits, Tup, stream_tup, write_tup};

const PROJECT: &str = r#"{
    "format": 1, "id": "01935e2a-0000-7000-8000-000000000001", "name": "Casa", "cover": "cover.jpg",
    "functions": [{"id": "flat", "name": "Flat", "pages": [
        {"id": "room", "name": "Room", "picture": "room.jpg", "objects": [
            {"id": "plan", "type": "image", "name": "Plan", "picture": "cover.jpg"}]}]}]}"#;

fn zip(files: &[(&str, &[u8])]) -> Cursor<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in files {
        zip.start_file(path, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap()
}

fn good() -> Vec<(&'static str, &'static [u8])> {
    vec![
        (PROJECT_FILE, PROJECT.as_bytes()),
        ("cover.jpg", b"cover"),
        ("room.jpg", b"room"),
        ("extra/notes.txt", b"notes"),
    ]
}

fn refusal(files: &[(&str, &[u8])], limits: Limits) -> String {
    let folder = tempfile::tempdir().unwrap();
    Tup::open(zip(files), limits)
        .and_then(|mut tup| build(&mut tup, folder.path(), limits.bytes))
        .unwrap_err()
        .in_full()
}

#[test]
fn packs_hold_what_belongs_to_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut tup = Tup::open(zip(&good()), Limits::default()).unwrap();
    let build = build(&mut tup, folder.path(), u64::MAX).unwrap();
    let listed: Vec<Vec<String>> = build
        .packs
        .iter()
        .map(|pack| {
            let manifest: Manifest = serde_json::from_slice(&pack.manifest).unwrap();
            manifest.check(pack.size).unwrap();
            manifest.files.into_iter().map(|file| file.path).collect()
        })
        .collect();
    assert_eq!(listed[0], ["frame.json", "cover.jpg", "extra/notes.txt"]);
    assert_eq!(listed[1], ["page.json", "cover.jpg", "room.jpg"]);
    assert_eq!(build.packs[1].name, "pages/room");
}

#[test]
fn a_folder_and_its_package_build_the_same() {
    let root = tempfile::tempdir().unwrap();
    for (path, content) in good() {
        let file = root.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, content).unwrap();
    }
    fs::write(root.path().join(".hidden"), "x").unwrap();
    let temporary = tempfile::tempdir().unwrap();
    let mut folder = Folder::open(root.path()).unwrap();
    let mut package = Cursor::new(Vec::new());
    write_tup(&mut folder, &mut package).unwrap();
    let mut again = Cursor::new(Vec::new());
    write_tup(&mut folder, &mut again).unwrap();
    assert_eq!(package.get_ref(), again.get_ref());

    let hashes = |build: Build| build.packs.into_iter().map(|pack| pack.hash).collect::<Vec<_>>();
    let from_folder = hashes(build(&mut folder, temporary.path(), u64::MAX).unwrap());
    let mut streamed = Vec::new();
    stream_tup(&mut folder, &mut streamed).unwrap();
    for package in [package.into_inner(), streamed] {
        let mut tup = Tup::open(Cursor::new(package), Limits::default()).unwrap();
        assert_eq!(from_folder, hashes(build(&mut tup, temporary.path(), u64::MAX).unwrap()));
    }
}

#[test]
fn hostile_packages_are_refused_with_the_cause() {
    let limits = Limits::default();
    let with = |path: &'static str| [good(), vec![(path, b"x".as_slice())]].concat();
    assert!(refusal(&with("../evil"), limits).contains("inside the project"));
    assert!(refusal(&with("/etc/evil"), limits).contains("inside the project"));
    assert!(refusal(&with("COVER.jpg"), limits).contains("twice"));
    assert!(refusal(&with("con.txt"), limits).contains("not allowed on every file system"));
    assert!(refusal(&good(), Limits { files: 3, ..limits }).contains("more than 3"));
    assert!(refusal(&good(), Limits { bytes: 100, ..limits }).contains("larger than 100 bytes"));
    assert!(refusal(&[("a.txt", b"x")], limits).contains("no project.json"));
    assert!(
        refusal(&[(PROJECT_FILE, b"{")], limits)
            .contains("project.json:1:1: the { here is never closed")
    );
    let deep = "[".repeat(100_000);
    assert!(refusal(&[(PROJECT_FILE, deep.as_bytes())], limits).contains("project.json"));
    let lost = good().into_iter().filter(|(path, _)| *path != "room.jpg").collect::<Vec<_>>();
    assert!(refusal(&lost, limits).contains("picture \"room.jpg\" is not in the project"));
    let Err(no_zip) = Tup::open(Cursor::new(b"no zip at all".to_vec()), limits) else { panic!() };
    assert!(no_zip.to_string().contains("no package"));
}

#[test]
fn a_picture_on_many_pages_counts_on_each() {
    let page = |id: usize| format!(r#"{{"id":"p{id}","name":"P","picture":"a.jpg","objects":[]}}"#);
    let pages = (0..10).map(page).collect::<Vec<_>>().join(",");
    let project = PROJECT
        .replace(r#", "cover": "cover.jpg""#, "")
        .replace(r#""picture": "room.jpg", "#, "")
        .replace(r#""picture": "cover.jpg""#, r#""picture": "a.jpg""#)
        .replace(r#""pages": ["#, &format!(r#""pages": [{pages},"#));
    let files = [(PROJECT_FILE, project.as_bytes()), ("a.jpg", &[7; 5000])];
    let limits = Limits { bytes: 20_000, ..Limits::default() };
    assert!(refusal(&files, limits).contains("larger than 20000 bytes"));
}

/// Two pages, three groups; the cleaners do not see the camera, the gardeners neither camera nor safe.
const GROUPS: &str = r#"{
    "format": 1, "id": "01935e2a-0000-7000-8000-000000000001", "name": "Casa", "cover": "cover.jpg",
    "groups": [{"id": "cleaning", "name": "Cleaning"}, {"id": "garden", "name": "Garden"},
        {"id": "family", "name": "Family"}],
    "functions": [{"id": "flat", "name": "Flat", "pages": [
        {"id": "hall", "name": "Hall", "picture": "hall.jpg", "objects": [
            {"id": "lamp", "type": "switch", "name": "Lamp"},
            {"id": "camera", "type": "camera", "name": "Camera", "picture": "camera.jpg",
                "hidden_from": ["cleaning", "garden"]},
            {"id": "safe", "type": "switch", "name": "Safe", "pin": true, "hidden_from": ["garden"]}]},
        {"id": "room", "name": "Room", "objects": [
            {"id": "plan", "type": "image", "name": "Plan", "picture": "plan.jpg"}]}]}]}"#;

fn grouped() -> Vec<(&'static str, &'static [u8])> {
    vec![
        (PROJECT_FILE, GROUPS.as_bytes()),
        ("cover.jpg", b"cover"),
        ("hall.jpg", b"hall"),
        ("camera.jpg", b"camera"),
        ("plan.jpg", b"plan"),
    ]
}

#[test]
fn groups_get_variants_without_what_is_hidden_from_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut tup = Tup::open(zip(&grouped()), Limits::default()).unwrap();
    let build = build(&mut tup, folder.path(), u64::MAX).unwrap();
    let packs = build.packs.iter().map(|pack| {
        let manifest: Manifest = serde_json::from_slice(&pack.manifest).unwrap();
        manifest.check(pack.size).unwrap();
        let paths = manifest.files.into_iter().map(|file| file.path).collect::<Vec<_>>().join(" ");
        [&pack.name, &pack.function, &pack.page, &pack.group, &paths].map(String::from)
    });
    let expected = [
        ["base", "", "", "", "frame.json cover.jpg"],
        ["pages/hall", "flat", "hall", "", "page.json camera.jpg hall.jpg"],
        ["pages/hall", "flat", "hall", "cleaning", "page.json hall.jpg"],
        ["pages/hall", "flat", "hall", "garden", "page.json hall.jpg"],
        ["pages/room", "flat", "room", "", "page.json plan.jpg"],
    ];
    assert_eq!(packs.collect::<Vec<_>>(), expected.map(|pack| pack.map(String::from)));
}

#[test]
fn no_pack_tells_of_groups_or_of_what_is_hidden() {
    let folder = tempfile::tempdir().unwrap();
    let mut tup = Tup::open(zip(&grouped()), Limits::default()).unwrap();
    let build = build(&mut tup, folder.path(), u64::MAX).unwrap();
    for pack in build.packs {
        let mut content = fs::read_to_string(&pack.content).unwrap();
        content += std::str::from_utf8(&pack.manifest).unwrap();
        let mut secret = vec!["hidden_from", "groups", "cleaning", "Cleaning", "garden", "family"];
        match pack.group.as_str() {
            "cleaning" => secret.extend(["camera", "Camera"]),
            "garden" => secret.extend(["camera", "Camera", "safe", "Safe"]),
            _ => {}
        }
        for word in secret {
            assert!(!content.contains(word), "{word} is in {} for {:?}", pack.name, pack.group);
        }
    }
}

#[test]
fn a_picture_that_others_show_too_stays_in_the_variant() {
    let shared = GROUPS.replace(r#""picture": "camera.jpg""#, r#""picture": "hall.jpg""#);
    let files = [&[(PROJECT_FILE, shared.as_bytes())], &grouped()[1..]].concat();
    let folder = tempfile::tempdir().unwrap();
    let mut tup = Tup::open(zip(&files), Limits::default()).unwrap();
    let build = build(&mut tup, folder.path(), u64::MAX).unwrap();
    assert_eq!((build.packs[2].group.as_str(), build.packs[2].files), ("cleaning", 2));
}
