//! From the network to the files. A broken stream goes on where it broke.

use std::{
    ops::Range,
    pin::pin,
    sync::{
        Arc, Mutex, Once, OnceLock, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use bytes::{Buf as _, Bytes};
use innkey_protocol::{ErrorCode, Hash, api::packs::Blob};
use tokio::{task::spawn_blocking, time::sleep};

use super::{
    Download,
    limit::Limit,
    part::{Part, repeat},
    plan::{Fetching, Queue, Run},
    sink::Sink,
    survey::Wanted,
    version::Version,
    widen::{Seat, widen},
    width::Came,
};
use crate::{
    Error, Result,
    net::{Answer, Elsewhere, Line, Retry, is_elsewhere},
};

/// So many new bytes count as a gain: tries are counted anew.
const GAIN: u64 = 256 * 1024;

/// So many new bytes are worth a trip to the disk, and how often it is looked whether they have come.
const TO_SETTLE: u64 = 32 * 1024 * 1024;
const LOOK: Duration = Duration::from_millis(20);

/// Fetches for one download and counts what it did.
pub(super) struct Fetcher<'a> {
    download: &'a Download<'a>,
    limit: Limit,
    elsewhere: OnceLock<Elsewhere>,
    bytes: AtomicU64,
    /// Of the bytes, those over lines of their own.
    own: AtomicU64,
    requests: AtomicU64,
}

impl<'a> Fetcher<'a> {
    pub(super) fn new(download: &'a Download<'a>) -> Self {
        // The list of packs was one.
        let limit = Limit::new(download.options.limit_rate);
        let (bytes, own, requests) = (0.into(), 0.into(), 1.into());
        Self { download, limit, elsewhere: OnceLock::new(), bytes, own, requests }
    }

    pub(super) fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }

    fn came(&self) -> Came {
        Came { all: self.bytes(), own: self.own.load(Ordering::Relaxed) }
    }

    pub(super) fn requests(&self) -> u64 {
        self.requests.load(Ordering::Relaxed)
    }

    /// A small file, from the phone, or what the list `brought`, or else from the server; and kept.
    pub(super) async fn small(&self, blob: &Blob, brought: Option<&str>) -> Result<Vec<u8>> {
        let blobs = self.download.blobs;
        if let Ok(bytes) = blobs.read(blob.hash, blob.size) {
            return Ok(bytes);
        }
        let is_it =
            |text: &&str| text.len() as u64 == blob.size && Hash::of(text.as_bytes()) == blob.hash;
        if let Some(text) = brought.filter(is_it) {
            self.bytes.fetch_add(text.len() as u64, Ordering::Relaxed);
            blobs.put(text.as_bytes(), blob.hash)?;
            return Ok(text.into());
        }
        let mut retry = Retry::new(self.download.connection.patience());
        let mut line = Line::Shared;
        loop {
            match self.try_small(line, blob).await {
                Ok(bytes) => {
                    blobs.put(&bytes, blob.hash)?;
                    return Ok(bytes);
                }
                Err(error) => {
                    retry.after(error).await?;
                    line = line.other();
                }
            }
        }
    }

    async fn try_small(&self, line: Line, blob: &Blob) -> Result<Vec<u8>> {
        let request = (self.download.authorized)(blob.address.clone()).compressed();
        self.requests.fetch_add(1, Ordering::Relaxed);
        let answer = self.download.connection.send_over(line, &request).await.map_err(gone)?;
        let (status, at) = (answer.status(), answer.at());
        let (bytes, came) = answer.unpacked(blob.size as usize).await?;
        self.bytes.fetch_add(came, Ordering::Relaxed);
        if bytes.len() as u64 == blob.size && Hash::of(&bytes) == blob.hash {
            return Ok(bytes.to_vec());
        }
        let what = format!("what should have hash {} has another", blob.hash);
        Err(Error::BadAnswer { at, status, what })
    }

    /// All that is wanted of a version.
    pub(super) async fn all(&self, version: &Version, wanted: Wanted) -> Result<()> {
        let Wanted { parts, pieces, repeats } = wanted;
        let queue = Queue::new(pieces);
        let shared = queue.shared;
        let (parts, queue) = (&parts, &Mutex::new(queue));
        let data = |pack: usize| &version.packs[pack].data;
        let recall = Once::new();
        let next = |seat: &Seat| {
            let mut queue = queue.lock().unwrap_or_else(PoisonError::into_inner);
            if seat.is_own() {
                recall.call_once(|| queue.recall());
            }
            let run = queue.take(seat.own_lines());
            run.or_else(|| if seat.is_own() { queue.take_over() } else { None })
        };
        let worker = |mut seat: Seat| async move {
            while seat.is_kept()
                && let Some(run) = next(&seat)
            {
                self.run(&mut seat, data(run.pack), parts, run).await?;
            }
            Ok(())
        };
        tokio::select! {
            done = widen(shared, || self.came(), worker) => done,
            never = self.settle_meanwhile() => never,
        }?;
        let parts = Arc::clone(parts);
        spawn_blocking(move || repeat(&parts, &repeats)).await.map_err(Error::stopped)?
    }

    /// Brings what comes to the disk as it comes: at the end it would have to be waited for.
    async fn settle_meanwhile(&self) -> Result<()> {
        let mut settled = 0;
        loop {
            sleep(LOOK).await;
            if self.bytes() - settled < TO_SETTLE {
                continue;
            }
            settled = self.bytes();
            let blobs = self.download.blobs.clone();
            spawn_blocking(move || blobs.begin_to_settle()).await.map_err(Error::stopped)?;
        }
    }

    /// Fetches a run.
    async fn run(&self, seat: &mut Seat, pack: &Blob, parts: &Arc<[Part]>, run: Run) -> Result<()> {
        let mut sink = Sink::new(Arc::clone(parts), &run);
        let mut fetching = Fetching::new(run);
        let mut retry = Retry::new(self.download.connection.patience());
        while let Some(wanted) = fetching.range() {
            let before = wanted.start;
            let streamed = self.stream(seat, pack, wanted, &mut fetching, &mut sink).await;
            sink.flush().await?;
            if let Err(error) = streamed {
                if fetching.range().is_none_or(|left| left.start - before >= GAIN) {
                    retry.gained();
                }
                retry.after(error).await?;
            }
            // This one has failed, or shall be left.
            if fetching.range().is_some() {
                seat.change_line();
            }
        }
        Ok(())
    }

    /// Asks for these bytes and takes what is wanted of them, or as much as has come when the line is left.
    async fn stream(
        &self,
        seat: &Seat,
        pack: &Blob,
        asked: Range<u64>,
        fetching: &mut Fetching,
        sink: &mut Sink,
    ) -> Result<()> {
        let mut leaves = pin!(seat.leaves());
        let mut answer = tokio::select! {
            answer = self.ask(seat.line(), pack, asked.clone()) => answer.map_err(gone)?,
            () = &mut leaves => return Ok(()),
        };
        let mut position = check_extent(&answer, &asked, pack.size)?;
        loop {
            let came = tokio::select! {
                came = answer.flowing() => came?,
                () = &mut leaves => return Ok(()),
            };
            let Some(mut came) = came else { break };
            let bytes = came.len() as u64;
            self.bytes.fetch_add(bytes, Ordering::Relaxed);
            if seat.line() == Line::Own {
                self.own.fetch_add(bytes, Ordering::Relaxed);
            }
            self.limit.spend(came.len()).await;
            if answer.is_partial() && position + bytes > asked.end {
                return Err(too_long(&answer));
            }
            while !came.is_empty() {
                if fetching.piece().is_none() {
                    return Ok(());
                }
                position += self.take(&mut came, position, fetching, sink, &answer).await?;
            }
        }
        if fetching.piece().is_none() { Ok(()) } else { Err(answer.cut_short()) }
    }

    /// Asks for bytes of a pack, wherever it lies.
    async fn ask(&self, line: Line, pack: &Blob, range: Range<u64>) -> Result<Answer> {
        let range = Some(range).filter(|range| range.start > 0 || range.end < pack.size);
        self.requests.fetch_add(1, Ordering::Relaxed);
        if is_elsewhere(&pack.address) {
            return self.elsewhere()?.get(line, &pack.address, range).await;
        }
        let request = (self.download.authorized)(pack.address.clone());
        let request = match range {
            Some(range) => request.range(range),
            None => request,
        };
        self.download.connection.send_over(line, &request).await
    }

    /// Made when it is needed.
    fn elsewhere(&self) -> Result<&Elsewhere> {
        if let Some(elsewhere) = self.elsewhere.get() {
            return Ok(elsewhere);
        }
        let patience = self.download.connection.patience();
        let made = Elsewhere::new(&self.download.options.authorities, patience)?;
        Ok(self.elsewhere.get_or_init(|| made))
    }

    /// Takes what belongs to the next piece from `came`, which begins at `at` in the pack, or skips what lies before
    /// it; gives how many bytes that were.
    async fn take(
        &self,
        came: &mut Bytes,
        at: u64,
        fetching: &mut Fetching,
        sink: &mut Sink,
        answer: &Answer,
    ) -> Result<u64> {
        let Some((piece, done)) = fetching.piece() else { return Ok(0) };
        let length = came.len() as u64;
        let Some(gap) = (piece.offset + done).checked_sub(at) else {
            return Err(answer.bad("its bytes are out of order"));
        };
        if gap > 0 {
            let skipped = gap.min(length);
            came.advance(skipped as usize);
            return Ok(skipped);
        }
        let taken = length.min(piece.size - done);
        sink.take(&came.split_to(taken as usize)).await?;
        fetching.go(taken);
        self.download.progress.advance(taken);
        Ok(taken)
    }
}

/// Where the body begins in the pack, if it is what was asked for.
fn check_extent(answer: &Answer, asked: &Range<u64>, whole: u64) -> Result<u64> {
    let (begins, ends) = match answer.is_partial() {
        true if answer.range_start() == Some(asked.start) => (asked.start, asked.end),
        true => return Err(answer.bad("it is another range than the one asked for")),
        false => (0, whole),
    };
    match answer.length() {
        Some(length) if length > ends - begins => Err(too_long(answer)),
        _ => Ok(begins),
    }
}

/// What is listed and not there was taken away.
fn gone(error: Error) -> Error {
    match error {
        Error::BadAnswer { at, status: 404 | 410, .. } => Error::gone(at),
        Error::Refused(problem) if problem.code == ErrorCode::NotFound => {
            Error::gone("the project's address".into())
        }
        other => other,
    }
}

fn too_long(answer: &Answer) -> Error {
    answer.bad("it is longer than what was asked for")
}
