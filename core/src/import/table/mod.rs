//! Customers in a table: CSV as spreadsheets write it.

mod cells;
mod columns;
mod row;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord};

pub(super) use self::{cells::print_rights, columns::Column};
use self::{
    columns::{Header, separator},
    row::row,
};
use super::{Bookings, Kind, Place, Row, Says, limits::MAX_ROWS, report::WrongCell};
use crate::{Error, Result};

/// Reads a table; every row gives a booking or what is wrong with it.
pub(super) fn read(text: &str, place: &Place<'_>) -> Result<Bookings> {
    let (separator, text, before) = separator(text);
    let mut reader = ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    next(&mut reader, &mut record)?;
    let header = Header::read(&record)?;
    let mut rows = Vec::new();
    while next(&mut reader, &mut record)? {
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if rows.len() == MAX_ROWS {
            let what = format!("The table has more than {MAX_ROWS} rows");
            return Err(Error::Invalid { what, hint: "split it into several files." });
        }
        let line = record.position().map_or(0, csv::Position::line) + before;
        rows.push(row(line, &record, &header, place));
    }
    mark_twice(&mut rows);
    Ok(Bookings { kind: Kind::Table, whole: false, rows, remarks: header.remarks })
}

fn next(reader: &mut csv::Reader<&[u8]>, record: &mut StringRecord) -> Result<bool> {
    reader.read_record(record).map_err(|error| Error::Invalid {
        what: format!("The table cannot be read ({error})"),
        hint: "save it again as CSV (UTF-8).",
    })
}

/// The same customer on two lines would be changed twice.
fn mark_twice(rows: &mut [Row]) {
    let mut first = HashMap::new();
    for row in rows {
        let Some(booking) = row.booking.clone() else { continue };
        if let Some(line) = first.get(&booking) {
            let what = format!("this guest with this arrival is on line {line} already");
            let hint =
                "remove one of the two, or give each a number of its own in a column booking";
            let wrong = WrongCell::new("name", what, hint);
            match &mut row.says {
                Says::Wrong(cells) => cells.push(wrong),
                _ => row.says = Says::Wrong(vec![wrong]),
            }
        } else {
            first.insert(booking, row.line);
        }
    }
}
