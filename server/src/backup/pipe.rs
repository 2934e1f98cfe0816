//! From a thread that writes to an answer that is sent: never more than a few pieces lie between them.

use std::io::{self, Write};

use bytes::Bytes;
use futures_util::{Stream, stream::poll_fn};
use tokio::{
    runtime::Handle,
    sync::mpsc::{self, Receiver, Sender},
    time::timeout,
};

use crate::handlers::PATIENCE;

/// Pieces that wait to be sent.
const WAITING: usize = 4;

/// The end that a thread writes to; it waits for the caller, but not for ever.
#[derive(Clone)]
pub struct Pipe {
    to: Sender<io::Result<Bytes>>,
    runtime: Handle,
}

/// Both ends.
pub fn pipe() -> (Pipe, impl Stream<Item = io::Result<Bytes>> + Send + 'static) {
    let (to, mut from): (_, Receiver<_>) = mpsc::channel(WAITING);
    (Pipe { to, runtime: Handle::current() }, poll_fn(move |context| from.poll_recv(context)))
}

impl Pipe {
    fn send(&self, piece: io::Result<Bytes>) -> io::Result<()> {
        let sent = self.runtime.block_on(async { timeout(PATIENCE, self.to.send(piece)).await });
        sent?.map_err(|_| io::ErrorKind::BrokenPipe.into())
    }

    /// Lets the answer break off, so that nobody takes it for whole.
    pub fn break_off(&self, error: io::Error) {
        // Who does not listen any more has noticed.
        let _ = self.send(Err(error));
    }
}

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.send(Ok(Bytes::copy_from_slice(bytes)))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
