//! The configurator: projects as folders and packages.

use std::{fs, path::Path};

use boon::{Compiler, Schemas};
use serde_json::Value;

use crate::harness::{Building, content, innkey, write_project};

#[test]
fn a_new_project_is_checked_and_packed() {
    let home = tempfile::tempdir().unwrap();
    innkey(home.path(), &["project", "new", "casa", "--name", "Casa Nuova"]).text();
    let again = innkey(home.path(), &["project", "new", "casa"]);
    assert_eq!(again.code, 2);
    let checked = innkey(home.path(), &["project", "check", "casa", "--json"]).json();
    assert_eq!((&checked["name"], &checked["objects"]), (&"Casa Nuova".into(), &6.into()));
    innkey(home.path(), &["project", "pack", "casa"]).text();
    let packed = innkey(home.path(), &["project", "check", "casa.tup", "--json"]).json();
    assert_eq!(packed, checked);
}

#[test]
fn every_mistake_is_told_with_its_place() {
    let home = tempfile::tempdir().unwrap();
    write_project(&home.path().join("casa"), "Casa", &[1]);
    let file = home.path().join("casa/project.json");
    let broken = fs::read_to_string(&file).unwrap().replace("garden.jpg", "lost.jpg");
    fs::write(&file, broken.replace("40", "140")).unwrap();
    let ran = innkey(home.path(), &["project", "check", "casa"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("2 mistakes"), "{}", ran.stderr);
    assert!(ran.stderr.contains(": 140 percent"), "{}", ran.stderr);
    assert!(ran.stderr.contains(": picture \"images/lost.jpg\""), "{}", ran.stderr);
    let json = innkey(home.path(), &["project", "pack", "casa", "--json"]);
    let error: serde_json::Value = serde_json::from_str(&json.stderr).unwrap();
    assert_eq!(error["error"]["mistakes"].as_array().unwrap().len(), 2);
    assert!(!home.path().join("casa.tup").exists());
}

#[test]
fn remarks_stop_nothing() {
    let home = tempfile::tempdir().unwrap();
    write_project(&home.path().join("casa"), "Casa", &[1]);
    fs::write(home.path().join("casa/old.jpg"), "x").unwrap();
    let ran = innkey(home.path(), &["project", "check", "casa"]);
    assert_eq!((ran.code, ran.stderr.contains("old.jpg: nothing shows it")), (0, true));
    let json = innkey(home.path(), &["project", "check", "casa", "--json"]).json();
    assert_eq!(json["remarks"][0]["file"], "old.jpg");
}

#[test]
fn projects_fit_the_published_schema() {
    let home = tempfile::tempdir().unwrap();
    innkey(home.path(), &["project", "new", "new"]).text();
    write_project(&home.path().join("casa"), "Casa", &[1]);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut schemas = Schemas::new();
    let schema = root.join("docs/project.schema.json");
    let schema = Compiler::new().compile(schema.to_str().unwrap(), &mut schemas).unwrap();
    let read = |file: &Path| -> Value { serde_json::from_slice(&fs::read(file).unwrap()).unwrap() };
    let sample = read(&root.join("tests/fixtures/casa-limone/project.json"));
    for project in ["new", "casa"] {
        let project = read(&home.path().join(project).join("project.json"));
        schemas.validate(&project, schema).unwrap();
    }
    schemas.validate(&sample, schema).unwrap();
    for (place, wrong) in [
        ("/functions/0/pages/0/objects/0/type", "dance".into()),
        ("/functions/0/pages/0/objects/1/level", 101.into()),
        ("/functions/0/pages/0/objects/1/levle", 10.into()),
        ("/functions/0/pages/0/objects/1/hidden_from", "cleaning".into()),
        ("/functions/0/icon", "castle".into()),
        ("/language", "english".into()),
        ("/colour", "red".into()),
        ("/$schema", 1.into()),
    ] {
        let mut project = sample.clone();
        let (parent, field) = place.rsplit_once('/').unwrap();
        project.pointer_mut(parent).unwrap()[field] = wrong;
        assert!(schemas.validate(&project, schema).is_err(), "{place}");
    }
}

#[test]
fn differences_are_told_for_people_and_programs() {
    let home = tempfile::tempdir().unwrap();
    for (folder, picture) in [("old", &[1, 2]), ("new", &[1, 3])] {
        write_project(&home.path().join(folder), "Casa", picture);
    }
    let file = home.path().join("new/project.json");
    let edited = fs::read_to_string(&file).unwrap().replace("40", "60").replace("Gate", "Door");
    fs::write(&file, edited).unwrap();
    innkey(home.path(), &["project", "pack", "old"]).text();
    let told = innkey(home.path(), &["project", "diff", "old.tup", "new"]);
    let expected = [
        "~ object lamp \"Lamp\" in flat › living: level 40 → 60",
        "~ object gate \"Door\" in outside › garden: was \"Gate\"",
        "~ file images/garden.jpg: other content, 2 B → 2 B",
    ];
    assert_eq!(told.text().trim().lines().collect::<Vec<_>>(), expected);
    let json = innkey(home.path(), &["project", "diff", "old", "new", "--json"]).json();
    assert_eq!((json.as_array().unwrap().len(), &json[0]["field"]), (3, &"level".into()));
    let same = innkey(home.path(), &["project", "diff", "old", "old.tup"]);
    assert_eq!(same.text().trim(), "No differences.");
}

#[tokio::test(flavor = "multi_thread")]
async fn versions_are_published_listed_and_rolled_back() {
    let building = Building::new().await;
    let home = building.path("operator");
    fs::create_dir(&home).unwrap();
    let data = building.server.data.to_str().unwrap();
    let project =
        |args: &[&str]| innkey(&home, &[&["project"], args, &["--data", data, "--json"]].concat());
    write_project(&home.join("casa"), "Casa Prova", &[9; 10]);
    innkey(&home, &["project", "pack", "casa"]).text();
    assert_eq!(project(&["push", "casa.tup"]).json()["number"], 2);
    assert_eq!(project(&["rollback"]).json()["restores"], 1);
    let versions = project(&["versions"]).json();
    let numbers: Vec<_> =
        versions.as_array().unwrap().iter().map(|v| v["number"].clone()).collect();
    assert_eq!(numbers, [3, 2, 1]);
    assert_eq!(project(&["rollback", "--to", "77"]).code, 3);
    // Version 2 differs in one picture, 3 is 1 again; what would be pushed is compared too.
    let differences = |args: &[&str]| project(&[&["diff"], args].concat()).json();
    assert_eq!(differences(&["1", "2"])[0]["id"], "images/garden.jpg");
    assert_eq!(differences(&["1", "current"]), serde_json::json!([]));
    assert_eq!(differences(&["current", "casa"]).as_array().unwrap().len(), 1);
    assert_eq!(project(&["diff", "1", "77"]).code, 3);
    assert_eq!(project(&["set", "--otp", "off"]).json()["otp"], false);
    assert_eq!(project(&["set", "--otp", "on"]).json()["otp"], true);

    // A package that lies reaches nobody: the server checks what it gets, not what the configurator says.
    fs::write(home.join("bad.tup"), "no zip").unwrap();
    assert_eq!(project(&["push", "bad.tup"]).code, 2);
    let request =
        innkey_core::net::Request::post(innkey_protocol::api::routes::operator_projects())
            .bearer(&building.server.operator_file().token);
    let connection = building.server.connection();
    let refused: Result<serde_json::Value, _> =
        connection.upload(&request, content(b"no zip".to_vec())).await;
    let invalid = innkey_core::ErrorKind::Refused(innkey_protocol::ErrorCode::PackageInvalid);
    assert_eq!(refused.unwrap_err().kind(), invalid);
    assert_eq!(project(&["versions"]).json().as_array().unwrap().len(), 3);
}
