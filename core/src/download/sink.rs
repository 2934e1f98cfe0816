//! Where the bytes of a run go: hashed and written apart from the network, a buffer at a time.

use std::sync::Arc;

use innkey_protocol::Hash;
use tokio::task::{JoinHandle, spawn_blocking};

use super::{
    part::Part,
    plan::{Cursor, Run},
};
use crate::{Error, Result};

/// So many bytes are hashed and written at once: the network brings 16 KiB at a time, which costs both dearly.
const BUFFER: usize = 128 * 1024;

/// Takes the wanted bytes of a run in their order. One buffer is written while the next is filled.
pub(super) struct Sink {
    buffer: Vec<u8>,
    writer: Place,
}

enum Place {
    Here(Box<Writer>),
    At(JoinHandle<(Box<Writer>, Vec<u8>, Result<()>)>),
    Gone,
}

struct Writer {
    parts: Arc<[Part]>,
    cursor: Cursor,
    hasher: blake3::Hasher,
}

impl Sink {
    pub(super) fn new(parts: Arc<[Part]>, run: &Run) -> Self {
        let cursor = Cursor::new(run);
        let writer = Box::new(Writer { parts, cursor, hasher: blake3::Hasher::new() });
        Self { buffer: Vec::with_capacity(BUFFER + BUFFER / 4), writer: Place::Here(writer) }
    }

    /// Takes the next bytes.
    pub(super) async fn take(&mut self, bytes: &[u8]) -> Result<()> {
        self.buffer.extend_from_slice(bytes);
        if self.buffer.len() < BUFFER { Ok(()) } else { self.send().await }
    }

    /// Writes all that it has taken, unless that has failed already: the failure was told then.
    pub(super) async fn flush(&mut self) -> Result<()> {
        if matches!(self.writer, Place::Gone) {
            return Ok(());
        }
        self.send().await?;
        let (writer, free) = self.wait().await?;
        (self.writer, self.buffer) = (Place::Here(writer), free);
        Ok(())
    }

    async fn send(&mut self) -> Result<()> {
        let (mut writer, free) = self.wait().await?;
        let full = std::mem::replace(&mut self.buffer, free);
        self.writer = Place::At(spawn_blocking(move || {
            let mut full = full;
            let done = writer.write(&full);
            full.clear();
            (writer, full, done)
        }));
        Ok(())
    }

    /// The writer, once it is free, and its empty buffer.
    async fn wait(&mut self) -> Result<(Box<Writer>, Vec<u8>)> {
        let (writer, buffer, done) = match std::mem::replace(&mut self.writer, Place::Gone) {
            Place::Here(writer) => (writer, Vec::new(), Ok(())),
            Place::At(job) => job.await.map_err(Error::stopped)?,
            Place::Gone => return Err(Error::Cancelled),
        };
        done.map(|()| (writer, buffer))
    }
}

impl Writer {
    fn write(&mut self, mut bytes: &[u8]) -> Result<()> {
        while let Some((piece, done)) = self.cursor.piece()
            && !bytes.is_empty()
        {
            let (now, rest) = bytes.split_at(bytes.len().min((piece.size - done) as usize));
            let part = &self.parts[piece.part];
            part.write(piece.at + done, now)?;
            self.hasher.update(now);
            bytes = rest;
            if self.cursor.go(now.len() as u64) {
                let found = Hash::from(self.hasher.finalize());
                self.hasher.reset();
                if found != piece.hash {
                    let what = format!("a chunk should have hash {} and has {found}", piece.hash);
                    let at = "the project's address".into();
                    return Err(Error::BadAnswer { at, status: 200, what });
                }
                part.passed(piece.size)?;
            }
        }
        Ok(())
    }
}
