//! Amounts of bytes on a page.

use super::texts::Language;

const UNITS: [&str; 5] = ["B", "kB", "MB", "GB", "TB"];

/// So many bytes, as people read them.
pub fn bytes(t: Language, bytes: u64) -> String {
    let mut amount = bytes as f64;
    let mut unit = 0;
    while amount >= 999.5 && unit + 1 < UNITS.len() {
        amount /= 1000.0;
        unit += 1;
    }
    let digits = usize::from(unit > 0 && amount < 99.95);
    let number = format!("{amount:.digits$}");
    let number = if t == Language::English { number } else { number.replace('.', ",") };
    format!("{number} {}", UNITS[unit])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_short() {
        let english = |amount| bytes(Language::English, amount);
        assert_eq!((english(0), english(999)), ("0 B".into(), "999 B".into()));
        assert_eq!((english(1500), english(999_600)), ("1.5 kB".into(), "1.0 MB".into()));
        assert_eq!(bytes(Language::German, 2_147_483_648), "2,1 GB");
        assert_eq!(english(150_000_000), "150 MB");
    }
}
