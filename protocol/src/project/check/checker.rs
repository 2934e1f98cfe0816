//! Collects the mistakes.

use std::collections::{BTreeMap, BTreeSet};

use super::{Mistake, document::Lines};
use crate::project::{MAX_ID, PROJECT_FILE};

/// Most mistakes that are told at once; hostile packages have millions.
const MOST: usize = 500;
/// Longest text of a project that is repeated in a message, in characters.
const MAX_QUOTED: usize = 80;
/// How alike two words are, from 0 to 1, of which one may be meant by the other.
const ALIKE: f64 = 0.6;

pub struct Checker<'d> {
    pub files: &'d BTreeMap<String, u64>,
    /// The language of the project's texts.
    pub language: &'d str,
    /// Ids of functions, pages and objects so far.
    pub ids: BTreeSet<&'d str>,
    /// Ids of groups.
    pub groups: BTreeSet<&'d str>,
    /// Pictures that something shows.
    pub shown: BTreeSet<&'d str>,
    lines: Lines<'d>,
    mistakes: Vec<Mistake>,
    more: usize,
    remarks: Vec<Mistake>,
}

impl<'d> Checker<'d> {
    pub fn new(text: &'d str, files: &'d BTreeMap<String, u64>) -> Self {
        Self {
            files,
            language: "en",
            ids: BTreeSet::new(),
            groups: BTreeSet::new(),
            shown: BTreeSet::new(),
            lines: Lines::new(text),
            mistakes: Vec::new(),
            more: 0,
            remarks: Vec::new(),
        }
    }

    /// A mistake in `project.json`, `place` bytes from its start.
    pub fn mistake(&mut self, at: &str, place: usize, what: impl Into<String>) {
        if self.mistakes.len() == MOST {
            self.more += 1;
            return;
        }
        let mistake = self.placed(at, place, what.into());
        self.mistakes.push(mistake);
    }

    /// A mistake of another file.
    pub fn file_mistake(&mut self, file: &str, what: impl Into<String>) {
        if self.mistakes.len() == MOST {
            self.more += 1;
        } else {
            self.mistakes.push(Mistake::of_file(file, what.into()));
        }
    }

    /// Something in `project.json` that stops nothing.
    pub fn remark(&mut self, at: &str, place: usize, what: &str) {
        if self.remarks.len() < MOST {
            let remark = self.placed(at, place, what.into());
            self.remarks.push(remark);
        }
    }

    /// A file that stops nothing.
    pub fn file_remark(&mut self, file: &str, what: &str) {
        if self.remarks.len() < MOST {
            self.remarks.push(Mistake::of_file(file, what.into()));
        }
    }

    fn placed(&self, at: &str, place: usize, what: String) -> Mistake {
        let (line, column) = self.lines.position(place);
        Mistake {
            file: PROJECT_FILE.into(),
            line: Some(line),
            column: Some(column),
            at: at.into(),
            what,
        }
    }

    /// "did you mean …?" if one of the candidates is like the word, else `otherwise`.
    pub fn meant<'c>(
        &self,
        word: &str,
        candidates: impl IntoIterator<Item = &'c str>,
        otherwise: &str,
    ) -> String {
        if self.mistakes.len() == MOST || word.len() > MAX_ID {
            return otherwise.into();
        }
        let lower = word.to_lowercase();
        let alike = |candidate| strsim::normalized_damerau_levenshtein(&lower, candidate);
        let best = candidates
            .into_iter()
            .map(|candidate| (alike(candidate), candidate))
            .filter(|(alike, _)| *alike >= ALIKE)
            .max_by(|(a, _), (b, _)| a.total_cmp(b));
        best.map_or(otherwise.into(), |(_, best)| format!("did you mean \"{best}\"?"))
    }

    /// The mistakes in the order of the file, and the remarks.
    pub fn finish(mut self) -> (Vec<Mistake>, Vec<Mistake>) {
        let order =
            |mistake: &Mistake| (mistake.file != PROJECT_FILE, mistake.line, mistake.column);
        self.mistakes.sort_by_key(order);
        if self.more > 0 {
            let what = format!("has {} more mistakes: mend these first", self.more);
            self.mistakes.push(Mistake::of_file(PROJECT_FILE, what));
        }
        (self.mistakes, self.remarks)
    }
}

/// A text of the project as it stands in messages.
pub fn quoted(text: &str) -> String {
    match text.char_indices().nth(MAX_QUOTED) {
        Some((end, _)) => format!("{:?}…", &text[..end]),
        None => format!("{text:?}"),
    }
}
