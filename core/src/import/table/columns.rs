//! A table's header: which column is which, and what stands between them.

use csv::StringRecord;

use super::super::limits::MAX_REMARKS;
use crate::{Error, Result};

/// A column that is understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Column {
    Name,
    Contact,
    Language,
    Note,
    From,
    Until,
    Group,
    Rights,
    Enabled,
    OwnLogin,
    Id,
    Booking,
}

impl Column {
    /// All columns, in the order in which they are exported.
    pub(crate) const ALL: [Self; 12] = [
        Self::Name,
        Self::Contact,
        Self::Language,
        Self::Note,
        Self::From,
        Self::Until,
        Self::Group,
        Self::Rights,
        Self::Enabled,
        Self::OwnLogin,
        Self::Id,
        Self::Booking,
    ];

    /// Its name in a header.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Contact => "contact",
            Self::Language => "language",
            Self::Note => "note",
            Self::From => "from",
            Self::Until => "until",
            Self::Group => "group",
            Self::Rights => "rights",
            Self::Enabled => "enabled",
            Self::OwnLogin => "own_login",
            Self::Id => "id",
            Self::Booking => "booking",
        }
    }

    fn of(cell: &str) -> Option<Self> {
        let name = cell.trim().to_lowercase().replace(['-', ' '], "_");
        Self::ALL.into_iter().find(|column| column.name() == name)
    }
}

/// Where each column stands.
pub(super) struct Header {
    columns: Vec<Option<Column>>,
    /// Columns that are not understood.
    pub(super) remarks: Vec<String>,
}

impl Header {
    pub(super) fn read(cells: &StringRecord) -> Result<Self> {
        let columns: Vec<_> = cells.iter().map(Column::of).collect();
        let known: Vec<Column> = columns.iter().copied().flatten().collect();
        if known.is_empty() {
            let names = Column::ALL.map(Column::name).join(", ");
            let what = format!("The first line names no column that is known ({names})");
            return Err(Error::Invalid { what, hint: "add a first line such as name,from,until." });
        }
        for (place, column) in known.iter().enumerate() {
            if known[..place].contains(column) {
                let what = format!("The column {} is there twice", column.name());
                return Err(Error::Invalid { what, hint: "remove or rename one of the two." });
            }
        }
        let unknown = cells.iter().zip(&columns).filter(|(_, column)| column.is_none());
        let remarks = unknown
            .filter(|(cell, _)| !cell.trim().is_empty())
            .take(MAX_REMARKS)
            .map(|(cell, _)| {
                let cell: String = cell.trim().escape_debug().take(60).collect();
                format!("The column \u{201c}{cell}\u{201d} is not known and was not read.")
            })
            .collect();
        Ok(Self { columns, remarks })
    }

    /// The cells of a row by their columns; `None` stands for a cell beyond the header or in a column that is not
    /// understood.
    pub(super) fn cells<'a>(
        &'a self,
        row: &'a StringRecord,
    ) -> impl Iterator<Item = (Column, &'a str)> + 'a {
        let named = self.columns.iter().enumerate();
        named.filter_map(|(place, column)| Some(((*column)?, row.get(place).unwrap_or_default())))
    }

    /// How many columns there are.
    pub(super) fn len(&self) -> usize {
        self.columns.len()
    }
}

/// What stands between the cells: what makes most known columns of the first line. `sep=;`, as Excel writes and
/// reads it, is believed; the text after it is given back with its number of lines before.
pub(super) fn separator(text: &str) -> (u8, &str, u64) {
    let first = text.lines().next().unwrap_or_default();
    let said = first.trim_end().strip_prefix("sep=").map(str::as_bytes);
    if let Some([separator @ (b';' | b',' | b'\t')]) = said {
        let rest = text.get(first.len()..).unwrap_or_default();
        let rest = rest.strip_prefix('\r').unwrap_or(rest);
        return (*separator, rest.strip_prefix('\n').unwrap_or(rest), 1);
    }
    let known = |separator: &u8| {
        let cells = first.split(*separator as char);
        cells.filter(|cell| Column::of(cell.trim_matches('"')).is_some()).count()
    };
    // The last of equal ones wins: a comma where there is but one column.
    let separator = [b'\t', b';', b','].into_iter().max_by_key(known).unwrap_or(b',');
    (separator, text, 0)
}
