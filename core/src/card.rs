//! The card for a guest: QR, building, stay and, where the host wants it, the code, to be sent or printed.

mod font;
mod layout;
mod png;
mod svg;
mod text;
mod words;

use innkey_qr::{Level, QrModules};

use self::layout::{Line, Square, lay_out};
use crate::{
    Error, Result,
    message::{Invitation, Language},
};

/// An A6 card that hands a link to a guest. It is a secret as the link is: for the guest only.
pub struct Card {
    lines: Vec<Line>,
    code: QrModules,
    place: Square,
}

impl Card {
    /// The card of an invitation. The one-time code stands on it if it is in the link.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a link that no QR code holds.
    pub fn new(language: Language, invitation: &Invitation<'_>) -> Result<Self> {
        let code =
            QrModules::encode(invitation.link.to_string(), Level::Medium).map_err(|error| {
                Error::Invalid {
                    what: error.to_string(),
                    hint: "let the server have fewer addresses.",
                }
            })?;
        let (lines, place) = lay_out(language, invitation);
        Ok(Self { lines, code, place })
    }
}

#[cfg(test)]
mod tests;
