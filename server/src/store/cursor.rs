//! Where a page of a list that is ordered by time and id begins.

use std::{fmt, str::FromStr};

use innkey_protocol::{AccountId, ErrorCode, UnixTime};

use crate::error::Error;

/// The last row of the page before: its time and id, as text `1767225600.01935e2a-…`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cursor {
    time: UnixTime,
    id: String,
}

impl Cursor {
    pub(super) fn new(time: UnixTime, id: impl fmt::Display) -> Self {
        Self { time, id: id.to_string() }
    }

    /// What a query compares its columns with: rows with an earlier time, or the same time and a lower id.
    pub(super) fn columns(after: Option<Self>) -> (i64, String) {
        after.map_or((i64::MAX, String::new()), |cursor| (cursor.time.0, cursor.id))
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.time.0, self.id)
    }
}

impl FromStr for Cursor {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let wrong =
            || Error::refused(ErrorCode::Invalid, "there is no such page: begin at the first");
        let (time, id) = text.split_once('.').ok_or_else(wrong)?;
        let time = UnixTime(time.parse().map_err(|_| wrong())?);
        id.parse::<AccountId>().map_err(|_| wrong())?;
        Ok(Self { time, id: id.into() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_its_text() {
        let cursor = Cursor::new(UnixTime(7), AccountId::new());
        assert_eq!(cursor.to_string().parse::<Cursor>().unwrap(), cursor);
        for wrong in ["", "7", "x.y", "7.y", "7.'; DROP TABLE accounts"] {
            assert!(wrong.parse::<Cursor>().is_err(), "{wrong}");
        }
    }
}
