//! Every kind of code that the standard knows.

use qrcode::{EcLevel, QrCode, Version, bits::Bits};

use super::{LINK, Picture, scan};
use crate::{Found, Level, Luma, Scanner};

/// A code with these bits, 4 pixels per module.
fn coded(bits: Bits, level: EcLevel) -> Picture {
    let code = QrCode::with_bits(bits, level).unwrap();
    let side = code.width();
    let colours = code.into_colors();
    let scale = 4;
    let width = (side + 8) * scale;
    Picture::new(width, width, |x, y| {
        let (x, y) = (x / scale, y / scale);
        let is_inside = (4..side + 4).contains(&x) && (4..side + 4).contains(&y);
        let dark = is_inside && colours[(y - 4) * side + x - 4] == qrcode::Color::Dark;
        if dark { 20 } else { 230 }
    })
}

fn only(picture: &Picture) -> Found {
    let mut found = picture.scan();
    assert_eq!(found.len(), 1);
    found.remove(0)
}

#[test]
fn all_versions_and_levels_are_read() {
    let levels = [
        (EcLevel::L, Level::Low),
        (EcLevel::M, Level::Medium),
        (EcLevel::Q, Level::Quartile),
        (EcLevel::H, Level::High),
    ];
    for number in 1..=40 {
        let (ec, level) = levels[number as usize % 4];
        let mut bits = Bits::new(Version::Normal(number));
        bits.push_alphanumeric_data(b"INNKEY").unwrap();
        bits.push_terminator(ec).unwrap();
        let found = only(&coded(bits, ec));
        assert_eq!(
            (found.text(), found.version, found.level),
            (Some("INNKEY"), number as u8, level)
        );
    }
}

#[test]
fn kanji_is_text_and_its_bytes_are_shift_jis() {
    let bytes = [0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea];
    let mut bits = Bits::new(Version::Normal(2));
    bits.push_kanji_data(&bytes).unwrap();
    bits.push_terminator(EcLevel::M).unwrap();
    let found = only(&coded(bits, EcLevel::M));
    assert_eq!((found.text(), &found.bytes[..]), (Some("日本語"), &bytes[..]));
}

#[test]
fn the_encoding_that_a_code_names_is_kept_to() {
    for (eci, bytes, text) in [
        (3, &b"Gr\xfc\xdfe"[..], "Grüße"),
        (7, &[0xcc, 0xd8], "ЬЗ"),
        (22, &[0xcc, 0xe8, 0xf0], "Мир"),
        (26, "Grüße".as_bytes(), "Grüße"),
    ] {
        let mut bits = Bits::new(Version::Normal(3));
        bits.push_eci_designator(eci).unwrap();
        bits.push_byte_data(bytes).unwrap();
        bits.push_terminator(EcLevel::M).unwrap();
        let found = only(&coded(bits, EcLevel::M));
        if eci == 7 {
            // Cyrillic in ISO 8859-5.
            assert_eq!(found.text().map(|text| text.chars().count()), Some(2));
        } else {
            assert_eq!(found.text(), Some(text));
        }
        assert_eq!(found.bytes, bytes);
    }
}

#[test]
fn latin_letters_without_a_named_encoding_are_text() {
    assert_eq!(only(&Picture::of(b"Gr\xfc\xdfe aus Wien", 4)).text(), Some("Grüße aus Wien"));
}

#[test]
fn polarity_and_mirror_are_told() {
    let picture = Picture::of(LINK, 5);
    let found = only(&picture);
    assert!(!found.inverted && !found.mirrored);
    let found = only(&picture.inverted().mirrored());
    assert!(found.inverted && found.mirrored && found.text() == Some(LINK));
    // The code's own top right is at the left.
    assert!(found.corners[1].0 < found.corners[0].0);
}

#[test]
fn several_codes_come_largest_first() {
    let texts = ["ONE", "TWO", "THREE", "FOUR"];
    let codes: Vec<Picture> =
        texts.iter().zip([9, 3, 6, 4]).map(|(text, scale)| Picture::of(text, scale)).collect();
    let side = codes[0].width + 30;
    let all = Picture::new(2 * side, 2 * side, |x, y| {
        let code = &codes[x / side + 2 * (y / side)];
        let (x, y) = (x % side, y % side);
        if x < code.width && y < code.height { code.at(x, y) } else { 255 }
    });
    let found: Vec<_> = all.scan().iter().map(|code| code.text().map(str::to_owned)).collect();
    assert_eq!(found, ["ONE", "THREE", "FOUR", "TWO"].map(|text| Some(text.to_owned())));
}

#[test]
fn a_damaged_code_is_read() {
    let mut picture = Picture::of(LINK, 6);
    // A sticker of 6 × 6 modules, and a line across everything.
    for y in 100..136 {
        for x in 110..146 {
            picture.pixels[y * picture.width + x] = 128;
        }
    }
    for x in 0..picture.width {
        picture.pixels[150 * picture.width + x] = 255;
        picture.pixels[151 * picture.width + x] = 255;
    }
    assert_eq!(picture.text().as_deref(), Some(LINK));
}

#[test]
fn a_part_is_scanned_in_its_own_places() {
    let picture = Picture::of(LINK, 4);
    let wide =
        Picture::new(picture.width * 2, picture.height, |x, y| picture.at(x % picture.width, y));
    let luma = Luma::new(&wide.pixels, wide.width, wide.height, wide.width).unwrap();
    let part = luma.crop(picture.width, 0, picture.width, picture.height).unwrap();
    let found = scan(&mut Scanner::new(), &part);
    assert_eq!(found.len(), 1);
    let corner = found[0].corners[0];
    assert!((corner.0 - 16.0).abs() < 2.0 && (corner.1 - 16.0).abs() < 2.0, "{corner:?}");
}
