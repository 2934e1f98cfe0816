//! Whether and when to try again.

use std::time::Duration;

use innkey_protocol::ErrorCode;

use super::Patience;
use crate::{Error, Result, random};

/// Most tries without anything gained.
const TRIES: u32 = 4;
/// Longest pause.
const LONGEST: Duration = Duration::from_secs(10);

/// Counts tries and pauses between them.
#[derive(Debug)]
pub(crate) struct Retry {
    pause: Duration,
    tries: u32,
}

impl Retry {
    pub(crate) const fn new(patience: Patience) -> Self {
        Self { pause: patience.pause, tries: 0 }
    }

    /// Begins to count anew: the last try brought something.
    pub(crate) const fn gained(&mut self) {
        self.tries = 0;
    }

    /// Waits, if trying again may help.
    ///
    /// # Errors
    /// `error` itself if it may not; [`Error::GaveUp`] after too many tries.
    pub(crate) async fn after(&mut self, error: Error) -> Result<()> {
        self.tries += 1;
        if !is_transient(&error) {
            return Err(error);
        }
        if self.tries >= TRIES {
            return Err(Error::GaveUp { tries: self.tries, last: error.into() });
        }
        let doubled = self.pause.saturating_mul(1 << (self.tries - 1)).min(LONGEST);
        let jittered = doubled.mul_f64(0.5 + random::fraction() / 2.0);
        let asked = match &error {
            Error::Refused(problem) => {
                Duration::from_secs(problem.retry_after.unwrap_or(0).into()).min(LONGEST)
            }
            _ => Duration::ZERO,
        };
        tracing::debug!(%error, tries = self.tries, "trying again");
        tokio::time::sleep(jittered.max(asked)).await;
        Ok(())
    }
}

/// The one place that says whether the very same request may succeed soon.
fn is_transient(error: &Error) -> bool {
    match error {
        Error::Offline { .. } | Error::Timeout { .. } | Error::Lost { .. } => true,
        Error::BadAnswer { status, .. } => matches!(status, 502..=504),
        Error::Refused(problem) => {
            problem.code.retry_helps() && problem.code != ErrorCode::TooManyAttempts
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use innkey_protocol::Problem;

    use super::*;

    const EAGER: Patience = Patience {
        connect: Duration::ZERO,
        idle: Duration::ZERO,
        whole: Duration::ZERO,
        pause: Duration::ZERO,
    };

    fn lost() -> Error {
        Error::Lost { at: "casa:1".into(), reason: "x".into() }
    }

    #[tokio::test]
    async fn gives_up_after_four_tries_without_gain() {
        let mut retry = Retry::new(EAGER);
        for _ in 0..3 {
            assert!(retry.after(lost()).await.is_ok());
        }
        retry.gained();
        for _ in 0..3 {
            assert!(retry.after(lost()).await.is_ok());
        }
        assert!(matches!(retry.after(lost()).await, Err(Error::GaveUp { tries: 4, .. })));
    }

    #[tokio::test]
    async fn what_is_final_is_not_tried_again() {
        let refused = Error::Refused(Problem::new(ErrorCode::LinkRevoked).into());
        let odd = Error::BadAnswer { at: String::new(), status: 500, what: String::new() };
        for error in [refused, odd, Error::Cancelled] {
            let shown = error.to_string();
            let given_back = Retry::new(EAGER).after(error).await.unwrap_err();
            assert_eq!(given_back.to_string(), shown);
        }
    }
}
