//! Texts with placeholders, which a host may change.

use crate::{Error, Result};

use super::{Invitation, Language};

/// Longest template, in bytes.
pub const MAX_TEMPLATE: usize = 16 * 1024;

/// What stands in braces in a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Placeholder {
    Guest,
    Building,
    Link,
    Code,
    From,
    Until,
    NoGuest,
    CodeInLink,
    WithCode,
}

const PLACEHOLDERS: [(&str, Placeholder); 9] = [
    ("guest", Placeholder::Guest),
    ("building", Placeholder::Building),
    ("link", Placeholder::Link),
    ("code", Placeholder::Code),
    ("from", Placeholder::From),
    ("until", Placeholder::Until),
    ("no_guest", Placeholder::NoGuest),
    ("code_in_link", Placeholder::CodeInLink),
    ("with_code", Placeholder::WithCode),
];

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    Value(Placeholder),
}

/// A message's text with placeholders: `{guest}`, `{building}`, `{link}`, `{code}`, `{from}`, `{until}`.
///
/// A line is left out if one of its placeholders has nothing to say. Three have no text and only decide over their
/// line: `{no_guest}` (the name is unknown), `{code_in_link}` and `{with_code}` (there is a code, in the link or to
/// be typed in). `{{` and `}}` are braces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    lines: Vec<Vec<Part>>,
}

impl Template {
    /// The text that Innkey brings along: one to begin from.
    pub const fn built_in_text(language: Language) -> &'static str {
        match language {
            Language::English => include_str!("english.txt"),
            Language::German => include_str!("german.txt"),
            Language::Italian => include_str!("italian.txt"),
        }
    }

    /// The template that Innkey brings along.
    pub fn built_in(language: Language) -> Self {
        read(Self::built_in_text(language)).0
    }

    /// A host's own template.
    ///
    /// # Errors
    /// [`Error::Invalid`] for placeholders that there are not, naming those there are; for a brace that is not
    /// closed; for a text without `{link}`, or longer than [`MAX_TEMPLATE`].
    pub fn parse(text: &str) -> Result<Self> {
        let invalid = |what: String, hint| Err(Error::Invalid { what, hint });
        if text.len() > MAX_TEMPLATE {
            let what = format!("The template is larger than {} KiB", MAX_TEMPLATE >> 10);
            return invalid(what, "shorten it.");
        }
        let (template, wrong) = read(text);
        if let Some((line, name)) = wrong {
            let known = PLACEHOLDERS.map(|(name, _)| format!("{{{name}}}")).join(", ");
            let name: String = name.escape_debug().take(60).collect();
            let what = format!("Line {line} of the template has {{{name}}}; there are {known}");
            return invalid(what, "use one of them, and write {{ and }} for braces.");
        }
        if !template.lines.iter().flatten().any(|part| *part == Part::Value(Placeholder::Link)) {
            let what = "The template has no {link}".into();
            return invalid(what, "add a line with it: without the link the guest gets no access.");
        }
        Ok(template)
    }

    /// The message. It holds secrets, as `invitation` does.
    pub fn fill(&self, invitation: &Invitation<'_>) -> String {
        let lines = self.lines.iter().filter_map(|line| filled(line, invitation));
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// The line; none if one of its placeholders has nothing to say.
fn filled(line: &[Part], invitation: &Invitation<'_>) -> Option<String> {
    let mut text = String::new();
    for part in line {
        match part {
            Part::Text(words) => text.push_str(words),
            Part::Value(placeholder) => text.push_str(&value(*placeholder, invitation)?),
        }
    }
    Some(text)
}

fn value(placeholder: Placeholder, invitation: &Invitation<'_>) -> Option<String> {
    let Invitation { guest, link, code, from, until } = *invitation;
    let guest = one_line(guest);
    let when = |condition: bool| condition.then(String::new);
    match placeholder {
        Placeholder::Guest => Some(guest).filter(|guest| !guest.is_empty()),
        Placeholder::Building => Some(one_line(&link.name)).filter(|name| !name.is_empty()),
        Placeholder::Link => Some(link.to_string()),
        Placeholder::Code => code.map(ToString::to_string),
        Placeholder::From => from.map(one_line).filter(|from| !from.is_empty()),
        Placeholder::Until => until.map(one_line).filter(|until| !until.is_empty()),
        Placeholder::NoGuest => when(guest.is_empty()),
        Placeholder::CodeInLink => when(code.is_none() && link.code.is_some()),
        Placeholder::WithCode => when(code.is_some() || link.code.is_some()),
    }
}

/// A name cannot break the message's lines.
fn one_line(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    text.trim().to_owned()
}

/// The template, and the first placeholder in it that is none with its line, from 1.
fn read(text: &str) -> (Template, Option<(usize, String)>) {
    let mut wrong = None;
    let lines = text.trim_end().lines().zip(1..).map(|(line, number)| {
        let (parts, unknown) = parts(line);
        wrong = wrong.take().or_else(|| unknown.map(|name| (number, name)));
        parts
    });
    (Template { lines: lines.collect() }, wrong)
}

fn parts(line: &str) -> (Vec<Part>, Option<String>) {
    let (mut parts, mut text, mut rest) = (Vec::new(), String::new(), line);
    while let Some(place) = rest.find(['{', '}']) {
        text.push_str(&rest[..place]);
        let (brace, after) = rest[place..].split_at(1);
        if let Some(after) = after.strip_prefix(brace) {
            text.push_str(brace);
            rest = after;
            continue;
        }
        let name = if brace == "{" { after.split_once('}') } else { None };
        let found = name.and_then(|(name, after)| {
            let known = PLACEHOLDERS.iter().find(|(known, _)| *known == name.trim())?;
            Some((known.1, after))
        });
        let Some((placeholder, after)) = found else {
            return (parts, Some(name.map_or(after, |(name, _)| name).to_owned()));
        };
        parts.extend([Part::Text(std::mem::take(&mut text)), Part::Value(placeholder)]);
        rest = after;
    }
    text.push_str(rest);
    parts.push(Part::Text(text));
    (parts, None)
}

#[cfg(test)]
mod tests {
    use innkey_protocol::{Address, Code, ProjectId, ShareLink};
    use proptest::prelude::*;

    use super::*;

    fn link() -> ShareLink {
        ShareLink {
            project: ProjectId::from_bytes([1; 16]),
            name: "Casa {code}".into(),
            addresses: vec![Address::parse_typed("192.168.1.20").unwrap()],
            pins: [[2; 32], [3; 32]],
            token: None,
            code: None,
        }
    }

    #[test]
    fn the_built_in_templates_are_right() {
        for language in [Language::English, Language::German, Language::Italian] {
            let text = Template::built_in_text(language);
            assert_eq!(Template::parse(text).unwrap(), Template::built_in(language));
            for (name, _) in PLACEHOLDERS {
                assert!(text.contains(&format!("{{{name}}}")), "{name}");
            }
        }
    }

    #[test]
    fn lines_without_a_value_are_left_out_and_values_are_not_read_again() {
        let (link, code) = (link(), Code::from_bits([0; 5]));
        let given = Invitation {
            guest: "Bea\n{code}",
            link: &link,
            code: None,
            from: None,
            until: Some("8 May"),
        };
        let template = Template::parse(
            "Hi { guest } of {building} {{x}}\n{no_guest}Hi\n{from} to {until}\n{until}\n\n{code}\n{with_code}!\n{link}\n",
        )
        .unwrap();
        let expected = format!("Hi Bea {{code}} of Casa {{code}} {{x}}\n8 May\n\n{link}");
        assert_eq!(template.fill(&given), expected);
        let coded = template.fill(&Invitation { guest: "", code: Some(&code), ..given });
        assert_eq!(coded, format!("Hi\n8 May\n\n0000-0000\n!\n{link}"));
    }

    #[test]
    fn mistakes_are_named_with_their_line() {
        for (text, word) in [
            (
                "{link}\nHello {name}",
                "Line 2 of the template has {name}; there are {guest}, {building}",
            ),
            ("{link}{", "Line 1 of the template has {}"),
            ("{link} }", "Line 1"),
            ("Hello {guest}", "has no {link}"),
            ("", "has no {link}"),
        ] {
            let error = Template::parse(text).unwrap_err();
            assert!(error.to_string().contains(word), "{error}");
        }
        assert!(Template::parse(&"{link}".repeat(4_000)).is_err());
    }

    proptest! {
        #[test]
        fn text_without_braces_stays_as_it_is(text in "[^{}\\n\\r]{0,40}") {
            let link = link();
            let given = Invitation { guest: &text, link: &link, code: None, from: None, until: None };
            let template = Template::parse(&format!("{text}{{link}}")).unwrap();
            prop_assert_eq!(template.fill(&given), format!("{text}{link}"));
        }

        #[test]
        fn nothing_panics(text in "([{}]|guest|code|\\PC|\n){0,20}") {
            let _ = Template::parse(&text);
        }
    }
}
