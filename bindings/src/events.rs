//! What changes on the server, heard live.

use std::sync::Arc;

use innkey_core::{Error, Live, Subscription};

use crate::{InnkeyError, host::Host, types::ProjectEvent};

/// Hears what changes, over breaks and changes of address, until `cancel` or until its last owner lets it go.
#[derive(uniffi::Object)]
pub struct EventSubscription {
    subscription: Arc<Subscription>,
    host: Arc<Host>,
}

impl EventSubscription {
    pub(crate) fn new(subscription: Subscription, host: &Arc<Host>) -> Arc<Self> {
        Arc::new(Self { subscription: Arc::new(subscription), host: Arc::clone(host) })
    }
}

#[uniffi::export]
impl EventSubscription {
    /// The next thing; nothing after `Ended` or `cancel`.
    pub async fn next(&self) -> Result<Option<ProjectEvent>, InnkeyError> {
        let subscription = Arc::clone(&self.subscription);
        self.host
            .run(async move { Ok::<_, Error>(subscription.next().await.map(ProjectEvent::from)) })
            .await
    }

    /// Hears nothing more.
    pub fn cancel(&self) {
        self.subscription.close();
    }
}

impl From<Live> for ProjectEvent {
    fn from(live: Live) -> Self {
        match live {
            Live::Online => Self::Online,
            Live::Offline => Self::Offline,
            Live::Project => Self::ProjectChanged,
            Live::Account => Self::AccountChanged,
            Live::Customers => Self::CustomersChanged,
            Live::Ended(reason) => Self::Ended { reason },
        }
    }
}
