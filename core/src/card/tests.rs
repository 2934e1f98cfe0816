//! What the guest holds in hand can be read, by phones and by people.

use std::time::Duration;

use innkey_protocol::{Address, Code, DownloadToken, ProjectId, ShareLink};
use innkey_qr::{Found, Luma, ScanOptions, Scanner};
use proptest::prelude::*;

use super::*;

fn link(name: &str, code: Option<Code>) -> ShareLink {
    let addresses = ["192.168.1.20", "casa.example.org:8443"];
    ShareLink {
        project: ProjectId::from_bytes([1; 16]),
        name: name.into(),
        addresses: addresses.map(|address| Address::parse_typed(address).unwrap()).into(),
        pins: [[2; 32], [3; 32]],
        token: Some(DownloadToken::from_bytes([4; 32])),
        code,
    }
}

fn card(language: Language, guest: &str, link: &ShareLink) -> Card {
    let (from, until) = (Some("Fri 1 May 2026, 15:00"), Some("Fri 8 May 2026, 10:00"));
    Card::new(language, &Invitation { guest, link, code: None, from, until }).unwrap()
}

/// Brightness of each pixel of the PNG.
fn pixels(card: &Card) -> Vec<u8> {
    let png = card.to_png().unwrap();
    let mut reader = ::png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    assert_eq!((info.width, info.height), (1240, 1748));
    pixels
}

fn says(card: &Card, text: &str) -> bool {
    card.lines.iter().any(|line| line.text.contains(text))
}

#[test]
fn the_picture_is_scanned_and_gives_the_link() {
    for (language, name, code) in [
        (Language::English, "Casa Limone", None),
        (Language::German, "Ferienhaus Ötztal", Some(Code::from_bits([7; 5]))),
        (Language::Italian, "湖畔の家", Some(Code::from_bits([9; 5]))),
    ] {
        let link = link(name, code);
        let pixels = pixels(&card(language, "Maria Rossi", &link));
        let luma = Luma::new(&pixels, 1240, 1748, 1240).unwrap();
        // Other tests may take the processor away for longer than a photo's usual time.
        let options = ScanOptions { budget: Duration::from_hours(1), ..ScanOptions::photo() };
        let found = Scanner::new().read(&luma, &options).unwrap().codes;
        let texts: Vec<_> = found.iter().filter_map(Found::text).collect();
        assert_eq!(texts, [link.to_string()]);
    }
}

#[test]
fn the_code_is_on_it_only_if_it_is_in_the_link() {
    let code = Code::from_bits([7; 5]);
    let text = code.to_string();
    let without = link("Casa Limone", None);
    let invitation =
        Invitation { guest: "", link: &without, code: Some(&code), from: None, until: None };
    let card = Card::new(Language::English, &invitation).unwrap();
    assert!(!says(&card, &text) && says(&card, "that your host gives you"));
    let with = link("Casa Limone", Some(code.clone()));
    let card = Card::new(Language::English, &Invitation { link: &with, ..invitation }).unwrap();
    assert!(says(&card, &text) && says(&card, "just confirm it"));
}

#[test]
fn what_is_not_known_is_left_out() {
    let link = link("Casa Limone", None);
    let all = card(Language::German, "Maria", &link);
    assert!(says(&all, "für Maria") && says(&all, "Ab Fri 1 May") && says(&all, "Bis Fri 8 May"));
    let invitation = Invitation { guest: "", link: &link, code: None, from: None, until: None };
    let card = Card::new(Language::German, &invitation).unwrap();
    assert!(!says(&card, "für") && !says(&card, "Ab ") && !says(&card, "Bis "));
}

#[test]
fn the_drawing_needs_a_font_only_for_what_ours_cannot_write() {
    let link = link("Casa <Limone> & 'Figli'", None);
    let svg = card(Language::English, "Łukasz", &link).to_svg();
    assert!(svg.contains("width='105mm' height='148mm' viewBox='0 0 105 148'"));
    assert!(!svg.contains("<text") && !svg.contains("Limone"));
    let svg = card(Language::English, "<b>客 & 'x'</b>", &link).to_svg();
    assert_eq!(svg.matches("<text").count(), 1);
    assert!(svg.contains(">for &lt;b&gt;客 &amp; 'x'&lt;/b&gt;</text>"), "{svg}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..Default::default() })]

    #[test]
    fn whatever_the_names_nothing_meets_the_edge_or_the_qr(
        guest in "\\PC{0,200}",
        name in "\\PC{0,60}|[A-Za-zäöü ]{0,200}",
        with_code in any::<bool>(),
        german in any::<bool>(),
    ) {
        let link = link(&name, with_code.then(|| Code::from_bits([7; 5])));
        let language = if german { Language::German } else { Language::Italian };
        let card = card(language, &guest, &link);
        let pixels = pixels(&card);
        // 7 mm are 82 pixels.
        let near = |at: usize, side: usize| at < 82 || at >= side - 82;
        for (at, &pixel) in pixels.iter().enumerate() {
            let (x, y) = (at % 1240, at / 1240);
            prop_assert!(pixel == 255 || !(near(x, 1240) || near(y, 1748)), "({x}, {y})");
        }
        // Two lines of everything leave the least: half a millimetre a module.
        prop_assert!(card.place.side >= 40.0, "{}", card.place.side);
        for line in &card.lines {
            let below = line.y - line.size > card.place.y + card.place.side;
            prop_assert!(below || line.y + 0.3 * line.size < card.place.y, "{}", line.text);
        }
    }
}
