//! Texts in several languages.

use super::Texts;

/// Whether a text looks like a language tag of BCP 47: `de`, `de-AT`, `sr-Latn`.
pub fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    (2..=3).contains(&language.len())
        && language.bytes().all(|c| c.is_ascii_lowercase())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|c| c.is_ascii_alphanumeric())
        })
}

/// The text in the wanted language: `de-AT`, else `de`, else as the project has it. `own` is in the language
/// `own_language`, `others` are in other ones.
pub fn in_language<'a>(
    own: &'a str,
    own_language: &str,
    others: &'a Texts,
    wanted: &str,
) -> &'a str {
    let mut wanted = wanted;
    loop {
        if wanted.eq_ignore_ascii_case(own_language) {
            return own;
        }
        let fits = |(tag, _): &(&String, &String)| tag.eq_ignore_ascii_case(wanted);
        if let Some((_, text)) = others.iter().find(fits) {
            return text;
        }
        match wanted.rsplit_once('-') {
            Some((wider, _)) => wanted = wider,
            None => return own,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_told_from_other_words() {
        for tag in ["de", "gsw", "de-AT", "sr-Latn-RS", "de-CH-1996"] {
            assert!(is_language(tag), "{tag}");
        }
        for tag in ["", "d", "german", "DE", "de_AT", "de-", "-de", "de-Ö", "de-toolongapart"] {
            assert!(!is_language(tag), "{tag}");
        }
    }

    #[test]
    fn the_nearest_language_is_chosen() {
        let others = Texts::from([
            ("de".into(), "Küche".into()),
            ("de-CH".into(), "Chuchi".into()),
            ("it".into(), "Cucina".into()),
        ]);
        for (wanted, text) in [
            ("de-AT", "Küche"),
            ("de", "Küche"),
            ("DE-ch", "Chuchi"),
            ("de-CH-1996", "Chuchi"),
            ("it-IT", "Cucina"),
            ("en-GB", "Kitchen"),
            ("fr", "Kitchen"),
            ("", "Kitchen"),
        ] {
            assert_eq!(in_language("Kitchen", "en", &others, wanted), text, "{wanted}");
        }
    }
}
