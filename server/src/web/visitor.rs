//! Who looks at a page, before anybody has signed in: in which language, from where, at which address.

use std::convert::Infallible;

use axum::{
    extract::{FromRequestParts, Request},
    http::{HeaderMap, Uri, header, request::Parts},
};

use super::texts::Language;

/// The cookie of the language that somebody chose.
pub const LANGUAGE: &str = "__Host-language";

/// Who looks at a page.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// Chosen, or else the browser's.
    pub language: Language,
    /// Path and query of the page.
    pub here: String,
}

impl Visitor {
    /// Who sends a request.
    pub fn of(request: &Request) -> Self {
        Self::read(request.headers(), request.uri())
    }

    fn read(headers: &HeaderMap, uri: &Uri) -> Self {
        let here = uri.path_and_query().map_or("/", |path| path.as_str()).into();
        Self { language: language(headers), here }
    }
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::read(&parts.headers, &parts.uri))
    }
}

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.split_once('='));
    pairs
        .map(|(key, value)| (key.trim(), value.trim()))
        .find(|(key, _)| *key == name)
        .map(|it| it.1)
}

/// A path to go on to, if it stays on this server; else the first page.
pub fn local(path: &str) -> &str {
    let stays = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && path.bytes().all(|c| c.is_ascii_graphic());
    if stays { path } else { "/" }
}

fn language(headers: &HeaderMap) -> Language {
    if let Some(chosen) = cookie(headers, LANGUAGE).and_then(|tag| tag.parse().ok()) {
        return chosen;
    }
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let mut best = (Language::default(), 0.0);
    for item in wanted.unwrap_or_default().split(',') {
        let (tag, weight) = item.split_once(';').unwrap_or((item, "q=1"));
        let weight = weight.trim().strip_prefix("q=").and_then(|q| q.parse().ok()).unwrap_or(0.0);
        let main = tag.trim().split('-').next().unwrap_or_default().to_ascii_lowercase();
        if let Ok(language) = main.parse()
            && weight > best.1
        {
            best = (language, weight);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(name: header::HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, value.parse().unwrap())])
    }

    #[test]
    fn the_browser_says_the_language() {
        let says = |value: &str| language(&headers(header::ACCEPT_LANGUAGE, value));
        assert_eq!(says("de-AT,de;q=0.9,en;q=0.8"), Language::German);
        assert_eq!(says("fr, en;q=0.2, it;q=0.7"), Language::Italian);
        assert_eq!(says("fr"), Language::English);
        assert_eq!(says(";;,q=x"), Language::English);
    }

    #[test]
    fn what_was_chosen_wins() {
        let mut both = headers(header::ACCEPT_LANGUAGE, "de");
        both.insert(header::COOKIE, "a=b; __Host-language=it".parse().unwrap());
        assert_eq!(language(&both), Language::Italian);
        both.insert(header::COOKIE, "__Host-language=xx".parse().unwrap());
        assert_eq!(language(&both), Language::German);
    }

    #[test]
    fn a_path_stays_on_this_server() {
        assert_eq!(local("/projects/7?q=a"), "/projects/7?q=a");
        for astray in
            ["", "x", "//evil.example", "/\\evil.example", "https://evil", "/a\r\nb", "/ä"]
        {
            assert_eq!(local(astray), "/", "{astray:?}");
        }
    }
}
