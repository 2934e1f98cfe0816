//! Customers out of a table (CSV) or a booking portal's calendar (iCalendar), and tables out of customers.
//!
//! Three steps, none of which talks to anybody: [`read`] makes [`Bookings`] of a file's bytes, [`plan()`] compares
//! them with the customers that are there, and the caller sends [`Plan::batches`] if [`Plan::is_writable`].

mod batches;
mod calendar;
mod carry;
mod export;
#[cfg(test)]
mod export_tests;
mod feed;
mod fetch;
mod judge;
mod limits;
mod plan;
#[cfg(test)]
mod plan_tests;
mod report;
mod table;
#[cfg(test)]
mod testing;
mod text;
mod vanished;
mod when;

use std::collections::BTreeSet;

use innkey_protocol::{
    GroupId, Zone,
    api::{
        customers::CustomerEdit,
        groups::{Group, StayTimes},
    },
};
use serde::Serialize;

pub use self::{
    carry::Options,
    export::{activity_to_csv, customers_to_csv},
    feed::{Feed, feed_of_address},
    fetch::{fetch, is_address},
    limits::{MAX_BYTES, MAX_ROWS},
    plan::{Plan, plan},
    report::{Line, Outcome, WrongCell},
    when::{Limit, Moment},
};
use crate::Result;

/// What bookings are read for.
#[derive(Clone, Debug)]
pub struct Place<'a> {
    /// The building's time zone.
    pub zone: &'a Zone,
    /// The project's groups.
    pub groups: &'a [Group],
    /// The group of bookings that name none: for a calendar, the flat that it is of.
    pub group: Option<GroupId>,
    /// Whether days that a portal calls closed are nameless bookings. Booking.com calls its bookings so too.
    pub closed_are_bookings: bool,
}

impl Place<'_> {
    /// The hours at which stays in a group begin and end.
    fn times(&self, group: Option<GroupId>) -> StayTimes {
        let group = group.and_then(|id| self.groups.iter().find(|group| group.id == id));
        group.map(|group| group.settings.times).unwrap_or_default()
    }
}

/// What a file says.
#[derive(Clone, Debug)]
pub struct Bookings {
    /// What kind of file it is.
    pub kind: Kind,
    /// Whether what is not in it was cancelled: for a calendar, unless it is an invitation or an event cannot
    /// be told.
    pub whole: bool,
    /// Its rows, or its events, in the file's order.
    pub rows: Vec<Row>,
    /// What is worth knowing about the file as a whole, as sentences.
    pub remarks: Vec<String>,
}

/// What kind of file bookings come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A table, written by a host.
    Table,
    /// A calendar, written by a portal.
    Calendar,
}

/// A row of the table or an event of the calendar.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its line in the file, from 1.
    pub line: u64,
    /// The booking's name in its file; none if it cannot be read.
    pub booking: Option<String>,
    /// The guest's name, as far as it is known.
    pub name: String,
    /// What it says.
    pub says: Says,
}

/// What a row says.
#[derive(Clone, Debug)]
pub enum Says {
    /// Somebody comes.
    Booked(Box<Booked>),
    /// Nobody comes any more.
    Cancelled,
    /// It is none of ours: the reason, as a clause.
    LeftOut(String),
    /// It cannot be understood: everything that is wrong with it.
    Wrong(Vec<WrongCell>),
}

/// A booking. What a file does not say is absent, and stays as it is for a customer that is there already.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Booked {
    /// Everything but the stay.
    pub settings: CustomerEdit,
    /// When it begins.
    pub from: Limit,
    /// When it ends.
    pub until: Limit,
}

/// Reads a file: an iCalendar if it begins like one, else a table with a header.
///
/// # Errors
/// [`crate::Error::Invalid`] for what is neither: a web page, an empty file, more than [`MAX_BYTES`] or
/// [`MAX_ROWS`]. What is wrong with single rows is in the rows.
pub fn read(bytes: &[u8], place: &Place<'_>) -> Result<Bookings> {
    let text = text::decode(bytes)?;
    if calendar::is_calendar(&text) {
        calendar::read(&text, place)
    } else {
        table::read(&text, place)
    }
}

/// The names of known things, for a message.
fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let sorted: BTreeSet<&str> = names.into_iter().collect();
    sorted.into_iter().collect::<Vec<_>>().join(", ")
}
