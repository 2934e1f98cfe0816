//! The model of wrong tries: ten are free, one is forgiven every half minute.

use std::collections::BTreeMap;

use innkey_protocol::ErrorCode;

use super::guard::Minutes;

const FREE: i64 = 10;
const FORGIVEN_IN_A_MINUTE: i64 = 2;

/// By whom a try is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Caller {
    /// The address that all devices here share.
    Address,
    /// A customer's link.
    Link(usize),
}

/// The wrong tries that are not forgiven yet.
#[derive(Clone, Debug, Default)]
pub struct Tries(BTreeMap<Caller, i64>);

impl Tries {
    pub fn check(&self, caller: Caller) -> Result<(), ErrorCode> {
        let wrong = self.0.get(&caller).copied().unwrap_or(0);
        if wrong < FREE { Ok(()) } else { Err(ErrorCode::TooManyAttempts) }
    }

    pub fn wrong(&mut self, caller: Caller) {
        *self.0.entry(caller).or_default() += 1;
    }

    pub fn forgive(&mut self, minutes: Minutes) {
        for wrong in self.0.values_mut() {
            *wrong = (*wrong - minutes * FORGIVEN_IN_A_MINUTE).max(0);
        }
    }
}
