//! Days and times on a page, by the building's clocks.

use innkey_protocol::{Stay, UnixTime, Zone};

use super::texts::Language;

/// A day and time, as the language writes it.
pub fn moment(t: Language, zone: &Zone, time: UnixTime) -> String {
    let form = match t {
        Language::English => "%-d %b %Y, %H:%M",
        Language::German => "%d.%m.%Y, %H:%M",
        Language::Italian => "%d/%m/%Y, %H:%M",
    };
    zone.civil(time).map(|civil| civil.strftime(form).to_string()).unwrap_or_default()
}

/// The same, where there may be none.
pub fn optional(t: Language, zone: &Zone, time: Option<UnixTime>) -> String {
    time.map_or_else(|| t.never().into(), |time| moment(t, zone, time))
}

/// A stay.
pub fn stay(t: Language, zone: &Zone, stay: Stay) -> String {
    let moment = |time| moment(t, zone, time);
    match (stay.from, stay.until) {
        (None, None) => t.stay_open().into(),
        (Some(from), None) => t.beginning(moment(from)),
        (None, Some(until)) => t.until_then(moment(until)),
        (Some(from), Some(until)) => format!("{} – {}", moment(from), moment(until)),
    }
}

/// How long it takes: `1 h 12 min`, `12 min`, `40 s`.
pub fn duration(seconds: i64) -> String {
    match (seconds / 3600, seconds / 60 % 60) {
        (0, 0) => format!("{} s", seconds.max(0)),
        (0, minutes) => format!("{minutes} min"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_people_do() {
        let zone: Zone = "Europe/Rome".parse().unwrap();
        let time = UnixTime(1_777_640_400);
        assert_eq!(moment(Language::English, &zone, time), "1 May 2026, 15:00");
        assert_eq!(moment(Language::German, &zone, time), "01.05.2026, 15:00");
        assert_eq!(moment(Language::Italian, &zone, time), "01/05/2026, 15:00");
        let open = Stay { from: None, until: Some(time) };
        assert_eq!(stay(Language::German, &zone, open), "bis 01.05.2026, 15:00");
        assert_eq!(
            (duration(4321), duration(61), duration(7)),
            ("1 h 12 min".into(), "1 min".into(), "7 s".into())
        );
    }
}
