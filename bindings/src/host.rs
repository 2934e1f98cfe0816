//! The one runtime, and how a call runs on it.

use std::{
    panic::AssertUnwindSafe,
    path::PathBuf,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
};

use futures_util::{FutureExt as _, future::BoxFuture};
use tokio::{
    runtime::{Builder, Handle, Runtime},
    sync::oneshot,
    task::JoinHandle,
};

use crate::{InnkeyError, report};

/// Two threads talk to servers; what blocks (files, keystores) has threads of its own.
const WORKERS: usize = 2;
/// Most calls of files and keystores at once.
const BLOCKING: usize = 64;

/// The runtime of an engine. Everything that is made from the engine shares it.
#[derive(Debug)]
pub(crate) struct Host {
    handle: Handle,
    /// None once it is shut down.
    runtime: Mutex<Option<Runtime>>,
    running: Arc<AtomicU32>,
    /// The engine's folder: reports of panics lie there.
    folder: PathBuf,
}

impl Host {
    pub(crate) fn new(folder: PathBuf) -> Result<Self, InnkeyError> {
        report::remember_places();
        let runtime = Builder::new_multi_thread()
            .worker_threads(WORKERS)
            .max_blocking_threads(BLOCKING)
            .thread_name("innkey")
            .enable_all()
            .build()
            .map_err(|error| {
                InnkeyError::storage(&format!("No threads can be started: {error}"))
            })?;
        let handle = runtime.handle().clone();
        Ok(Self { handle, runtime: Mutex::new(Some(runtime)), running: Arc::default(), folder })
    }

    /// Does `work` on the runtime. Dropped before its end, it stops the work too.
    pub(crate) async fn run<T, E>(
        &self,
        work: impl Future<Output = Result<T, E>> + Send + 'static,
    ) -> Result<T, InnkeyError>
    where
        T: Send + 'static,
        E: Into<InnkeyError> + Send + 'static,
    {
        self.ensure_open()?;
        let running = Running::one_more(&self.running);
        let (tell, done) = oneshot::channel();
        // Boxed: then there is one kind of task, not one for each call, which would double the library.
        let watched: BoxFuture<'static, ()> = Box::pin(async move {
            let done = AssertUnwindSafe(work).catch_unwind().await;
            drop(running);
            // Whoever asked may have gone.
            let _ = tell.send(done);
        });
        let _task = Task(self.handle.spawn(watched));
        match done.await {
            Ok(Ok(Ok(done))) => Ok(done),
            // What stopped because the engine did is no error of its own.
            Ok(Ok(Err(error))) => self.ensure_open().and_then(|()| Err(error.into())),
            Ok(Err(panic)) => Err(report::write(&self.folder, &*panic)),
            // The runtime has gone meanwhile.
            Err(_) => Err(InnkeyError::closed()),
        }
    }

    /// Does what begins tasks of its own.
    pub(crate) fn enter<T>(&self, work: impl FnOnce() -> T) -> Result<T, InnkeyError> {
        self.ensure_open()?;
        let _inside = self.handle.enter();
        Ok(work())
    }

    pub(crate) fn running(&self) -> u32 {
        self.running.load(Ordering::Relaxed)
    }

    /// Stops all work. Does not wait: a call of a keystore that has begun comes to its end by itself.
    pub(crate) fn shut_down(&self) {
        let runtime = self.runtime.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(runtime) = runtime {
            runtime.shutdown_background();
        }
    }

    fn ensure_open(&self) -> Result<(), InnkeyError> {
        let open = self.runtime.lock().unwrap_or_else(PoisonError::into_inner).is_some();
        if open { Ok(()) } else { Err(InnkeyError::closed()) }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        // Not the runtime's own drop: that waits, and must not on one of its threads.
        self.shut_down();
    }
}

/// A task that ends with whoever waits for it.
struct Task(JoinHandle<()>);

impl Drop for Task {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Counts a call until its work is dropped.
struct Running(Arc<AtomicU32>);

impl Running {
    fn one_more(count: &Arc<AtomicU32>) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Self(Arc::clone(count))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use innkey_core::{Error, ErrorKind};

    use super::*;

    /// Waits on this thread, as Kotlin and Swift do.
    fn wait<T>(work: impl Future<Output = T>) -> T {
        Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
    }

    fn host(folder: &tempfile::TempDir) -> Host {
        Host::new(folder.path().to_owned()).unwrap()
    }

    #[test]
    fn a_dropped_call_stops_its_work() {
        let folder = tempfile::tempdir().unwrap();
        let host = host(&folder);
        wait(async {
            let endless = host.run(std::future::pending::<Result<(), Error>>());
            assert!(tokio::time::timeout(Duration::from_millis(20), endless).await.is_err());
            while host.running() > 0 {
                tokio::task::yield_now().await;
            }
        });
    }

    #[test]
    fn a_panic_is_an_error_with_a_report_and_the_next_call_works() {
        let folder = tempfile::tempdir().unwrap();
        let host = host(&folder);
        let broken = async { panic!("on purpose") };
        let error = wait(host.run::<(), Error>(broken)).unwrap_err();
        let InnkeyError::Internal { report, .. } = error else { panic!("{error:?}") };
        let written = folder.path().join("reports").join(format!("{report}.txt"));
        let written = std::fs::read_to_string(written).unwrap();
        assert!(written.contains("on purpose") && written.contains("host.rs"), "{written}");
        assert_eq!(wait(host.run(async { Ok::<_, Error>(1) })).unwrap(), 1);
        assert_eq!(host.running(), 0);
    }

    #[test]
    fn after_the_end_every_call_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let host = Arc::new(host(&folder));
        let waiting = Arc::clone(&host);
        let waits = std::thread::spawn(move || {
            wait(waiting.run(std::future::pending::<Result<(), Error>>()))
        });
        while host.running() == 0 {
            std::thread::yield_now();
        }
        host.shut_down();
        assert!(matches!(waits.join().unwrap(), Err(InnkeyError::Closed { .. })));
        let later = wait(host.run(async { Ok::<_, Error>(()) }));
        assert!(matches!(later, Err(InnkeyError::Closed { .. })));
        assert!(matches!(host.enter(|| ()), Err(InnkeyError::Closed { .. })));
    }

    #[test]
    fn the_last_one_out_may_be_on_the_runtime_itself() {
        let folder = tempfile::tempdir().unwrap();
        let host = Arc::new(host(&folder));
        let inside = Arc::clone(&host);
        let done = wait(host.run(async move {
            drop(inside);
            Ok::<_, Error>(ErrorKind::Busy)
        }));
        assert!(done.is_ok());
    }
}
