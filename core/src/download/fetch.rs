//! Network → hash → temporary file → blob. A broken stream goes on where it broke.

use std::{
    io::Write as _,
    sync::atomic::{AtomicU64, Ordering},
};

use bytes::{Buf as _, Bytes};
use innkey_protocol::{Hash, api::packs::Blob};
use tempfile::NamedTempFile;

use super::{
    Download,
    plan::{Run, Wanted},
};
use crate::{
    Error, Result,
    blobs::Blobs,
    net::{Answer, Retry},
};

/// So many new bytes count as a gain: tries are counted anew.
const GAIN: u64 = 256 * 1024;
/// So many bytes are hashed and written at once: the network brings 16 KiB at a time, which costs both dearly.
const BUFFER: usize = 256 * 1024;

/// Fetches for one download and counts what it did.
pub(super) struct Fetcher<'a> {
    download: &'a Download<'a>,
    bytes: AtomicU64,
    requests: AtomicU64,
}

/// Where a run stands.
struct State<'a> {
    blobs: &'a Blobs,
    run: Run,
    /// Index of the file whose bytes come next.
    next: usize,
    /// What of it has arrived.
    partial: Option<Partial>,
}

struct Partial {
    file: NamedTempFile,
    hasher: blake3::Hasher,
    /// What has arrived, but is neither hashed nor written yet.
    buffer: Vec<u8>,
    /// All that has arrived, in bytes.
    size: u64,
}

impl<'a> Fetcher<'a> {
    pub(super) fn new(download: &'a Download<'a>) -> Self {
        // The list of packs was one.
        Self { download, bytes: 0.into(), requests: 1.into() }
    }

    pub(super) fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }

    pub(super) fn requests(&self) -> u64 {
        self.requests.load(Ordering::Relaxed)
    }

    /// A small file, from the phone or else from the server, and kept.
    pub(super) async fn whole(&self, blob: &Blob) -> Result<Vec<u8>> {
        let blobs = self.download.blobs;
        if let Ok(bytes) = blobs.read(blob.hash, blob.size) {
            return Ok(bytes);
        }
        let wanted = Wanted { hash: blob.hash, size: blob.size, offset: 0 };
        self.fetch(blob, Run { pack: 0, files: vec![wanted] }, false).await?;
        blobs.read(blob.hash, blob.size)
    }

    /// All files of a run.
    pub(super) async fn run(&self, pack: &Blob, run: Run) -> Result<()> {
        self.fetch(pack, run, true).await
    }

    async fn fetch(&self, from: &Blob, run: Run, counts: bool) -> Result<()> {
        let mut state = State { blobs: self.download.blobs, run, next: 0, partial: None };
        state.finish_full().await?;
        let mut retry = Retry::new(self.download.connection.patience());
        while !state.is_done() {
            let before = state.position();
            if let Err(error) = self.stream(from, &mut state, counts).await {
                if state.position() - before >= GAIN {
                    retry.gained();
                }
                retry.after(error).await?;
            }
        }
        Ok(())
    }

    /// One request, from where the state stands to its end.
    async fn stream(&self, from: &Blob, state: &mut State<'_>, counts: bool) -> Result<()> {
        let (start, end) = (state.position(), state.run.end());
        let mut request = (self.download.authorized)(from.address.clone());
        if start > 0 || end < from.size {
            request = request.range(start..end);
        }
        self.requests.fetch_add(1, Ordering::Relaxed);
        let mut answer = self.download.connection.send(&request).await?;
        let mut position = check_extent(&answer, start, end, from.size)?;
        while let Some(mut chunk) = answer.chunk().await? {
            self.bytes.fetch_add(chunk.len() as u64, Ordering::Relaxed);
            while !chunk.is_empty() {
                if state.is_done() {
                    // A whole pack goes on behind what we want, a range must not.
                    return if answer.is_partial() { Err(too_long(&answer)) } else { Ok(()) };
                }
                let taken = state.take(&mut chunk, position, &answer)?;
                position += taken.passed;
                if counts {
                    self.download.progress.advance(taken.wanted);
                }
                state.finish_full().await?;
            }
        }
        if state.is_done() { Ok(()) } else { Err(answer.cut_short()) }
    }
}

/// Where the body begins in the pack, if it is what was asked for.
fn check_extent(answer: &Answer, start: u64, end: u64, whole: u64) -> Result<u64> {
    let (begins, ends) = match answer.is_partial() {
        true if answer.range_start() == Some(start) => (start, end),
        true => return Err(answer.bad("it is another range than the one asked for")),
        false => (0, whole),
    };
    match answer.length() {
        Some(length) if length > ends - begins => Err(too_long(answer)),
        _ => Ok(begins),
    }
}

fn too_long(answer: &Answer) -> Error {
    answer.bad("it is longer than what was asked for")
}

/// Bytes that `take` went over, and those of them that belong to a wanted file.
struct Taken {
    passed: u64,
    wanted: u64,
}

impl State<'_> {
    fn is_done(&self) -> bool {
        self.next == self.run.files.len()
    }

    /// The next byte that is wanted.
    fn position(&self) -> u64 {
        let arrived = self.partial.as_ref().map_or(0, |partial| partial.size);
        self.run.files.get(self.next).map_or(self.run.end(), |file| file.offset + arrived)
    }

    /// Takes what belongs to the next file from `chunk`, which begins at `at` in the pack; or skips what
    /// lies before it.
    fn take(&mut self, chunk: &mut Bytes, at: u64, answer: &Answer) -> Result<Taken> {
        let Some(gap) = self.position().checked_sub(at) else {
            return Err(answer.bad("its bytes are out of order"));
        };
        let length = chunk.len() as u64;
        if gap > 0 {
            let skipped = gap.min(length);
            chunk.advance(skipped as usize);
            return Ok(Taken { passed: skipped, wanted: 0 });
        }
        let Some(wanted) = self.run.files.get(self.next) else {
            return Ok(Taken { passed: 0, wanted: 0 });
        };
        let partial = match &mut self.partial {
            Some(partial) => partial,
            none => none.insert(Partial::new(self.blobs)?),
        };
        let bytes = chunk.split_to((wanted.size - partial.size).min(length) as usize);
        partial.take(&bytes)?;
        Ok(Taken { passed: bytes.len() as u64, wanted: bytes.len() as u64 })
    }

    /// Verifies and keeps the next files as long as all their bytes are here.
    async fn finish_full(&mut self) -> Result<()> {
        while let Some(wanted) = self.run.files.get(self.next).copied() {
            let mut partial = match self.partial.take() {
                None if wanted.size == 0 => Partial::new(self.blobs)?,
                Some(partial) if partial.size == wanted.size => partial,
                unfinished => {
                    self.partial = unfinished;
                    return Ok(());
                }
            };
            partial.flush()?;
            let found = Hash::from(partial.hasher.finalize());
            if found != wanted.hash {
                return Err(Error::BadAnswer {
                    at: "the project's address".into(),
                    status: 200,
                    what: format!("a file should have hash {} and has {found}", wanted.hash),
                });
            }
            let blobs = self.blobs.clone();
            let keep = move || blobs.keep(partial.file, found);
            tokio::task::spawn_blocking(keep).await.map_err(Error::stopped)??;
            self.next += 1;
        }
        Ok(())
    }
}

impl Partial {
    fn new(blobs: &Blobs) -> Result<Self> {
        let (file, hasher) = (blobs.temporary()?, blake3::Hasher::new());
        Ok(Self { file, hasher, buffer: Vec::new(), size: 0 })
    }

    fn take(&mut self, bytes: &[u8]) -> Result<()> {
        self.buffer.extend_from_slice(bytes);
        self.size += bytes.len() as u64;
        if self.buffer.len() < BUFFER { Ok(()) } else { self.flush() }
    }

    fn flush(&mut self) -> Result<()> {
        self.file.write_all(&self.buffer).map_err(Error::storage("writing a file"))?;
        self.hasher.update(&self.buffer);
        self.buffer.clear();
        Ok(())
    }
}
