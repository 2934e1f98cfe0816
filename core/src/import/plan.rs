//! What an import would change.

use std::collections::{HashMap, HashSet};

use innkey_protocol::{
    AccountId, UnixTime, Zone,
    api::customers::{BatchChange, Customer, NewCustomer, Settings, Source},
    time::StayPhase,
};

use super::{
    Booked, Bookings, Feed, Kind, Line, Outcome, Place, Row, Says, WrongCell,
    judge::{Judge, edit},
    vanished,
};

/// What an import would change, and why. Nothing is done yet: send [`Plan::batches`] if [`Plan::is_writable`].
#[derive(Clone, Debug)]
pub struct Plan {
    /// What comes of each row, in the file's order, then of what is not in it any more.
    pub lines: Vec<Line>,
    /// The changes.
    pub changes: Vec<BatchChange>,
    /// What is worth knowing about the file as a whole, as sentences.
    pub remarks: Vec<String>,
    /// The building's time zone, in which stays are shown.
    pub time_zone: Zone,
}

impl Plan {
    /// How many rows are wrong.
    pub fn wrong(&self) -> usize {
        self.lines.iter().filter(|line| matches!(line.outcome, Outcome::Wrong(_))).count()
    }

    /// Whether it may be carried out: if no row is wrong, or if the host wants the others all the same.
    pub fn is_writable(&self, skip_wrong: bool) -> bool {
        skip_wrong || self.wrong() == 0
    }
}

/// Compares bookings with **all** customers of the project.
///
/// A customer is found by the feed and booking that it was imported from; one of a table with an id, by that.
///
/// - A new customer has no code: it is *not invited* until an admin's app makes one.
/// - A table changes what it says and removes nobody.
/// - A calendar changes the stay and, if `place` names one, the group. Where it says only the day, the hour of a stay
///   on that day is the host's. The name is taken only while the customer has none: so whatever a host or a
///   guest wrote stays, and nothing need be remembered of what the feed once said. The note is taken once.
/// - A booking that is cancelled, or not in the calendar any more, before its stay has begun: a customer whom
///   nobody has invited is removed, another is switched off, and a line of the note says so. By that line the
///   import knows whom to switch on again should the booking come back. Once a stay has begun it is left alone:
///   portals drop what is past.
pub fn plan(
    bookings: &Bookings,
    existing: &[Customer],
    feed: Feed<'_>,
    place: &Place<'_>,
    now: UnixTime,
) -> Plan {
    let mut planning = Planning {
        kind: bookings.kind,
        feed,
        place,
        now,
        by_id: existing.iter().map(|customer| (customer.id, customer)).collect(),
        by_booking: existing
            .iter()
            .filter_map(|customer| Some((booking_of(customer, feed)?, customer)))
            .collect(),
        seen: HashSet::new(),
        plan: Plan {
            lines: Vec::new(),
            changes: Vec::new(),
            remarks: bookings.remarks.clone(),
            time_zone: place.zone.clone(),
        },
    };
    for row in &bookings.rows {
        planning.row(row);
    }
    if bookings.whole {
        let seen = &planning.seen;
        let gone = |customer: &&Customer| {
            booking_of(customer, feed).is_some() && !seen.contains(&customer.id)
        };
        vanished::vanished(existing.iter().filter(gone), now, &mut planning.plan);
    }
    planning.plan
}

fn booking_of<'a>(customer: &'a Customer, feed: Feed<'_>) -> Option<&'a str> {
    let source = customer.source.as_ref().filter(|source| source.feed == feed.name)?;
    Some(&source.booking)
}

struct Planning<'a> {
    kind: Kind,
    feed: Feed<'a>,
    place: &'a Place<'a>,
    now: UnixTime,
    by_id: HashMap<AccountId, &'a Customer>,
    by_booking: HashMap<&'a str, &'a Customer>,
    /// Customers that the file speaks of.
    seen: HashSet<AccountId>,
    plan: Plan,
}

impl<'a> Planning<'a> {
    fn row(&mut self, row: &Row) {
        let customer = row.booking.as_deref().and_then(|booking| self.find(booking));
        let known = customer.map(|customer| &customer.settings);
        let mut line = Line {
            line: Some(row.line),
            customer: customer.map(|customer| customer.id),
            name: if row.name.is_empty() {
                known.map_or(String::new(), |known| known.name.clone())
            } else {
                row.name.clone()
            },
            stay: known.map(|known| known.stay).unwrap_or_default(),
            group: known.and_then(|known| known.group),
            outcome: Outcome::Unchanged,
        };
        line.outcome = match (&row.says, customer) {
            (Says::LeftOut(why), _) => Outcome::LeftOut(why.clone()),
            (Says::Wrong(cells), customer) => {
                self.seen.extend(customer.map(|customer| customer.id));
                Outcome::Wrong(cells.clone())
            }
            (Says::Cancelled, None) => {
                Outcome::LeftOut("cancelled, and nobody was added for it".into())
            }
            (Says::Cancelled, Some(customer)) => {
                self.seen.insert(customer.id);
                let (outcome, change) = vanished::gone(customer, self.now);
                self.plan.changes.extend(change);
                outcome
            }
            (Says::Booked(booked), Some(customer)) => self.known(booked, customer, &mut line),
            (Says::Booked(booked), None) => self.added(booked, row, &mut line),
        };
        self.plan.lines.push(line);
    }

    fn find(&self, booking: &str) -> Option<&'a Customer> {
        let by_id = || {
            let id = booking.parse().ok().filter(|_| self.kind == Kind::Table)?;
            self.by_id.get(&id).copied()
        };
        // A customer of whom the answer was lost is there under the id that follows from the booking.
        let by_derived = || self.by_id.get(&self.feed.customer(booking)).copied();
        by_id().or_else(|| self.by_booking.get(booking).copied()).or_else(by_derived)
    }

    fn known(&mut self, booked: &Booked, customer: &Customer, line: &mut Line) -> Outcome {
        if !self.seen.insert(customer.id) {
            let what = "another row speaks of the same customer";
            return Outcome::Wrong(vec![WrongCell::new("row", what, "remove one of the two")]);
        }
        let judge = Judge { kind: self.kind, zone: self.place.zone };
        let (after, outcome) = judge.changed(booked, &customer.settings);
        line.stay = after.stay;
        line.group = after.group;
        line.name.clone_from(&after.name);
        if !after.stay.is_sound() {
            return unsound();
        }
        self.plan.changes.extend(edit(customer, &after));
        outcome
    }

    fn added(&mut self, booked: &Booked, row: &Row, line: &mut Line) -> Outcome {
        let Some(booking) = row.booking.clone() else { return Outcome::Unchanged };
        let judge = Judge { kind: Kind::Table, zone: self.place.zone };
        let none = Settings { group: self.place.group, ..Settings::default() };
        let (settings, _) = judge.changed(booked, &none);
        line.stay = settings.stay;
        line.group = settings.group;
        if !settings.stay.is_sound() {
            return unsound();
        }
        if self.kind == Kind::Calendar && settings.stay.phase(self.now) == StayPhase::After {
            return Outcome::LeftOut("the stay is over".into());
        }
        let id = self.feed.customer(&booking);
        if !self.seen.insert(id) {
            let what = "another row speaks of the same booking";
            return Outcome::Wrong(vec![WrongCell::new("row", what, "remove one of the two")]);
        }
        line.customer = Some(id);
        let source = Some(Source { feed: self.feed.name.into(), booking });
        let new = NewCustomer { settings, source, ..NewCustomer::default() };
        self.plan.changes.push(BatchChange::Add { id, new });
        Outcome::New
    }
}

fn unsound() -> Outcome {
    let what = "the stay ends before it begins";
    Outcome::Wrong(vec![WrongCell::new("until", what, "mend one of the two dates")])
}
