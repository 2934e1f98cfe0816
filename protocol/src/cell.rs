//! Cells of tables (CSV): those that a spreadsheet would run are written with an apostrophe before them, and read
//! without it.

use std::borrow::Cow;

/// Whether a cell would be run, or once was made harmless: so reading undoes exactly what writing did.
fn would_run(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// As a cell is written.
pub fn escape(cell: &str) -> Cow<'_, str> {
    if would_run(cell) { format!("'{cell}").into() } else { cell.into() }
}

/// As it was meant.
pub fn unescape(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if would_run(rest) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_are_made_harmless_and_names_are_not_touched() {
        for (cell, written) in [
            ("=1+1", "'=1+1"),
            ("+39 333", "'+39 333"),
            ("-", "'-"),
            ("@a", "'@a"),
            ("\tx", "'\tx"),
            ("'=1", "''=1"),
            ("'s-Hertogenbosch", "'s-Hertogenbosch"),
            ("a=b", "a=b"),
            ("", ""),
        ] {
            assert_eq!(escape(cell), written);
            assert_eq!(unescape(written), cell);
        }
    }

    proptest! {
        #[test]
        fn reading_undoes_writing(cell in "['=+@\\t\\ra-]{0,4}.*") {
            let written = escape(&cell);
            prop_assert!(!written.starts_with(['=', '+', '-', '@', '\t', '\r']));
            prop_assert_eq!(unescape(&written), cell.as_str());
        }
    }
}
