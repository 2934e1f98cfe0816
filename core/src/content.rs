//! The downloaded project, put together again from its pages. Works offline.

use std::{
    collections::{BTreeMap, HashMap},
    path::{Path, PathBuf},
};

use innkey_protocol::{
    manifest::{BASE, FRAME_PATH, PAGE_PATH},
    project::{
        Frame, Function, FunctionHead, MAX_PROJECT_FILE, ObjectKind, Page, PageSlice, Texts,
        in_language,
    },
};
use serde::de::DeserializeOwned;

use crate::{
    Error, Result,
    blobs::Blobs,
    store::{InstalledPack, InstalledVersion},
};

/// A project as it is on this phone.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// The version: 1, 2, 3 …
    pub version: u64,
    /// Name, language, cover picture.
    pub frame: Frame,
    /// The functions whose pages this phone may see, in the operator's order.
    pub functions: Vec<Function>,
    pictures: HashMap<String, PathBuf>,
}

impl Content {
    /// The file of a picture, by its path in the project. It has no extension: look at its first bytes.
    pub fn picture(&self, path: &str) -> Option<&Path> {
        self.pictures.get(path).map(PathBuf::as_path)
    }

    /// The cover picture's file.
    pub fn cover(&self) -> Option<&Path> {
        self.picture(self.frame.cover.as_deref()?)
    }

    /// The same with names and texts in a language, e.g. `de-AT`: in `de` where there is no `de-AT`, and as the
    /// project has them where there is neither.
    #[must_use]
    pub fn in_language(&self, language: &str) -> Self {
        let mut content = self.clone();
        let own = content.frame.language.clone();
        let translate = |text: &mut String, others: &Texts| {
            *text = in_language(text, &own, others, language).to_owned();
        };
        translate(&mut content.frame.name, &content.frame.names);
        for function in &mut content.functions {
            translate(&mut function.name, &function.names);
            for page in &mut function.pages {
                translate(&mut page.name, &page.names);
                for object in &mut page.objects {
                    translate(&mut object.name, &object.names);
                    if let ObjectKind::Label { text, texts } = &mut object.kind {
                        translate(text, texts);
                    }
                }
            }
        }
        content
    }

    /// Reads what is installed. Blocks.
    pub(crate) fn load(version: &InstalledVersion, blobs: &Blobs) -> Result<Self> {
        let mut frame = None;
        let mut slices = Vec::new();
        let mut pictures = HashMap::new();
        for pack in &version.packs {
            if pack.name == BASE {
                frame = Some(read::<Frame>(pack, FRAME_PATH, blobs)?);
            } else {
                slices.push(read::<PageSlice>(pack, PAGE_PATH, blobs)?);
            }
            for file in &pack.files {
                if file.path != FRAME_PATH && file.path != PAGE_PATH {
                    if !blobs.is_sound(file.hash) {
                        return Err(Error::Damaged { what: format!("{:?}", file.path) });
                    }
                    pictures.insert(file.path.clone(), blobs.path(file.hash));
                }
            }
        }
        let frame = frame.ok_or_else(|| damaged(BASE))?;
        Ok(Self { version: version.number, frame, functions: functions(slices), pictures })
    }
}

/// Puts pages back into their functions, both in the operator's order.
fn functions(slices: Vec<PageSlice>) -> Vec<Function> {
    type Pages = Vec<(u32, Page)>;
    let mut functions: BTreeMap<_, (FunctionHead, Pages)> = BTreeMap::new();
    for PageSlice { function, position, page } in slices {
        let key = (function.position, function.id.clone());
        functions.entry(key).or_insert((function, Vec::new())).1.push((position, page));
    }
    let function = |(head, mut pages): (FunctionHead, Pages)| {
        pages.sort_by_key(|(position, _)| *position);
        Function {
            id: head.id,
            name: head.name,
            names: head.names,
            icon: head.icon,
            pages: pages.into_iter().map(|(_, page)| page).collect(),
        }
    };
    functions.into_values().map(function).collect()
}

fn read<T: DeserializeOwned>(pack: &InstalledPack, path: &str, blobs: &Blobs) -> Result<T> {
    let file = pack.files.iter().find(|file| file.path == path);
    let file = file.ok_or_else(|| damaged(&pack.name))?;
    let bytes = blobs.read(file.hash, MAX_PROJECT_FILE)?;
    serde_json::from_slice(&bytes).map_err(|_| damaged(&pack.name))
}

fn damaged(pack: &str) -> Error {
    Error::Damaged { what: format!("The part {pack:?} of the project") }
}

#[cfg(test)]
mod tests {
    use innkey_protocol::project::{Icon, Object};

    use super::*;

    fn slice(function: &str, at: u32, page: &str, position: u32) -> PageSlice {
        let function = FunctionHead {
            id: function.into(),
            name: function.to_uppercase(),
            names: Texts::new(),
            icon: Icon::Home,
            position: at,
        };
        let page = Page {
            id: page.into(),
            name: page.into(),
            names: Texts::new(),
            picture: None,
            objects: Vec::new(),
        };
        PageSlice { function, position, page }
    }

    #[test]
    fn pages_find_their_function_and_order() {
        let slices = vec![
            slice("garden", 1, "pool", 1),
            slice("flat", 0, "bath", 2),
            slice("garden", 1, "lawn", 0),
            slice("flat", 0, "kitchen", 0),
        ];
        let found: Vec<_> = functions(slices)
            .into_iter()
            .map(|function| {
                let pages: Vec<_> = function.pages.into_iter().map(|page| page.id).collect();
                (function.name, pages.join(" "))
            })
            .collect();
        let expected = [("FLAT", "kitchen bath"), ("GARDEN", "lawn pool")];
        assert_eq!(found, expected.map(|(name, pages)| (name.into(), pages.into())));
    }

    #[test]
    fn names_and_texts_come_in_the_wanted_language() {
        let texts = |german: &str| Texts::from([("de".into(), german.into())]);
        let mut kitchen = slice("flat", 0, "kitchen", 0);
        kitchen.function.names = texts("Wohnung");
        kitchen.page.names = texts("Küche");
        kitchen.page.objects.push(Object {
            id: "hello".into(),
            kind: ObjectKind::Label { text: "Welcome".into(), texts: texts("Willkommen") },
            name: "Hello".into(),
            names: texts("Hallo"),
            pin: false,
            hidden_from: Vec::new(),
        });
        let content = Content {
            version: 1,
            frame: Frame {
                id: innkey_protocol::ProjectId::new(),
                name: "House".into(),
                names: texts("Haus"),
                language: "en".into(),
                time_zone: None,
                cover: None,
            },
            functions: functions(vec![kitchen, slice("flat", 0, "bath", 1)]),
            pictures: HashMap::new(),
        };
        let words = |language: &str| {
            let content = content.in_language(language);
            let flat = &content.functions[0];
            let object = &flat.pages[0].objects[0];
            let ObjectKind::Label { text, .. } = &object.kind else { panic!("{object:?}") };
            [&content.frame.name, &flat.name, &flat.pages[0].name, &object.name, text]
                .map(Clone::clone)
        };
        assert_eq!(words("de-AT"), ["Haus", "Wohnung", "Küche", "Hallo", "Willkommen"]);
        assert_eq!(words("fr"), ["House", "FLAT", "kitchen", "Hello", "Welcome"]);
        // What has no name in the language keeps its own.
        assert_eq!(content.in_language("de").functions[0].pages[1].name, "bath");
        assert_eq!(content.in_language("en"), content);
    }
}
