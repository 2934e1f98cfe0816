//! A small project as a server publishes it: one base pack, two pages.

use std::collections::HashMap;

use innkey_protocol::{
    Hash, UnixTime,
    api::{
        packs::{Blob, Pack, PackList},
        routes,
    },
    manifest::{BASE, Chunk, FORMAT, FRAME_PATH, FileEntry, Manifest, PAGE_PATH},
    project::{Frame, FunctionHead, Icon, Object, ObjectKind, Page, PageSlice, Texts},
};

use super::{PROJECT, Reply, Seen};

/// Files in all packs of [`Casa::new`].
pub(crate) const PACK_FILES: u64 = 6;

/// Bytes of a chunk; files of up to two are not cut.
pub(crate) const CHUNK: usize = 64 * 1024;

/// What the server has, by path.
pub(crate) struct Casa {
    pub(crate) list: PackList,
    pub(crate) bodies: HashMap<String, Vec<u8>>,
    /// Whether it understands `Range`.
    pub(crate) ranges: bool,
}

impl Casa {
    /// Version `number`, whose kitchen shows this picture.
    pub(crate) fn new(number: u64, picture: &[u8]) -> Self {
        let mut casa = Self {
            list: PackList {
                project: PROJECT,
                version: number,
                otp: true,
                packs: Vec::new(),
                server_time: UnixTime(1),
            },
            bodies: HashMap::new(),
            ranges: true,
        };
        let frame = Frame {
            id: PROJECT,
            name: "Casa Limone".into(),
            names: Texts::new(),
            language: "it".into(),
            time_zone: None,
            cover: Some("cover.jpg".into()),
        };
        let frame = serde_json::to_vec(&frame).unwrap();
        casa.pack(BASE, &[(FRAME_PATH, &frame), ("cover.jpg", b"a cover")]);
        let kitchen = page("kitchen", 0);
        casa.pack("pages/kitchen", &[(PAGE_PATH, &kitchen), ("kitchen.jpg", picture)]);
        let bath = page("bath", 1);
        casa.pack("pages/bath", &[(PAGE_PATH, &bath), ("empty.jpg", b"")]);
        casa
    }

    fn pack(&mut self, name: &str, files: &[(&str, &[u8])]) {
        let (mut data, mut entries) = (Vec::new(), Vec::new());
        for (path, content) in files {
            let (offset, size) = (data.len() as u64, content.len() as u64);
            let hash = Hash::of(content);
            let path = (*path).to_owned();
            let chunks = chunks(content);
            entries.push(FileEntry { path, size, hash, offset, chunks });
            data.extend_from_slice(content);
        }
        let manifest = Manifest { format: FORMAT, files: entries };
        let manifest = serde_json::to_vec(&manifest).unwrap();
        let manifest = self.blob(manifest, |hash| routes::manifest(PROJECT, hash));
        let data = self.blob(data, |hash| routes::pack(PROJECT, hash));
        self.list.packs.push(Pack { name: name.into(), manifest, manifest_json: None, data });
    }

    fn blob(&mut self, bytes: Vec<u8>, route: impl Fn(Hash) -> String) -> Blob {
        let (hash, size) = (Hash::of(&bytes), bytes.len() as u64);
        let address = route(hash);
        self.bodies.insert(address.clone(), bytes);
        Blob { address, hash, size }
    }

    /// Address of the data of a pack.
    pub(crate) fn data(&self, pack: usize) -> String {
        self.list.packs[pack].data.address.clone()
    }

    pub(crate) fn answer(&self, seen: &Seen) -> Reply {
        if seen.path.split('?').next() == Some(&routes::packs(PROJECT)) {
            return Reply::json(&self.list);
        }
        let Some(body) = self.bodies.get(&seen.path) else {
            return Reply::Whole(404, Vec::new(), Vec::new());
        };
        let range = seen.headers.get("range").filter(|_| self.ranges).map(|range| {
            let (first, last) = range["bytes=".len()..].split_once('-').unwrap();
            (first.parse::<usize>().unwrap(), last.parse::<usize>().unwrap())
        });
        match range {
            None => Reply::Whole(200, Vec::new(), body.clone()),
            Some((first, last)) => {
                let line = format!("content-range: bytes {first}-{last}/{}", body.len());
                Reply::Whole(206, vec![line], body[first..=last].to_vec())
            }
        }
    }
}

/// A real server cuts by content; what the phone does with them is the same.
fn chunks(content: &[u8]) -> Vec<Chunk> {
    let chunk = |bytes: &[u8]| Chunk { size: bytes.len() as u64, hash: Hash::of(bytes) };
    if content.len() > 2 * CHUNK { content.chunks(CHUNK).map(chunk).collect() } else { Vec::new() }
}

fn page(id: &str, position: u32) -> Vec<u8> {
    let lamp = Object {
        id: format!("lamp-{id}"),
        kind: ObjectKind::Switch { on: true },
        name: "Lamp".into(),
        names: Texts::new(),
        pin: false,
        hidden_from: Vec::new(),
    };
    let page = Page {
        id: id.into(),
        name: id.into(),
        names: Texts::new(),
        picture: None,
        objects: vec![lamp],
    };
    let function = FunctionHead {
        id: "flat".into(),
        name: "Flat".into(),
        names: Texts::new(),
        icon: Icon::Home,
        position: 0,
    };
    serde_json::to_vec(&PageSlice { function, position, page }).unwrap()
}
