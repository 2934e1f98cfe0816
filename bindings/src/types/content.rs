//! The downloaded project, in one language.

use innkey_core::Content;
use innkey_protocol::{
    ProjectId, Zone,
    project::{Function, Icon as FunctionIcon, Object, ObjectKind as Kind, Page},
};

/// A project as it is on this phone.
#[derive(uniffi::Record)]
pub struct ProjectContent {
    /// The version: 1, 2, 3 …
    pub version: u64,
    /// The project on its server.
    pub project: ProjectId,
    /// What people call the building.
    pub name: String,
    /// The project's own language, e.g. `en`.
    pub language: String,
    /// The building's time zone.
    pub time_zone: Option<Zone>,
    /// The cover picture's file. It has no extension: its first bytes say what it is.
    pub cover: Option<String>,
    /// The functions whose pages this phone may see, in the operator's order.
    pub functions: Vec<ProjectFunction>,
}

/// A chapter of the project: a flat, the garden, the heating.
#[derive(uniffi::Record)]
pub struct ProjectFunction {
    /// Unique in the project.
    pub id: String,
    /// Shown.
    pub name: String,
    /// Shown beside the name.
    pub icon: FunctionIcon,
    /// Its pages.
    pub pages: Vec<ProjectPage>,
}

/// A page: usually a room.
#[derive(uniffi::Record)]
pub struct ProjectPage {
    /// Unique in the project.
    pub id: String,
    /// Shown.
    pub name: String,
    /// The file of the picture at its head.
    pub picture: Option<String>,
    /// What is on it.
    pub objects: Vec<ProjectObject>,
}

/// Something on a page.
#[derive(uniffi::Record)]
pub struct ProjectObject {
    /// Unique in the project.
    pub id: String,
    /// Shown.
    pub name: String,
    /// What it is, and the state in which the project was authored.
    pub kind: ObjectKind,
    /// Whether the phone asks for its PIN or biometrics before it is used.
    pub pin: bool,
}

/// What an object is, and the state in which the project was authored.
#[derive(uniffi::Enum)]
pub enum ObjectKind {
    /// On or off.
    Switch {
        /// Whether it is on.
        on: bool,
    },
    /// A light of changing brightness.
    Dimmer {
        /// Percent, 0 is off.
        level: u8,
    },
    /// A shutter or blind.
    Shutter {
        /// Percent open.
        position: u8,
    },
    /// A set of states that is called up at once.
    Scene,
    /// Heating or cooling.
    Thermostat {
        /// Wanted, °C.
        target: f32,
        /// Measured, °C.
        current: Option<f32>,
    },
    /// A text.
    Label {
        /// The text.
        text: String,
    },
    /// A picture.
    Image {
        /// Its file; none if it is missing.
        picture: Option<String>,
    },
    /// A camera.
    Camera {
        /// The file of a still; none if it is missing.
        picture: Option<String>,
    },
}

/// The pictogram of a function.
#[uniffi::remote(Enum)]
#[expect(missing_docs, reason = "the names say it")]
pub enum FunctionIcon {
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

impl From<&Content> for ProjectContent {
    fn from(content: &Content) -> Self {
        let Content { version, frame, functions, .. } = content;
        Self {
            version: *version,
            project: frame.id,
            name: frame.name.clone(),
            language: frame.language.clone(),
            time_zone: frame.time_zone.clone(),
            cover: frame.cover.as_deref().and_then(|path| file(content, path)),
            functions: functions
                .iter()
                .map(|function| ProjectFunction::new(content, function))
                .collect(),
        }
    }
}

impl ProjectFunction {
    fn new(content: &Content, function: &Function) -> Self {
        Self {
            id: function.id.clone(),
            name: function.name.clone(),
            icon: function.icon,
            pages: function.pages.iter().map(|page| ProjectPage::new(content, page)).collect(),
        }
    }
}

impl ProjectPage {
    fn new(content: &Content, page: &Page) -> Self {
        let objects = page.objects.iter().map(|object| ProjectObject::new(content, object));
        Self {
            id: page.id.clone(),
            name: page.name.clone(),
            picture: page.picture.as_deref().and_then(|path| file(content, path)),
            objects: objects.collect(),
        }
    }
}

impl ProjectObject {
    fn new(content: &Content, object: &Object) -> Self {
        let kind = match &object.kind {
            Kind::Switch { on } => ObjectKind::Switch { on: *on },
            Kind::Dimmer { level } => ObjectKind::Dimmer { level: *level },
            Kind::Shutter { position } => ObjectKind::Shutter { position: *position },
            Kind::Scene => ObjectKind::Scene,
            Kind::Thermostat { target, current } => {
                ObjectKind::Thermostat { target: *target, current: *current }
            }
            Kind::Label { text, .. } => ObjectKind::Label { text: text.clone() },
            Kind::Image { picture } => ObjectKind::Image { picture: file(content, picture) },
            Kind::Camera { picture } => ObjectKind::Camera { picture: file(content, picture) },
        };
        Self { id: object.id.clone(), name: object.name.clone(), kind, pin: object.pin }
    }
}

/// The file of a picture, as a path that shells can open.
fn file(content: &Content, path: &str) -> Option<String> {
    content.picture(path).map(|file| file.display().to_string())
}
