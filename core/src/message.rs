//! The text that a host sends to a guest.

use innkey_protocol::{Code, ShareLink};

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

struct Words {
    hello: &'static str,
    intro: &'static str,
    install: &'static str,
    open: &'static str,
    type_code: &'static str,
    code_inside: &'static str,
    once: &'static str,
    from: &'static str,
    until: &'static str,
    wish: &'static str,
}

const ENGLISH: Words = Words {
    hello: "Hello",
    intro: "here is your access to",
    install: "Install the app Innkey.",
    open: "Open this link in the app, or scan the QR code:",
    type_code: "Choose “One-time code” and type in:",
    code_inside: "Your one-time code is in the link already: just confirm it.",
    once: "The code works once and only for a short time. If it has expired, ask me for a new one.",
    from: "Valid from",
    until: "Valid until",
    wish: "Enjoy your stay!",
};
const GERMAN: Words = Words {
    hello: "Hallo",
    intro: "hier ist dein Zugang zu",
    install: "Installiere die App Innkey.",
    open: "Öffne diesen Link in der App oder scanne den QR-Code:",
    type_code: "Wähle „Einmalcode“ und gib ein:",
    code_inside: "Dein Einmalcode steckt schon im Link: bestätige ihn nur noch.",
    once: "Der Code gilt einmal und nur kurze Zeit. Ist er abgelaufen, bitte mich um einen neuen.",
    from: "Gültig ab",
    until: "Gültig bis",
    wish: "Schönen Aufenthalt!",
};
const ITALIAN: Words = Words {
    hello: "Ciao",
    intro: "ecco il tuo accesso a",
    install: "Installa l’app Innkey.",
    open: "Apri questo link nell’app oppure scansiona il codice QR:",
    type_code: "Scegli “Codice monouso” e inserisci:",
    code_inside: "Il tuo codice monouso è già nel link: basta confermarlo.",
    once: "Il codice vale una sola volta e per poco tempo. Se è scaduto, chiedimene uno nuovo.",
    from: "Valido dal",
    until: "Valido fino al",
    wish: "Buon soggiorno!",
};

impl Language {
    /// The language of a tag such as `de` or `it-CH`; English for any other.
    pub fn of_tag(tag: &str) -> Self {
        match tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase().as_str() {
            "de" => Self::German,
            "it" => Self::Italian,
            _ => Self::English,
        }
    }

    const fn words(self) -> &'static Words {
        match self {
            Self::English => &ENGLISH,
            Self::German => &GERMAN,
            Self::Italian => &ITALIAN,
        }
    }
}

/// The text with link, steps and, if there are any, code and stay.
pub fn invitation(language: Language, invitation: &Invitation<'_>) -> String {
    let words = language.words();
    let Invitation { guest, link, code, from, until } = *invitation;
    let greeting = match guest.trim() {
        "" => format!("{},", words.hello),
        guest => format!("{} {guest},", words.hello),
    };
    let with_code = code.is_some() || link.code.is_some();
    let step = match code {
        Some(code) => Some(format!("3. {} {code}", words.type_code)),
        None if with_code => Some(format!("3. {}", words.code_inside)),
        None => None,
    };
    let sentence = |word: &str, when: Option<&str>| when.map(|when| format!("{word} {when}."));
    let lines = [
        Some(greeting),
        Some(format!("{} {}.", words.intro, link.name)),
        Some(String::new()),
        Some(format!("1. {}", words.install)),
        Some(format!("2. {}", words.open)),
        Some(link.to_string()),
        step,
        Some(String::new()),
        with_code.then(|| words.once.to_owned()),
        sentence(words.from, from),
        sentence(words.until, until),
        Some(words.wish.to_owned()),
    ];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
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
        for language in [Language::English, Language::German, Language::Italian] {
            let text = invitation(language, &given);
            assert!(!text.contains("3. ") && text.contains(&link.to_string()), "{text}");
            assert!(text.starts_with(&format!("{},\n", language.words().hello)), "{text}");
        }
    }

    #[test]
    fn a_code_in_the_link_is_not_written_out() {
        let code = Code::from_bits([9; 5]);
        let link = link(Some(code.clone()));
        let given = Invitation { guest: "Bea", link: &link, code: None, from: None, until: None };
        for language in [Language::English, Language::German, Language::Italian] {
            let text = invitation(language, &given);
            assert!(text.contains(language.words().code_inside));
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
