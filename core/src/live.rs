//! Live: hears from the server what has changed, over breaks and changes of address.
//!
//! The server says what has changed and its revision, never the data ([`innkey_protocol::api::events`]). After a
//! break the revisions are compared, so that only what differs is told again.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use futures_util::{StreamExt as _, stream::try_unfold};
use innkey_protocol::{
    ErrorCode,
    api::{
        events::{CHANGED, ENDED, Ended, Revisions},
        routes,
    },
};
use reqwest::Method;
use sse_stream::SseByteStream;
use tokio::{
    sync::{Mutex, mpsc},
    task::JoinHandle,
};

use crate::{Error, ErrorKind, Project, Result, net::Answer, random};

/// Events that wait for a slow listener; past it the server's wait.
const WAITING: usize = 16;
/// First and longest pause before the next try.
const PAUSES: (Duration, Duration) = (Duration::from_millis(500), Duration::from_mins(1));
/// Most bytes of a single event.
const MAX_EVENT: usize = 64 * 1024;

/// What a listener hears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Live {
    /// The server is heard. What has changed meanwhile follows.
    Online,
    /// The server is not heard at the moment; tries go on.
    Offline,
    /// Version or OTP switch of the project: [`Project::download`].
    Project,
    /// The account itself, its stay or rights: [`Project::account`], then [`Project::download`].
    Account,
    /// Customers or groups; only admins hear it.
    Customers,
    /// Nothing more will come: the session is over for this reason.
    Ended(ErrorCode),
}

/// Hears what changes until it is closed or dropped.
#[derive(Debug)]
pub struct Subscription {
    heard: Mutex<mpsc::Receiver<Live>>,
    closed: AtomicBool,
    task: JoinHandle<()>,
}

impl Project {
    /// Begins to hear what changes; needs a session. The first thing heard is where everything stands: each
    /// topic once.
    pub fn subscribe(&self) -> Subscription {
        let (tell, heard) = mpsc::channel(WAITING);
        let task = tokio::spawn(Listener::new(self.clone(), tell).run());
        Subscription { heard: Mutex::new(heard), closed: AtomicBool::new(false), task }
    }
}

impl Subscription {
    /// The next thing; none after [`Live::Ended`] or [`Subscription::close`].
    pub async fn next(&self) -> Option<Live> {
        let heard = self.heard.lock().await.recv().await;
        heard.filter(|_| !self.closed.load(Ordering::Relaxed))
    }

    /// Hears nothing more.
    pub fn close(&self) {
        self.closed.store(true, Ordering::Relaxed);
        self.task.abort();
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        self.task.abort();
    }
}

struct Listener {
    project: Project,
    tell: mpsc::Sender<Live>,
    /// What was heard last of each topic.
    last: Revisions,
    online: bool,
    pause: Duration,
}

/// Nobody listens any more.
struct Gone;

impl From<mpsc::error::SendError<Live>> for Gone {
    fn from(_: mpsc::error::SendError<Live>) -> Self {
        Self
    }
}

impl Listener {
    fn new(project: Project, tell: mpsc::Sender<Live>) -> Self {
        Self { project, tell, last: Revisions::default(), online: false, pause: PAUSES.0 }
    }

    async fn run(mut self) {
        // Ends when nobody listens.
        let _ = self.listen().await;
    }

    async fn listen(&mut self) -> Result<(), Gone> {
        loop {
            let error = match self.connection().await {
                Ok(Some(code)) => {
                    self.tell.send(Live::Ended(code)).await?;
                    return Ok(());
                }
                Ok(None) => None,
                Err(Broken::Gone(gone)) => return Err(gone),
                Err(Broken::Error(error)) => Some(error),
            };
            if let Some(code) = error.as_ref().and_then(final_code) {
                self.tell.send(Live::Ended(code)).await?;
                return Ok(());
            }
            if std::mem::take(&mut self.online) {
                self.tell.send(Live::Offline).await?;
            }
            let jittered = self.pause.mul_f64(0.5 + random::fraction() / 2.0);
            tracing::debug!(?error, ?jittered, "listening again");
            tokio::time::sleep(jittered).await;
            self.pause = (self.pause * 2).min(PAUSES.1);
        }
    }

    /// One connection to its end; gives why the session is over, if the server says so.
    async fn connection(&mut self) -> Result<Option<ErrorCode>, Broken> {
        let answer = self.project.listen().await?;
        let since_event = Arc::new(AtomicUsize::new(0));
        let mut events = SseByteStream::new(Box::pin(bytes(answer, Arc::clone(&since_event))));
        while let Some(event) = events.next().await {
            let event = event.map_err(|error| Error::Lost {
                at: "the event stream".into(),
                reason: error.to_string(),
            })?;
            since_event.store(0, Ordering::Relaxed);
            let data = event.data.unwrap_or_default();
            match event.event.as_deref() {
                Some(CHANGED) => self.changed(&data).await?,
                Some(ENDED) => {
                    let Ended { code } = serde_json::from_str(&data).map_err(|_| unusable())?;
                    self.project.heard_the_end(code).await?;
                    return Ok(Some(code));
                }
                // A newer server may say more.
                _ => {}
            }
        }
        Ok(None)
    }

    async fn changed(&mut self, data: &str) -> Result<(), Broken> {
        let now: Revisions = serde_json::from_str(data).map_err(|_| unusable())?;
        if !std::mem::replace(&mut self.online, true) {
            self.pause = PAUSES.0;
            self.tell.send(Live::Online).await.map_err(Gone::from)?;
        }
        for (before, now, topic) in [
            (&mut self.last.project, now.project, Live::Project),
            (&mut self.last.account, now.account, Live::Account),
            (&mut self.last.customers, now.customers, Live::Customers),
        ] {
            if now.is_some() && *before != now {
                *before = now;
                self.tell.send(topic).await.map_err(Gone::from)?;
            }
        }
        Ok(())
    }
}

/// Why a connection ended.
enum Broken {
    Error(Error),
    Gone(Gone),
}

impl From<Error> for Broken {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

impl From<Gone> for Broken {
    fn from(gone: Gone) -> Self {
        Self::Gone(gone)
    }
}

/// The bytes of the stream, as long as no single event is larger than [`MAX_EVENT`].
fn bytes(
    answer: Answer,
    since_event: Arc<AtomicUsize>,
) -> impl futures_util::Stream<Item = Result<bytes::Bytes>> + Send {
    try_unfold((answer, since_event), |(mut answer, since_event)| async move {
        let Some(chunk) = answer.chunk().await? else { return Ok(None) };
        // Heartbeats are single lines and count for nothing.
        if chunk.first() != Some(&b':')
            && since_event.fetch_add(chunk.len(), Ordering::Relaxed) > MAX_EVENT
        {
            return Err(unusable());
        }
        Ok(Some((chunk, (answer, since_event))))
    })
}

fn unusable() -> Error {
    Error::BadAnswer {
        at: "the event stream".into(),
        status: 200,
        what: "an event that makes no sense".into(),
    }
}

/// Why trying again will not help.
fn final_code(error: &Error) -> Option<ErrorCode> {
    match error.kind() {
        ErrorKind::Refused(code) if !code.retry_helps() && code != ErrorCode::Unknown => Some(code),
        ErrorKind::NotSignedIn | ErrorKind::NoSuchProject => Some(ErrorCode::NotSignedIn),
        _ => None,
    }
}

impl Project {
    async fn listen(&self) -> Result<Answer> {
        let row = self.row().await?;
        let path = routes::events(row.project);
        let (request, token) = self.signed(Method::GET, path, None::<&()>).await?;
        let connection = self.inner.connection(&row)?;
        let answer = connection.send(&request).await;
        self.noted(&row, &connection, Some(&token), answer).await
    }

    /// What the end of a stream teaches is the same as what a refused request does.
    async fn heard_the_end(&self, code: ErrorCode) -> Result<()> {
        let row = self.row().await?;
        let token = self.inner.secrets.session(self.id).await?;
        let connection = self.inner.connection(&row)?;
        let refused = Error::Refused(Box::new(innkey_protocol::Problem::new(code)));
        // The error itself is what is known already.
        let _: Result<()> = self.noted(&row, &connection, token.as_ref(), Err(refused)).await;
        Ok(())
    }
}
