//! Puts one pack together: what goes into it is read and cut here, and written and hashed on a thread beside.

use std::{
    collections::BTreeMap,
    io::{self, BufWriter, Read, Write},
    panic::resume_unwind,
    path::Path,
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread::{Builder, Scope, ScopedJoinHandle},
};

use innkey_protocol::{
    Hash,
    api::operator::AuthoredFile,
    manifest::{Chunk, FORMAT, FileEntry, Manifest},
    project::MAX_PROJECT_FILE,
};
use tempfile::NamedTempFile;

use super::{
    BuiltPack, PackageError, Source,
    chunks::{WHOLE, chunks},
};

/// So many chunks may be read ahead of the writing.
const AHEAD: usize = 16;

/// What a pack is for.
#[derive(Default)]
pub(super) struct Purpose {
    pub(super) name: String,
    pub(super) function: String,
    pub(super) page: String,
    pub(super) group: String,
}

/// How many bytes the packs may have; a picture counts in each pack that holds it.
pub(super) struct Room {
    limit: u64,
    left: u64,
}

impl Room {
    pub(super) const fn new(limit: u64) -> Self {
        Self { limit, left: limit }
    }

    fn take(&mut self, bytes: usize) -> Result<(), PackageError> {
        let left = self.left.checked_sub(bytes as u64);
        self.left = left.ok_or(PackageError::TooLarge(self.limit))?;
        Ok(())
    }
}

/// Reads what goes into one pack.
pub(super) struct Packer<'a> {
    room: &'a mut Room,
    steps: SyncSender<Step>,
    writer: ScopedJoinHandle<'a, io::Result<Written>>,
}

/// What comes next in the pack.
enum Step {
    /// A piece of a file, and its hash if the file is to be known by its chunks.
    Chunk(Vec<u8>, Option<Hash>),
    /// The end of the file with this path.
    End(String),
}

impl<'a> Packer<'a> {
    pub(super) fn new<'scope>(
        scope: &'scope Scope<'scope, '_>,
        folder: &Path,
        room: &'a mut Room,
    ) -> io::Result<Self>
    where
        'scope: 'a,
    {
        let (steps, taken) = sync_channel(AHEAD);
        let written = Written::new(folder)?;
        let writer = Builder::new().spawn_scoped(scope, move || written.with_all(&taken))?;
        Ok(Self { room, steps, writer })
    }

    pub(super) fn add_json(
        &mut self,
        path: &str,
        value: &impl serde::Serialize,
    ) -> Result<(), PackageError> {
        let json = serde_json::to_vec(value).map_err(io::Error::from)?;
        let size = json.len() as u64;
        // What was left out is written in full: it may have grown beyond what a phone reads.
        if size > MAX_PROJECT_FILE {
            return Err(PackageError::TooLarge(MAX_PROJECT_FILE));
        }
        self.add(path, size, &mut json.as_slice())
    }

    pub(super) fn add_file(
        &mut self,
        path: &str,
        source: &mut impl Source,
    ) -> Result<(), PackageError> {
        let claimed = source.files().get(path).copied().unwrap_or_default();
        self.add(path, claimed, &mut source.open(path)?)
    }

    fn add(&mut self, path: &str, claimed: u64, reader: &mut dyn Read) -> Result<(), PackageError> {
        let mut size = 0;
        for bytes in chunks(reader) {
            let bytes = bytes.map_err(|error| PackageError::file(path, error))?;
            self.room.take(bytes.len())?;
            size += bytes.len() as u64;
            let hash = (claimed > WHOLE).then(|| Hash::of(&bytes));
            if self.steps.send(Step::Chunk(bytes, hash)).is_err() {
                break;
            }
        }
        // Where nothing is taken any more, `finish` tells why.
        match self.steps.send(Step::End(path.into())) {
            Ok(()) if size != claimed => Err(PackageError::Size(path.into())),
            _ => Ok(()),
        }
    }

    /// The pack, once all is written; what it holds beside the JSON that was added first goes into `authored`.
    pub(super) fn finish(
        self,
        purpose: Purpose,
        authored: &mut BTreeMap<String, AuthoredFile>,
    ) -> io::Result<BuiltPack> {
        drop(self.steps);
        let written = self.writer.join().unwrap_or_else(|panic| resume_unwind(panic))?;
        let beside = written.files.iter().skip(1);
        authored
            .extend(beside.map(|file| {
                (file.path.clone(), AuthoredFile { size: file.size, hash: file.hash })
            }));
        written.into_pack(purpose)
    }
}

/// What is written of a pack.
struct Written {
    content: BufWriter<NamedTempFile>,
    hash: blake3::Hasher,
    end: u64,
    files: Vec<FileEntry>,
    /// Of the file that has begun.
    file: blake3::Hasher,
    chunks: Vec<Chunk>,
}

impl Written {
    fn new(folder: &Path) -> io::Result<Self> {
        Ok(Self {
            content: BufWriter::new(NamedTempFile::new_in(folder)?),
            hash: blake3::Hasher::new(),
            end: 0,
            files: Vec::new(),
            file: blake3::Hasher::new(),
            chunks: Vec::new(),
        })
    }

    fn with_all(mut self, steps: &Receiver<Step>) -> io::Result<Self> {
        for step in steps {
            match step {
                Step::Chunk(bytes, hash) => self.add(&bytes, hash)?,
                Step::End(path) => self.end(path),
            }
        }
        self.content.flush()?;
        Ok(self)
    }

    fn add(&mut self, bytes: &[u8], hash: Option<Hash>) -> io::Result<()> {
        self.file.update(bytes);
        self.hash.update(bytes);
        self.content.write_all(bytes)?;
        self.end += bytes.len() as u64;
        self.chunks.extend(hash.map(|hash| Chunk { size: bytes.len() as u64, hash }));
        Ok(())
    }

    fn end(&mut self, path: String) {
        let offset = self.files.last().map_or(0, |file| file.offset + file.size);
        self.files.push(FileEntry {
            path,
            size: self.end - offset,
            hash: self.file.finalize().into(),
            offset,
            chunks: std::mem::take(&mut self.chunks),
        });
        self.file.reset();
    }

    fn into_pack(self, purpose: Purpose) -> io::Result<BuiltPack> {
        let content = self.content.into_inner().map_err(io::IntoInnerError::into_error)?;
        let files = self.files.len() as u64;
        let manifest = serde_json::to_vec(&Manifest { format: FORMAT, files: self.files })?;
        Ok(BuiltPack {
            name: purpose.name,
            function: purpose.function,
            page: purpose.page,
            group: purpose.group,
            content: content.into_temp_path(),
            hash: self.hash.finalize().into(),
            size: self.end,
            files,
            manifest_hash: Hash::of(&manifest),
            manifest_size: manifest.len() as u64,
            manifest,
        })
    }
}
