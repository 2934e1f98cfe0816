//! The text that a host sends to a guest.

mod template;
mod when;
mod write;

use innkey_protocol::{Code, ShareLink};

pub use self::{
    template::{MAX_TEMPLATE, Template},
    when::when,
};

/// A language that invitations are written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// German.
    German,
    /// Italian.
    Italian,
}

/// What an invitation says. It holds secrets: hand it to the guest only.
#[derive(Clone, Copy, Debug)]
pub struct Invitation<'a> {
    /// The guest's name; empty if unknown.
    pub guest: &'a str,
    /// The link; the building's name is in it.
    pub link: &'a ShareLink,
    /// The code, to be typed in; none if it is in the link or is told in another way.
    pub code: Option<&'a Code>,
    /// When the stay begins, as the guest reads it (date and hour, in the building's time zone).
    pub from: Option<&'a str>,
    /// When it ends.
    pub until: Option<&'a str>,
}

impl Language {
    /// The language of a tag such as `de` or `it-CH`; English for any other.
    pub fn of_tag(tag: &str) -> Self {
        match tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase().as_str() {
            "de" => Self::German,
            "it" => Self::Italian,
            _ => Self::English,
        }
    }
}

/// The text with link, steps and, if there are any, code and stay.
pub fn invitation(language: Language, invitation: &Invitation<'_>) -> String {
    Template::built_in(language).fill(invitation)
}

#[cfg(test)]
mod tests {
    use innkey_protocol::{Address, ProjectId};

    use super::*;

    fn link(code: Option<Code>) -> ShareLink {
        ShareLink {
            project: ProjectId::from_bytes([1; 16]),
            name: "Casa Limone".into(),
            addresses: vec![Address::parse_typed("192.168.1.20").unwrap()],
            pins: [[2; 32], [3; 32]],
            token: None,
            code,
        }
    }

    #[test]
    fn a_whole_invitation() {
        let (link, code) = (link(None), Code::from_bits([0; 5]));
        let text = invitation(
            Language::English,
            &Invitation {
                guest: "Bea",
                link: &link,
                code: Some(&code),
                from: Some("3 May, 15:00"),
                until: Some("8 May, 10:00"),
            },
        );
        let expected = format!(
            "Hello Bea,\nhere is your access to Casa Limone.\n\n\
             1. Install the app Innkey.\n\
             2. Open this link in the app, or scan the QR code:\n{link}\n\
             3. Choose “One-time code” and type in: 0000-0000\n\n\
             The code works once and only for a short time. If it has expired, ask me for a new one.\n\
             Valid from 3 May, 15:00.\nValid until 8 May, 10:00.\nEnjoy your stay!"
        );
        assert_eq!(text, expected);
    }

    #[test]
    fn without_a_code_none_is_mentioned() {
        let link = link(None);
        let given = Invitation { guest: "", link: &link, code: None, from: None, until: None };
        for (language, hello) in
            [(Language::English, "Hello"), (Language::German, "Hallo"), (Language::Italian, "Ciao")]
        {
            let text = invitation(language, &given);
            assert!(!text.contains("3. ") && text.contains(&link.to_string()), "{text}");
            assert!(text.starts_with(&format!("{hello},\n")), "{text}");
        }
    }

    #[test]
    fn a_code_in_the_link_is_not_written_out() {
        let code = Code::from_bits([9; 5]);
        let link = link(Some(code.clone()));
        let given = Invitation { guest: "Bea", link: &link, code: None, from: None, until: None };
        for (language, inside) in [
            (Language::English, "3. Your one-time code is in the link already: just confirm it.\n"),
            (
                Language::German,
                "3. Dein Einmalcode steckt schon im Link: bestätige ihn nur noch.\n",
            ),
            (Language::Italian, "3. Il tuo codice monouso è già nel link: basta confermarlo.\n"),
        ] {
            let text = invitation(language, &given);
            assert!(text.contains(inside));
            assert!(!text.contains(&code.to_string()));
        }
    }

    #[test]
    fn tags_are_understood() {
        for (tag, language) in [
            ("de-AT", Language::German),
            ("IT_ch", Language::Italian),
            ("en", Language::English),
            ("fr", Language::English),
            ("", Language::English),
        ] {
            assert_eq!(Language::of_tag(tag), language, "{tag}");
        }
    }
}
