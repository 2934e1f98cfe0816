//! Every secret of a run, so that it can be searched for wherever text comes out: in every server's most
//! talkative log, in every error.

use std::{
    collections::BTreeSet,
    sync::{Mutex, PoisonError},
};

use aho_corasick::AhoCorasick;
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};

static NOTED: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// Notes a code, password or other text that must not be seen again.
pub fn note_text(secret: &str) {
    let mut noted = NOTED.lock().unwrap_or_else(PoisonError::into_inner);
    noted.insert(secret.to_lowercase());
    noted.insert(secret.replace('-', "").to_lowercase());
}

/// Notes a token, in the forms in which one would print it.
pub fn note_bytes(secret: &[u8]) {
    note_text(&BASE64URL_NOPAD.encode(secret));
    note_text(&HEXLOWER.encode(secret));
}

/// Searches for all secrets noted so far.
#[track_caller]
pub fn assert_absent(text: &str, place: &str) {
    let noted: Vec<String> =
        NOTED.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect();
    let text = text.to_lowercase();
    // For a short text the automaton would cost more than it saves.
    let found = if text.len() < 4096 {
        noted.iter().find(|secret| text.contains(secret.as_str()))
    } else {
        let search = AhoCorasick::new(&noted).unwrap();
        search.find(&text).map(|found| &noted[found.pattern().as_usize()])
    };
    assert!(found.is_none(), "a secret is in {place}: {}", found.unwrap());
}
