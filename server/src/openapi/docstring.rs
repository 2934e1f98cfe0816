//! What stands above the handlers in the source; `build.rs` has collected it.

use innkey_protocol::{ErrorCode, api::routes};

/// Docstrings by handler.
const DOCSTRINGS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/docstrings.rs"));
/// How the paragraph with what only this handler may refuse begins: words of [`ErrorCode`] in backticks follow.
const REFUSED_WITH: &str = "Refused with ";

/// What a docstring says.
#[derive(Default)]
pub struct Docstring {
    /// Its first paragraph.
    pub summary: String,
    /// The others.
    pub description: String,
    /// The errors that it names.
    pub refusals: Vec<ErrorCode>,
}

/// What stands above `handler`.
pub fn of(handler: &str) -> Docstring {
    let found = DOCSTRINGS.iter().find(|(name, _)| *name == handler);
    found.map(|(_, text)| read(text)).unwrap_or_default()
}

fn read(text: &str) -> Docstring {
    let mut doc = Docstring::default();
    let mut paragraphs = Vec::new();
    for paragraph in text.split("\n\n").map(|lines| lines.replace('\n', " ")) {
        match paragraph.strip_prefix(REFUSED_WITH) {
            Some(words) => doc.refusals.extend(words.split('`').filter_map(code)),
            None => paragraphs.push(plain(&paragraph)),
        }
    }
    let mut paragraphs = paragraphs.into_iter();
    doc.summary = paragraphs.next().unwrap_or_default().trim_end_matches('.').into();
    doc.description = paragraphs.collect::<Vec<_>>().join("\n\n");
    doc
}

fn code(word: &str) -> Option<ErrorCode> {
    ErrorCode::ALL.iter().copied().find(|code| code.as_str() == word)
}

/// Rust's links as other people read them: ``[`super::routes::PACKS`]`` becomes the path of that route,
/// ``[`crate::Settings::name`]`` becomes `` `Settings::name` ``.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, (name, after))) =
        rest.split_once("[`").and_then(|(before, link)| Some((before, link.split_once("`]")?)))
    {
        let modules = |part: &&str| part.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        let skipped: usize = match name.rsplit_once("::") {
            Some((path, _)) => {
                path.split("::").take_while(modules).map(|part| part.len() + 2).sum()
            }
            None => 0,
        };
        let name = &name[skipped.min(name.len())..];
        let route = routes::NAMED.iter().find(|(constant, _)| *constant == name);
        plain += &format!("{before}`{}`", route.map_or(name, |(_, template)| template));
        rest = after;
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_made_plain() {
        for (text, expected) in [
            ("As [`Settings::name`].", "As `Settings::name`."),
            ("Passes [`crate::path::check`].", "Passes `check`."),
            ("GET [`super::routes::READYZ`], [`Device`]", "GET `/readyz`, `Device`"),
            ("[`open", "[`open"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }

    #[test]
    fn a_docstring_has_three_parts() {
        let doc =
            read("Does it.\n\nRefused with `otp_off`, `id_taken`\nor `nonsense`.\n\nAt\nonce.");
        assert_eq!((doc.summary.as_str(), doc.description.as_str()), ("Does it", "At once."));
        assert_eq!(doc.refusals, [ErrorCode::OtpOff, ErrorCode::IdTaken]);
    }

    /// Every word in backticks is one that the protocol has: else a refusal would go missing.
    #[test]
    fn no_word_is_misspelt() {
        for (handler, text) in DOCSTRINGS {
            let refused = text.split("\n\n").filter_map(|text| text.strip_prefix(REFUSED_WITH));
            for word in refused.flat_map(|words| words.split('`').skip(1).step_by(2)) {
                assert!(code(word).is_some(), "{handler}: there is no error {word}");
            }
        }
    }
}
