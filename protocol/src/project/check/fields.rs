//! Reads the fields of a JSON object: their names and types.

use std::collections::BTreeMap;

use jsonc_parser::{
    ast::{StringLit, Value},
    common::Ranged as _,
};

use super::checker::{Checker, quoted};

/// A value, and its path such as `functions[0].pages[2]`.
#[derive(Clone)]
pub struct Node<'d> {
    pub at: String,
    pub value: &'d Value<'d>,
}

/// Whether a field must be there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Need {
    Always,
    /// It may be left out.
    Maybe,
    /// It may be left out, or be null.
    Nullable,
}

/// The fields of an object.
pub struct Fields<'d> {
    pub node: Node<'d>,
    values: BTreeMap<&'d str, &'d Value<'d>>,
}

impl<'d> Node<'d> {
    pub fn start(&self) -> usize {
        self.value.range().start
    }

    pub fn item(&self, index: usize, value: &'d Value<'d>) -> Self {
        Self { at: format!("{}[{index}]", self.at), value }
    }
}

impl<'d> Fields<'d> {
    pub fn get(&self, name: &str) -> Option<Node<'d>> {
        let at = if self.node.at.is_empty() {
            name.to_owned()
        } else {
            format!("{}.{name}", self.node.at)
        };
        Some(Node { at, value: self.values.get(name)? })
    }

    /// Its names, in the order of the alphabet.
    pub fn names(&self) -> impl Iterator<Item = &'d str> {
        self.values.keys().copied()
    }
}

impl<'d> Checker<'d> {
    /// The fields of an object, which may have any name, but each once.
    pub fn object(&mut self, node: Node<'d>) -> Option<Fields<'d>> {
        let Value::Object(object) = node.value else {
            self.wrong_type(&node, "fields in braces {…}");
            return None;
        };
        let mut values = BTreeMap::new();
        for property in &object.properties {
            let name = property.name.as_str();
            if values.insert(name, &property.value).is_some() {
                let what = format!("{} is there twice: take one of them out", quoted(name));
                self.mistake(&node.at, property.range.start, what);
            }
        }
        Some(Fields { node, values })
    }

    /// The fields of an object, which may only have these names; `of` is what it is, e.g. "a page".
    pub fn fields(&mut self, node: Node<'d>, of: &str, known: &[&str]) -> Option<Fields<'d>> {
        let fields = self.object(node)?;
        self.only(&fields, of, known);
        Some(fields)
    }

    /// Reports fields with other names than these.
    pub fn only(&mut self, fields: &Fields<'d>, of: &str, known: &[&str]) {
        let Value::Object(object) = fields.node.value else { return };
        for property in &object.properties {
            let name = property.name.as_str();
            if !known.contains(&name) {
                let hint = self.meant(name, known.iter().copied(), "take it out");
                let what = format!("{} is no field of {of}: {hint}", quoted(name));
                self.mistake(&fields.node.at, property.range.start, what);
            }
        }
    }

    /// A field that is not null.
    pub fn field(&mut self, fields: &Fields<'d>, name: &str, need: Need) -> Option<Node<'d>> {
        let node = fields.get(name);
        match &node {
            None if need == Need::Always => {
                let what = format!("\"{name}\" is missing: add it");
                self.mistake(&fields.node.at, fields.node.start(), what);
            }
            Some(Node { value: Value::NullKeyword(_), .. }) if need == Need::Nullable => {
                return None;
            }
            _ => {}
        }
        node
    }

    pub fn text(
        &mut self,
        fields: &Fields<'d>,
        name: &str,
        need: Need,
    ) -> Option<(Node<'d>, &'d str)> {
        let node = self.field(fields, name, need)?;
        self.as_text(node)
    }

    pub fn as_text(&mut self, node: Node<'d>) -> Option<(Node<'d>, &'d str)> {
        if let Value::StringLit(StringLit { value, .. }) = node.value {
            return Some((node, value));
        }
        self.wrong_type(&node, "a text in quotes");
        None
    }

    pub fn flag(&mut self, fields: &Fields<'d>, name: &str) {
        if let Some(node) = self.field(fields, name, Need::Maybe)
            && node.value.as_boolean_lit().is_none()
        {
            self.wrong_type(&node, "true or false");
        }
    }

    /// The digits of a number.
    pub fn number(
        &mut self,
        fields: &Fields<'d>,
        name: &str,
        need: Need,
    ) -> Option<(Node<'d>, &'d str)> {
        let node = self.field(fields, name, need)?;
        if let Value::NumberLit(number) = node.value {
            return Some((node, number.value));
        }
        self.wrong_type(&node, "a number");
        None
    }

    pub fn list(&mut self, fields: &Fields<'d>, name: &str, need: Need) -> Vec<Node<'d>> {
        let Some(node) = self.field(fields, name, need) else { return Vec::new() };
        let Value::Array(array) = node.value else {
            self.wrong_type(&node, "a list in brackets […]");
            return Vec::new();
        };
        array.elements.iter().enumerate().map(|(index, value)| node.item(index, value)).collect()
    }

    fn wrong_type(&mut self, node: &Node<'d>, wanted: &str) {
        let name = node.at.rsplit('.').next().filter(|name| !name.is_empty());
        let name = name.map_or("the project".into(), quoted);
        self.mistake(&node.at, node.start(), format!("{name} has another form: write {wanted}"));
    }
}
