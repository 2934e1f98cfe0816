//! Counts wrong codes and passwords, and says how long to wait.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, PoisonError},
};

use innkey_protocol::{AccountId, ErrorCode, UnixTime};

use crate::error::Error;

/// Wrong tries that nobody minds.
const FREE: f64 = 10.0;
/// Seconds in which one wrong try is forgiven.
const FORGIVEN_IN: f64 = 30.0;
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
}

impl From<IpAddr> for Caller {
    fn from(ip: IpAddr) -> Self {
        Self::Network(match ip.to_canonical() {
            IpAddr::V6(ip) => IpAddr::from((ip.to_bits() & !u128::from(u64::MAX)).to_be_bytes()),
            v4 @ IpAddr::V4(_) => v4,
        })
    }
}

/// The wrong tries of all callers, in memory only.
#[derive(Debug, Default)]
pub struct Attempts(Mutex<HashMap<Caller, Tries>>);

#[derive(Clone, Copy, Debug)]
struct Tries {
    wrong: f64,
    at: UnixTime,
}

impl Tries {
    fn left_at(self, now: UnixTime) -> f64 {
        (self.wrong - now.since(self.at) as f64 / FORGIVEN_IN).max(0.0)
    }
}

impl Attempts {
    /// Whether the caller may try now.
    ///
    /// # Errors
    /// [`ErrorCode::TooManyAttempts`] with the seconds to wait.
    pub fn check(&self, caller: Caller, now: UnixTime) -> Result<(), Error> {
        let wrong = self.lock().get(&caller).map_or(0.0, |tries| tries.left_at(now));
        let too_many = wrong - (FREE - 1.0);
        if too_many <= 0.0 {
            return Ok(());
        }
        let seconds = (too_many * FORGIVEN_IN).ceil();
        Err(Error::wait(ErrorCode::TooManyAttempts, seconds as u32))
    }

    /// Notes a wrong try.
    pub fn wrong(&self, caller: Caller, now: UnixTime) {
        let mut callers = self.lock();
        if callers.len() >= MAX_CALLERS {
            callers.retain(|_, tries| tries.left_at(now) > 0.0);
        }
        let tries = callers.entry(caller).or_insert(Tries { wrong: 0.0, at: now });
        *tries = Tries { wrong: tries.left_at(now) + 1.0, at: now };
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<Caller, Tries>> {
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
    fn an_ipv6_subscriber_is_one_caller() {
        assert_eq!(caller("2001:db8::1"), caller("2001:db8::ffff:1"));
        assert_ne!(caller("2001:db8:0:1::1"), caller("2001:db8:0:2::1"));
        assert_eq!(caller("::ffff:192.0.2.1"), caller("192.0.2.1"));
    }
}
