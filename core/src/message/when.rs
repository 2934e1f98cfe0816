//! Dates as guests read them.

use innkey_protocol::{UnixTime, Zone};

use super::Language;

const ENGLISH: ([&str; 7], [&str; 12]) = (
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
);
const GERMAN: ([&str; 7], [&str; 12]) = (
    ["Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa.", "So."],
    [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
);
const ITALIAN: ([&str; 7], [&str; 12]) = (
    ["lun", "mar", "mer", "gio", "ven", "sab", "dom"],
    [
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ],
);

/// A time on the building's clocks, as it is written in a language: `Fri 1 May 2026, 15:00`. Empty for a time that no
/// calendar has.
pub fn when(language: Language, zone: &Zone, time: UnixTime) -> String {
    let Some(local) = zone.civil(time) else { return String::new() };
    let (days, months) = match language {
        Language::English => ENGLISH,
        Language::German => GERMAN,
        Language::Italian => ITALIAN,
    };
    let name = |names: &[&'static str], place: i8| {
        usize::try_from(place).ok().and_then(|place| names.get(place).copied()).unwrap_or_default()
    };
    let weekday = name(&days, local.weekday().to_monday_zero_offset());
    let month = name(&months, local.month() - 1);
    let (day, year, hour, minute) = (local.day(), local.year(), local.hour(), local.minute());
    match language {
        Language::English => format!("{weekday} {day} {month} {year}, {hour:02}:{minute:02}"),
        Language::German => format!("{weekday}, {day}. {month} {year}, {hour:02}:{minute:02} Uhr"),
        Language::Italian => format!("{weekday} {day} {month} {year}, ore {hour:02}:{minute:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_the_buildings_and_the_guests_language() {
        let rome: Zone = "Europe/Rome".parse().unwrap();
        for (time, language, expected) in [
            (1_777_640_400, Language::English, "Fri 1 May 2026, 15:00"),
            (1_777_640_400, Language::German, "Fr., 1. Mai 2026, 15:00 Uhr"),
            (1_777_640_400, Language::Italian, "ven 1 maggio 2026, ore 15:00"),
            (1_798_758_299, Language::English, "Fri 1 January 2027, 00:04"),
            (i64::MAX, Language::German, ""),
        ] {
            assert_eq!(when(language, &rome, UnixTime(time)), expected);
        }
    }
}
