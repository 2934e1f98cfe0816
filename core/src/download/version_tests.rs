use super::*;
use crate::testing::{Casa, PROJECT};

fn list(change: impl FnOnce(&mut PackList)) -> Result<()> {
    let mut list = Casa::new(1, b"a kitchen").list;
    change(&mut list);
    check_list(&list, PROJECT)
}

#[test]
fn a_good_list_passes() {
    assert!(list(|_| {}).is_ok());
    assert!(list(|list| list.packs[1].data.address = "https://example.org/x?y".into()).is_ok());
}

#[test]
fn lists_that_lie_are_refused() {
    let faults: [fn(&mut PackList); 11] = [
        |list| list.packs[1].manifest.address = "https://example.org/v1/x".into(),
        |list| list.project = ProjectId::new(),
        |list| list.packs.clear(),
        |list| list.packs.swap(0, 1),
        |list| list.packs[1].name = "pages/../x".into(),
        |list| list.packs[1].name = "base".into(),
        |list| list.packs[2].name = list.packs[1].name.to_uppercase().replace("PAGES", "pages"),
        |list| list.packs[1].data.address = "http://example.org/v1/x".into(),
        |list| list.packs[1].data.address = "//example.org/v1/x".into(),
        |list| list.packs[1].manifest.address = "/v1/a\r\nb".into(),
        |list| list.packs[1].manifest.size = MAX_MANIFEST + 1,
    ];
    for (fault, place) in faults.into_iter().zip(0..) {
        assert!(matches!(list(fault), Err(Error::BadAnswer { .. })), "fault {place}");
    }
    assert!(list(|list| list.packs = vec![list.packs[0].clone(); MAX_PACKS + 1]).is_err());
}

type Files<'a> = &'a [(&'a str, u64, &'a [u8])];

fn version(files: [Files<'_>; 2]) -> Version {
    let pack = |(name, files): (&str, Files<'_>)| {
        let entry = |(path, size, content): &(&str, u64, &[u8])| FileEntry {
            path: (*path).into(),
            size: *size,
            hash: Hash::of(content),
            offset: 0,
            chunks: Vec::new(),
        };
        let blob = Blob { address: String::new(), hash: Hash::of(b""), size: 0 };
        let files = files.iter().map(entry).collect();
        VersionPack { name: name.into(), manifest: Hash::of(b""), data: blob, files }
    };
    let packs = ["base", "pages/a"].into_iter().zip(files).map(pack).collect();
    Version { number: 1, packs }
}

#[test]
fn manifests_must_agree_with_each_other() {
    let page = (PAGE_PATH, 1, b"p".as_slice());
    assert!(check_files(&version([&[("a.jpg", 1, b"a")], &[page, ("a.jpg", 1, b"a")]])).is_ok());
    assert!(check_files(&version([&[("a.jpg", 1, b"a")], &[page, ("a.jpg", 1, b"b")]])).is_err());
    assert!(check_files(&version([&[("a.jpg", 1, b"a")], &[page, ("b.jpg", 2, b"a")]])).is_err());
    assert!(check_files(&version([&[("a.jpg", 1, b"a")], &[("b.jpg", 1, b"b")]])).is_err());
    let huge = u64::MAX;
    assert!(check_files(&version([&[("a.jpg", huge, b"a")], &[page]])).is_err());
}
