//! Small projects, made here.

use std::{fs, path::Path};

use serde_json::json;

/// Identifier of the test project.
const ID: &str = "01935e2a-0000-7000-8000-0000000000c1";

/// Writes a project with two pages; `picture` is the second page's picture.
pub fn write_project(folder: &Path, name: &str, picture: &[u8]) {
    write_project_with_id(folder, name, picture, ID);
}

pub fn write_project_with_id(folder: &Path, name: &str, picture: &[u8], id: &str) {
    fs::create_dir_all(folder.join("images")).unwrap();
    fs::write(folder.join("images/cover.jpg"), vec![7; 50_000]).unwrap();
    fs::write(folder.join("images/garden.jpg"), picture).unwrap();
    let project = json!({
        "format": 1, "id": id, "name": name, "otp": true, "cover": "images/cover.jpg",
        "functions": [
            { "id": "flat", "name": "Flat", "pages": [
                { "id": "living", "name": "Living room", "objects": [
                    { "id": "lamp", "type": "dimmer", "name": "Lamp", "level": 40 }] }] },
            { "id": "outside", "name": "Outside", "icon": "garden", "pages": [
                { "id": "garden", "name": "Garden", "picture": "images/garden.jpg", "objects": [
                    { "id": "gate", "type": "switch", "name": "Gate", "on": false }] }] },
        ],
    });
    fs::write(folder.join("project.json"), project.to_string()).unwrap();
}

/// Writes a folder of any content: a minimal `project.json`, and beside it a film that no page shows.
pub fn write_film(folder: &Path, film: &[u8]) {
    fs::create_dir_all(folder).unwrap();
    let page = json!({ "id": "page", "name": "Page", "objects": [] });
    let project = json!({
        "format": 1, "id": ID, "name": "Any",
        "functions": [{ "id": "all", "name": "All", "pages": [page] }],
    });
    fs::write(folder.join("project.json"), project.to_string()).unwrap();
    fs::write(folder.join("film.mp4"), film).unwrap();
}
