//! What a new project begins with.

use innkey_protocol::{
    ProjectId,
    project::{FORMAT, Function, Icon, Object, ObjectKind, Page, Project, Texts},
};

/// `project.json` of a new project: one page with one object of most kinds, to be changed.
pub fn project(name: &str) -> String {
    let object = |id: &str, name: &str, kind| Object {
        id: id.into(),
        kind,
        name: name.into(),
        names: Texts::new(),
        pin: false,
        hidden_from: Vec::new(),
    };
    let project = Project {
        format: FORMAT,
        id: ProjectId::new(),
        name: name.into(),
        language: "en".into(),
        otp: true,
        names: Texts::new(),
        time_zone: None,
        cover: None,
        groups: Vec::new(),
        functions: vec![Function {
            id: "flat".into(),
            name: "Flat".into(),
            names: Texts::new(),
            icon: Icon::Home,
            pages: vec![Page {
                id: "living-room".into(),
                name: "Living room".into(),
                names: Texts::new(),
                picture: None,
                objects: vec![
                    object("ceiling-light", "Ceiling light", ObjectKind::Switch { on: false }),
                    object("reading-lamp", "Reading lamp", ObjectKind::Dimmer { level: 40 }),
                    object("shutter", "Shutter", ObjectKind::Shutter { position: 100 }),
                    object("good-night", "Good night", ObjectKind::Scene),
                    object(
                        "heating",
                        "Heating",
                        ObjectKind::Thermostat { target: 21.0, current: None },
                    ),
                    object(
                        "welcome",
                        "Welcome",
                        ObjectKind::Label {
                            text: "Make yourself at home.".into(),
                            texts: Texts::new(),
                        },
                    ),
                ],
            }],
        }],
    };
    // A project made here has no value that JSON cannot hold.
    serde_json::to_string_pretty(&project).unwrap_or_default() + "\n"
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    #[test]
    fn has_no_mistakes() {
        let json = super::project("Casa");
        assert!(innkey_protocol::project::check(json.as_bytes(), &BTreeMap::new()).is_ok());
    }
}
