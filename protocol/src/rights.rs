//! What a customer may see of a project.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// Most ids in [`Rights::Only`].
pub const MAX_RIGHTS: usize = 500;

/// What a customer may see: everything, or only what is named. In JSON `"all"` or `{"only": ["flat-limone"]}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Rights {
    /// Every function and page, also those that come later.
    #[default]
    All,
    /// These functions, with all their pages, and these pages, by id. None that is named here need exist: what
    /// a later version brings back is seen again.
    Only(BTreeSet<String>),
}

impl Rights {
    /// Whether a page of a function may be seen.
    pub fn allow(&self, function: &str, page: &str) -> bool {
        match self {
            Self::All => true,
            Self::Only(ids) => ids.contains(function) || ids.contains(page),
        }
    }

    /// Whether they name no more than [`MAX_RIGHTS`] ids, each like one of a project.
    pub fn are_sound(&self) -> bool {
        match self {
            Self::All => true,
            Self::Only(ids) => {
                ids.len() <= MAX_RIGHTS && ids.iter().all(|id| crate::project::is_id(id))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_brings_its_pages_and_a_page_only_itself() {
        let only = Rights::Only(["flat".into(), "pool".into()].into());
        assert!(only.allow("flat", "kitchen") && only.allow("garden", "pool"));
        assert!(!only.allow("garden", "lawn"));
        assert!(Rights::All.allow("garden", "lawn"));
        assert!(!Rights::Only(BTreeSet::new()).allow("flat", "kitchen"));
    }

    #[test]
    fn json_is_short() {
        let only = Rights::Only(["flat".into()].into());
        assert_eq!(serde_json::to_string(&only).unwrap(), r#"{"only":["flat"]}"#);
        assert_eq!(serde_json::from_str::<Rights>(r#""all""#).unwrap(), Rights::All);
    }

    #[test]
    fn odd_ids_are_not_sound() {
        assert!(Rights::Only(["flat-limone".into()].into()).are_sound());
        assert!(!Rights::Only(["Flat Limone".into()].into()).are_sound());
        assert!(!Rights::Only((0..501).map(|id| format!("p{id}")).collect()).are_sound());
    }
}
