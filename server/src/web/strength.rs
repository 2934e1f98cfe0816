//! How hard the operator's password is to guess.

use axum::Json;
use innkey_protocol::{Secret, api::MAX_PASSWORD};
use serde::{Deserialize, Serialize};
use zxcvbn::{Score, zxcvbn};

use super::{forms::Posted, texts::Language};

/// Fewest characters of the operator's password.
const LEAST: usize = 10;
/// What is looked at: guessing more is hopeless anyway, and takes time here.
const LOOKED_AT: usize = 100;

/// What the page shows while somebody types.
#[derive(Serialize)]
pub struct Strength {
    /// 0 to 4.
    score: u8,
    text: &'static str,
}

fn score(password: &Secret) -> Score {
    let text: String = password.expose().chars().take(LOOKED_AT).collect();
    zxcvbn(&text, &["innkey"]).score()
}

/// How strong it is, in words.
pub fn strength(password: &Secret, t: Language) -> Json<Strength> {
    let score = score(password);
    let text = match score {
        Score::Zero => t.strength_0(),
        Score::One => t.strength_1(),
        Score::Two => t.strength_2(),
        Score::Three => t.strength_3(),
        _ => t.strength_4(),
    };
    Json(Strength { score: score.into(), text })
}

/// A password or passphrase while it is typed.
#[derive(Deserialize)]
pub struct Typed {
    password: Secret,
}

/// Says to the operator how strong it is.
pub async fn of_typed(Posted { by, form }: Posted<Typed>) -> Json<Strength> {
    strength(&form.password, by.visitor.language)
}

/// What is wrong with a new password typed twice, beside which field.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Wrong {
    /// Beside the first.
    pub password: Option<String>,
    /// Beside the second.
    pub again: Option<&'static str>,
}

/// Whether it is hard to guess, and long enough.
pub fn is_strong(password: &Secret) -> bool {
    let text = password.expose();
    text.chars().count() >= LEAST && text.len() <= MAX_PASSWORD && score(password) >= Score::Three
}

/// Whether the operator may have this password.
///
/// # Errors
/// What is wrong with it.
pub fn check(password: &Secret, again: &Secret, t: Language) -> Result<(), Wrong> {
    let text = password.expose();
    if text.chars().count() < LEAST || text.len() > MAX_PASSWORD {
        return Err(Wrong { password: Some(t.password_short(LEAST)), again: None });
    }
    if score(password) < Score::Three {
        return Err(Wrong { password: Some(t.password_weak().into()), again: None });
    }
    if password != again {
        return Err(Wrong { password: None, again: Some(t.password_differs()) });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(password: &str, again: &str) -> Result<(), Wrong> {
        let secret = |text: &str| Secret::new(text.into());
        check(&secret(password), &secret(again), Language::English)
    }

    #[test]
    fn only_what_is_hard_to_guess_will_do() {
        assert_eq!(checked("lanterna quieto sedici", "lanterna quieto sedici"), Ok(()));
        for weak in
            ["", "x7#Kq!z2", "password123", "aaaaaaaaaaaaaaaa", "innkeyinnkey", "1234567890"]
        {
            assert!(checked(weak, weak).unwrap_err().password.is_some(), "{weak}");
        }
        assert!(checked("lanterna quieto sedici", "lanterna").unwrap_err().again.is_some());
        let long = "lanterna quieto sedici ".repeat(100);
        assert!(checked(&long, &long).is_err());
    }
}
