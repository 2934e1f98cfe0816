//! Says of a setting that was given from outside, where.

use crate::{
    config::{Fixed, Source},
    web::texts::Language,
};

/// What a setting is called.
pub struct Names {
    /// As a flag.
    pub flag: &'static str,
    /// In the environment.
    pub environment: &'static str,
    /// In the file.
    pub file: &'static str,
}

/// Where the setting was given, if it was.
pub fn note<T>(t: Language, given: Option<&Fixed<T>>, names: &Names) -> Option<String> {
    given.map(|given| match given.by {
        Source::Flag => t.fixed_flag(names.flag),
        Source::Environment => t.fixed_environment(names.environment),
        Source::File => t.fixed_file(names.file),
    })
}
