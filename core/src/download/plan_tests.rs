use proptest::{collection::vec, prelude::*};

use super::{super::fuzzing::queue, *};

/// What workers on the shared line ask for, one after the other: pack, range, pieces.
fn plan(places: &[(usize, u64, u64)]) -> Vec<String> {
    let mut queue = queue(places);
    let show = |run: Run| format!("{}: {:?}, {}", run.pack, run.range(), run.pieces.len());
    std::iter::from_fn(|| queue.take(0)).map(show).collect()
}

#[test]
fn a_small_pack_is_one_request() {
    assert_eq!(plan(&[(0, 0, 10), (0, 10, 20), (0, 30, 5)]), ["0: 0..35, 3"]);
    assert!(plan(&[]).is_empty());
}

#[test]
fn order_does_not_matter_and_packs_stay_apart() {
    let expected = ["0: 0..35, 3", "1: 0..7, 1", "3: 5..9, 1"];
    let places = [(3, 5, 4), (0, 30, 5), (1, 0, 7), (0, 0, 10), (0, 10, 20)];
    assert_eq!(plan(&places), expected);
}

#[test]
fn small_gaps_are_bridged_and_large_ones_not() {
    assert_eq!(plan(&[(0, 0, 10), (0, 16_394, 5)]), ["0: 0..16399, 2"]);
    assert_eq!(plan(&[(0, 0, 10), (0, 16_395, 5)]), ["0: 0..10, 1", "0: 16395..16400, 1"]);
}

#[test]
fn an_update_asks_for_what_is_new() {
    // Two pictures replaced, and one chunk of a film.
    let places = [(0, 120_000, 110_000), (0, 900_000, 95_000), (0, 40_000_000, 70_000)];
    let expected = ["0: 120000..230000, 1", "0: 900000..995000, 1", "0: 40000000..40070000, 1"];
    assert_eq!(plan(&places), expected);
}

#[test]
fn much_is_shared_to_the_end() {
    let mib = 1024 * 1024;
    let film: Vec<_> = (0..64).map(|chunk| (0, chunk * mib, mib)).collect();
    let sizes = |own| -> Vec<u64> {
        let mut queue = queue(&film);
        let size = |run: Run| (run.range().end - run.range().start) / mib;
        std::iter::from_fn(|| queue.take(own)).map(size).collect()
    };
    let alone = sizes(0);
    assert_eq!(alone[..6], [8, 7, 6, 5, 4, 4]);
    assert!(alone.is_sorted_by(|one, next| one >= next) && alone.ends_with(&[1, 1, 1, 1]));
    assert_eq!(alone.iter().sum::<u64>(), 64);
    assert_eq!(sizes(4)[..6], [4, 3, 3, 3, 3, 3], "and by twice as many");
}

#[test]
fn little_is_fetched_by_many_at_once() {
    let pictures: Vec<_> = (0..40).map(|picture| (0, picture * 1_000_000, 100_000)).collect();
    assert_eq!((queue(&pictures).shared, plan(&pictures).len()), (MANY, 40));
    assert_eq!(queue(&[(0, 0, LITTLE + 1)]).shared, PARALLEL);
}

#[test]
fn a_huge_piece_is_one_request() {
    assert_eq!(plan(&[(0, 0, 1 << 40)]), [format!("0: 0..{}, 1", 1_u64 << 40)]);
}

#[test]
fn fetching_goes_over_pieces_and_gaps() {
    let mut fetching = Fetching::new(queue(&[(0, 5, 10), (0, 20, 1)]).take(0).unwrap());
    assert_eq!(fetching.range(), Some(5..21));
    fetching.go(4);
    assert_eq!(fetching.range(), Some(9..21));
    fetching.go(6);
    assert_eq!(fetching.range(), Some(20..21));
    fetching.go(1);
    assert_eq!((fetching.range(), fetching.piece()), (None, None));
}

#[test]
fn what_was_not_begun_of_a_run_can_be_taken_over() {
    let film: Vec<_> = (0..8).map(|chunk| (0, chunk * 50_000, 50_000)).collect();
    let mut queue = queue(&film);
    let mut first = Fetching::new(queue.take(0).unwrap());
    first.go(50_000);
    assert_eq!(first.range(), Some(50_000..400_000));
    let half = Fetching::new(queue.take_over().unwrap());
    assert_eq!((half.range(), first.range()), (Some(250_000..400_000), Some(50_000..250_000)));
    let rest = Fetching::new(queue.take_over().unwrap());
    assert_eq!((rest.range(), first.range()), (Some(150_000..250_000), Some(50_000..150_000)));
    let others: Vec<_> = std::iter::from_fn(|| queue.take_over().map(Fetching::new)).collect();
    assert_eq!(others.len(), 4, "each piece that nobody has begun");
    first.go(50_000);
    assert_eq!(first.range(), None);
}

#[test]
fn what_was_taken_and_not_begun_can_be_recalled() {
    let film: Vec<_> = (0..8).map(|chunk| (0, chunk * 100_000, 100_000)).collect();
    let mut queue = queue(&film);
    let mut first = Fetching::new(queue.take(0).unwrap());
    first.go(50_000);
    queue.recall();
    assert_eq!((first.range(), queue.left), (Some(50_000..100_000), 700_000));
    first.go(50_000);
    assert_eq!(first.range(), None);
    assert_eq!(queue.take(1).unwrap().range(), 100_000..200_000);
}

proptest! {
    /// Whatever is wanted is fetched once; ranges of a pack neither overlap nor bridge much.
    #[test]
    fn every_piece_is_in_one_run(
        layout in vec((0_usize..3, 1_u64..2_000_000, 0_u64..100_000), 0..60),
        own in 0_usize..40,
    ) {
        let mut ends = [0; 3];
        let mut places = Vec::new();
        for (pack, size, gap) in layout {
            places.push((pack, ends[pack] + gap, size));
            ends[pack] += gap + size;
        }
        let mut queue = queue(&places);
        let runs: Vec<Run> = std::iter::from_fn(|| queue.take(own)).collect();
        prop_assert_eq!(queue.left, 0);
        let (mut seen, mut ends) = (vec![0; places.len()], [0; 3]);
        for run in &runs {
            let range = run.range();
            prop_assert!(range.start >= ends[run.pack], "they overlap");
            prop_assert!(run.pieces.len() == 1 || range.end - range.start <= MAX_RUN);
            let mut end = range.start;
            for piece in &*run.pieces {
                seen[piece.part] += 1;
                prop_assert_eq!(piece.pack, run.pack);
                prop_assert!(piece.offset >= end && piece.offset - end <= MAX_GAP);
                end = piece.end();
            }
            ends[run.pack] = end;
        }
        prop_assert!(seen.iter().all(|times| *times == 1));
    }
}
