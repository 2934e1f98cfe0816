//! Writes the corpora, from our own types:
//! `cargo run -p innkey-fuzz --example seeds`

use std::{
    collections::BTreeMap,
    fs,
    io::{Cursor, Read},
    path::Path,
};

use data_encoding::BASE32_NOPAD;
use innkey_core::qr::{Level, QrModules};
use innkey_protocol::{
    AccountId, Address, Code, DownloadToken, Hash, ProjectId, ShareLink, UnixTime,
    api::packs::{Blob, Pack, PackList},
    manifest::{BASE, Chunk, FORMAT, FileEntry, Manifest},
};
use innkey_server::package::{PackageError, Source, write_tup};
// So that it links when our crates are compiled for libFuzzer.
use libfuzzer_sys as _;

const PROJECT: &str = r#"{"format":1,"id":"01935e2a-0000-7000-8000-000000000001","name":"Casa","otp":true,"cover":"cover.jpg","functions":[{"id":"flat","name":"Flat","icon":"home","pages":[{"id":"room","name":"Room","picture":"img/room.jpg","objects":[{"id":"lamp","type":"dimmer","name":"Lamp","level":40},{"id":"heat","type":"thermostat","name":"Heating","target":21.5},{"id":"cam","type":"camera","name":"Gate","picture":"cover.jpg"}]},{"id":"bath","name":"Bath","objects":[]}]}]}"#;

fn main() {
    let small = link(&["192.168.1.20"], false);
    let large = link(&["192.168.1.20", "[2001:db8::1]:8443", "casa.example.org:443"], true);
    for (link, name) in [(small, "small"), (large, "large")] {
        let text = link.to_string();
        let binary = BASE32_NOPAD.decode(&text.as_bytes()[8..]).expect("base32");
        write("share_link", name, text.as_bytes());
        write("share_link", &format!("{name}-binary"), &binary[..binary.len() - 4]);
    }
    for (typed, name) in [("01AB-1C0D", "shown"), (" o1ab – lcod ", "typed"), ("1234-567", "short")]
    {
        write("code", name, typed.as_bytes());
    }
    write("manifest", "three", &serde_json::to_vec(&manifest()).expect("JSON"));
    write("manifest", "none", br#"{"format":1,"files":[]}"#);
    for (json, name) in [
        (pack_list("/v1/projects/x/packs/y"), "here"),
        (pack_list("https://cdn.example.org/packs/y?sig=z"), "elsewhere"),
    ] {
        write("pack_list", name, json.as_bytes());
    }
    // Two pictures side by side and one far behind, in one pack; and a film in chunks.
    write("plan", "pictures", &[8, 0, 0, 17, 5, 0, 0, 17, 0, 0, 24, 16, 3]);
    write("plan", "film", &[9; 161]);

    import();
    scan();
    let mut casa = Casa::new();
    let mut zip = Cursor::new(Vec::new());
    write_tup(&mut casa, &mut zip).expect("a package");
    write("package", "casa", zip.get_ref());
    let files = casa.contents.iter().filter(|(path, _)| *path != "project.json");
    let flat = files
        .fold(PROJECT.to_owned(), |text, (path, content)| format!("{text}\0{path}\0{content}"));
    write("project", "casa", flat.as_bytes());
}

/// A list of two packs; the bytes of the second lie at `place`.
fn pack_list(place: &str) -> String {
    let blob = |address: &str, size| Blob { address: address.into(), hash: Hash::of(b"y"), size };
    let pack = |name: &str, place: &str| Pack {
        name: name.into(),
        manifest: blob("/v1/projects/x/manifests/y", 300),
        manifest_json: Some("{}".into()),
        data: blob(place, 120_000),
    };
    let list = PackList {
        project: ProjectId::from_bytes([7; 16]),
        version: 3,
        otp: true,
        packs: vec![pack(BASE, "/v1/projects/x/packs/x"), pack("pages/room", place)],
        server_time: UnixTime(1_800_000_000),
    };
    serde_json::to_string(&list).expect("JSON")
}

/// A code of 2 and one of 1 pixel per module, dark on light and light on dark.
fn scan() {
    let code = QrModules::encode("INNKEY", Level::High).expect("it fits");
    let quiet = 4;
    for (name, scale, dark) in [("dark", 2, 30), ("light", 2, 220), ("fine", 1, 30)] {
        let side = (code.size() + 2 * quiet) * scale;
        let pixel = |at: usize| {
            let (x, y) = (at % side / scale, at / side / scale);
            let is_inside = x >= quiet && y >= quiet;
            if is_inside && code.is_dark(x - quiet, y - quiet) { dark } else { 250 - dark }
        };
        let pixels = (0..side * side).map(pixel);
        let picture: Vec<u8> =
            [0, u8::try_from(side).expect("small")].into_iter().chain(pixels).collect();
        write("scan", name, &picture);
    }
}

/// A calendar as portals and Outlook write it, and tables as hosts do.
fn import() {
    let zone = "BEGIN:VTIMEZONE\r\nTZID:Own\r\nBEGIN:STANDARD\r\nDTSTART:16011028T030000\r\n\
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\n\
        BEGIN:DAYLIGHT\r\nDTSTART:16010325T020000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n\
        TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n";
    let event = "BEGIN:VEVENT\r\nUID:1@x\r\nDTSTART;VALUE=DATE:20260501\r\nDTEND;VALUE=DATE:20260508\r\n\
        SUMMARY:Reserved - B\r\n ea\r\nDESCRIPTION:a\\nb\r\nSEQUENCE:1\r\nSTATUS:CONFIRMED\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nDTSTART;TZID=Own:20260601T150000\r\nDURATION:P1DT2H\r\nDTSTAMP:20260101T000000Z\r\nEND:VEVENT\r\n";
    write(
        "calendar",
        "two",
        format!("BEGIN:VCALENDAR\r\n{zone}{event}END:VCALENDAR\r\n").as_bytes(),
    );
    let comma = "name,from,until,group,enabled,rights,id\nBea,2026-05-01,2026-05-08 10:00,Flat 1,yes,a b,\n";
    write("table", "comma", comma.as_bytes());
    write("table", "semicolon", "sep=;\r\nNAME;note\r\n\"'=1\";\"a\r\nb\"\r\n".as_bytes());
}

fn write(target: &str, name: &str, content: &[u8]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target);
    fs::create_dir_all(&folder).expect("the corpus's folder");
    fs::write(folder.join(name), content).expect("a seed");
}

fn link(addresses: &[&str], full: bool) -> ShareLink {
    let address = |typed: &&str| Address::parse_typed(typed).expect("an address");
    ShareLink {
        project: ProjectId::from_bytes([1; 16]),
        name: "Casa Limone".into(),
        addresses: addresses.iter().map(address).collect(),
        pins: [[2; 32], [3; 32]],
        token: full.then(|| DownloadToken::new(AccountId::from_bytes([4; 16]), [5; 16])),
        code: full.then(|| Code::from_bits([6; 5])),
    }
}

fn manifest() -> Manifest {
    let file = |path: &str, offset, size| FileEntry {
        path: path.into(),
        size,
        hash: Hash::of(path.as_bytes()),
        offset,
        chunks: Vec::new(),
    };
    let chunk = |size| Chunk { size, hash: Hash::of(b"chunk") };
    let chunked = FileEntry { chunks: vec![chunk(3), chunk(4)], ..file("img/b.jpg", 5, 7) };
    Manifest {
        format: FORMAT,
        files: vec![file("frame.json", 0, 5), chunked, file("c.txt", 12, 0)],
    }
}

/// A project in memory.
struct Casa {
    contents: BTreeMap<String, &'static str>,
    sizes: BTreeMap<String, u64>,
}

impl Casa {
    fn new() -> Self {
        let files = [
            ("project.json", PROJECT),
            ("cover.jpg", "cover"),
            ("img/room.jpg", "room"),
            ("notes.txt", "notes notes notes"),
        ];
        let contents = BTreeMap::from(files.map(|(path, content)| (path.to_owned(), content)));
        let sizes = files.map(|(path, content)| (path.to_owned(), content.len() as u64));
        Self { contents, sizes: BTreeMap::from(sizes) }
    }
}

impl Source for Casa {
    fn files(&self) -> &BTreeMap<String, u64> {
        &self.sizes
    }

    fn open(&mut self, path: &str) -> Result<Box<dyn Read + '_>, PackageError> {
        Ok(Box::new(self.contents[path].as_bytes()))
    }
}
