//! Packages: from a project's folder to a `.tup`, and from a `.tup` to the packs that phones download.
//!
//! A `.tup` is an ordinary ZIP of `project.json` and the files beside it.

mod build;
mod chunks;
mod diff;
mod folder;
mod packer;
mod source;
mod tup;

use innkey_protocol::{path::PathError, project::Mistake};

pub use build::{Build, BuiltPack, build};
pub use diff::{Change, Kind, What, diff};
pub use folder::Folder;
pub use source::Source;
pub use tup::{Limits, Tup, stream_tup, write_tup};

/// Ending of a package's file name.
pub const EXTENSION: &str = "tup";

/// Why a package or a project's folder is refused.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    /// It cannot be read.
    #[error("cannot read it: {0}")]
    Read(#[from] std::io::Error),
    /// It is no ZIP, or a damaged one.
    #[error("this is no package, or a damaged one: {0}")]
    Zip(#[from] zip::result::ZipError),
    /// Several files have the same name: readers do not agree on which one counts.
    #[error("a file is in it twice: pack it again with `innkey project pack`")]
    Twice,
    /// A file in it cannot be unpacked, or is not what the package says of it.
    #[error("{path:?} cannot be read from it: {reason}")]
    File {
        /// Its path.
        path: String,
        /// What reading it said.
        reason: String,
    },
    /// There is no `project.json`.
    #[error("there is no project.json in it: make a project with `innkey project new`")]
    NoProject,
    /// A file's path breaks the rules.
    #[error("{path:?}: {reason}")]
    Path {
        /// The path.
        path: String,
        /// The rule.
        reason: PathError,
    },
    /// Something else than a file or folder.
    #[error("{0:?} is a link or device: only files and folders can be in a project")]
    NotAFile(String),
    /// More files than allowed.
    #[error("it has {0} files, more than {1}")]
    TooMany(usize, usize),
    /// Larger than allowed, unpacked or cut into packs.
    #[error(
        "unpacked, with a picture counted on each page that shows it (once more for each group that objects \
         of the page are hidden from), it is larger than {0} bytes"
    )]
    TooLarge(u64),
    /// A file is longer or shorter than the package says.
    #[error("{0:?} does not have the size that the package says")]
    Size(String),
    /// The project has mistakes.
    #[error("the project has {} {}", .0.len(), if .0.len() == 1 { "mistake" } else { "mistakes" })]
    Mistakes(Vec<Mistake>),
}

impl PackageError {
    fn file(path: &str, reason: impl std::fmt::Display) -> Self {
        Self::File { path: path.into(), reason: reason.to_string() }
    }

    /// The mistakes, each on a line.
    pub fn in_full(&self) -> String {
        match self {
            Self::Mistakes(mistakes) => {
                mistakes.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
            }
            other => other.to_string(),
        }
    }
}
