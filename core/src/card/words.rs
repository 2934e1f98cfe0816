//! What the card says, in the guest's language.

use crate::message::{Invitation, Language};

/// The card's texts; those that are empty are left out.
pub struct Words {
    /// Above the building's name.
    pub access: &'static str,
    /// Whom the card is for.
    pub guest: String,
    /// Above the code.
    pub code: &'static str,
    /// The stay.
    pub stay: [String; 2],
    /// What to do.
    pub steps: [&'static str; 3],
}

impl Words {
    /// The words for an invitation.
    pub fn new(language: Language, given: &Invitation<'_>) -> Self {
        let told = |before: &str, text: &str| match text {
            "" => String::new(),
            text => format!("{before} {text}"),
        };
        let Invitation { guest, link, from, until, .. } = *given;
        let (from, until) = (from.unwrap_or_default(), until.unwrap_or_default());
        let with_code = link.code.is_some();
        match language {
            Language::English => Self {
                access: "Your access to",
                guest: told("for", guest),
                code: "Your one-time code",
                stay: [told("From", from), told("Until", until)],
                steps: [
                    "1. Install the app Innkey.",
                    "2. Scan this QR code with it.",
                    if with_code {
                        "3. Your one-time code is in it: just confirm it."
                    } else {
                        "3. Type in the one-time code that your host gives you."
                    },
                ],
            },
            Language::German => Self {
                access: "Dein Zugang zu",
                guest: told("für", guest),
                code: "Dein Einmalcode",
                stay: [told("Ab", from), told("Bis", until)],
                steps: [
                    "1. Installiere die App Innkey.",
                    "2. Scanne mit ihr diesen QR-Code.",
                    if with_code {
                        "3. Dein Einmalcode steckt darin: nur noch bestätigen."
                    } else {
                        "3. Gib den Einmalcode von deinem Gastgeber ein."
                    },
                ],
            },
            Language::Italian => Self {
                access: "Il tuo accesso a",
                guest: told("per", guest),
                code: "Il tuo codice monouso",
                stay: [told("Dal", from), told("Fino al", until)],
                steps: [
                    "1. Installa l’app Innkey.",
                    "2. Scansiona con l’app questo codice QR.",
                    if with_code {
                        "3. Il tuo codice monouso è già lì: basta confermarlo."
                    } else {
                        "3. Inserisci il codice monouso che ti dà chi ti ospita."
                    },
                ],
            },
        }
    }
}
