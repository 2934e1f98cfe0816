//! The rules of projects, functions and pages.

use std::collections::BTreeSet;

use jsonc_parser::ast::Value;

use super::{
    checker::{Checker, quoted},
    fields::{Fields, Need, Node},
};
use crate::{
    ProjectId, Zone,
    manifest::MAX_PACKS,
    path,
    project::{FORMAT, MAX_GROUPS, MAX_ID, MAX_NAME, PROJECT_FILE, is_id, is_language},
};

const PROJECT: &[&str] = &[
    "$schema",
    "format",
    "id",
    "name",
    "language",
    "otp",
    "names",
    "time_zone",
    "cover",
    "groups",
    "functions",
];
const GROUP: &[&str] = &["id", "name"];
const FUNCTION: &[&str] = &["id", "name", "names", "icon", "pages"];
const PAGE: &[&str] = &["id", "name", "names", "picture", "objects"];
const ICONS: &[&str] = &[
    "home", "key", "light", "climate", "shade", "garden", "pool", "info", "camera", "scene",
    "security",
];

impl<'d> Checker<'d> {
    pub fn project(&mut self, root: &'d Value<'d>) {
        let root = Node { at: String::new(), value: root };
        let Some(project) = self.object(root) else { return };
        if let Some((node, format)) = self.number(&project, "format", Need::Always)
            && format.parse() != Ok(FORMAT)
        {
            // Another format has other rules.
            let what = format!("\"format\" is {format}: this Innkey reads {FORMAT}");
            return self.mistake(&node.at, node.start(), what);
        }
        self.only(&project, "a project", PROJECT);
        // What other fields refer to comes first.
        self.own_language(&project);
        self.project_groups(&project);
        self.text(&project, "$schema", Need::Maybe);
        if let Some((node, id)) = self.text(&project, "id", Need::Always)
            && id.parse::<ProjectId>().is_err()
        {
            let what = format!(
                "\"id\" is {}, which is no UUID: take the one that `innkey project new` made",
                quoted(id)
            );
            self.mistake(&node.at, node.start(), what);
        }
        self.names(&project);
        self.flag(&project, "otp");
        if let Some((node, zone)) = self.text(&project, "time_zone", Need::Nullable)
            && zone.parse::<Zone>().is_err()
        {
            let what = format!("{} is no time zone: write it as in \"Europe/Rome\"", quoted(zone));
            self.mistake(&node.at, node.start(), what);
        }
        self.picture(&project, "cover", Need::Nullable);
        self.functions(&project);
    }

    fn own_language(&mut self, project: &Fields<'d>) {
        let Some((node, language)) = self.text(project, "language", Need::Maybe) else { return };
        self.language = language;
        self.language_tag(&node, language);
    }

    fn language_tag(&mut self, node: &Node<'d>, tag: &str) {
        if !is_language(tag) {
            let what = format!(
                "{} is no language: write a tag such as \"en\", \"de\" or \"de-AT\"",
                quoted(tag)
            );
            self.mistake(&node.at, node.start(), what);
        }
    }

    fn project_groups(&mut self, project: &Fields<'d>) {
        let groups = self.list(project, "groups", Need::Maybe);
        if groups.len() > MAX_GROUPS {
            let what = format!("{} groups: a project has at most {MAX_GROUPS}", groups.len());
            self.mistake("groups", groups[MAX_GROUPS].start(), what);
        }
        let mut names = BTreeSet::new();
        for group in groups {
            let Some(group) = self.fields(group, "a group", GROUP) else { continue };
            if let Some((node, id)) = self.text(&group, "id", Need::Always)
                && self.sound_id(&node, id)
                && !self.groups.insert(id)
            {
                let what = format!("the group {id:?} is there twice: give one of them another id");
                self.mistake(&node.at, node.start(), what);
            }
            if let Some((node, name)) = self.name(&group)
                && !names.insert(name.trim().to_lowercase())
            {
                let what = format!("two groups have the name {}: rename one", quoted(name));
                self.mistake(&node.at, node.start(), what);
            }
        }
    }

    fn functions(&mut self, project: &Fields<'d>) {
        let functions = self.list(project, "functions", Need::Always);
        if let Some(node) = project.get("functions")
            && node.value.as_array().is_some()
            && functions.is_empty()
        {
            let what = "\"functions\" is empty: a project needs at least one function with a page";
            self.mistake(&node.at, node.start(), what);
        }
        let mut pages = 0;
        for function in functions {
            let Some(function) = self.fields(function, "a function", FUNCTION) else { continue };
            self.id(&function);
            self.names(&function);
            if let Some((node, icon)) = self.text(&function, "icon", Need::Maybe)
                && !ICONS.contains(&icon)
            {
                let all = format!("use one of {}", ICONS.join(", "));
                let hint = self.meant(icon, ICONS.iter().copied(), &all);
                let what = format!("there is no icon {}: {hint}", quoted(icon));
                self.mistake(&node.at, node.start(), what);
            }
            for page in self.list(&function, "pages", Need::Always) {
                pages += 1;
                self.page(page);
            }
        }
        if pages >= MAX_PACKS {
            let place = project.get("functions").map_or(0, |node| node.start());
            let most = MAX_PACKS - 1;
            self.mistake(
                "functions",
                place,
                format!("{pages} pages: a project has at most {most}"),
            );
        }
    }

    fn page(&mut self, page: Node<'d>) {
        let Some(page) = self.fields(page, "a page", PAGE) else { return };
        self.id(&page);
        self.names(&page);
        self.picture(&page, "picture", Need::Nullable);
        let objects = self.list(&page, "objects", Need::Always);
        if objects.is_empty() {
            let what = "a page without objects: guests see only its name and picture";
            self.remark(&page.node.at, page.node.start(), what);
        }
        for object in objects {
            self.one_object(object);
        }
    }

    /// The id of a function, page or object: unique among all of them.
    pub fn id(&mut self, fields: &Fields<'d>) {
        if let Some((node, id)) = self.text(fields, "id", Need::Always)
            && self.sound_id(&node, id)
            && !self.ids.insert(id)
        {
            let what = format!("the id {id:?} is there twice: give one of them another");
            self.mistake(&node.at, node.start(), what);
        }
    }

    fn sound_id(&mut self, node: &Node<'d>, id: &str) -> bool {
        let what = if !is_id(id) {
            format!("the id {}: use 1 to {MAX_ID} of a-z, 0-9 and hyphen", quoted(id))
        } else if let Err(reason) = path::check(id) {
            // Page packs are named by it.
            format!("the id {id:?}: {reason}: use another")
        } else {
            return true;
        };
        self.mistake(&node.at, node.start(), what);
        false
    }

    /// The name of something and its names in other languages.
    pub fn names(&mut self, fields: &Fields<'d>) {
        self.name(fields);
        self.texts(fields, "names", Self::sound_name);
    }

    fn name(&mut self, fields: &Fields<'d>) -> Option<(Node<'d>, &'d str)> {
        let (node, name) = self.text(fields, "name", Need::Always)?;
        self.sound_name(&node, name);
        Some((node, name))
    }

    fn sound_name(&mut self, node: &Node<'d>, name: &str) {
        let length = name.trim().chars().count();
        if length == 0 {
            self.mistake(&node.at, node.start(), "the name is empty: give it one");
        } else if length > MAX_NAME {
            let what = format!("a name of {length} characters: shorten it to {MAX_NAME}");
            self.mistake(&node.at, node.start(), what);
        }
    }

    /// Texts in other languages than the project's.
    pub fn texts(
        &mut self,
        fields: &Fields<'d>,
        name: &str,
        check: impl Fn(&mut Self, &Node<'d>, &str),
    ) {
        let Some(node) = self.field(fields, name, Need::Maybe) else { return };
        let Some(texts) = self.object(node) else { return };
        let mut languages = BTreeSet::new();
        for tag in texts.names() {
            let Some((node, text)) = texts.get(tag).and_then(|node| self.as_text(node)) else {
                continue;
            };
            self.language_tag(&node, tag);
            if tag.eq_ignore_ascii_case(self.language) {
                let what = format!(
                    "{} is the project's own language: take this text out, or it hides the other",
                    quoted(tag)
                );
                self.mistake(&node.at, node.start(), what);
            } else if !languages.insert(tag.to_ascii_lowercase()) {
                let what = format!("{} is there twice: take one of them out", quoted(tag));
                self.mistake(&node.at, node.start(), what);
            }
            check(self, &node, text);
        }
    }

    pub fn picture(&mut self, fields: &Fields<'d>, name: &str, need: Need) {
        let Some((node, path)) = self.text(fields, name, need) else { return };
        self.shown.insert(path);
        if !self.files.contains_key(path) {
            let files = self.files.keys().map(String::as_str).filter(|file| *file != PROJECT_FILE);
            let hint = self.meant(path, files, "add it or mend the path");
            let what = format!("picture {} is not in the project: {hint}", quoted(path));
            self.mistake(&node.at, node.start(), what);
        }
    }
}

/// For tests: every field that these may have, and every icon.
#[cfg(all(test, feature = "schema"))]
pub const KNOWN: [(&str, &[&str]); 5] = [
    ("Project", PROJECT),
    ("ProjectGroup", GROUP),
    ("Function", FUNCTION),
    ("Page", PAGE),
    ("Icon", ICONS),
];
