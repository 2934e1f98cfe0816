use proptest::{collection::vec, option, prelude::*};

use super::*;
use crate::AccountId;

fn link() -> ShareLink {
    ShareLink {
        project: ProjectId::from_bytes([1; 16]),
        name: "Casa Limone".into(),
        addresses: vec![
            Address::parse_typed("192.168.1.20").unwrap(),
            Address::parse_typed("casa.example.org:443").unwrap(),
        ],
        pins: [[2; 32], [3; 32]],
        token: Some(DownloadToken::new(AccountId::from_bytes([4; 16]), [5; 16])),
        code: None,
    }
}

#[test]
fn text_and_link_are_the_same() {
    let text = link().to_string();
    assert_eq!(text.parse(), Ok(link()));
    assert_eq!(format!(" {}\n", text.to_lowercase()).parse(), Ok(link()));
}

#[test]
fn a_qr_holds_it_in_alphanumeric_mode() {
    let alphanumeric =
        |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || " $%*+-./:".contains(c);
    assert!(link().to_string().chars().all(alphanumeric));
}

#[test]
fn what_is_wrong_is_said() {
    let text = link().to_string();
    assert_eq!("https://example.org".parse::<ShareLink>(), Err(LinkError::NotALink));
    assert_eq!("".parse::<ShareLink>(), Err(LinkError::NotALink));
    assert_eq!("INNKEY:".parse::<ShareLink>(), Err(LinkError::Damaged));
    assert_eq!("INNKEY:2ABC".parse::<ShareLink>(), Err(LinkError::UnknownVersion));
    assert_eq!(text[..text.len() - 1].parse::<ShareLink>(), Err(LinkError::Damaged));
    assert_eq!("INNKEY:1AAAA".parse::<ShareLink>(), Err(LinkError::Damaged));
}

#[test]
fn one_wrong_character_is_noticed() {
    let text = link().to_string();
    for place in SCHEME.len() + 1..text.len() {
        let mut other = text.clone().into_bytes();
        other[place] = if other[place] == b'A' { b'B' } else { b'A' };
        let other = String::from_utf8(other).unwrap();
        assert_eq!(other.parse::<ShareLink>(), Err(LinkError::Damaged), "at {place}");
    }
}

#[test]
fn a_long_name_is_cut_between_characters() {
    let long = ShareLink { name: "é".repeat(60), ..link() };
    assert_eq!(long.to_string().parse::<ShareLink>().unwrap().name, "é".repeat(40));
}

#[test]
fn a_name_longer_than_any_link_has_is_damage() {
    let bytes = link().to_bytes();
    // Flags, project, pins and token stand before the name.
    let (before, name) = bytes.split_at(1 + 16 + 64 + 32);
    let after = &name[1 + link().name.len()..name.len() - CHECKSUM];
    let read = |name: &str| {
        let body = [before, &[name.len() as u8], name.as_bytes(), after].concat();
        let checksum = blake3::hash(&body);
        ShareLink::from_bytes(&[body.as_slice(), &checksum.as_bytes()[..CHECKSUM]].concat())
    };
    let longest = "x".repeat(MAX_NAME);
    assert_eq!(read(&longest), Ok(ShareLink { name: longest.clone(), ..link() }));
    assert_eq!(read(&(longest + "x")), Err(LinkError::Damaged));
}

fn address() -> impl Strategy<Value = Address> {
    let host = prop_oneof![
        any::<[u8; 4]>().prop_map(|ip| Host::Ip(ip.into())),
        any::<[u8; 16]>().prop_map(|ip| Host::Ip(ip.into())),
        "[a-z][a-z0-9-]{0,20}(\\.[a-z]{1,10}){0,3}".prop_map(Host::Name),
    ];
    let trust = prop_oneof![Just(Trust::Pinned), Just(Trust::Public)];
    (host, 1_u16.., trust).prop_map(|(host, port, trust)| Address { host, port, trust })
}

proptest! {
    #[test]
    fn every_link_survives_text(
        project: [u8; 16],
        name in "\\PC{0,20}",
        addresses in vec(address(), 1..=MAX_ADDRESSES),
        pins: [[u8; 32]; 2],
        token in option::of(any::<[u8; 32]>()),
        code in option::of(any::<[u8; 5]>()),
    ) {
        let link = ShareLink {
            project: ProjectId::from_bytes(project),
            name,
            addresses,
            pins,
            token: token.map(DownloadToken::from_bytes),
            code: code.map(Code::from_bits),
        };
        prop_assert_eq!(link.to_string().parse(), Ok(link));
    }

    #[test]
    fn no_text_panics(text in "(?i)INNKEY:1?[A-Z2-7]{0,300}") {
        let _ = text.parse::<ShareLink>();
    }
}
