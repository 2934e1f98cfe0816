//! Bookings in a calendar: iCalendar (RFC 5545) as booking portals, Google and Outlook write it.

mod event;
mod split;
mod summary;
#[cfg(test)]
mod tests;
mod zones;

use std::collections::HashMap;

use self::{
    event::{Event, event},
    split::split,
    zones::Clocks,
};
use super::{Bookings, Kind, Place, Row, Says, report::WrongCell};
use crate::Result;

/// Whether a text begins like a calendar.
pub(super) fn is_calendar(text: &str) -> bool {
    let first = text.trim_start().lines().next().unwrap_or_default();
    first.trim_end().eq_ignore_ascii_case("BEGIN:VCALENDAR")
}

/// Reads a calendar; every event gives a booking, or why it gives none.
pub(super) fn read(text: &str, place: &Place<'_>) -> Result<Bookings> {
    let pieces = split(text)?;
    let clocks = Clocks::new(place.zone, &pieces.zones);
    let method = pieces.method.unwrap_or("PUBLISH");
    let cancelled = method.eq_ignore_ascii_case("CANCEL");
    let read = |piece| event(piece, &clocks, place, cancelled);
    let mut events: Vec<Event> = pieces.events.iter().map(read).collect();
    let closed = events.iter().any(|event| matches!(event.row.says, Says::LeftOut(_)));
    only_newest(&mut events);
    let rows: Vec<Row> = events.into_iter().map(|event| event.row).collect();

    let mut remarks = Vec::new();
    if closed {
        remarks.push(
            "Days that the portal calls closed were left out. Booking.com calls its bookings so too: if this \
             calendar is of Booking.com, read closed days as bookings."
                .into(),
        );
    }
    let unnamed = rows.iter().any(|row| row.booking.is_none());
    if unnamed {
        remarks.push(
            "An event cannot be told from others, so nobody is taken to have cancelled this time."
                .into(),
        );
    }
    // An invitation by e-mail holds one event and says nothing of the others.
    let whole = !unnamed && method.eq_ignore_ascii_case("PUBLISH");
    Ok(Bookings { kind: Kind::Calendar, whole, rows, remarks })
}

/// Of several versions of a booking the newest counts; one that repeats is none.
fn only_newest(events: &mut [Event]) {
    let mut versions: HashMap<String, Vec<usize>> = HashMap::new();
    for (place, event) in events.iter().enumerate() {
        if let Some(booking) = &event.row.booking {
            versions.entry(booking.clone()).or_default().push(place);
        }
    }
    for places in versions.values() {
        let repeating = places.iter().copied().find(|place| events[*place].repeats);
        let newest = places.iter().copied().max_by_key(|place| (events[*place].version, *place));
        let Some(kept) = repeating.or(newest) else { continue };
        if repeating.is_some() {
            let what = "a booking does not repeat";
            let hint = "make an event of its own for each stay";
            events[kept].row.says = Says::Wrong(vec![WrongCell::new("RRULE", what, hint)]);
        }
        let line = events[kept].row.line;
        for place in places.iter().filter(|place| **place != kept) {
            let why = format!("the event on line {line} is the same booking");
            events[*place].row.says = Says::LeftOut(why);
        }
    }
}
