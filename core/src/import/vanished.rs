//! What becomes of customers whose booking is gone.

use innkey_protocol::{
    UnixTime,
    api::customers::{BatchChange, Customer},
    time::StayPhase,
};

use super::{Line, Outcome, Plan, judge::switch_off};

/// What becomes of a customer whose booking is cancelled, or not in the calendar any more.
pub(super) fn gone(customer: &Customer, now: UnixTime) -> (Outcome, Option<BatchChange>) {
    if customer.settings.stay.phase(now) != StayPhase::Before {
        let why =
            "the booking is gone, but its stay has begun: switch the guest off if nobody is there";
        return (Outcome::LeftOut(why.into()), None);
    }
    if !customer.settings.enabled {
        return (Outcome::Unchanged, None);
    }
    if is_invited(customer) {
        return (Outcome::SwitchedOff, switch_off(customer));
    }
    (Outcome::Removed, Some(BatchChange::Remove { id: customer.id }))
}

/// Whether the guest may have something in hand: then the host should see what became of it.
fn is_invited(customer: &Customer) -> bool {
    customer.code.is_some()
        || customer.user.is_some()
        || customer.shared_at.is_some()
        || customer.downloaded_at.is_some()
        || customer.signed_in_at.is_some()
        || customer.devices > 0
}

/// Adds to the plan what becomes of customers who are not in the calendar any more.
pub(super) fn vanished<'a>(
    customers: impl Iterator<Item = &'a Customer>,
    now: UnixTime,
    plan: &mut Plan,
) {
    let nobody_comes = plan.lines.iter().all(|line| matches!(line.outcome, Outcome::LeftOut(_)));
    let mut going = 0;
    for customer in customers {
        // Portals drop what is past: nothing to say about it.
        if customer.settings.stay.phase(now) == StayPhase::After {
            continue;
        }
        let (outcome, change) = gone(customer, now);
        going += usize::from(change.is_some());
        plan.changes.extend(change);
        plan.lines.push(Line {
            line: None,
            customer: Some(customer.id),
            name: customer.settings.name.clone(),
            stay: customer.settings.stay,
            group: customer.settings.group,
            outcome,
        });
    }
    if nobody_comes && going > 0 {
        plan.remarks.push(format!(
            "The calendar has no booking at all: all {going} customers to come that were imported from it go. \
             Check that it is the right one."
        ));
    }
}
