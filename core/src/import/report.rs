//! What an import says, row by row.

use std::fmt;

use innkey_protocol::{AccountId, GroupId, Stay};
use serde::Serialize;

/// One line of the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The line in the file; none for a booking that is not in it any more.
    pub line: Option<u64>,
    /// The customer, there already or to be made.
    pub customer: Option<AccountId>,
    /// The guest's name; empty if unknown.
    pub name: String,
    /// The stay, as it will be.
    pub stay: Stay,
    /// The group, as it will be.
    pub group: Option<GroupId>,
    /// What comes of it.
    #[serde(flatten)]
    pub outcome: Outcome,
}

/// What comes of a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "outcome", content = "about", rename_all = "snake_case")]
pub enum Outcome {
    /// A customer is added, not invited yet.
    New,
    /// These settings of a customer change.
    Changed(Vec<&'static str>),
    /// Nothing.
    Unchanged,
    /// The booking is gone before anybody was invited: the customer is removed.
    Removed,
    /// The booking is gone: the customer is switched off.
    SwitchedOff,
    /// The booking is there again: the customer, whom an import switched off, is switched on.
    SwitchedOn,
    /// It is left alone: why, as a clause.
    LeftOut(String),
    /// It cannot be taken: what is wrong.
    Wrong(Vec<WrongCell>),
}

/// Something wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WrongCell {
    /// The column of a table, or the property of an event.
    pub column: String,
    /// What is wrong, as a clause.
    pub what: String,
    /// What to do, as a clause.
    pub hint: String,
}

impl WrongCell {
    /// Something wrong in `column`.
    pub(super) fn new(
        column: impl Into<String>,
        what: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self { column: column.into(), what: what.into(), hint: hint.into() }
    }
}

impl fmt::Display for WrongCell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.column, self.what, self.hint)
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::New => f.write_str("new"),
            Self::Changed(fields) => write!(f, "changed ({})", fields.join(", ")),
            Self::Unchanged => f.write_str("unchanged"),
            Self::Removed => f.write_str("cancelled: removed"),
            Self::SwitchedOff => f.write_str("cancelled: switched off"),
            Self::SwitchedOn => f.write_str("booked again: switched on"),
            Self::LeftOut(why) => write!(f, "left out: {why}"),
            Self::Wrong(cells) => {
                let cells: Vec<String> = cells.iter().map(ToString::to_string).collect();
                write!(f, "wrong: {}", cells.join("; "))
            }
        }
    }
}
