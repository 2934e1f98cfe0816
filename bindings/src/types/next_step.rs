//! What a person can do after an error.

pub(crate) use innkey_core::NextStep;

/// What a person can do next.
#[uniffi::remote(Enum)]
pub enum NextStep {
    /// The same again may help.
    TryAgain,
    /// The same again helps after so many seconds.
    Wait {
        /// How long; 0 if the server does not say.
        seconds: u32,
    },
    /// Get into the building's network, or online.
    CheckConnection,
    /// Mend what was typed or chosen.
    Correct,
    /// Read the list or the thing again, then decide.
    Refresh,
    /// Sign in, again or for the first time.
    SignIn,
    /// Ask the host, for a new code or link.
    AskHost,
    /// Ask who runs the server.
    AskOperator,
    /// Download the project.
    Download,
    /// Add the project again, with the host's link.
    AddAgain,
    /// Make room on the phone.
    FreeSpace,
    /// Unlock the phone.
    Unlock,
    /// Update the app.
    Update,
    /// Nothing: it was stopped on purpose.
    Nothing,
}
