//! What customers may see: nothing else ever reaches their phones, and what they may not see any more leaves them.

use std::{collections::BTreeSet, fs, path::Path};

use aho_corasick::AhoCorasick;
use innkey_core::{Cancel, Credentials, ErrorKind};
use innkey_protocol::{
    ErrorCode, Rights,
    api::{
        customers::{CustomerEdit, Settings},
        groups::{Group, GroupEdit},
        packs::{Pack, PackList},
        routes,
    },
};
use serde_json::{Value, json};

use crate::harness::{Building, Impatient, Phone, Raw, bearer, only};

/// Every part of the project has a mark of its own in its id, name, texts, picture's path and picture.
const MARKS: [&str; 9] = [
    "qzcover",
    "qzflat",
    "qzliving",
    "qzbath",
    "qzsafe",
    "qzoutside",
    "qzgarden",
    "qzpool",
    "qzgroup",
];
/// Whoever may see anything may see these.
const ALL_SEE: [&str; 1] = ["qzcover"];

/// Writes the project: two functions with two pages each, and in the bath a safe that cleaners do not get.
fn write(folder: &Path, version: u32) {
    fs::create_dir_all(folder.join("images")).unwrap();
    let picture = |mark: &str| {
        let path = format!("images/{mark}-{version}.jpg");
        fs::write(folder.join(&path), format!("{mark}-{version} ").repeat(2_000)).unwrap();
        path
    };
    let page = |mark: &str, more: Vec<Value>| {
        let label = json!({"id": format!("{mark}-label"), "type": "label", "name": format!("Label {mark}"),
            "text": format!("{version} {mark}"), "texts": {"de": format!("Deutsch {mark}")}});
        let objects = [vec![label], more].concat();
        json!({"id": format!("{mark}-page"), "name": format!("Page {mark}"), "names": {"it": format!("Pagina {mark}")},
            "picture": picture(mark), "objects": objects})
    };
    let safe = json!({"id": "qzsafe-1", "type": "camera", "name": "Safe qzsafe", "pin": true,
        "picture": picture("qzsafe"), "hidden_from": ["qzgroup-cleaning"]});
    let project = json!({
        "format": 1, "id": "01935e2a-0000-7000-8000-0000000000c1", "name": "Casa Prova", "otp": true,
        "cover": picture("qzcover"),
        "groups": [{"id": "qzgroup-cleaning", "name": "Cleaning qzgroup"}],
        "functions": [
            {"id": "qzflat-f", "name": "Flat qzflat", "pages": [page("qzliving", vec![]), page("qzbath", vec![safe])]},
            {"id": "qzoutside-f", "name": "Outside qzoutside", "pages": [page("qzgarden", vec![]), page("qzpool", vec![])]},
        ],
    });
    fs::write(folder.join("project.json"), project.to_string()).unwrap();
}

async fn building() -> Building {
    let building = Building::new().await;
    publish(&building, 1);
    building
}

fn publish(building: &Building, version: u32) {
    let source = building.path(&format!("marked {version}"));
    write(&source, version);
    building.push(&source);
}

/// The marks that lie anywhere in a folder: in files, in their names, in what a database has deleted.
pub fn marks_in(folder: &Path, marks: &[&'static str]) -> BTreeSet<&'static str> {
    let search = AhoCorasick::new(marks).unwrap();
    let mut found = BTreeSet::new();
    let mut look = |text: &[u8]| {
        found.extend(search.find_overlapping_iter(text).map(|hit| marks[hit.pattern().as_usize()]));
    };
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            look(path.as_os_str().as_encoded_bytes());
            if path.is_dir() {
                folders.push(path);
            } else {
                look(&fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// Brings the phone up to date: it holds these marks and no others, on its disk and in what it shows.
#[track_caller]
fn assert_holds<'a>(
    phone: &'a Phone,
    expected: &'a [&'static str],
) -> impl Future<Output = ()> + 'a {
    let place = std::panic::Location::caller();
    async move {
        phone.download().await.unwrap_or_else(|error| panic!("{error:?} ({place})"));
        let expected: BTreeSet<_> = ALL_SEE.iter().chain(expected).copied().collect();
        assert_eq!(marks_in(&phone.folder(), &MARKS), expected, "on the disk ({place})");
        assert!(phone.project.latest().await.unwrap().up_to_date, "{place}");
        let content = format!("{:?}", phone.project.open().await.unwrap());
        let shown = MARKS.iter().filter(|mark| content.contains(**mark)).copied();
        assert_eq!(shown.collect::<BTreeSet<_>>(), expected, "shown ({place})");
    }
}

const LIVING: [&str; 2] = ["qzflat", "qzliving"];
const FLAT: [&str; 4] = ["qzflat", "qzliving", "qzbath", "qzsafe"];
const CLEANED_FLAT: [&str; 3] = ["qzflat", "qzliving", "qzbath"];
const OUTSIDE: [&str; 3] = ["qzoutside", "qzgarden", "qzpool"];
const ALL: [&str; 7] =
    ["qzflat", "qzliving", "qzbath", "qzsafe", "qzoutside", "qzgarden", "qzpool"];
const CLEANED: [&str; 6] = ["qzflat", "qzliving", "qzbath", "qzoutside", "qzgarden", "qzpool"];

fn with_rights(rights: Rights) -> Settings {
    Settings { rights: Some(rights), ..Settings::default() }
}

async fn cleaning(building: &Building) -> Group {
    let groups = building.host.project.groups().list().await.unwrap();
    groups.into_iter().find(|group| group.key.as_deref() == Some("qzgroup-cleaning")).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_holds_what_its_customer_may_see_and_nothing_else() {
    let building = building().await;
    let cleaning = cleaning(&building).await;
    let in_group = |rights| Settings { group: Some(cleaning.id), rights, ..Settings::default() };
    for (settings, expected) in [
        (Settings::default(), &ALL[..]),
        (with_rights(Rights::All), &ALL),
        (with_rights(only(&["qzflat-f"])), &FLAT),
        (with_rights(only(&["qzliving-page"])), &LIVING),
        (with_rights(only(&["qzoutside-f", "never-heard-of"])), &OUTSIDE),
        (
            with_rights(only(&["qzliving-page", "qzpool-page"])),
            &["qzflat", "qzliving", "qzoutside", "qzpool"],
        ),
        (with_rights(only(&[])), &[]),
        (in_group(None), &CLEANED),
        (in_group(Some(only(&["qzflat-f"]))), &CLEANED_FLAT),
    ] {
        let (customer, guest) = building.guest(settings.clone()).await;
        assert_holds(&guest, expected).await;
        // Before the sign-in the link has the same rights.
        let other = building.guest_phone(&customer).await;
        assert_holds(&other, expected).await;
    }
    assert_holds(&building.host, &ALL).await;
    let link = Phone::with_link(&building.anna_link().await).await;
    assert_holds(&link, &ALL).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn changed_rights_take_effect_with_the_next_sync_both_ways() {
    let building = building().await;
    let cleaning = cleaning(&building).await;
    let garden = building.group("Garden", only(&["qzoutside-f"])).await;
    let groups = building.host.project.groups();
    let (customer, guest) = building.guest(Settings::default()).await;
    let before_sign_in = building.guest_phone(&customer).await;
    let own = |rights: Option<Rights>| CustomerEdit { rights: Some(rights), ..Default::default() };
    let group = |group: Option<&Group>| CustomerEdit {
        group: Some(group.map(|group| group.id)),
        ..Default::default()
    };
    let of_group = |rights| GroupEdit { rights: Some(rights), ..GroupEdit::default() };
    let holds = async |expected: &'static [&'static str]| {
        assert_holds(&guest, expected).await;
        assert_holds(&before_sign_in, expected).await;
    };
    holds(&ALL).await;
    building.edit(&customer, own(Some(only(&["qzliving-page"])))).await;
    holds(&LIVING).await;
    building.edit(&customer, own(Some(only(&["qzflat-f"])))).await;
    holds(&FLAT).await;
    building.edit(&customer, group(Some(&garden))).await;
    holds(&FLAT).await;
    building.edit(&customer, own(None)).await;
    holds(&OUTSIDE).await;
    groups.edit(garden.id, &of_group(only(&["qzgarden-page"]))).await.unwrap();
    holds(&["qzoutside", "qzgarden"]).await;
    groups.edit(garden.id, &of_group(only(&[]))).await.unwrap();
    holds(&[]).await;
    groups.edit(garden.id, &of_group(Rights::All)).await.unwrap();
    holds(&ALL).await;
    building.edit(&customer, group(Some(&cleaning))).await;
    holds(&CLEANED).await;
    groups.edit(cleaning.id, &of_group(only(&["qzflat-f"]))).await.unwrap();
    holds(&CLEANED_FLAT).await;
    building.edit(&customer, group(None)).await;
    holds(&ALL).await;
}

/// Packs of the version that the bearer sees.
async fn packs(building: &Building, raw: &Raw, bearer: &str) -> Vec<Pack> {
    let answer = raw.send("GET", &routes::packs(building.project), Some(bearer)).await;
    let list: PackList = serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap();
    list.packs
}

/// The packs of `all` that the bearer gets; of each manifest and data together, or neither.
async fn reached(raw: &Raw, bearer: &str, all: &[Pack]) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    for pack in all {
        let mut answers = Vec::new();
        for blob in [&pack.manifest, &pack.data] {
            answers.push(raw.send("GET", &blob.address, Some(bearer)).await.status().as_u16());
        }
        match answers[..] {
            [200, 200] => drop(reached.insert(pack.name.clone())),
            [404, 404] => {}
            _ => panic!("{}: {answers:?}", pack.name),
        }
    }
    reached
}

#[tokio::test(flavor = "multi_thread")]
async fn knowing_a_hash_gives_no_right() {
    let building = building().await;
    let cleaning = cleaning(&building).await;
    let raw = Raw::new(&building.server);
    let anna = bearer(&building.host.session());
    let (customer, guest) = building.guest(with_rights(only(&["qzliving-page"]))).await;
    let link = building.customers().share_link(customer.id, false).await.unwrap();
    let in_group = Settings { group: Some(cleaning.id), ..Settings::default() };
    let (_, cleaner) = building.guest(in_group).await;
    let (_, unlimited) = building.guest(Settings::default()).await;
    let [guest, link, cleaner, unlimited] = [
        bearer(&guest.session()),
        bearer(&link.token.unwrap()),
        bearer(&cleaner.session()),
        bearer(&unlimited.session()),
    ];
    let names =
        |packs: &[Pack]| packs.iter().map(|pack| pack.name.clone()).collect::<BTreeSet<_>>();
    let mut versions = Vec::new();
    for version in 1..=3 {
        publish(&building, version);
        let (whole, cleaned) =
            (packs(&building, &raw, &anna).await, packs(&building, &raw, &cleaner).await);
        let differing = whole.iter().zip(&cleaned).filter(|(one, other)| one != other);
        let differing: Vec<_> = differing.map(|(pack, _)| pack.name.as_str()).collect();
        assert_eq!(differing, ["pages/qzbath-page"]);
        versions.push((whole, cleaned));
    }
    // Of the newest version as of those before it: a download may go on while the next one is published.
    let few: BTreeSet<String> = ["base", "pages/qzliving-page"].map(String::from).into();
    for (version, (whole, cleaned)) in versions.iter().enumerate() {
        assert_eq!(reached(&raw, &anna, whole).await, names(whole), "version {version}");
        assert_eq!(reached(&raw, &unlimited, whole).await, names(whole), "version {version}");
        assert_eq!(reached(&raw, &guest, whole).await, few, "version {version}");
        assert_eq!(reached(&raw, &link, whole).await, few, "version {version}");
        assert_eq!(reached(&raw, &cleaner, cleaned).await, names(cleaned), "version {version}");
        let bath = |packs: &[Pack]| packs.iter().find(|pack| pack.name.contains("qzbath")).cloned();
        let (bath, cleaned_bath) = (bath(whole).unwrap(), bath(cleaned).unwrap());
        assert!(reached(&raw, &cleaner, std::slice::from_ref(&bath)).await.is_empty());
        assert!(reached(&raw, &unlimited, std::slice::from_ref(&cleaned_bath)).await.is_empty());
    }
    // Rights that are given reach back to what was refused.
    let forbidden = versions[0].0.iter().find(|pack| pack.name.contains("qzpool")).unwrap();
    building.edit(&customer, CustomerEdit { rights: Some(None), ..Default::default() }).await;
    assert_eq!(reached(&raw, &guest, std::slice::from_ref(forbidden)).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_download_goes_on_while_the_next_version_is_published() {
    let building = building().await;
    let (_, guest) = building.guest(with_rights(only(&["qzflat-f"]))).await;
    for version in 2..6 {
        let (download, ()) = tokio::join!(guest.download(), async {
            tokio::task::block_in_place(|| publish(&building, version));
        });
        download.unwrap();
    }
    assert_holds(&guest, &FLAT).await;
    assert_eq!(
        guest.project.open().await.unwrap().version,
        guest.project.latest().await.unwrap().version
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn another_customer_on_the_same_phone_keeps_nothing_of_the_one_before() {
    let building = building().await;
    let (_, phone) = building.guest(with_rights(only(&["qzoutside-f"]))).await;
    assert_holds(&phone, &OUTSIDE).await;
    phone.project.sign_out().await.unwrap();
    let mut draft = innkey_core::Draft::with(with_rights(only(&["qzliving-page"])), true).unwrap();
    let second = building.customers().create(&mut draft).await.unwrap();
    let code = crate::harness::live_code(&second);
    phone.project.sign_in(Credentials::Code { code, name: None }, "Phone").await.unwrap();
    assert_holds(&phone, &LIVING).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_had_arrived_of_more_rights_goes_with_them() {
    let building = building().await;
    let rights = |rights| CustomerEdit { rights: Some(Some(rights)), ..Default::default() };
    let (customer, guest) = building.guest(with_rights(only(&["qzliving-page"]))).await;
    assert_holds(&guest, &LIVING).await;
    building.edit(&customer, rights(Rights::All)).await;
    let cancel = Cancel::new();
    // How far it comes is left to chance.
    let _ = guest.project.download(&Impatient(cancel.clone()), &cancel).await;
    building.edit(&customer, rights(only(&["qzliving-page"]))).await;
    assert_holds(&guest, &LIVING).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_taken_off_a_phone_is_gone_from_its_disk() {
    let building = building().await;
    let (customer, guest) = building.guest(Settings::default()).await;
    assert_holds(&guest, &ALL).await;
    let edit = CustomerEdit { enabled: Some(false), ..CustomerEdit::default() };
    building.edit(&customer, edit).await;
    let refused = guest.download().await.unwrap_err().kind();
    assert_eq!(refused, ErrorKind::Refused(ErrorCode::AccountDisabled));
    guest.engine.remove(guest.project.id()).await.unwrap();
    assert_eq!(marks_in(&guest.folder(), &MARKS), BTreeSet::new());
}
