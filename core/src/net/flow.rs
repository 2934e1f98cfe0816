//! A body that drips: each byte comes in time, and it never ends.

use std::time::Duration;

/// How long is waited for bytes, in all, until it is looked at how many came.
const WINDOW: Duration = Duration::from_secs(20);
/// Fewer bytes in that time are no flow; the slowest network that still serves a person brings more than 64 a second.
const LEAST: usize = 64 * WINDOW.as_secs() as usize;

/// Watches how a body comes.
#[derive(Debug, Default)]
pub(super) struct Flow {
    waited: Duration,
    came: usize,
}

impl Flow {
    /// So many bytes have come after such a wait; says whether that is still a flow.
    pub(super) fn goes_on(&mut self, bytes: usize, waited: Duration) -> bool {
        self.came += bytes;
        self.waited += waited;
        if self.waited < WINDOW {
            return true;
        }
        let enough = self.came >= LEAST;
        *self = Self::default();
        enough
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So many bytes come each second; how many seconds that goes on, of a hundred.
    fn seconds(bytes: usize) -> usize {
        let mut flow = Flow::default();
        (0..100).take_while(|_| flow.goes_on(bytes, Duration::from_secs(1))).count()
    }

    #[test]
    fn a_drip_is_given_up_and_a_slow_network_is_not() {
        assert_eq!(seconds(1), 19);
        assert_eq!(seconds(63), 19);
        assert_eq!(seconds(64), 100);
    }

    #[test]
    fn what_we_do_ourselves_meanwhile_does_not_count() {
        let mut flow = Flow::default();
        assert!((0..10_000).all(|_| flow.goes_on(1, Duration::from_millis(1))));
    }
}
