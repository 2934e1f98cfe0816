//! What is sent while it is still being written.

use std::io::{self, Write};

use bytes::Bytes;
use futures_util::stream::{Stream, poll_fn};
use tokio::sync::mpsc::{Sender, channel};

/// So many pieces may be written ahead of the network.
const AHEAD: usize = 8;

/// Takes what [`Connection::upload`](super::Connection::upload) sends: what is written at once is sent at once. Blocks
/// while the network is slower, and fails when nobody takes it any more.
#[derive(Debug)]
pub struct Upload {
    pieces: Sender<io::Result<Bytes>>,
}

impl Upload {
    /// One, and the pieces that come out of it.
    pub(super) fn new() -> (Self, impl Stream<Item = io::Result<Bytes>> + Send + 'static) {
        let (pieces, mut receiver) = channel(AHEAD);
        (Self { pieces }, poll_fn(move |context| receiver.poll_recv(context)))
    }

    /// Writes all of it; gives the error that has cut it off, unless nobody was there to take it.
    pub(super) fn fill<E>(mut self, write: impl FnOnce(&mut Self) -> Result<(), E>) -> Option<E> {
        let error = write(&mut self).err()?;
        let cut = io::Error::other("what is uploaded could not be read to its end");
        // Whoever has stopped taking it says why.
        self.pieces.blocking_send(Err(cut)).ok().map(|()| error)
    }
}

impl Write for Upload {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let sent = self.pieces.blocking_send(Ok(Bytes::copy_from_slice(bytes)));
        sent.map_err(|_| io::ErrorKind::BrokenPipe)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use futures_util::TryStreamExt as _;
    use tokio::task::spawn_blocking;

    use super::*;

    const PIECE: usize = 128 * 1024;

    /// What comes out of one into which this is written, and what filling it gives.
    async fn sent(
        write: impl FnOnce(&mut Upload) -> io::Result<()> + Send + 'static,
    ) -> (io::Result<Vec<Bytes>>, Option<io::Error>) {
        let (upload, pieces) = Upload::new();
        let written = spawn_blocking(move || upload.fill(write));
        (pieces.try_collect().await, written.await.unwrap())
    }

    #[tokio::test]
    async fn pieces_put_together_are_what_was_written() {
        let content: Vec<u8> = (0..5 * PIECE + 7).map(|place| (place % 251) as u8).collect();
        let written = content.clone();
        let (pieces, error) = sent(move |upload| {
            written.chunks(50_001).try_for_each(|bytes| upload.write_all(bytes))
        })
        .await;
        assert!(pieces.unwrap().concat() == content && error.is_none());
    }

    #[tokio::test]
    async fn what_fails_halfway_is_cut_off() {
        let (pieces, error) = sent(|upload| {
            upload.write_all(&vec![1; 3 * PIECE])?;
            Err(io::ErrorKind::NotFound.into())
        })
        .await;
        assert!(pieces.is_err());
        assert_eq!(error.unwrap().kind(), io::ErrorKind::NotFound);
    }

    #[tokio::test]
    async fn who_writes_is_stopped_when_nobody_takes_it() {
        let (upload, pieces) = Upload::new();
        drop(pieces);
        let endless = |upload: &mut Upload| loop {
            upload.write_all(&vec![0; PIECE])?;
        };
        let error: Option<io::Error> = spawn_blocking(move || upload.fill(endless)).await.unwrap();
        assert!(error.is_none());
    }
}
