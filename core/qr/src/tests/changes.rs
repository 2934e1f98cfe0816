//! However a picture was changed, the same text comes out, or none.

use super::{LINK, Picture};
use crate::Level;

/// Turned, mirrored, inverted, in other sizes.
fn changed(picture: &Picture) -> [Picture; 8] {
    [
        picture.turned(),
        picture.turned().turned(),
        picture.turned().turned().turned(),
        picture.mirrored(),
        picture.inverted(),
        picture.boxed(0.5),
        picture.boxed(1.5),
        picture.boxed(2.0),
    ]
}

#[test]
fn every_way_of_looking_gives_the_same_text() {
    for text in [LINK, "0123456789", "a"] {
        for (at, variant) in changed(&Picture::of(text, 3)).iter().enumerate() {
            assert_eq!(variant.text().as_deref(), Some(text), "variant {at}");
        }
    }
}

#[test]
fn large_codes_of_every_level_are_read_exactly_or_not_at_all() {
    let (mut read, mut all) = (0, 0);
    for (length, level) in
        [(70, Level::High), (160, Level::Quartile), (600, Level::Medium), (1900, Level::Low)]
    {
        let text: String = LINK.chars().cycle().take(length).collect();
        // Modules of 3 pixels, in half the size of 1.5.
        for variant in changed(&Picture::with(&text, level, 3)) {
            let found = variant.text();
            assert!(found.as_ref().is_none_or(|found| *found == text), "a false text: {found:?}");
            read += usize::from(found.is_some());
            all += 1;
        }
    }
    assert!(read * 10 >= all * 9, "{read} of {all} were read");
}
