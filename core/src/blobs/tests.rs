use innkey_protocol::manifest::FileEntry;

use super::*;

fn put(blobs: &Blobs, content: &[u8]) -> Hash {
    blobs.put(content, Hash::of(content)).unwrap();
    Hash::of(content)
}

#[test]
fn keeps_reads_and_sweeps() {
    let root = tempfile::tempdir().unwrap();
    let blobs = Blobs::new(root.path(), "s");
    let lock = blobs.lock().unwrap();
    let (a, b) = (put(&blobs, b"a"), put(&blobs, b"bb"));
    assert_eq!(blobs.read(b, 10).unwrap(), b"bb");
    assert_eq!([blobs.held(a, 1), blobs.held(Hash::of(b"c"), 1)], [Held::Loose, Held::Missing]);
    blobs.settle(&[a, b]).unwrap();
    assert_eq!(blobs.held(a, 1), Held::Settled);
    blobs.sweep(&HashSet::from([b])).unwrap();
    assert_eq!([blobs.held(a, 1), blobs.held(b, 2)], [Held::Missing, Held::Settled]);
    drop(lock);
}

#[test]
fn a_damaged_blob_is_removed_so_that_it_is_fetched_again() {
    let root = tempfile::tempdir().unwrap();
    let blobs = Blobs::new(root.path(), "s");
    let _lock = blobs.lock().unwrap();
    let hash = put(&blobs, b"good");
    fs::write(blobs.path(hash), b"evil").unwrap();
    assert!(matches!(blobs.read(hash, 10), Err(Error::Damaged { .. })));
    assert!(!blobs.path(hash).exists());
}

#[test]
fn one_download_at_a_time() {
    let root = tempfile::tempdir().unwrap();
    let blobs = Blobs::new(root.path(), "s");
    let lock = blobs.lock().unwrap();
    assert!(matches!(blobs.lock(), Err(Error::Busy { .. })));
    let kept_by_blocking_work = lock.clone();
    drop(lock);
    assert!(matches!(blobs.lock(), Err(Error::Busy { .. })));
    drop(kept_by_blocking_work);
    assert!(blobs.lock().is_ok());
}

#[test]
fn a_settled_blob_that_is_written_to_is_hashed_again() {
    let root = tempfile::tempdir().unwrap();
    let blobs = Blobs::new(root.path(), "s");
    let _lock = blobs.lock().unwrap();
    let hash = put(&blobs, b"good");
    blobs.settle(&[hash]).unwrap();
    assert!(blobs.is_sound(hash) && blobs.recheck(hash).unwrap());
    fs::write(blobs.path(hash), b"evil").unwrap();
    assert_eq!(blobs.held(hash, 4), Held::Damaged);
    assert!(!blobs.is_sound(hash));
}

#[test]
fn what_is_damaged_without_a_trace_is_found_by_a_recheck() {
    let root = tempfile::tempdir().unwrap();
    let blobs = Blobs::new(root.path(), "s");
    let _lock = blobs.lock().unwrap();
    let hash = put(&blobs, b"good");
    fs::write(blobs.path(hash), b"evil").unwrap();
    blobs.settle(&[hash]).unwrap();
    assert_eq!(blobs.held(hash, 4), Held::Settled, "nobody looks");
    assert!(!blobs.recheck(hash).unwrap());
    assert_eq!(blobs.held(hash, 4), Held::Damaged);
    assert!(!blobs.recheck(Hash::of(b"none")).unwrap());
}

#[test]
fn what_was_begun_stays_if_it_is_described() {
    let root = tempfile::tempdir().unwrap();
    let blobs = Blobs::new(root.path(), "s");
    let lock = blobs.lock().unwrap();
    let chunk = innkey_protocol::manifest::Chunk { size: 1, hash: Hash::of(b"a") };
    let whole = FileEntry {
        path: "x".into(),
        size: 2,
        hash: Hash::of(b"aa"),
        offset: 0,
        chunks: Vec::new(),
    };
    let chunked = FileEntry { hash: Hash::of(b"ab"), chunks: vec![chunk, chunk], ..whole.clone() };
    for entry in [&whole, &chunked] {
        blobs.begin(entry).unwrap().write_all(b"a").unwrap();
    }
    drop(lock);
    let _lock = blobs.lock().unwrap();
    let found = blobs.unfinished();
    assert_eq!(found.iter().map(|it| &it.entry).collect::<Vec<_>>(), [&chunked]);
    assert!(blobs.partial(chunked.hash).exists() && !blobs.partial(whole.hash).exists());
    blobs.sweep(&HashSet::new()).unwrap();
    assert!(!blobs.has_partial());
    blobs.note_begun().unwrap();
    blobs.clear_partial(|_| false);
    assert!(blobs.has_partial(), "it is known until all is swept");
    blobs.sweep(&HashSet::new()).unwrap();
    assert!(!blobs.has_partial());
}
