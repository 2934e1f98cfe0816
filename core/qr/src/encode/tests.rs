//! What is made is read by a reader that is not ours, whatever the data and the level.

use proptest::prelude::*;

use super::{Level, QrModules};

/// What `rqrr` reads.
fn read(code: &QrModules) -> Vec<u8> {
    const SCALE: usize = 4;
    let side = code.side() * SCALE;
    let module = |at: usize| (at / SCALE).wrapping_sub(crate::QUIET_ZONE);
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
        if code.is_dark(module(x), module(y)) { 0 } else { 255 }
    });
    let grids = picture.detect_grids();
    assert_eq!(grids.len(), 1);
    let mut bytes = Vec::new();
    grids[0].decode_to(&mut bytes).unwrap();
    bytes
}

fn level() -> impl Strategy<Value = Level> {
    prop::sample::select(vec![Level::Low, Level::Medium, Level::Quartile, Level::High])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..Default::default() })]

    #[test]
    fn bytes_come_back(data in prop::collection::vec(any::<u8>(), 1..300), level in level()) {
        prop_assert_eq!(read(&QrModules::encode(&data, level).unwrap()), data);
    }

    #[test]
    fn texts_of_every_mode_come_back(
        text in "([0-9]{1,20}|[A-Z:/]{1,20}|[a-z]{1,10}|\\PC{1,3}){1,12}",
        level in level(),
    ) {
        prop_assert_eq!(read(&QrModules::encode(&text, level).unwrap()), text.as_bytes());
    }
}
