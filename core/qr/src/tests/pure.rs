//! Codes as programs draw them, down to one pixel per module and without a margin.

use super::{Level, Picture, QrModules};

#[test]
fn drawn_codes_are_read_any_way_up() {
    let long = "A".repeat(4000);
    for (text, scale) in [("INNKEY", 1), ("INNKEY", 3), (&long, 1), (&long, 2)] {
        let code = QrModules::encode(text, Level::Low).unwrap();
        let side = code.size() * scale;
        let tight =
            Picture::new(
                side,
                side,
                |x, y| {
                    if code.is_dark(x / scale, y / scale) { 0 } else { 255 }
                },
            );
        for mut picture in [tight.clone(), tight.inverted(), tight.mirrored()] {
            for _ in 0..4 {
                assert_eq!(picture.text().as_deref(), Some(text), "{side}");
                picture = picture.turned();
            }
        }
    }
}
