//! What a cell says, or what is wrong with it.

use std::collections::BTreeSet;

use innkey_protocol::{
    GroupId, Rights,
    api::{
        MAX_NAME,
        customers::{MAX_CONTACT, MAX_LANGUAGE, MAX_NOTE},
        groups::Group,
    },
    zone::End,
};

use super::{super::report::WrongCell, columns::Column};
use crate::import::{Limit, Place, listed, when};

/// A value, or what is wrong and what to do.
pub(super) type Read<T> = Result<T, (String, String)>;

/// A text of at most as many characters as the server takes.
pub(super) fn text(column: Column, cell: &str) -> Read<String> {
    let longest = match column {
        Column::Name => MAX_NAME,
        Column::Contact => MAX_CONTACT,
        Column::Note => MAX_NOTE,
        _ => MAX_LANGUAGE,
    };
    let length = cell.chars().count();
    if length > longest {
        let what = format!("{length} characters are too long");
        return Err((what, format!("shorten it to {longest}")));
    }
    let breaks =
        |c: char| c.is_control() && !(column == Column::Note && matches!(c, '\n' | '\r' | '\t'));
    if cell.chars().any(breaks) {
        return Err((
            "it holds a line break or another control character".into(),
            "remove it".into(),
        ));
    }
    Ok(cell.into())
}

/// A language's tag.
pub(super) fn language(cell: &str) -> Read<String> {
    let part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|c| c.is_ascii_alphanumeric())
    };
    if !cell.is_empty() && !cell.split(['-', '_']).all(part) {
        return Err((quoted(cell, "is no language"), "write it as de, en or it".into()));
    }
    text(Column::Language, &cell.replace('_', "-"))
}

/// Yes or no, also as spreadsheets translate it; none if nothing is said.
pub(super) fn yes_or_no(cell: &str) -> Read<Option<bool>> {
    match cell.to_lowercase().as_str() {
        "" => Ok(None),
        "yes" | "true" | "1" | "on" | "x" | "ja" | "wahr" | "si" | "sì" | "vero" => Ok(Some(true)),
        "no" | "false" | "0" | "off" | "nein" | "falsch" | "falso" => Ok(Some(false)),
        _ => Err((quoted(cell, "is neither yes nor no"), "write yes or no".into())),
    }
}

/// A group by its name, its id in the project, or its id.
pub(super) fn group(cell: &str, groups: &[Group]) -> Read<GroupId> {
    let same = |group: &&Group| group.settings.name == cell;
    let alike = |group: &&Group| {
        let name = group.settings.name.trim();
        name.to_lowercase() == cell.to_lowercase() || group.key.as_deref() == Some(cell)
    };
    let found = groups.iter().find(same).or_else(|| groups.iter().find(alike));
    let by_id = || cell.parse().ok().filter(|id| groups.iter().any(|group| group.id == *id));
    found.map(|group| group.id).or_else(by_id).ok_or_else(|| {
        let names = listed(groups.iter().map(|group| group.settings.name.as_str()));
        let hint = if names.is_empty() {
            "there are no groups yet: add one, or leave it empty".into()
        } else {
            format!("write one of {names}, or leave it empty")
        };
        (quoted(cell, "is no group"), hint)
    })
}

/// `all`, `none`, or ids with spaces between; empty for what the group says.
pub(super) fn rights(cell: &str) -> Read<Option<Rights>> {
    let ids: Vec<&str> = cell.split_whitespace().collect();
    let rights = match ids[..] {
        [] => return Ok(None),
        ["all"] => Rights::All,
        ["none"] => Rights::Only(BTreeSet::new()),
        _ => Rights::Only(ids.iter().map(|id| (*id).to_owned()).collect()),
    };
    if !rights.are_sound() {
        let hint = "write ids of functions and pages with spaces between, or all, or none";
        return Err((quoted(cell, "are no ids"), hint.into()));
    }
    Ok(Some(rights))
}

/// As [`rights`] reads it again: one id that is called as one of the words stands there twice.
pub(in crate::import) fn print_rights(rights: Option<&Rights>) -> String {
    match rights {
        None => String::new(),
        Some(Rights::All) => "all".into(),
        Some(Rights::Only(ids)) => {
            let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
            match ids[..] {
                [] => "none".into(),
                [id @ ("all" | "none")] => format!("{id} {id}"),
                _ => ids.join(" "),
            }
        }
    }
}

/// A date or a time; none if there is no limit.
pub(super) fn moment(
    cell: &str,
    place: &Place<'_>,
    group: Option<GroupId>,
    end: End,
) -> Read<Limit> {
    if cell.is_empty() {
        return Ok(Limit::Open);
    }
    let moment = when::parse(cell, place.times(group), place.zone, end);
    moment.map(Limit::At).ok_or_else(|| {
        let hint = "write it as 2026-05-01 or 2026-05-01 15:00";
        (quoted(cell, "is no date or time that is understood"), hint.into())
    })
}

/// What is wrong in a column.
pub(super) fn wrong(column: Column) -> impl FnOnce((String, String)) -> WrongCell {
    move |(what, hint)| WrongCell::new(column.name(), what, hint)
}

fn quoted(cell: &str, what: &str) -> String {
    let shown: String = cell.chars().take(60).flat_map(char::escape_debug).collect();
    format!("\u{201c}{shown}\u{201d} {what}")
}
