//! Which ranges of a pack to ask for: as few as possible, none too long.

use innkey_protocol::Hash;

/// Bytes nobody wants that may lie between two files of one range: cheaper than one more request.
const MAX_GAP: u64 = 64 * 1024;
/// A range that is longer is not extended any more, so that several requests share the work.
const MAX_RUN: u64 = 8 * 1024 * 1024;

/// A file that is not on the phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) hash: Hash,
    pub(super) size: u64,
    /// Where it lies in its pack.
    pub(super) offset: u64,
}

/// Files of one pack that are fetched with one request; never empty, in the order of the pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// Index of the pack.
    pub(super) pack: usize,
    pub(super) files: Vec<Wanted>,
}

impl Run {
    /// First byte after the last file.
    pub(super) fn end(&self) -> u64 {
        self.files.last().map_or(0, Wanted::end)
    }

    /// Bytes from its first file to its last.
    pub(super) fn size(&self) -> u64 {
        self.end() - self.files.first().map_or(0, |first| first.offset)
    }
}

impl Wanted {
    pub(super) const fn end(&self) -> u64 {
        self.offset + self.size
    }
}

/// Groups the wanted files of one pack.
pub(super) fn runs(pack: usize, mut wanted: Vec<Wanted>) -> Vec<Run> {
    wanted.sort_by_key(|file| (file.offset, file.size));
    let mut runs: Vec<Run> = Vec::new();
    for file in wanted {
        match runs.last_mut() {
            Some(run)
                if file.offset.saturating_sub(run.end()) <= MAX_GAP && run.size() < MAX_RUN =>
            {
                run.files.push(file);
            }
            _ => runs.push(Run { pack, files: vec![file] }),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(places: &[(u64, u64)]) -> Vec<Wanted> {
        let file = |(offset, size)| Wanted { hash: Hash::of(b""), size, offset };
        places.iter().copied().map(file).collect()
    }

    fn ranges(places: &[(u64, u64)]) -> Vec<(u64, u64)> {
        let range = |run: &Run| (run.end() - run.size(), run.end());
        runs(0, wanted(places)).iter().map(range).collect()
    }

    #[test]
    fn a_whole_pack_is_one_request() {
        assert_eq!(ranges(&[(0, 10), (10, 0), (10, 20), (30, 5)]), [(0, 35)]);
        assert_eq!(ranges(&[]), []);
    }

    #[test]
    fn small_gaps_are_bridged_and_large_ones_not() {
        assert_eq!(ranges(&[(0, 10), (10 + MAX_GAP, 5)]), [(0, 15 + MAX_GAP)]);
        assert_eq!(ranges(&[(0, 10), (11 + MAX_GAP, 5)]), [(0, 10), (11 + MAX_GAP, 16 + MAX_GAP)]);
    }

    #[test]
    fn order_does_not_matter() {
        assert_eq!(ranges(&[(30, 5), (0, 10), (10, 20)]), [(0, 35)]);
    }

    #[test]
    fn much_is_shared_between_requests() {
        let half = MAX_RUN / 2;
        let files: Vec<_> = (0..6).map(|file| (file * half, half)).collect();
        assert_eq!(
            ranges(&files),
            [(0, MAX_RUN), (MAX_RUN, 2 * MAX_RUN), (2 * MAX_RUN, 3 * MAX_RUN)]
        );
        assert_eq!(ranges(&[(0, 9 * MAX_RUN)]), [(0, 9 * MAX_RUN)]);
    }
}
