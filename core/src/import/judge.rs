//! What a booking makes of a customer that is there already.

use innkey_protocol::{
    Stay, UnixTime, Zone,
    api::customers::{BatchChange, Customer, CustomerEdit, MAX_NOTE, Settings},
};

use super::{Booked, Kind, Limit, Outcome};

/// The line of a note by which an import knows whom it has switched off itself.
const MARK: &str = "[import: the booking is gone, switched off]";

pub(super) struct Judge<'a> {
    pub(super) kind: Kind,
    pub(super) zone: &'a Zone,
}

impl Judge<'_> {
    /// The customer's settings after the booking, and what that is called.
    pub(super) fn changed(&self, booked: &Booked, before: &Settings) -> (Settings, Outcome) {
        let mut after = match self.kind {
            Kind::Table => booked.settings.applied(before.clone()),
            Kind::Calendar => Self::by_calendar(booked, before),
        };
        after.stay = Stay {
            from: self.end(booked.from, before.stay.from),
            until: self.end(booked.until, before.stay.until),
        };
        let outcome = if self.kind == Kind::Calendar && after.enabled && !before.enabled {
            Outcome::SwitchedOn
        } else {
            match CustomerEdit::between(before, &after).fields() {
                fields if !fields.is_empty() => Outcome::Changed(fields),
                _ if self.kind == Kind::Calendar && !before.enabled => {
                    Outcome::LeftOut("booked, but a host has switched the guest off".into())
                }
                _ => Outcome::Unchanged,
            }
        };
        (after, outcome)
    }

    fn by_calendar(booked: &Booked, before: &Settings) -> Settings {
        let mut after = before.clone();
        if before.name.is_empty() {
            after.name.clone_from(booked.settings.name.as_ref().unwrap_or(&before.name));
        }
        after.group = booked.settings.group.unwrap_or(before.group);
        if let Some(note) = without_mark(&before.note) {
            after.note = note;
            after.enabled = true;
        }
        after
    }

    fn end(&self, booked: Limit, before: Option<UnixTime>) -> Option<UnixTime> {
        match booked {
            Limit::Unsaid => before,
            Limit::Open => None,
            Limit::At(moment) => Some(moment.unless_same_day(before, self.zone)),
        }
    }
}

/// The change that makes a customer so; none if there is nothing to change. It is of the customer as it was
/// seen: if it was changed meanwhile, the server says so.
pub(super) fn edit(customer: &Customer, after: &Settings) -> Option<BatchChange> {
    let edit = CustomerEdit::of(customer, after);
    (!edit.is_empty()).then_some(BatchChange::Edit { id: customer.id, edit })
}

/// Switches a customer off, and notes that it was the import.
pub(super) fn switch_off(customer: &Customer) -> Option<BatchChange> {
    let mut after = Settings { enabled: false, ..customer.settings.clone() };
    let marked =
        if after.note.is_empty() { MARK.to_owned() } else { format!("{}\n{MARK}", after.note) };
    // Without room for the mark a host must switch the guest on again.
    if marked.chars().count() <= MAX_NOTE {
        after.note = marked;
    }
    edit(customer, &after)
}

/// The note without the mark; none if it has none.
fn without_mark(note: &str) -> Option<String> {
    let lines = note.split('\n');
    let kept: Vec<&str> = lines.filter(|line| line.trim() != MARK).collect();
    let kept = kept.join("\n");
    (kept.len() != note.len()).then_some(kept)
}
