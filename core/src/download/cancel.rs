//! Stops a download from outside.

use std::sync::Arc;

use tokio::sync::watch;

use crate::{Error, Result};

/// Stops a download; clones stop the same one. What has arrived counts for the next.
#[derive(Clone, Debug)]
pub struct Cancel(Arc<watch::Sender<bool>>);

impl Cancel {
    /// Not cancelled yet.
    #[expect(clippy::new_without_default, reason = "two calls give two handles")]
    pub fn new() -> Self {
        Self(Arc::new(watch::Sender::new(false)))
    }

    /// Cancels; once more changes nothing.
    pub fn cancel(&self) {
        self.0.send_replace(true);
    }

    /// Whether it was cancelled.
    pub fn is_cancelled(&self) -> bool {
        *self.0.borrow()
    }

    /// Does `work` until it is done or cancelled.
    pub(crate) async fn or<T>(&self, work: impl Future<Output = Result<T>>) -> Result<T> {
        let mut seen = self.0.subscribe();
        tokio::select! {
            biased;
            _ = seen.wait_for(|cancelled| *cancelled) => Err(Error::Cancelled),
            done = work => done,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn cancelled_before_or_while_it_works() {
        let cancel = Cancel::new();
        assert!(cancel.or(async { Ok(1) }).await.is_ok());
        let other = cancel.clone();
        let work = async {
            other.cancel();
            std::future::pending::<Result<()>>().await
        };
        assert!(matches!(cancel.or(work).await, Err(Error::Cancelled)));
        assert!(cancel.is_cancelled());
        assert!(matches!(cancel.or(async { Ok(1) }).await, Err(Error::Cancelled)));
    }
}
