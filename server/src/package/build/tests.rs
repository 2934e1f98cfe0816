use std::{fs, io::Cursor};

use zip::{ZipWriter, write::SimpleFileOptions};

use super::*;
use crate::package::{Folder, Limits, Tup, write_tup};

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
    let mut tup = Tup::open(package, Limits::default()).unwrap();
    assert_eq!(from_folder, hashes(build(&mut tup, temporary.path(), u64::MAX).unwrap()));
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
    assert!(refusal(&[(PROJECT_FILE, b"{")], limits).contains("project.json: EOF"));
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
