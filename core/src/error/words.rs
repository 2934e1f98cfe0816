//! A refusal in words: the server's title, cut into what happened and what to do next.

use innkey_protocol::{ErrorCode, Problem, Stay, UnixTime, Zone};

/// What a lack of room is called.
pub(super) fn room(needed: u64, available: u64) -> String {
    if needed == 0 {
        return "This device has no room left".into();
    }
    let [needed, available] = [needed, available].map(|bytes| bytes as f64 / 1e6);
    format!("Too little room: {needed:.0} MB are needed, {available:.0} MB are free")
}

/// A customer in a sentence.
pub(super) fn called(name: &str) -> String {
    if name.is_empty() { "This customer".into() } else { clean(name) }
}

/// The dates of a stay behind a sentence, if they are known; in UTC where the zone is not.
pub(super) fn dates(stay: &Stay, zone: Option<&Zone>) -> String {
    let zone = zone.cloned().unwrap_or(Zone::utc());
    let day = |time: Option<UnixTime>| time.and_then(|time| zone.to_the_minute(time));
    match (day(stay.from), day(stay.until)) {
        (Some(from), Some(until)) => format!(" ({from} – {until})"),
        (None, Some(until)) => format!(" (until {until})"),
        _ => String::new(),
    }
}

/// The first half of the title, with the particulars.
pub(super) fn happened(problem: &Problem) -> String {
    let title = match problem.code {
        ErrorCode::Unknown => &clean(&problem.title),
        code => code.title(),
    };
    let mut text = title.split_once(": ").map_or(title, |(what, _)| what).to_owned();
    text.truncate(text.trim_end_matches('.').len());
    if let Some(detail) = &problem.detail {
        text = format!("{text} ({})", clean(detail));
    }
    match problem.retry_after {
        Some(seconds) => format!("{text} (wait {seconds} s)"),
        None => text,
    }
}

/// The second half of the title.
pub(super) fn advice(code: ErrorCode) -> &'static str {
    match code.title().split_once(": ") {
        Some((_, next)) => next,
        None if code == ErrorCode::StayEnded => "ask your host if it should be longer.",
        None => "ask who manages this building.",
    }
}

/// A server's text, made fit for a terminal and a screen.
fn clean(text: &str) -> String {
    text.chars().take(300).map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Error;

    #[test]
    fn particulars_are_shown_and_cleaned() {
        let mut problem = Problem::new(ErrorCode::TooManyAttempts);
        problem.retry_after = Some(30);
        problem.detail = Some("a\u{1b}[2Jb".into());
        let text = Error::Refused(problem.into()).to_string();
        assert_eq!(text, "Too many wrong tries (a [2Jb) (wait 30 s)");
    }
}
