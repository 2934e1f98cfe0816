//! Who comes, as far as an event's title says.

use innkey_protocol::api::MAX_NAME;

/// What portals write instead of a name.
const NAMELESS: &[&str] = &[
    "reserved",
    "reservation",
    "booked",
    "booking",
    "busy",
    "reserviert",
    "gebucht",
    "belegt",
    "prenotato",
    "prenotazione",
    "riservato",
    "occupato",
];

/// What portals write where nobody comes.
const CLOSED: &[&str] = &[
    "airbnb (not available)",
    "not available",
    "unavailable",
    "blocked",
    "closed",
    "block",
    "nicht verfügbar",
    "gesperrt",
    "blockiert",
    "geblockt",
    "geschlossen",
    "non disponibile",
    "bloccato",
    "chiuso",
];

/// Whom a title speaks of.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Guest {
    /// This person.
    Named(String),
    /// Somebody.
    Nameless,
    /// Nobody: the days are closed.
    Closed,
}

/// Reads a title: `Reserved`, `Reserved - Bea`, `Bea Rossi (HMXKQZ4ABC)`, `CLOSED - Not available` …
pub(super) fn guest(title: &str) -> Guest {
    let title = one_line(title);
    let lower = title.to_lowercase();
    if title.is_empty() || NAMELESS.contains(&lower.as_str()) {
        return Guest::Nameless;
    }
    if CLOSED.contains(&lower.as_str()) {
        return Guest::Closed;
    }
    match lower.split_once([':', '-', '\u{2013}']) {
        Some((first, _)) if CLOSED.contains(&first.trim()) => Guest::Closed,
        Some((first, rest)) if NAMELESS.contains(&first.trim()) => {
            // Lower case may have another length: count characters from the end.
            let length = title.chars().count().saturating_sub(rest.chars().count());
            guest(&title.chars().skip(length).collect::<String>())
        }
        _ => Guest::Named(without_number(&title).chars().take(MAX_NAME).collect()),
    }
}

/// Airbnb writes its booking's number behind the name.
fn without_number(title: &str) -> &str {
    let number = |text: &str| {
        text.len() >= 8 && text.bytes().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
    };
    match title.strip_suffix(')').and_then(|title| title.rsplit_once(" (")) {
        Some((name, inside)) if number(inside) => name.trim_end(),
        _ => title,
    }
}

/// Without line breaks and other control characters, which a terminal would obey.
pub(super) fn one_line(text: &str) -> String {
    let parts = text.split(|c: char| c.is_whitespace() || c.is_control());
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_blocks_and_namelessness_are_told_apart() {
        let named = |name: &str| Guest::Named(name.into());
        for (title, expected) in [
            ("Reserved", Guest::Nameless),
            ("  RESERVED ", Guest::Nameless),
            ("", Guest::Nameless),
            ("Airbnb (Not available)", Guest::Closed),
            ("CLOSED - Not available", Guest::Closed),
            ("Not available", Guest::Closed),
            ("Blocked", Guest::Closed),
            ("Reserved - Bea", named("Bea")),
            ("Reserved:", Guest::Nameless),
            ("Reserved - Blocked", Guest::Closed),
            ("Bea Rossi (HMXKQZ4ABC)", named("Bea Rossi")),
            ("Bea (from Rome)", named("Bea (from Rome)")),
            ("Anna-Lena Müller", named("Anna-Lena Müller")),
            ("Bea\n\u{1b}[2J Rossi", named("Bea [2J Rossi")),
            ("İbrahim - Reserved", named("İbrahim - Reserved")),
        ] {
            assert_eq!(guest(title), expected, "{title}");
        }
        let long = "é".repeat(500);
        assert_eq!(guest(&long), named(&long[..2 * MAX_NAME]));
    }
}
