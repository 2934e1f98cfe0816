//! What an import says, row by row.

use innkey_core::import::{Line, Options, Outcome, WrongCell};
use innkey_protocol::{AccountId, GroupId, Stay, api::customers::BatchDone as ImportDone};

/// How a table or calendar is read.
#[derive(uniffi::Record)]
pub struct ImportOptions {
    /// What it is called, the same each time: bookings of one name are compared with each other.
    pub feed: String,
    /// The group of bookings that name none: for a calendar, the flat that it is of.
    #[uniffi(default = None)]
    pub group: Option<GroupId>,
    /// Whether days that a portal calls closed are bookings. Booking.com calls its bookings so.
    #[uniffi(default = false)]
    pub closed_are_bookings: bool,
}

impl From<ImportOptions> for Options {
    fn from(options: ImportOptions) -> Self {
        let ImportOptions { feed, group, closed_are_bookings } = options;
        Self { feed, group, closed_are_bookings }
    }
}

/// One line of the report.
#[derive(uniffi::Record)]
pub struct ImportLine {
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
    pub outcome: ImportOutcome,
}

/// What comes of a row.
#[derive(uniffi::Enum)]
pub enum ImportOutcome {
    /// A customer is added, not invited yet.
    New,
    /// Settings of a customer change.
    Changed {
        /// Their names in the interface, e.g. `stay`.
        fields: Vec<String>,
    },
    /// Nothing.
    Unchanged,
    /// The booking is gone before anybody was invited: the customer is removed.
    Removed,
    /// The booking is gone: the customer is switched off.
    SwitchedOff,
    /// The booking is there again: the customer, whom an import switched off, is switched on.
    SwitchedOn,
    /// It is left alone.
    LeftOut {
        /// Why, as an English clause.
        why: String,
    },
    /// It cannot be taken.
    Wrong {
        /// What is wrong, each as an English clause.
        what: Vec<String>,
    },
}

impl From<&Line> for ImportLine {
    fn from(line: &Line) -> Self {
        Self {
            line: line.line,
            customer: line.customer,
            name: line.name.clone(),
            stay: line.stay,
            group: line.group,
            outcome: (&line.outcome).into(),
        }
    }
}

impl From<&Outcome> for ImportOutcome {
    fn from(outcome: &Outcome) -> Self {
        match outcome {
            Outcome::New => Self::New,
            Outcome::Changed(fields) => {
                Self::Changed { fields: fields.iter().map(ToString::to_string).collect() }
            }
            Outcome::Unchanged => Self::Unchanged,
            Outcome::Removed => Self::Removed,
            Outcome::SwitchedOff => Self::SwitchedOff,
            Outcome::SwitchedOn => Self::SwitchedOn,
            Outcome::LeftOut(why) => Self::LeftOut { why: why.clone() },
            Outcome::Wrong(cells) => {
                Self::Wrong { what: cells.iter().map(WrongCell::to_string).collect() }
            }
        }
    }
}

/// What an import has done.
#[uniffi::remote(Record)]
pub struct ImportDone {
    /// Customers that were added.
    pub added: u32,
    /// Customers that were changed.
    pub changed: u32,
    /// Customers that were removed.
    pub removed: u32,
}
