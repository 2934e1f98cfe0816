//! The project as the operator authors it (`project.json`) and as phones receive it, cut into slices.

#[cfg(feature = "check")]
mod check;
mod language;
#[cfg(feature = "schema")]
mod schema;

use std::{collections::BTreeMap, iter};

use serde::{Deserialize, Serialize};

use crate::{ProjectId, Zone};

#[cfg(feature = "check")]
pub use check::{Checked, Mistake, check};
pub use language::{in_language, is_language};
#[cfg(feature = "schema")]
pub use schema::schema;
#[cfg(feature = "schema")]
use schema::{ID_PATTERN, LANGUAGE_PATTERN};

/// Name of the file that makes a folder a project.
pub const PROJECT_FILE: &str = "project.json";
/// Version of the format that this library reads.
pub const FORMAT: u32 = 1;
/// Largest `project.json`, in bytes.
pub const MAX_PROJECT_FILE: u64 = 8 * 1024 * 1024;
/// Most groups in a project.
pub const MAX_GROUPS: usize = 50;
/// Most variants of pages for groups from which objects are kept.
pub const MAX_VARIANTS: usize = 2_000;

/// Longest id in a project, in bytes.
pub const MAX_ID: usize = 64;

/// Longest name, in characters.
pub const MAX_NAME: usize = 100;

/// Whether a text may be an id in a project: 1 to [`MAX_ID`] of a-z, 0-9 and hyphen.
pub fn is_id(text: &str) -> bool {
    let allowed = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
    (1..=MAX_ID).contains(&text.len()) && text.bytes().all(allowed)
}

/// `project.json`: functions → pages → objects.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Project {
    /// [`FORMAT`].
    #[cfg_attr(feature = "schema", schemars(range(min = FORMAT, max = FORMAT)))]
    pub format: u32,
    /// Made once by `innkey project new`; the same id is the same project.
    pub id: ProjectId,
    /// What people call the building.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = MAX_NAME)))]
    pub name: String,
    /// Language of its texts, e.g. `en`.
    #[serde(default = "english")]
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = LANGUAGE_PATTERN)))]
    pub language: String,
    /// Whether it uses one-time codes; counts on the first upload only, later the server's setting does.
    #[serde(default)]
    pub otp: bool,
    /// The name in other languages.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: Texts,
    /// The building's time zone, e.g. `Europe/Rome`; absent: the server's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<Zone>,
    /// Path of the cover picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cover: Option<String>,
    /// Groups of customers that objects may be kept from; hosts give them rights and add groups of their own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = MAX_GROUPS)))]
    pub groups: Vec<ProjectGroup>,
    /// The chapters.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub functions: Vec<Function>,
}

/// A text in other languages than the project's, by language, e.g. `de`.
pub type Texts = BTreeMap<String, String>;

/// A group of customers that the project knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct ProjectGroup {
    /// Unique among the groups.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = ID_PATTERN)))]
    pub id: String,
    /// What hosts see first; they may rename it.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = MAX_NAME)))]
    pub name: String,
}

fn english() -> String {
    "en".into()
}

/// A chapter of the project: a flat, the garden, the heating.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Function {
    /// Unique in the project.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = ID_PATTERN)))]
    pub id: String,
    /// Shown.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = MAX_NAME)))]
    pub name: String,
    /// The name in other languages.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: Texts,
    /// Shown beside the name.
    #[serde(default)]
    pub icon: Icon,
    /// Its pages.
    pub pages: Vec<Page>,
}

/// A page: usually a room.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Page {
    /// Unique in the project.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = ID_PATTERN)))]
    pub id: String,
    /// Shown.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = MAX_NAME)))]
    pub name: String,
    /// The name in other languages.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: Texts,
    /// Path of the picture at its head.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<String>,
    /// What is on it.
    pub objects: Vec<Object>,
}

/// Something on a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Object {
    /// Unique in the project.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = ID_PATTERN)))]
    pub id: String,
    /// What it is.
    #[serde(flatten)]
    pub kind: ObjectKind,
    /// Shown.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = MAX_NAME)))]
    pub name: String,
    /// The name in other languages.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: Texts,
    /// Whether the phone asks for its PIN or biometrics before the object is used.
    #[serde(default, skip_serializing_if = "is_false")]
    pub pin: bool,
    /// Groups of the project, by id, whose customers do not get the object. Phones never see this.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hidden_from: Vec<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's form")]
const fn is_false(flag: &bool) -> bool {
    !*flag
}

/// What an object is, and the state in which the project was authored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum ObjectKind {
    /// On or off.
    Switch {
        /// Whether it is on.
        #[serde(default)]
        on: bool,
    },
    /// A light of changing brightness.
    Dimmer {
        /// Percent, 0 is off.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 100)))]
        level: u8,
    },
    /// A shutter or blind.
    Shutter {
        /// Percent open.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 100)))]
        position: u8,
    },
    /// A set of states that is called up at once.
    Scene,
    /// Heating or cooling.
    Thermostat {
        /// Wanted, °C.
        #[cfg_attr(feature = "schema", schemars(range(min = -30, max = 60)))]
        target: f32,
        /// Measured, °C.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(range(min = -60, max = 150)))]
        current: Option<f32>,
    },
    /// A text.
    Label {
        /// The text.
        text: String,
        /// The text in other languages.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        texts: Texts,
    },
    /// A picture.
    Image {
        /// Its path.
        picture: String,
    },
    /// A camera.
    Camera {
        /// Path of a still.
        picture: String,
    },
}

/// The pictogram of a function.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Icon {
    #[default]
    Home,
    Key,
    Light,
    Climate,
    Shade,
    Garden,
    Pool,
    Info,
    Camera,
    Scene,
    Security,
}

/// The part of a project that every right includes; lies in the base pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// The project.
    pub id: ProjectId,
    /// What people call the building.
    pub name: String,
    /// The name in other languages.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: Texts,
    /// Language of its texts.
    pub language: String,
    /// The building's time zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<Zone>,
    /// Path of the cover picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cover: Option<String>,
}

/// One page and the function it belongs to; lies in the page's pack.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageSlice {
    /// The function, without its pages.
    pub function: FunctionHead,
    /// Where the page stands in the function.
    pub position: u32,
    /// The page.
    pub page: Page,
}

/// A function without its pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FunctionHead {
    /// Unique in the project.
    pub id: String,
    /// Shown.
    pub name: String,
    /// The name in other languages.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: Texts,
    /// Shown beside the name.
    #[serde(default)]
    pub icon: Icon,
    /// Where the function stands in the project.
    pub position: u32,
}

impl ObjectKind {
    /// Path of the picture it shows.
    pub fn picture(&self) -> Option<&str> {
        match self {
            Self::Image { picture } | Self::Camera { picture } => Some(picture),
            _ => None,
        }
    }

    /// Its name in `project.json`.
    pub const fn type_name(&self) -> &'static str {
        match self {
            Self::Switch { .. } => "switch",
            Self::Dimmer { .. } => "dimmer",
            Self::Shutter { .. } => "shutter",
            Self::Scene => "scene",
            Self::Thermostat { .. } => "thermostat",
            Self::Label { .. } => "label",
            Self::Image { .. } => "image",
            Self::Camera { .. } => "camera",
        }
    }
}

impl Page {
    /// Paths of all pictures it shows, its own first.
    pub fn pictures(&self) -> impl Iterator<Item = &str> {
        let objects = self.objects.iter().filter_map(|object| object.kind.picture());
        self.picture.as_deref().into_iter().chain(objects)
    }

    /// Whether an object on it is kept from the group.
    pub fn hides_from(&self, group: &str) -> bool {
        self.objects.iter().any(|object| object.is_hidden_from(group))
    }

    /// The page as phones get it: for customers of `group`, or for everybody whom no variant is for. It does not
    /// tell that objects are kept from anybody.
    fn delivered(&self, group: Option<&str>) -> Self {
        let shown = |object: &&Object| !group.is_some_and(|group| object.is_hidden_from(group));
        let objects = self.objects.iter().filter(shown).cloned();
        let objects = objects.map(|object| Object { hidden_from: Vec::new(), ..object });
        Self {
            id: self.id.clone(),
            name: self.name.clone(),
            names: self.names.clone(),
            picture: self.picture.clone(),
            objects: objects.collect(),
        }
    }
}

impl Object {
    /// Whether customers of the group do not get it.
    pub fn is_hidden_from(&self, group: &str) -> bool {
        self.hidden_from.iter().any(|hidden| hidden == group)
    }
}

impl Project {
    /// The project's frame.
    pub fn frame(&self) -> Frame {
        Frame {
            id: self.id,
            name: self.name.clone(),
            names: self.names.clone(),
            language: self.language.clone(),
            time_zone: self.time_zone.clone(),
            cover: self.cover.clone(),
        }
    }

    /// The project cut into pages as phones get them. Each page comes whole, without a group, and then once more
    /// for each group from which objects on it are kept, with the group's id and without these objects.
    pub fn slices(&self) -> impl Iterator<Item = (Option<&str>, PageSlice)> {
        self.functions.iter().zip(0..).flat_map(move |(function, position)| {
            let head = FunctionHead {
                id: function.id.clone(),
                name: function.name.clone(),
                names: function.names.clone(),
                icon: function.icon,
                position,
            };
            function.pages.iter().zip(0..).flat_map(move |(page, position)| {
                let groups = self.groups.iter().map(|group| group.id.as_str());
                let variants = groups.filter(|group| page.hides_from(group)).map(Some);
                let head = head.clone();
                iter::once(None).chain(variants).map(move |group| {
                    let slice =
                        PageSlice { function: head.clone(), position, page: page.delivered(group) };
                    (group, slice)
                })
            })
        })
    }
}
