//! Tables out of customers and activity: RFC 4180 with a UTF-8 mark, by which spreadsheets know the encoding.

use csv::{Terminator, WriterBuilder};
use innkey_protocol::{
    UnixTime, Zone,
    api::{
        activity::{Activity, COLUMNS},
        customers::Customer,
        groups::Group,
    },
    cell::escape,
    zone::End,
};

use super::{
    table::{Column, print_rights},
    when,
};

/// All customers as a table that [`super::read`] reads again. No code and no password is in it.
///
/// Cells that a spreadsheet would run are written with an apostrophe before them.
pub fn customers_to_csv(customers: &[Customer], groups: &[Group], zone: &Zone) -> String {
    let columns = Column::ALL.into_iter().filter(|column| *column != Column::Booking);
    let columns: Vec<Column> = columns.collect();
    let header = columns.iter().map(|column| column.name().to_owned()).collect();
    let cell = |customer: &Customer, column| customer_cell(customer, column, groups, zone);
    let rows = customers
        .iter()
        .map(|customer| columns.iter().map(|column| cell(customer, *column)).collect());
    table(header, rows)
}

fn customer_cell(customer: &Customer, column: Column, groups: &[Group], zone: &Zone) -> String {
    let settings = &customer.settings;
    let time = |time: Option<UnixTime>, end| {
        time.map_or(String::new(), |time| when::print(time, zone, end))
    };
    match column {
        Column::Name => settings.name.clone(),
        Column::Contact => settings.contact.clone(),
        Column::Language => settings.language.clone(),
        Column::Note => settings.note.clone(),
        Column::From => time(settings.stay.from, End::From),
        Column::Until => time(settings.stay.until, End::Until),
        Column::Group => settings.group.map_or(String::new(), |id| {
            let group = groups.iter().find(|group| group.id == id);
            group.map_or(id.to_string(), |group| group.settings.name.clone())
        }),
        Column::Rights => print_rights(settings.rights.as_ref()),
        Column::Enabled => yes_or_no(settings.enabled),
        Column::OwnLogin => yes_or_no(settings.own_login),
        Column::Id => customer.id.to_string(),
        Column::Booking => String::new(),
    }
}

fn yes_or_no(yes: bool) -> String {
    if yes { "yes" } else { "no" }.into()
}

/// The activity as a table, one line per entry; times on the building's clocks.
pub fn activity_to_csv(entries: &[Activity], zone: &Zone) -> String {
    let header = ["time"].iter().chain(&COLUMNS).map(ToString::to_string).collect();
    let rows = entries.iter().map(|entry| {
        let time = when::print(entry.at, zone, End::From);
        std::iter::once(time).chain(entry.cells()).collect()
    });
    table(header, rows)
}

fn table(header: Vec<String>, rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    for row in std::iter::once(header).chain(rows) {
        // Writing to memory does not fail, and every row is as long as the header.
        let _ = writer.write_record(row.iter().map(|cell| escape(cell).into_owned()));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}
