//! Counts wrong codes and passwords, and says how long to wait.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, PoisonError},
};

use innkey_protocol::{AccountId, ErrorCode, UnixTime};

use crate::{
    config::{DEFAULT_LOGIN_TRIES, DEFAULT_LOGIN_WAIT},
    error::Error,
};

/// Most callers remembered; past it the forgiven ones are forgotten.
const MAX_CALLERS: usize = 100_000;

/// Who tries: the holder of a share link, or else an address. A stranger without the link thus cannot
/// use up the tries of a guest behind the same address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Caller {
    /// The holder of an account's share link.
    Link(AccountId),
    /// An IPv4 address, or the first 64 bits of an IPv6 one: what one subscriber has.
    Network(IpAddr),
    /// The same, where the operator signs in: a guest who mistypes a code does not lock the operator out.
    Page(IpAddr),
}

impl From<IpAddr> for Caller {
    fn from(ip: IpAddr) -> Self {
        Self::Network(subscriber(ip))
    }
}

impl Caller {
    /// Who tries the operator's password from this address.
    pub fn of_page(ip: IpAddr) -> Self {
        Self::Page(subscriber(ip))
    }
}

fn subscriber(ip: IpAddr) -> IpAddr {
    match ip.to_canonical() {
        IpAddr::V6(ip) => IpAddr::from((ip.to_bits() & !u128::from(u64::MAX)).to_be_bytes()),
        v4 @ IpAddr::V4(_) => v4,
    }
}

/// How often anybody may be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Wrong tries that nobody minds.
    pub free: u32,
    /// Seconds in which one wrong try is forgiven.
    pub forgiven_in: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { free: DEFAULT_LOGIN_TRIES, forgiven_in: DEFAULT_LOGIN_WAIT }
    }
}

/// The wrong tries of all callers, in memory only.
#[derive(Debug, Default)]
pub struct Attempts(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    limits: Limits,
    callers: HashMap<Caller, Tries>,
}

#[derive(Clone, Copy, Debug)]
struct Tries {
    wrong: f64,
    at: UnixTime,
}

impl Tries {
    fn left_at(self, now: UnixTime, limits: Limits) -> f64 {
        (self.wrong - now.since(self.at) as f64 / f64::from(limits.forgiven_in)).max(0.0)
    }
}

impl Known {
    fn left(&self, caller: Caller, now: UnixTime) -> f64 {
        self.callers.get(&caller).map_or(0.0, |tries| tries.left_at(now, self.limits))
    }

    fn check(&self, caller: Caller, now: UnixTime) -> Result<(), Error> {
        let too_many = self.left(caller, now) - (f64::from(self.limits.free) - 1.0);
        if too_many <= 0.0 {
            return Ok(());
        }
        let seconds = (too_many * f64::from(self.limits.forgiven_in)).ceil();
        Err(Error::wait(ErrorCode::TooManyAttempts, seconds as u32))
    }

    fn wrong(&mut self, caller: Caller, now: UnixTime) {
        if self.callers.len() >= MAX_CALLERS {
            self.callers.retain(|_, tries| tries.left_at(now, self.limits) > 0.0);
        }
        let wrong = self.left(caller, now) + 1.0;
        self.callers.insert(caller, Tries { wrong, at: now });
    }
}

impl Attempts {
    /// Counts by these limits from now on.
    pub fn limit(&self, limits: Limits) {
        self.lock().limits = limits;
    }

    /// Whether the caller may try now.
    ///
    /// # Errors
    /// [`ErrorCode::TooManyAttempts`] with the seconds to wait.
    pub fn check(&self, caller: Caller, now: UnixTime) -> Result<(), Error> {
        self.lock().check(caller, now)
    }

    /// Notes a wrong try.
    pub fn wrong(&self, caller: Caller, now: UnixTime) {
        self.lock().wrong(caller, now);
    }

    /// As [`Self::check`], and counts the try as wrong until it turns out to be right: of many at once, no more are
    /// let through than one after the other.
    ///
    /// # Errors
    /// As [`Self::check`].
    pub fn begin(&self, caller: Caller, now: UnixTime) -> Result<(), Error> {
        let mut known = self.lock();
        known.check(caller, now)?;
        known.wrong(caller, now);
        Ok(())
    }

    /// The try that was begun was right.
    pub fn right(&self, caller: Caller, now: UnixTime) {
        let Known { limits, callers } = &mut *self.lock();
        if let Some(tries) = callers.get_mut(&caller) {
            *tries = Tries { wrong: (tries.left_at(now, *limits) - 1.0).max(0.0), at: now };
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caller(ip: &str) -> Caller {
        ip.parse::<IpAddr>().unwrap().into()
    }

    #[test]
    fn ten_tries_are_free_then_one_waits_and_is_forgiven() {
        let (attempts, guesser, now) = (Attempts::default(), caller("192.0.2.1"), UnixTime(1000));
        for _ in 0..10 {
            assert!(attempts.check(guesser, now).is_ok());
            attempts.wrong(guesser, now);
        }
        let Err(Error::Refused(problem)) = attempts.check(guesser, now) else { panic!("let in") };
        assert_eq!(problem.retry_after, Some(30));
        assert!(attempts.check(caller("192.0.2.2"), now).is_ok());
        assert!(attempts.check(Caller::Link(AccountId::new()), now).is_ok());
        assert!(attempts.check(guesser, now.plus(29)).is_err());
        assert!(attempts.check(guesser, now.plus(31)).is_ok());
    }

    #[test]
    fn of_many_tries_at_once_ten_are_let_through() {
        let (attempts, guesser, now) = (Attempts::default(), caller("192.0.2.1"), UnixTime(1000));
        let begun = (0..50).filter(|_| attempts.begin(guesser, now).is_ok()).count();
        assert_eq!(begun, 10);
        attempts.right(guesser, now);
        assert!(attempts.begin(guesser, now).is_ok() && attempts.begin(guesser, now).is_err());
        assert!(attempts.check(Caller::of_page("192.0.2.1".parse().unwrap()), now).is_ok());
        let honest = caller("192.0.2.2");
        for _ in 0..50 {
            attempts.begin(honest, now).unwrap();
            attempts.right(honest, now);
        }
    }

    #[test]
    fn an_ipv6_subscriber_is_one_caller() {
        assert_eq!(caller("2001:db8::1"), caller("2001:db8::ffff:1"));
        assert_ne!(caller("2001:db8:0:1::1"), caller("2001:db8:0:2::1"));
        assert_eq!(caller("::ffff:192.0.2.1"), caller("192.0.2.1"));
    }
}
