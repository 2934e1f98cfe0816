//! Small changes to generated sources. A change that finds another number of places than it knows fails: then the
//! generator has become another, and a person must look.

use anyhow::{Result, bail};

/// One change.
pub struct Mend {
    /// Why.
    pub why: &'static str,
    /// What the generator writes.
    pub from: &'static str,
    /// What is wanted.
    pub to: &'static str,
    /// In how many places.
    pub times: usize,
}

/// The text with all changes.
pub fn mend(text: &str, mends: &[Mend]) -> Result<String> {
    let mut text = text.to_owned();
    for Mend { why, from, to, times } in mends {
        let found = text.matches(from).count();
        if found != *times {
            bail!(
                "{found} places instead of {times} have {from:?} ({why}): look at what is generated"
            );
        }
        text = text.replace(from, to);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MEND: Mend = Mend { why: "because", from: "a", to: "b", times: 2 };

    #[test]
    fn known_places_are_changed_and_others_refused() {
        assert_eq!(mend("a-a", &[MEND]).unwrap(), "b-b");
        assert!(mend("a", &[MEND]).unwrap_err().to_string().contains("because"));
    }
}
