//! All words of the page. Each stands once, in three languages side by side: one that is missing does not compile.

mod accounts;
mod activity;
mod backup;
mod components;
mod errors;
mod frame;
mod home;
mod outside;
mod publish;
mod set_up;
mod sign_in;
mod system;
mod versions;

use std::str::FromStr;

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// German.
    German,
    /// Italian.
    Italian,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 3] = [Self::English, Self::German, Self::Italian];

    /// Its tag (BCP 47).
    pub const fn tag(self) -> &'static str {
        self.of(["en", "de", "it"])
    }

    /// What its speakers call it.
    pub const fn own_name(self) -> &'static str {
        self.of(["English", "Deutsch", "Italiano"])
    }

    /// The one of these that is in this language: English, German, Italian.
    const fn of<T: Copy>(self, [english, german, italian]: [T; 3]) -> T {
        match self {
            Self::English => english,
            Self::German => german,
            Self::Italian => italian,
        }
    }

    /// A number of things.
    fn counted(self, count: u64, words: [[&'static str; 2]; 3]) -> String {
        let [one, many] = self.of(words);
        format!("{count} {}", if count == 1 { one } else { many })
    }
}

/// The tag is of no language of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherLanguage;

impl FromStr for Language {
    type Err = OtherLanguage;

    fn from_str(tag: &str) -> Result<Self, OtherLanguage> {
        Self::ALL.into_iter().find(|language| language.tag() == tag).ok_or(OtherLanguage)
    }
}

/// Texts that are always the same: `name: English, German, Italian;`.
macro_rules! words {
    ($($name:ident: $english:literal, $german:literal, $italian:literal;)*) => {
        #[allow(missing_docs, reason = "each is its own documentation")]
        impl super::Language {
            $(pub const fn $name(self) -> &'static str {
                self.of([$english, $german, $italian])
            })*
        }
    };
}

/// Texts with something filled in: `name(what): "English {what}", …;`.
macro_rules! phrases {
    ($($name:ident($($part:ident),+): $english:literal, $german:literal, $italian:literal;)*) => {
        #[allow(missing_docs, reason = "each is its own documentation")]
        impl super::Language {
            $(pub fn $name(self, $($part: impl std::fmt::Display),+) -> String {
                match self {
                    Self::English => format!($english),
                    Self::German => format!($german),
                    Self::Italian => format!($italian),
                }
            })*
        }
    };
}

/// Numbers of things: `name: one many, ein viele, uno molti;`.
macro_rules! counts {
    ($($name:ident: $one:literal $many:literal, $ein:literal $viele:literal, $uno:literal $molti:literal;)*) => {
        #[allow(missing_docs, reason = "each is its own documentation")]
        impl super::Language {
            $(pub fn $name(self, count: impl std::borrow::Borrow<u64>) -> String {
                self.counted(*count.borrow(), [[$one, $many], [$ein, $viele], [$uno, $molti]])
            })*
        }
    };
}
use {counts, phrases, words};
