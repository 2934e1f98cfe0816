//! `innkey scan`: whatever kind of picture it is, the code in it is read, or the command says why not.

use std::{fs, path::Path};

use image::{DynamicImage, GrayImage, Luma, Rgb};
use serde_json::Value;

use crate::harness::{Ran, innkey};

const TEXT: &str = "Casa Limone, Gruß 客";

/// A folder with a QR of [`TEXT`] in it.
struct Desk {
    folder: tempfile::TempDir,
    qr: DynamicImage,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        innkey(folder.path(), &["qr", TEXT, "--png", "qr.png"]).text();
        let qr = image::open(folder.path().join("qr.png")).unwrap();
        Self { folder, qr }
    }

    fn put(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.folder.path().join(name), content).unwrap();
    }

    fn save(&self, name: &str, picture: &DynamicImage) {
        picture.save(self.folder.path().join(name)).unwrap();
    }

    fn run(&self, args: &[&str]) -> Ran {
        innkey(self.folder.path(), &[&["scan"], args].concat())
    }

    #[track_caller]
    fn is_read(&self, name: &str) {
        let line = self.run(&[name, "--json"]).json();
        assert_eq!(line["file"], name);
        assert_eq!(line["texts"], serde_json::json!([TEXT]), "{name}");
    }

    /// That the file is refused for this reason.
    #[track_caller]
    fn is_refused(&self, name: &str, reason: &str) {
        let ran = self.run(&[name]);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{name}: {}", ran.stderr);
        assert!(ran.stderr.starts_with(&format!("innkey: {name} cannot be read as a picture: ")));
        assert!(ran.stderr.contains(reason), "{name}: {}", ran.stderr);
        assert!(ran.stderr.contains("→ use a whole PNG, JPEG or WebP file."), "{}", ran.stderr);
    }
}

#[test]
fn every_kind_of_png_is_read() {
    let desk = Desk::new();
    let qr = &desk.qr;
    desk.is_read("qr.png");
    for (name, picture) in [
        ("grey.png", DynamicImage::from(qr.to_luma8())),
        ("grey-16.png", qr.to_luma16().into()),
        ("colour.png", qr.to_rgb8().into()),
        ("colour-16.png", qr.to_rgb16().into()),
        ("alpha-16.png", qr.to_rgba16().into()),
    ] {
        desk.save(name, &picture);
        desk.is_read(name);
    }
    // What is light is transparent black.
    let mut clear = qr.to_rgba8();
    clear.pixels_mut().for_each(|pixel| pixel.0 = [0, 0, 0, 255 - pixel.0[0]]);
    desk.save("clear.png", &clear.into());
    desk.is_read("clear.png");
    let mut clear = qr.to_luma_alpha16();
    clear.pixels_mut().for_each(|pixel| pixel.0 = [0, 65_535 - pixel.0[0]]);
    desk.save("clear-16.png", &clear.into());
    desk.is_read("clear-16.png");
    // Sand on dark blue, or the other way round.
    desk.put("palette.png", palette(&qr.to_luma8()));
    desk.is_read("palette.png");
}

/// A PNG of two colours in a palette.
fn palette(qr: &GrayImage) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, qr.width(), qr.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_palette(vec![10, 20, 90, 240, 220, 170]);
    let mut writer = encoder.write_header().unwrap();
    let places: Vec<u8> = qr.as_raw().iter().map(|&luma| u8::from(luma > 127)).collect();
    writer.write_image_data(&places).unwrap();
    writer.finish().unwrap();
    file
}

#[test]
fn every_kind_of_jpeg_and_webp_is_read() {
    let desk = Desk::new();
    let grey = desk.qr.to_luma8();
    let tinted = image::RgbImage::from_fn(grey.width(), grey.height(), |x, y| {
        let luma = grey[(x, y)].0[0];
        Rgb([luma, luma / 2 + 60, 255 - luma / 4])
    });
    for name in ["colour.jpg", "colour.webp"] {
        desk.save(name, &tinted.clone().into());
        desk.is_read(name);
    }
    desk.save("grey.jpg", &grey.clone().into());
    desk.is_read("grey.jpg");
    let mut clear = desk.qr.to_rgba8();
    clear.pixels_mut().for_each(|pixel| pixel.0 = [0, 0, 0, 255 - pixel.0[0]]);
    desk.save("clear.webp", &clear.into());
    desk.is_read("clear.webp");
    // Printers' ink: no colour, and black where the code is dark.
    let ink: Vec<u8> = grey.as_raw().iter().flat_map(|&luma| [0, 0, 0, 255 - luma]).collect();
    for (name, kind) in [
        ("ink.jpg", jpeg_encoder::ColorType::Cmyk),
        ("ink-ycck.jpg", jpeg_encoder::ColorType::CmykAsYcck),
    ] {
        let mut file = Vec::new();
        let encoder = jpeg_encoder::Encoder::new(&mut file, 90);
        encoder.encode(&ink, grey.width() as u16, grey.height() as u16, kind).unwrap();
        desk.put(name, file);
        desk.is_read(name);
    }
    // A name tells nothing.
    fs::copy(desk.folder.path().join("colour.webp"), desk.folder.path().join("a.png")).unwrap();
    desk.is_read("a.png");
}

#[test]
fn a_file_that_is_no_whole_picture_is_refused() {
    let desk = Desk::new();
    let read = |name: &str| fs::read(desk.folder.path().join(name)).unwrap();
    let png = read("qr.png");
    desk.save("whole.webp", &desk.qr);
    let webp = read("whole.webp");
    desk.put("cut.png", &png[..png.len() / 2]);
    desk.is_refused("cut.png", "unexpected end of file");
    desk.put("cut.webp", &webp[..webp.len() / 2]);
    desk.is_refused("cut.webp", "WebP");
    let mut damaged = png.clone();
    damaged[20] ^= 1;
    desk.put("damaged.png", damaged);
    desk.is_refused("damaged.png", "CRC");
    desk.put("bomb.png", header(60_000, 60_000));
    desk.is_refused("bomb.png", "60000 × 60000 pixels are too many");
    desk.put("empty.png", header(0, 0));
    desk.is_refused("empty.png", "Invalid image dimensions");
    desk.put("nothing.png", "");
    desk.is_refused("nothing.png", "unexpected end of file");
    desk.put("text", "no picture");
    desk.is_refused("text", "format could not be determined");
    desk.is_refused("absent.png", "No such file");
    fs::create_dir(desk.folder.path().join("folder.png")).unwrap();
    desk.is_refused("folder.png", "directory");
}

/// A PNG of which only the head and the beginning of its pixels are there.
fn header(width: u32, height: u32) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    file.extend(chunk(*b"IHDR", &[&size[..], &[8, 0, 0, 0, 0]].concat()));
    file.extend(chunk(*b"IDAT", &[0x78, 0x9c]));
    file
}

fn chunk(name: [u8; 4], content: &[u8]) -> Vec<u8> {
    let named = [&name[..], content].concat();
    let length = (content.len() as u32).to_be_bytes();
    [&length[..], &named, &crc32(&named).to_be_bytes()].concat()
}

/// The checksum of PNG (ISO 3309).
fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 };
    !bytes.iter().fold(!0, |crc, &byte| (0..8).fold(crc ^ u32::from(byte), step))
}

#[test]
fn a_jpeg_that_is_cut_off_does_no_harm() {
    let desk = Desk::new();
    desk.save("whole.jpg", &desk.qr.to_luma8().into());
    let whole = fs::read(desk.folder.path().join("whole.jpg")).unwrap();
    for part in 1..8 {
        desk.put("cut.jpg", &whole[..whole.len() * part / 8]);
        let ran = desk.run(&["cut.jpg"]);
        assert!((0..3).contains(&ran.code), "{}", ran.stderr);
        assert!(ran.code == 0 || ran.stderr.starts_with("innkey: "), "{}", ran.stderr);
    }
}

#[test]
fn one_line_a_file_and_an_exit_code_for_all() {
    let desk = Desk::new();
    blank(&desk.folder.path().join("blank.png"));
    desk.put("bad.png", "no picture");
    let lines = |ran: &Ran| -> Vec<Value> {
        ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let ran = desk.run(&["qr.png", "blank.png", "--json", "--repeat", "3"]);
    assert_eq!(ran.code, 1);
    let [read, unread] = &lines(&ran)[..] else { panic!("{}", ran.stdout) };
    assert_eq!((&read["texts"][0], &unread["texts"]), (&TEXT.into(), &serde_json::json!([])));
    let bytes = read["bytes_b64"][0].as_str().unwrap();
    assert_eq!(data_encoding::BASE64.decode(bytes.as_bytes()).unwrap(), TEXT.as_bytes());
    assert!(read["ms"].as_f64().unwrap() > 0.0);

    let ran = desk.run(&["bad.png", "blank.png", "qr.png", "--json"]);
    assert_eq!((ran.code, lines(&ran).len()), (2, 2));
    let reasons: Vec<Value> =
        ran.stderr.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let message = |at: usize| reasons[at]["error"]["message"].as_str().unwrap();
    assert!(message(0).starts_with("bad.png cannot be read as a picture"));
    assert_eq!(message(1), "1 of 3 files could not be read");

    let ran = desk.run(&["qr.png", "blank.png"]);
    assert_eq!(ran.stdout, format!("qr.png: {TEXT}\nblank.png: –\n"));
    for mode in ["frame", "photo"] {
        let args = ["qr.png", "--mode", mode, "--budget", "5000"];
        assert_eq!(desk.run(&args).text(), format!("{TEXT}\n"));
    }
    for wrong in [["--mode", "film"], ["--repeat", "0"], ["--budget", "0"]] {
        assert_eq!(desk.run(&["qr.png", wrong[0], wrong[1]]).code, 2);
    }
}

pub fn blank(file: &Path) {
    GrayImage::from_pixel(200, 200, Luma([255])).save(file).unwrap();
}
