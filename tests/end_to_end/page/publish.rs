//! The set-up as a whole, and publishing.

use innkey_core::net::Request;
use innkey_protocol::api::{operator::ProjectState, routes};
use reqwest::StatusCode;

use super::set_up::server;
use crate::harness::{
    Browser, PASSWORD, Part, Phone, ServerProcess, Shown, bearer, innkey, secrets, write_project,
};

/// A file to upload: field, file name, bytes.
type File<'a> = (&'a str, &'a str, &'a [u8]);

fn parts<'a>(token: &'a str, files: &[File<'a>]) -> Vec<Part<'a>> {
    let files = files.iter().map(|(field, name, bytes)| Part::File(field, name, bytes));
    std::iter::once(Part::Text("form_token", token)).chain(files).collect()
}

async fn upload(browser: &Browser, path: &str, files: &[File<'_>]) -> Shown {
    let token = browser.open("/publish").await.form_token();
    browser.send_parts(path, &parts(&token, files)).await
}

fn project_files(folder: &std::path::Path) -> Vec<(String, Vec<u8>)> {
    write_project(folder, "Casa Prova", &[1; 5000]);
    let names = ["project.json", "images/cover.jpg", "images/garden.jpg"];
    let file = |name| (format!("casa/{name}"), std::fs::read(folder.join(name)).unwrap());
    names.into_iter().map(file).collect()
}

async fn projects(server: &ServerProcess) -> Vec<ProjectState> {
    let token = server.operator_file().token;
    let request = Request::get(routes::operator_projects()).bearer(&token);
    server.connection().json(&request).await.unwrap()
}

fn left_over(server: &ServerProcess) -> usize {
    std::fs::read_dir(server.data.join("temporary")).unwrap().count()
}

/// From the set-up link to the admin's phone.
#[tokio::test(flavor = "multi_thread")]
async fn a_browser_sets_a_whole_server_up() {
    let (folder, server) = server();
    let browser = Browser::set_up(&server).await;
    let shown = browser.open("/set-up/project").await;
    assert!(shown.says("Step 3 of 6"), "{}", shown.text);
    let files = project_files(&folder.path().join("project"));
    let parts: Vec<File> =
        files.iter().map(|(name, bytes)| ("files", name.as_str(), bytes.as_slice())).collect();
    let shown = upload(&browser, "/set-up/project", &parts).await;
    let project = projects(&server).await.remove(0);
    assert_eq!((project.name.as_str(), project.version), ("Casa Prova", 1));
    let codes = format!("/set-up/{}/codes", project.id);
    assert_eq!(shown.path, codes);
    let shown = browser.submit(&codes, &codes, &[("otp", "on")]).await;
    let admin = format!("/set-up/{}/admin", project.id);
    assert_eq!(shown.path, admin);
    assert!(projects(&server).await[0].otp);
    let shown = browser.submit(&admin, &admin, &[("user", "anna"), ("password", "short")]).await;
    assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY);
    secrets::note_text(PASSWORD);
    let shown = browser.submit(&admin, &admin, &[("user", "anna"), ("password", PASSWORD)]).await;
    assert!(shown.says("Step 6 of 6") && shown.says("<svg"), "{}", shown.text);
    let link = shown.text.split_once("INNKEY:").unwrap().1.split_once('<').unwrap().0;
    let phone = Phone::with_link(&format!("INNKEY:{link}").parse().unwrap()).await;
    assert_eq!(phone.download().await.unwrap().version, 1);
    phone.sign_in_as("anna", PASSWORD).await.unwrap();
    phone.project.customers().list().await.unwrap();
    assert_eq!(left_over(&server), 0);
    // A set-up that was done leads to the projects.
    assert_eq!(browser.open("/set-up/project").await.path, "/");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_package_is_published_and_a_bad_one_is_not() {
    let (folder, server) = server();
    let browser = Browser::set_up(&server).await;
    let source = folder.path().join("project");
    write_project(&source, "Casa Prova", &[1; 5000]);
    let package = folder.path().join("casa.tup");
    innkey(
        folder.path(),
        &["project", "pack", source.to_str().unwrap(), "-o", package.to_str().unwrap()],
    )
    .text();
    let package = std::fs::read(package).unwrap();
    let shown = upload(&browser, "/publish", &[("package", "casa.tup", &package)]).await;
    assert!(shown.says("The new version is published"), "{}", shown.text);
    let broken = br#"{"format": 1, "id": "x", "name": 7, "functions": [{"id": ""}]}"#;
    let empty: &[File] = &[("package", "", b""), ("files", "", b"")];
    for (what, parts) in [
        ("nothing", empty),
        ("no package", &[("package", "x.tup", b"hello")]),
        ("half a package", &[("package", "x.tup", &package[..package.len() / 2])]),
        ("mistakes", &[("files", "casa/project.json", broken)]),
        ("no project", &[("files", "casa/a.jpg", b"x")]),
        ("a way out", &[("files", "../../evil", b"x")]),
        ("an absolute way out", &[("files", "/tmp/evil", b"x")]),
        ("twice the same", &[("files", "casa/a", b"x"), ("files", "casa/A", b"x")]),
        ("a file in a file", &[("files", "casa/a", b"x"), ("files", "casa/a/b", b"x")]),
    ] {
        let shown = upload(&browser, "/publish", parts).await;
        assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY, "{what}");
        assert!(shown.says("role=\"alert\""), "{what}: {}", shown.text);
    }
    let shown = upload(&browser, "/publish", &[("files", "casa/project.json", broken)]).await;
    assert!(shown.text.matches("<li>project.json:1:").count() >= 2, "{}", shown.text);
    assert_eq!(projects(&server).await[0].version, 1);
    assert_eq!(left_over(&server), 0, "half an upload is left");
    assert!(!folder.path().join("evil").exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_without_our_token_or_too_large_is_not_taken() {
    let folder = tempfile::tempdir().unwrap();
    let server = ServerProcess::start(folder.path(), &["--max-package", "100000"]);
    let browser = Browser::set_up(&server).await;
    let file: File = ("package", "x.tup", b"PK");
    let wrong = "0".repeat(64);
    let none = [Part::File(file.0, file.1, file.2)];
    for parts in [none.to_vec(), parts("", &[file]), parts(&wrong, &[file])] {
        let shown = browser.send_parts("/publish", &parts).await;
        assert_eq!(shown.status, StatusCode::FORBIDDEN, "{} parts", parts.len());
    }
    let large = vec![7; 100_001];
    let shown = upload(&browser, "/publish", &[("package", "x.tup", &large)]).await;
    assert_eq!(shown.status, StatusCode::PAYLOAD_TOO_LARGE);
    let halves: [File; 2] = [("files", "a", &large[..60_000]), ("files", "b", &large[..60_000])];
    let shown = upload(&browser, "/publish", &halves).await;
    assert_eq!(shown.status, StatusCode::PAYLOAD_TOO_LARGE);
    let stranger = Browser::new(&server);
    let shown = stranger.send_parts("/publish", &parts(&wrong, &[file])).await;
    assert!(shown.path.starts_with("/sign-in"));
    let token = browser.open("/publish").await.form_token();
    let request = browser.post_parts("/publish", &parts(&token, &[file]));
    let shown = browser.follow(request.header("origin", "https://evil.example"), "").await;
    assert_eq!(shown.status, StatusCode::FORBIDDEN);
    assert_eq!(left_over(&server), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_switch_of_codes_and_the_servers_qr() {
    let building = crate::harness::Building::new().await;
    let browser = Browser::set_up(&building.server).await;
    let project = format!("/projects/{}", building.project);
    for (on, said) in [("false", "switched off"), ("true", "switched on")] {
        let shown = browser.submit(&project, &format!("{project}/otp"), &[("on", on)]).await;
        assert!(shown.says(said), "{}", shown.text);
        assert_eq!(projects(&building.server).await[0].otp, on == "true");
    }
    let shown = browser.open(&format!("{project}/qr")).await;
    let link = shown.text.split_once("INNKEY:").unwrap().1.split_once('<').unwrap().0;
    let link: innkey_protocol::ShareLink = format!("INNKEY:{link}").parse().unwrap();
    assert_eq!((link.project, link.token.is_none()), (building.project, true));
    // It gives no right: the phone finds the server, and no more before it signs in.
    let phone = Phone::with_link(&link).await;
    phone.download().await.unwrap_err();
    phone.sign_in_as("anna", PASSWORD).await.unwrap();
    phone.download().await.unwrap();
    let token = building.server.operator_file().token;
    assert!(!shown.says(&bearer(&token)[7..]));
}
