//! Packages that lie, uploaded: each is refused with its cause, and what is published stays as it was.

mod zip;

use innkey_core::net::Request;
use innkey_protocol::{
    ErrorCode, Problem,
    api::{operator::Version, routes},
};
use serde_json::{Value, json};

use self::zip::{Entry, LINK, archive};
use crate::harness::{Building, Phone, Raw, bearer};

const LIMIT: &str = "10000000";
const MEGABYTE: usize = 1_000_000;

/// A project that would pass.
fn project() -> Value {
    json!({
        "format": 1, "id": "01935e2a-0000-7000-8000-0000000000c1", "name": "Casa Cattiva",
        "cover": "cover.jpg",
        "functions": [{ "id": "flat", "name": "Flat", "pages": [
            { "id": "living", "name": "Living room", "objects": [] }] }],
    })
}

fn sound() -> Vec<Entry> {
    vec![
        Entry::stored("project.json", project().to_string().as_bytes()),
        Entry::stored("cover.jpg", b"cover"),
    ]
}

fn with(entry: Entry) -> Vec<u8> {
    archive(&[sound(), vec![entry]].concat())
}

fn named(name: &str) -> Vec<u8> {
    with(Entry::stored(name, b"x"))
}

fn with_project(project: &[u8]) -> Vec<u8> {
    archive(&[Entry::stored("project.json", project), Entry::stored("cover.jpg", b"cover")])
}

fn edited(edit: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut project = project();
    edit(&mut project);
    with_project(project.to_string().as_bytes())
}

/// Uploads each package; all must be refused, with these words among the reasons.
async fn refused(packages: Vec<(&str, Vec<u8>, &str)>) {
    let building = Building::with_options(&["--max-package", LIMIT]).await;
    let raw = Raw::new(&building.server);
    let operator = bearer(&building.server.operator_file().token);
    let before = published(&building).await;
    let mut wrong = Vec::new();
    for (name, package, expected) in packages {
        let answer = raw.upload(routes::OPERATOR_PROJECTS, &operator, package).await;
        let (status, text) = (answer.status(), answer.text().await.unwrap());
        let Ok(problem) = serde_json::from_str::<Problem>(&text) else {
            wrong.push(format!("{name}: {status} {text}"));
            continue;
        };
        let code =
            if expected.is_empty() { ErrorCode::TooLarge } else { ErrorCode::PackageInvalid };
        let detail = problem.detail.unwrap_or_default();
        if problem.code != code || !detail.contains(expected) {
            wrong.push(format!("{name}: {:?} {detail:?}, not {expected:?}", problem.code));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(published(&building).await, before);
    assert_eq!(files(&building.server.data.join("temporary")), 0, "half-done work is left");
    let phone = Phone::with_link(&building.anna_link().await).await;
    phone.download().await.unwrap();
    assert_eq!(phone.project.open().await.unwrap().frame.name, "Casa Prova");
}

/// The versions, and how many files the server keeps for them.
async fn published(building: &Building) -> (Vec<Version>, usize) {
    let request = Request::get(routes::operator_versions(building.project));
    (building.operator(request).await, files(&building.server.data.join("objects")))
}

fn files(folder: &std::path::Path) -> usize {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| if path.is_dir() { files(&path) } else { 1 }).sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_package_like_these_without_a_lie_is_published() {
    let building = Building::with_options(&["--max-package", LIMIT]).await;
    let operator = bearer(&building.server.operator_file().token);
    let package = with(Entry::deflated("notes.txt", &vec![b'x'; MEGABYTE]));
    let answer =
        Raw::new(&building.server).upload(routes::OPERATOR_PROJECTS, &operator, package).await;
    assert_eq!(answer.status(), 200, "{}", answer.text().await.unwrap());
    assert_eq!(building.host.download().await.unwrap().version, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn names_that_lead_astray() {
    let link = Entry { attributes: LINK, ..Entry::stored("link.jpg", b"/etc/passwd") };
    refused(vec![
        ("zip-slip", named("../evil.jpg"), "\"../evil.jpg\": the path must stay inside"),
        ("zip-slip in the middle", named("a/../../evil.jpg"), "must stay inside"),
        ("absolute", named("/etc/evil.jpg"), "must stay inside"),
        ("Windows zip-slip", named(r"..\evil.jpg"), "not every file system can hold"),
        ("drive", named("C:/evil.jpg"), "not every file system can hold"),
        ("device", named("images/CON.jpg"), "not allowed on every file system"),
        ("nothing", named(""), "empty"),
        ("control character", named("a\nb.jpg"), "not every file system can hold"),
        ("long", named(&"x".repeat(300)), "longer than 240 bytes"),
        ("link", with(link), "\"link.jpg\" is a link"),
        ("case clash", named("COVER.jpg"), "\"COVER.jpg\": the path is there twice"),
        ("the same name twice", with(Entry::stored("cover.jpg", b"other")), "twice"),
        ("two projects", with(Entry::stored("project.json", b"{}")), "twice"),
        ("our own names", named("frame.json"), "frame.json: is a name that Innkey uses"),
        ("our own names in capitals", named("PAGE.JSON"), "PAGE.JSON: is a name that Innkey uses"),
    ])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sizes_that_are_not_true() {
    let (small, large) = (vec![b'x'; 10], vec![b'x'; MEGABYTE]);
    let says = |size, entry: Entry| with(Entry { size, ..entry });
    let bomb = vec![0; 11 * MEGABYTE];
    let packed_bomb = Entry::deflated("bomb.jpg", &bomb);
    assert!(bomb.len() / packed_bomb.packed.len() > 900, "about 1000:1");
    let other_crc = Entry { crc: 1, ..Entry::deflated("a.jpg", &large) };
    let many = (0..20_001).map(|n| Entry::stored(&format!("{n}.jpg"), b"")).collect::<Vec<_>>();
    let less = "does not have the size that the package says";
    let more = "larger than its declared";
    refused(vec![
        ("says 10, has 1 MB", says(10, Entry::deflated("a.jpg", &large)), more),
        ("says 10, has 1 MB, stored", says(10, Entry::stored("a.jpg", &large)), more),
        ("says 1 MB, has 10", says(MEGABYTE as u64, Entry::deflated("a.jpg", &small)), less),
        ("says 1 MB, has 10, stored", says(MEGABYTE as u64, Entry::stored("a.jpg", &small)), less),
        (
            "says 4 GB",
            says(4_000_000_000, Entry::deflated("a.jpg", &small)),
            "larger than 10000000",
        ),
        (
            "says 10 GB",
            says(10_000_000_000, Entry::deflated("a.jpg", &small)),
            "larger than 10000000",
        ),
        ("bomb", with(packed_bomb.clone()), "larger than 10000000 bytes"),
        ("bomb that says 10", says(10, packed_bomb), more),
        ("another checksum", with(other_crc), "\"a.jpg\""),
        ("too many files", archive(&[sound(), many].concat()), "20003 files, more than 20000"),
        ("larger than allowed", vec![b'x'; 11 * MEGABYTE], ""),
    ])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn archives_that_are_none() {
    let whole = with(Entry::deflated("a.jpg", &vec![b'x'; MEGABYTE]));
    let middle = [&whole[..40], &whole[400..]].concat();
    let encrypted = Entry { flags: 1, ..Entry::deflated("a.jpg", b"secret") };
    let bzip2 = Entry { method: 12, ..Entry::stored("a.jpg", b"x") };
    let broken = Entry { packed: vec![0xff; 50], ..Entry::deflated("a.jpg", &[7; 100]) };
    let none = "this is no package, or a damaged one";
    refused(vec![
        ("nothing", Vec::new(), none),
        ("no archive", b"no archive at all".to_vec(), none),
        ("cut in half", whole[..whole.len() / 2].to_vec(), none),
        ("the end cut off", whole[..whole.len() - 10].to_vec(), none),
        ("a piece lost", middle, none),
        ("encrypted", with(encrypted), "assword"),
        ("a method nobody has", with(bzip2), "ompression method"),
        ("packed bytes that are none", with(broken), "\"a.jpg\""),
    ])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn projects_with_mistakes() {
    let deep = format!(r#"{{"format":1,"id":{}"#, "[".repeat(100_000));
    let pages = |count: u64| -> Value {
        (0..count).map(|n| json!({ "id": format!("p{n}"), "name": "x", "objects": [] })).collect()
    };
    let huge = vec![b' '; 9 * MEGABYTE];
    let device = edited(|project| project["functions"][0]["pages"][0]["id"] = json!("con"));
    refused(vec![
        ("no project", archive(&sound()[1..]), "there is no project.json"),
        ("broken JSON", with_project(b"{ \"format\": 1, "), "project.json:1:1: the { here"),
        ("no text", with_project(b"\xff\xfe"), "project.json:1:1: this is no text"),
        ("deep nesting", with_project(deep.as_bytes()), "brackets too deep"),
        ("a project of 9 MB", with_project(&huge), "larger than"),
        ("no such cover", edited(|it| it["cover"] = json!("lost.jpg")), "\"lost.jpg\" is not in"),
        ("a cover outside", edited(|it| it["cover"] = json!("../../etc/passwd")), "is not in"),
        ("a newer format", edited(|it| it["format"] = json!(2)), "format"),
        ("a page that is a device", device, "\"con\""),
        ("too many pages", edited(|it| it["functions"][0]["pages"] = pages(2_000)), "2000 pages"),
    ])
    .await;
}
