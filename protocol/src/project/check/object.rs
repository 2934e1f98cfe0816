//! The rules of objects.

use super::{
    checker::{Checker, quoted},
    fields::{Fields, Need, Node},
};

const COMMON: &[&str] = &["id", "type", "name", "names", "pin", "hidden_from"];
/// Types of objects, and the fields that they have besides.
const TYPES: &[(&str, &[&str])] = &[
    ("switch", &["on"]),
    ("dimmer", &["level"]),
    ("shutter", &["position"]),
    ("scene", &[]),
    ("thermostat", &["target", "current"]),
    ("label", &["text", "texts"]),
    ("image", &["picture"]),
    ("camera", &["picture"]),
];

impl<'d> Checker<'d> {
    pub fn one_object(&mut self, node: Node<'d>) {
        let Some(object) = self.object(node) else { return };
        self.id(&object);
        self.names(&object);
        self.flag(&object, "pin");
        self.hidden_from(&object);
        let Some((node, kind)) = self.text(&object, "type", Need::Always) else { return };
        let Some((_, own)) = TYPES.iter().find(|(name, _)| *name == kind) else {
            let types = || TYPES.iter().map(|(name, _)| *name);
            let all = format!("use one of {}", types().collect::<Vec<_>>().join(", "));
            let hint = self.meant(kind, types(), &all);
            let what = format!("there are no objects of type {}: {hint}", quoted(kind));
            return self.mistake(&node.at, node.start(), what);
        };
        let known: Vec<&str> = COMMON.iter().chain(*own).copied().collect();
        let article = if kind == "image" { "an" } else { "a" };
        self.only(&object, &format!("{article} {kind}"), &known);
        match kind {
            "switch" => self.flag(&object, "on"),
            "dimmer" => self.percent(&object, "level"),
            "shutter" => self.percent(&object, "position"),
            "thermostat" => {
                self.degrees(&object, "target", Need::Always, -30.0, 60.0);
                self.degrees(&object, "current", Need::Nullable, -60.0, 150.0);
            }
            "label" => {
                self.text(&object, "text", Need::Always);
                self.texts(&object, "texts", |_, _, _| ());
            }
            "image" | "camera" => self.picture(&object, "picture", Need::Always),
            _ => {}
        }
    }

    fn hidden_from(&mut self, object: &Fields<'d>) {
        let mut seen = Vec::new();
        for node in self.list(object, "hidden_from", Need::Maybe) {
            let Some((node, group)) = self.as_text(node) else { continue };
            if !self.groups.contains(group) {
                let groups = self.groups.iter().copied();
                let hint = self.meant(group, groups, "add it to \"groups\" or take it out");
                let what = format!("there is no group {} in the project: {hint}", quoted(group));
                self.mistake(&node.at, node.start(), what);
            } else if seen.contains(&group) {
                let what = format!("the group {group:?} is there twice: take one of them out");
                self.mistake(&node.at, node.start(), what);
            } else {
                seen.push(group);
            }
        }
    }

    fn percent(&mut self, object: &Fields<'d>, name: &str) {
        if let Some((node, number)) = self.number(object, name, Need::Maybe)
            && !number.parse::<u8>().is_ok_and(|percent| percent <= 100)
        {
            let what = format!("{number} percent: use a whole number from 0 to 100");
            self.mistake(&node.at, node.start(), what);
        }
    }

    fn degrees(&mut self, object: &Fields<'d>, name: &str, need: Need, low: f64, high: f64) {
        if let Some((node, number)) = self.number(object, name, need)
            && !number.parse().is_ok_and(|degrees| (low..=high).contains(&degrees))
        {
            let what = format!("{name} {number} °C: use {low} to {high}");
            self.mistake(&node.at, node.start(), what);
        }
    }
}

/// For tests: every field that a type of object may have.
#[cfg(all(test, feature = "schema"))]
pub fn fields_of_types() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    TYPES.iter().map(|(kind, own)| (*kind, COMMON.iter().chain(*own).copied().collect()))
}
