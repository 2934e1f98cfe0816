//! Cuts a calendar into its events and time zones, so that one broken event spoils no other, each has its line,
//! and a parser never sees more than one of them.

use crate::{Error, Result, import::limits::MAX_ROWS};

/// An event's text.
pub(super) struct Piece<'a> {
    /// The line it begins on, from 1.
    pub(super) line: u64,
    /// From `BEGIN` to `END`.
    pub(super) text: &'a str,
    /// Whether its `END` is there.
    pub(super) whole: bool,
}

/// A calendar in pieces.
#[derive(Default)]
pub(super) struct Pieces<'a> {
    /// The events.
    pub(super) events: Vec<Piece<'a>>,
    /// The time zones.
    pub(super) zones: Vec<&'a str>,
    /// What is done with the events, e.g. `PUBLISH`, if it is said.
    pub(super) method: Option<&'a str>,
}

/// What a piece is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    Event,
    Zone,
}

/// Cuts `text`, one calendar or several one after the other.
pub(super) fn split(text: &str) -> Result<Pieces<'_>> {
    let mut pieces = Pieces::default();
    let mut open: Option<(Of, u64, usize)> = None;
    let (mut calendars, mut offset) = (0_u32, 0);
    for (content, line) in text.split_inclusive('\n').zip(1..) {
        let (begin, end) = (offset, offset + content.len());
        offset = end;
        // A line that begins with a space goes on with the one before.
        if content.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, value)) = content.split_once(':') else { continue };
        let value = value.trim();
        let component = match value {
            _ if value.eq_ignore_ascii_case("VEVENT") => Some(Of::Event),
            _ if value.eq_ignore_ascii_case("VTIMEZONE") => Some(Of::Zone),
            _ => None,
        };
        let calendar = value.eq_ignore_ascii_case("VCALENDAR");
        if name.eq_ignore_ascii_case("METHOD") && open.is_none() {
            pieces.method = Some(value);
        } else if name.eq_ignore_ascii_case("BEGIN") && (component.is_some() || calendar) {
            pieces.close(text, &mut open, begin, false)?;
            calendars += u32::from(calendar);
            open = component.map(|of| (of, line, begin));
        } else if name.eq_ignore_ascii_case("END") && calendar {
            pieces.close(text, &mut open, begin, false)?;
            calendars = calendars.saturating_sub(1);
        } else if name.eq_ignore_ascii_case("END") && component == open.map(|(of, ..)| of) {
            pieces.close(text, &mut open, end, true)?;
        }
    }
    if calendars > 0 || open.is_some() {
        let what = "The calendar breaks off: its end is missing".into();
        return Err(Error::Invalid { what, hint: "fetch it once more." });
    }
    Ok(pieces)
}

impl<'a> Pieces<'a> {
    fn close(
        &mut self,
        text: &'a str,
        open: &mut Option<(Of, u64, usize)>,
        end: usize,
        whole: bool,
    ) -> Result<()> {
        match open.take() {
            Some((Of::Event, ..)) if self.events.len() == MAX_ROWS => {
                let what = format!("The calendar has more than {MAX_ROWS} events");
                Err(Error::Invalid { what, hint: "export a shorter time." })
            }
            Some((Of::Event, line, begin)) => {
                self.events.push(Piece { line, text: &text[begin..end], whole });
                Ok(())
            }
            Some((Of::Zone, _, begin)) => {
                self.zones.push(&text[begin..end]);
                Ok(())
            }
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_are_found_with_their_lines() {
        let text = "BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nBEGIN:VTIMEZONE\r\nEND:VTIMEZONE\r\n\
                    begin:vevent\r\nSUMMARY:a\r\n BEGIN:VEVENT\r\nBEGIN:VALARM\r\nEND:VALARM\r\n\
                    End:VEvent\r\nBEGIN:VEVENT\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR";
        let pieces = split(text).unwrap();
        let seen: Vec<_> = pieces.events.iter().map(|piece| (piece.line, piece.whole)).collect();
        assert_eq!(seen, [(5, true), (11, false), (12, true)]);
        assert!(pieces.events[0].text.ends_with("End:VEvent\r\n"));
        assert_eq!((pieces.zones.len(), pieces.method), (1, Some("PUBLISH")));
    }

    #[test]
    fn a_calendar_that_breaks_off_is_no_calendar() {
        for text in ["BEGIN:VCALENDAR\n", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\nBEGIN:VEV"] {
            assert!(split(text).is_err(), "{text}");
        }
    }
}
