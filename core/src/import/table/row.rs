//! One row of a table.

use csv::StringRecord;
use innkey_protocol::{AccountId, GroupId, cell::unescape, zone::End};

use super::{
    cells::{self, wrong},
    columns::{Column, Header},
};
use crate::import::{
    Booked, Limit, Place, Row, Says,
    feed::{booking, digest},
    report::WrongCell,
};

/// Reads a row; what is wrong with it is found all at once.
pub(super) fn row(line: u64, record: &StringRecord, header: &Header, place: &Place<'_>) -> Row {
    let mut reading =
        Reading { place, group: place.group, booked: Booked::default(), wrong: Vec::new() };
    // Spaces about a cell are slips; what else stands there is meant.
    let cells: Vec<_> = header
        .cells(record)
        .map(|(column, cell)| (column, unescape(cell.trim_matches(' '))))
        .collect();
    if record.iter().skip(header.len()).any(|cell| !cell.trim().is_empty()) {
        let what = "the row has more cells than the header";
        let hint = "put text that holds the separator into \"quotation marks\"";
        reading.wrong.push(WrongCell::new("row", what, hint));
    }
    // The group first: it gives the usual hours.
    for (column, cell) in cells.iter().filter(|(column, _)| *column == Column::Group) {
        reading.group(*column, cell);
    }
    for (column, cell) in &cells {
        reading.cell(*column, cell);
    }
    reading.order();
    let of = |wanted: Column| {
        cells.iter().find(|(column, _)| *column == wanted).map_or("", |(_, cell)| *cell)
    };
    let name = of(Column::Name).chars().filter(|c| !c.is_control()).take(100).collect();
    let key = key(of, &reading);
    let says = if reading.wrong.is_empty() {
        Says::Booked(reading.booked.into())
    } else {
        Says::Wrong(reading.wrong)
    };
    Row { line, booking: Some(key), name, says }
}

/// What the row is known by: the customer's id, the booking's number, or who comes when.
fn key<'a>(of: impl Fn(Column) -> &'a str, reading: &Reading<'_>) -> String {
    match (of(Column::Id), of(Column::Booking)) {
        ("", "") => {
            let from =
                reading.booked.from.moment().map_or(String::new(), |from| from.at.0.to_string());
            let group = reading.group.map_or(String::new(), |group| group.to_string());
            digest(&[&of(Column::Name).to_lowercase(), of(Column::Contact), &from, &group])
        }
        ("", number) => booking(number),
        (id, _) => id.to_lowercase(),
    }
}

struct Reading<'a> {
    place: &'a Place<'a>,
    group: Option<GroupId>,
    booked: Booked,
    wrong: Vec<WrongCell>,
}

impl Reading<'_> {
    fn group(&mut self, column: Column, cell: &str) {
        if cell.is_empty() {
            self.group = self.place.group;
        } else if let Some(group) = self.take(column, cells::group(cell, self.place.groups)) {
            self.group = Some(group);
        }
        self.booked.settings.group = Some(self.group);
    }

    fn cell(&mut self, column: Column, cell: &str) {
        match column {
            Column::Name => {
                self.booked.settings.name = self.take(column, cells::text(column, cell));
            }
            Column::Contact => {
                self.booked.settings.contact = self.take(column, cells::text(column, cell));
            }
            Column::Note => {
                self.booked.settings.note = self.take(column, cells::text(column, cell));
            }
            Column::Language => {
                self.booked.settings.language = self.take(column, cells::language(cell));
            }
            Column::From => self.booked.from = self.moment(column, cell, End::From),
            Column::Until => self.booked.until = self.moment(column, cell, End::Until),
            Column::Rights => self.booked.settings.rights = self.take(column, cells::rights(cell)),
            Column::Enabled => {
                self.booked.settings.enabled = self.take(column, cells::yes_or_no(cell)).flatten();
            }
            Column::OwnLogin => {
                self.booked.settings.own_login =
                    self.take(column, cells::yes_or_no(cell)).flatten();
            }
            Column::Id if !cell.is_empty() && cell.parse::<AccountId>().is_err() => {
                let hint = "leave it as it was exported, or empty for a new customer".into();
                self.wrong.push(wrong(column)(("it is no customer's id".into(), hint)));
            }
            Column::Id | Column::Booking | Column::Group => {}
        }
    }

    fn moment(&mut self, column: Column, cell: &str, end: End) -> Limit {
        let moment = cells::moment(cell, self.place, self.group, end);
        self.take(column, moment).unwrap_or_default()
    }

    fn order(&mut self) {
        let Booked { from, until, .. } = self.booked;
        if let (Limit::At(from), Limit::At(until)) = (from, until)
            && until.at <= from.at
        {
            let (what, hint) = ("the stay ends before it begins", "mend one of the two dates");
            self.wrong.push(WrongCell::new(Column::Until.name(), what, hint));
        }
    }

    fn take<T>(&mut self, column: Column, read: cells::Read<T>) -> Option<T> {
        read.map_err(|error| self.wrong.push(wrong(column)(error))).ok()
    }
}
