//! `project.json` as a tree of values that know where they stand.

use jsonc_parser::{
    CollectOptions, ParseOptions, ast::Value, errors::ParseErrorKind as Kind, parse_to_ast,
};

/// Somewhere in the text, in bytes from its start, and what is wrong there.
pub type Fault = (usize, String);

/// Reads the text. What is no JSON but can be understood is a fault and read all the same, so that the rest is
/// checked too; each kind of such a fault is told once.
pub fn parse(text: &str) -> (Option<Value<'_>>, Vec<Fault>) {
    let mut options = ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    let mut faults = Vec::new();
    loop {
        match parse_to_ast(text, &CollectOptions::default(), &options) {
            Ok(read) => {
                if read.value.is_none() {
                    faults.push((0, "the file is empty: `innkey project new` makes one".into()));
                }
                return (read.value, faults);
            }
            Err(error) => {
                faults.push((error.range().start, explain(error.kind())));
                let allowed = allowance(&mut options, error.kind());
                match allowed {
                    Some(allowed) if !*allowed => *allowed = true,
                    _ => return (None, faults),
                }
            }
        }
    }
}

/// The option that lets a fault pass.
fn allowance<'a>(options: &'a mut ParseOptions, fault: &Kind) -> Option<&'a mut bool> {
    Some(match fault {
        Kind::CommentsNotAllowed => &mut options.allow_comments,
        Kind::TrailingCommasNotAllowed => &mut options.allow_trailing_commas,
        Kind::ExpectedComma => &mut options.allow_missing_commas,
        Kind::SingleQuotedStringsNotAllowed => &mut options.allow_single_quoted_strings,
        Kind::ExpectedStringObjectProperty => &mut options.allow_loose_object_property_names,
        Kind::HexadecimalNumbersNotAllowed => &mut options.allow_hexadecimal_numbers,
        Kind::UnaryPlusNumbersNotAllowed => &mut options.allow_unary_plus_numbers,
        Kind::BareDecimalPointNumbersNotAllowed => &mut options.allow_bare_decimal_point_numbers,
        _ => return None,
    })
}

fn explain(fault: &Kind) -> String {
    let known = match fault {
        Kind::CommentsNotAllowed => "JSON has no comments: take this one out",
        Kind::TrailingCommasNotAllowed => "a comma after the last entry: take it out",
        Kind::ExpectedComma => "a comma is missing before this: add it",
        Kind::SingleQuotedStringsNotAllowed => "a text in single quotes: write \"…\"",
        Kind::ExpectedStringObjectProperty => "a field's name without quotes: write \"name\": …",
        Kind::UnterminatedObject => "the { here is never closed: add the } that is missing",
        Kind::UnterminatedArray => "the [ here is never closed: add the ] that is missing",
        Kind::NestingDepthExceeded => "brackets too deep in each other: a project has no such",
        Kind::MultipleRootJsonValues => "there is more after the project's end: take it out",
        other => return format!("this is no JSON ({other}): mend this place and check again"),
    };
    known.into()
}

/// Where the lines of a text begin.
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub fn new(text: &'a str) -> Self {
        let starts = text.match_indices('\n').map(|(place, _)| place + 1);
        Self { text, starts: std::iter::once(0).chain(starts).collect() }
    }

    /// Line and column, both from 1; columns count characters.
    pub fn position(&self, place: usize) -> (u32, u32) {
        let line = self.starts.partition_point(|start| *start <= place);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let before = self.text.get(start..place).map_or(0, |text| text.chars().count());
        (line as u32, before as u32 + 1)
    }
}
