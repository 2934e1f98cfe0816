//! A project as a list of things with fields.

use std::collections::BTreeMap;

use innkey_protocol::project::Project;
use serde::Serialize;
use serde_json::Value;

use super::Kind;

/// A function, page, object, group, or the project itself.
pub struct Item {
    pub kind: Kind,
    pub id: String,
    pub name: String,
    /// Ids of what holds it, the function first.
    pub within: Vec<String>,
    /// Its place there.
    pub position: usize,
    /// Its place in the whole project.
    pub order: usize,
    /// Everything but id, name and what it holds.
    pub fields: BTreeMap<String, Value>,
}

pub type Items = BTreeMap<(Kind, String), Item>;

/// Everything that a project holds.
pub fn items(project: &Project) -> Items {
    let mut list = List::default();
    list.add(
        Kind::Project,
        "",
        &project.name,
        (&[], 0),
        fields(project, &["name", "functions", "groups"]),
    );
    for (position, group) in project.groups.iter().enumerate() {
        list.add(
            Kind::Group,
            &group.id,
            &group.name,
            (&[], position),
            fields(group, &["id", "name"]),
        );
    }
    for (position, function) in project.functions.iter().enumerate() {
        let own = fields(function, &["id", "name", "pages"]);
        list.add(Kind::Function, &function.id, &function.name, (&[], position), own);
        for (position, page) in function.pages.iter().enumerate() {
            let (within, own) = ([function.id.as_str()], fields(page, &["id", "name", "objects"]));
            list.add(Kind::Page, &page.id, &page.name, (&within, position), own);
            for (position, object) in page.objects.iter().enumerate() {
                let within = [function.id.as_str(), page.id.as_str()];
                let own = fields(object, &["id", "name"]);
                list.add(Kind::Object, &object.id, &object.name, (&within, position), own);
            }
        }
    }
    list.items
}

#[derive(Default)]
struct List {
    items: Items,
}

impl List {
    fn add(
        &mut self,
        kind: Kind,
        id: &str,
        name: &str,
        (within, position): (&[&str], usize),
        fields: BTreeMap<String, Value>,
    ) {
        let within = within.iter().copied().map(String::from).collect();
        let order = self.items.len();
        let (id, name) = (String::from(id), String::from(name));
        let item = Item { kind, id: id.clone(), name, within, position, order, fields };
        self.items.insert((kind, id), item);
    }
}

/// The fields of something, but those that are compared otherwise; those of texts one by one.
fn fields(of: &impl Serialize, but: &[&str]) -> BTreeMap<String, Value> {
    let mut fields = BTreeMap::new();
    // What was read from JSON can be written as JSON.
    let Ok(Value::Object(all)) = serde_json::to_value(of) else { return fields };
    for (name, value) in all.into_iter().filter(|(name, _)| !but.contains(&name.as_str())) {
        match value {
            Value::Object(texts) => {
                fields.extend(texts.into_iter().map(|(tag, text)| (format!("{name}.{tag}"), text)));
            }
            value => drop(fields.insert(name, value)),
        }
    }
    fields
}

/// Things that are held by something else than before, or stand in another order there. Of those that changed
/// places with each other, as few as possible.
pub fn moved<'a>(
    before: &'a Items,
    after: &'a Items,
) -> impl Iterator<Item = (&'a Item, &'a Item)> {
    let mut siblings: BTreeMap<_, Vec<(&Item, &Item)>> = BTreeMap::new();
    for (key, new) in after {
        if let Some(old) = before.get(key) {
            siblings.entry((new.kind, &new.within)).or_default().push((old, new));
        }
    }
    siblings.into_values().flat_map(|mut pairs| {
        pairs.sort_by_key(|(_, new)| new.position);
        let stayed: Vec<_> = pairs
            .iter()
            .map(|(old, new)| (old.within.last() == new.within.last()).then_some(old.position))
            .collect();
        let kept = longest_rising(&stayed);
        pairs.into_iter().zip(kept).filter(|(_, kept)| !kept).map(|(pair, _)| pair)
    })
}

/// Which of the numbers form the longest rising sequence.
fn longest_rising(numbers: &[Option<usize>]) -> Vec<bool> {
    // For each length the place where the best sequence of that length ends; for each place the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![None; numbers.len()];
    for (place, number) in numbers.iter().enumerate() {
        if number.is_some() {
            let length = ends.partition_point(|end| numbers[*end] < *number);
            before[place] = length.checked_sub(1).map(|shorter| ends[shorter]);
            ends.truncate(length.max(ends.len()));
            match ends.get_mut(length) {
                Some(end) => *end = place,
                None => ends.push(place),
            }
        }
    }
    let mut kept = vec![false; numbers.len()];
    let mut place = ends.last().copied();
    while let Some(here) = place {
        kept[here] = true;
        place = before[here];
    }
    kept
}
