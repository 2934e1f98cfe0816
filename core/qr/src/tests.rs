//! What is made can be read, whatever happens to the picture on its way.

mod adversaries;
mod changes;
mod kinds;
mod limits;
mod pure;

use std::time::Duration;

use proptest::prelude::*;

use super::{Found, Level, Luma, QrError, QrModules, ScanOptions, Scanner, noise::noise};

/// A picture with tight rows, to be damaged and scanned.
#[derive(Clone)]
struct Picture {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

impl Picture {
    fn new(width: usize, height: usize, pixel: impl Fn(usize, usize) -> u8) -> Self {
        let pixels = (0..width * height).map(|at| pixel(at % width, at / width)).collect();
        Self { width, height, pixels }
    }

    /// The code as rendered: through its PNG.
    fn of(data: impl AsRef<[u8]>, scale: u32) -> Self {
        Self::with(data, Level::Medium, scale)
    }

    fn with(data: impl AsRef<[u8]>, level: Level, scale: u32) -> Self {
        let png = QrModules::encode(data, level).unwrap().to_png(scale).unwrap();
        let mut decoder = png::Decoder::new(std::io::Cursor::new(png));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        assert_eq!(info.line_size, info.width as usize);
        Self { width: info.width as usize, height: info.height as usize, pixels }
    }

    fn at(&self, x: usize, y: usize) -> u8 {
        self.pixels[y * self.width + x]
    }

    /// A quarter turn clockwise.
    fn turned(&self) -> Self {
        Self::new(self.height, self.width, |x, y| self.at(y, self.height - 1 - x))
    }

    fn mirrored(&self) -> Self {
        Self::new(self.width, self.height, |x, y| self.at(self.width - 1 - x, y))
    }

    fn inverted(&self) -> Self {
        Self::new(self.width, self.height, |x, y| 255 - self.at(x, y))
    }

    /// As a sensor with pixels `factor` times as large would see it: the mean of what each one
    /// covers.
    fn boxed(&self, factor: f32) -> Self {
        let edge = |at: usize| (at as f32 * factor) as usize;
        let covered = |at: usize| edge(at)..edge(at + 1).max(edge(at) + 1);
        let smaller = |side: usize| (side as f32 / factor) as usize;
        Self::new(smaller(self.width), smaller(self.height), |x, y| {
            let all = covered(y).flat_map(|y| covered(x).map(move |x| usize::from(self.at(x, y))));
            (all.clone().sum::<usize>() / all.count()) as u8
        })
    }

    fn scan(&self) -> Vec<Found> {
        let luma = Luma::new(&self.pixels, self.width, self.height, self.width).unwrap();
        scan(&mut Scanner::new(), &luma)
    }

    fn text(&self) -> Option<String> {
        let found = self.scan();
        assert!(found.len() < 2, "{found:?}");
        found.first()?.text().map(str::to_owned)
    }
}

const LINK: &str = "INNKEY:1AEBAGBAFAYDQQCIKBMGA2DQPCAIREEYUCULBOGAZDINJYPQ";

/// With all the time it needs: other tests may take the processor away for longer than a photo's usual time.
fn scan(scanner: &mut Scanner, luma: &Luma<'_>) -> Vec<Found> {
    let options = ScanOptions { budget: Duration::from_hours(1), ..ScanOptions::photo() };
    scanner.read(luma, &options).unwrap().codes
}

#[test]
fn texts_come_back_as_they_went() {
    for text in [LINK, "0123456789", "Grüß Gott, 客人さん 🗝", "日本語の文字", "a"] {
        assert_eq!(Picture::of(text, 4).text().as_deref(), Some(text));
    }
}

#[test]
fn every_byte_comes_back_as_it_went() {
    let bytes: Vec<u8> = (0..=255).collect();
    let found = Picture::of(&bytes, 4).scan();
    assert_eq!(found.first().map(|code| &code.bytes), Some(&bytes));
    assert_eq!(found.first().and_then(Found::text), None);
}

#[test]
fn the_largest_code_is_read() {
    let data = "A".repeat(3391);
    assert_eq!(Picture::of(&data, 4).text(), Some(data));
}

#[test]
fn any_size_of_module_is_read() {
    for scale in [1, 2, 3, 7, 20] {
        assert_eq!(Picture::of(LINK, scale).text().as_deref(), Some(LINK), "scale {scale}");
    }
    for factor in [1.3, 2.7, 3.45] {
        let text = Picture::of(LINK, 9).boxed(factor).text();
        assert_eq!(text.as_deref(), Some(LINK), "factor {factor}");
    }
}

#[test]
fn turned_codes_are_read_and_their_corners_turn_along() {
    let mut picture = Picture::of(LINK, 6);
    let (near, far) = (24.0, picture.width as f32 - 24.0);
    let mut corners = [(near, near), (far, near), (far, far), (near, far)];
    for _ in 0..4 {
        let found = picture.scan();
        assert_eq!(found[0].text(), Some(LINK));
        for (is, should) in found[0].corners.into_iter().zip(corners) {
            assert!((is.0 - should.0).abs() < 4.0 && (is.1 - should.1).abs() < 4.0, "{found:?}");
        }
        picture = picture.turned();
        corners = corners.map(|(x, y)| (near + far - y, x));
    }
}

#[test]
fn mirrored_and_inverted_codes_are_read() {
    let picture = Picture::of(LINK, 5);
    assert_eq!(picture.mirrored().text().as_deref(), Some(LINK));
    assert_eq!(picture.inverted().text().as_deref(), Some(LINK));
}

#[test]
fn a_small_code_in_a_large_frame_is_read_where_it_is() {
    let code = Picture::of(LINK, 2);
    let (left, top) = (1500, 900);
    let inside = |x: usize, y: usize| {
        (left..left + code.width).contains(&x) && (top..top + code.height).contains(&y)
    };
    let frame = Picture::new(1920, 1080, |x, y| {
        if inside(x, y) { code.at(x - left, y - top) } else { (x / 10 + y / 20) as u8 }
    });
    let found = frame.scan();
    assert_eq!(found[0].text(), Some(LINK));
    let corner = found[0].corners[0];
    assert!((corner.0 - 1508.0).abs() < 3.0 && (corner.1 - 908.0).abs() < 3.0, "{corner:?}");
}

#[test]
fn two_codes_are_both_read() {
    let (one, two) = (Picture::of("ONE", 4), Picture::of("TWO", 4));
    let both = Picture::new(2 * one.width, one.height, |x, y| {
        if x < one.width { one.at(x, y) } else { two.at(x - one.width, y) }
    });
    let mut texts: Vec<_> = both.scan().iter().map(|code| code.text().map(str::to_owned)).collect();
    texts.sort();
    assert_eq!(texts, [Some("ONE".into()), Some("TWO".into())]);
}

#[test]
fn padding_between_rows_is_not_looked_at() {
    let picture = Picture::of(LINK, 4);
    let stride = picture.width + 13;
    let mut data = Vec::new();
    for (y, row) in picture.pixels.chunks(picture.width).enumerate() {
        data.extend_from_slice(row);
        data.extend((0..13).map(|x| (x * y * 37) as u8));
    }
    data.truncate(data.len() - 13);
    let luma = Luma::new(&data, picture.width, picture.height, stride).unwrap();
    assert_eq!(scan(&mut Scanner::new(), &luma)[0].text(), Some(LINK));
}

#[test]
fn a_scanner_forgets_the_frame_before() {
    let mut scanner = Scanner::new();
    let mut found = |picture: &Picture| {
        let luma = Luma::new(&picture.pixels, picture.width, picture.height, picture.width);
        scan(&mut scanner, &luma.unwrap()).len()
    };
    let (code, empty) = (Picture::of(LINK, 8), Picture::new(300, 200, |_, _| 128));
    assert_eq!([found(&code), found(&empty), found(&code), found(&empty)], [1, 0, 1, 0]);
}

#[test]
fn where_there_is_no_code_none_is_found() {
    for (width, height) in [(1, 1), (1, 400), (20, 20), (640, 480)] {
        for grey in [0, 128, 255] {
            assert!(Picture::new(width, height, |_, _| grey).scan().is_empty());
        }
    }
    let mut noise = noise().map(|random| random as u8);
    for (width, height) in [(33, 57), (64, 64), (640, 480), (1000, 37)] {
        let pixels = noise.by_ref().take(width * height).collect();
        let picture = Picture { width, height, pixels };
        assert!(picture.scan().is_empty());
    }
}

#[test]
fn a_floor_tiled_with_finder_patterns_comes_to_an_end() {
    let tile = |x: usize, y: usize| {
        let ring = (x % 20 / 2).abs_diff(4).max((y % 20 / 2).abs_diff(4));
        if ring < 2 || ring == 3 { 0 } else { 255 }
    };
    assert!(Picture::new(960, 540, tile).scan().is_empty());
}

#[test]
fn impossible_pictures_are_refused_with_a_reason() {
    let error = Luma::new(&[0; 10], 4, 3, 4).unwrap_err();
    assert_eq!(error.to_string(), "the picture has 10 bytes where its size needs 12");
    let error = QrModules::encode([0; 3000], Level::Low).unwrap_err();
    assert_eq!(error, QrError::TooLong { len: 3000, max: 2953 });
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 24,
        failure_persistence: None,
        ..Default::default()
    })]

    #[test]
    fn any_bytes_come_back(data in proptest::collection::vec(any::<u8>(), 1..400)) {
        let found = Picture::of(&data, 3).scan();
        prop_assert_eq!(found.first().map(|code| &code.bytes), Some(&data));
    }

    #[test]
    fn no_picture_makes_it_panic(
        data in proptest::collection::vec(any::<u8>(), 1..5000),
        width in 1_usize..90,
    ) {
        let width = width.min(data.len());
        Scanner::new().scan(&Luma::new(&data, width, data.len() / width, width).unwrap());
    }
}
