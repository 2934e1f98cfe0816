//! A pack's bytes on their way out, in pieces that are worth a trip to the disk.

use std::{
    fs::File,
    io::{self, Read as _, Seek as _, SeekFrom},
    ops::Range,
};

use bytes::Bytes;
use futures_util::{Stream, StreamExt as _, TryStreamExt as _, stream::try_unfold};
use object_store::{GetResult, GetResultPayload};

/// Bytes of a piece. The object store's own stream asks another thread for each 8 KiB.
const PIECE: u64 = 128 * 1024;

/// The bytes that were asked for.
pub fn pieces(found: GetResult) -> impl Stream<Item = io::Result<Bytes>> + Send {
    let range = found.range.clone();
    match found.payload {
        GetResultPayload::File(file, _) => of_file(file, range).left_stream(),
        payload @ GetResultPayload::Stream(_) => {
            let found = GetResult { payload, ..found };
            found.into_stream().map_err(io::Error::other).right_stream()
        }
    }
}

fn of_file(file: File, range: Range<u64>) -> impl Stream<Item = io::Result<Bytes>> + Send {
    try_unfold((file, range), |(file, range)| async move {
        if range.is_empty() {
            return Ok(None);
        }
        tokio::task::spawn_blocking(move || read(file, range).map(Some)).await?
    })
}

/// The next piece, and what is left.
fn read(mut file: File, range: Range<u64>) -> io::Result<(Bytes, (File, Range<u64>))> {
    let length = PIECE.min(range.end - range.start);
    let mut piece = Vec::with_capacity(length as usize);
    file.seek(SeekFrom::Start(range.start))?;
    (&mut file).take(length).read_to_end(&mut piece)?;
    if piece.len() as u64 != length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok((piece.into(), (file, range.start + length..range.end)))
}

#[cfg(test)]
mod tests {
    use object_store::{
        GetOptions, GetRange, ObjectStoreExt as _, local::LocalFileSystem, memory::InMemory,
        path::Path,
    };

    use super::*;

    #[tokio::test]
    async fn pieces_put_together_are_the_range() {
        let folder = tempfile::tempdir().unwrap();
        let local = LocalFileSystem::new_with_prefix(folder.path()).unwrap();
        let stores: [&dyn object_store::ObjectStore; 2] = [&local, &InMemory::new()];
        let (path, size) = (Path::from("pack"), 2 * PIECE + 5);
        let content: Vec<u8> = (0..size).map(|place| (place % 251) as u8).collect();
        for store in stores {
            store.put(&path, content.clone().into()).await.unwrap();
            for part in [0..size, 1..size - 1, PIECE..2 * PIECE, 7..8] {
                let range = Some(GetRange::Bounded(part.clone()));
                let options = GetOptions { range, ..GetOptions::default() };
                let found = store.get_opts(&path, options).await.unwrap();
                let read: Vec<Bytes> = pieces(found).try_collect().await.unwrap();
                assert!(
                    read.concat() == content[part.start as usize..part.end as usize],
                    "{part:?}"
                );
            }
        }
    }

    #[tokio::test]
    async fn a_file_that_is_too_short_is_an_error() {
        let file = tempfile::tempfile().unwrap();
        assert!(of_file(file, 0..1).try_collect::<Vec<_>>().await.is_err());
    }
}
