//! Paths inside packages and packs: relative, `/`-separated, safe on every file system.

use std::{collections::BTreeSet, ops::Bound};

/// Longest path, in bytes.
pub const MAX_PATH: usize = 240;

/// Names that Windows keeps for devices, with or without an extension.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Why a path is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PathError {
    /// Nothing, or nothing between two slashes.
    #[error("a part of the path is empty")]
    Empty,
    /// More than [`MAX_PATH`] bytes.
    #[error("the path is longer than {MAX_PATH} bytes")]
    TooLong,
    /// It leaves the folder.
    #[error("the path must stay inside the project: no leading slash, no \".\" or \"..\"")]
    Escapes,
    /// A character that some file system cannot hold.
    #[error("the path has a character that not every file system can hold")]
    Character,
    /// A name that Windows keeps for a device, or that ends in a dot or space.
    #[error("the name is not allowed on every file system")]
    Name,
    /// The same path twice, or twice but for upper and lower case; or both a file and a folder.
    #[error("the path is there twice, perhaps in upper and lower case, or as file and folder")]
    Clash,
}

/// Checks one path.
///
/// # Errors
/// The first rule that it breaks.
pub fn check(path: &str) -> Result<(), PathError> {
    if path.len() > MAX_PATH {
        return Err(PathError::TooLong);
    }
    if path.starts_with('/') {
        return Err(PathError::Escapes);
    }
    path.split('/').try_for_each(check_part)
}

fn check_part(part: &str) -> Result<(), PathError> {
    if part.is_empty() {
        return Err(PathError::Empty);
    }
    if part == "." || part == ".." {
        return Err(PathError::Escapes);
    }
    if part.chars().any(|c| c.is_control() || r#"\:*?"<>|"#.contains(c)) {
        return Err(PathError::Character);
    }
    let stem = part.split('.').next().unwrap_or(part).trim_end().to_ascii_lowercase();
    if part.ends_with(['.', ' ']) || DEVICES.contains(&stem.as_str()) {
        return Err(PathError::Name);
    }
    Ok(())
}

/// Checks paths one after the other and finds clashes between them.
#[derive(Debug, Default)]
pub struct PathSet(BTreeSet<String>);

impl PathSet {
    /// Checks `path` by itself and against those before it.
    ///
    /// # Errors
    /// As [`check`], or [`PathError::Clash`].
    pub fn insert(&mut self, path: &str) -> Result<(), PathError> {
        check(path)?;
        let path = path.to_lowercase();
        let mut above = path.match_indices('/').map(|(slash, _)| &path[..slash]);
        if above.any(|folder| self.0.contains(folder)) || self.has_in(&format!("{path}/")) {
            return Err(PathError::Clash);
        }
        if self.0.insert(path) { Ok(()) } else { Err(PathError::Clash) }
    }

    /// Whether a path begins with `folder`, which ends in a slash.
    fn has_in(&self, folder: &str) -> bool {
        let from = (Bound::Included(folder), Bound::Unbounded);
        self.0.range::<str, _>(from).next().is_some_and(|path| path.starts_with(folder))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ordinary_paths_pass() {
        for path in ["project.json", "images/flat-1/küche.jpg", "a/b/c.d.e", "console.txt"] {
            assert_eq!(check(path), Ok(()), "{path}");
        }
    }

    #[test]
    fn hostile_paths_do_not() {
        for (path, reason) in [
            ("", PathError::Empty),
            ("a//b", PathError::Empty),
            ("a/", PathError::Empty),
            ("/etc/passwd", PathError::Escapes),
            ("../a", PathError::Escapes),
            ("a/../../b", PathError::Escapes),
            ("./a", PathError::Escapes),
            (r"..\a", PathError::Character),
            ("C:/a", PathError::Character),
            ("a\0b", PathError::Character),
            ("images/NUL.jpg", PathError::Name),
            ("aux", PathError::Name),
            ("a. ", PathError::Name),
        ] {
            assert_eq!(check(path), Err(reason), "{path:?}");
        }
        assert_eq!(check(&"x".repeat(MAX_PATH + 1)), Err(PathError::TooLong));
    }

    #[test]
    fn clashes_are_found() {
        let mut paths = PathSet::default();
        assert_eq!(paths.insert("a/B.jpg"), Ok(()));
        assert_eq!(paths.insert("a/b.jpg"), Err(PathError::Clash));
    }

    #[test]
    fn no_path_is_a_file_and_a_folder() {
        let mut paths = PathSet::default();
        assert_eq!(paths.insert("a/b/c"), Ok(()));
        assert_eq!(paths.insert("A"), Err(PathError::Clash));
        assert_eq!(paths.insert("a/B"), Err(PathError::Clash));
        assert_eq!(paths.insert("a/b/C/d"), Err(PathError::Clash));
        assert_eq!(paths.insert("a/b-c"), Ok(()));
        assert_eq!(paths.insert("a/bc/c"), Ok(()));
    }

    proptest! {
        #[test]
        fn what_passes_stays_inside(path in r"[a-z./\\:]{0,12}") {
            if check(&path).is_ok() {
                let inside = std::path::Path::new(&path)
                    .components()
                    .all(|part| matches!(part, std::path::Component::Normal(_)));
                prop_assert!(inside, "{}", path);
            }
        }
    }
}
