//! The rules of a sign-in: one table, used by the server and walked by the tests.

use crate::{ErrorCode, time::StayPhase};

/// The state of a one-time code. It begins live; every other state is final.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CodeState {
    /// May be used once.
    Live,
    /// A device signed in with it.
    Used,
    /// Nobody used it in time.
    Expired,
    /// The host withdrew it.
    Revoked,
    /// The host made a newer one.
    Replaced,
}

/// What decides a sign-in by code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeSignIn {
    /// The code's state now.
    pub code: CodeState,
    /// Whether the customer is switched on.
    pub enabled: bool,
    /// Where now lies in the customer's stay.
    pub stay: StayPhase,
    /// Whether the project uses one-time codes.
    pub otp: bool,
}

impl CodeSignIn {
    /// What the sign-in gets: let in, or the reason why not.
    ///
    /// A dead code says only that it is dead: nothing about the customer it belonged to. A code may be
    /// used before the stay begins; the app then says when it begins.
    ///
    /// # Errors
    /// The first reason that holds, in the table's order.
    pub const fn decide(self) -> Result<(), ErrorCode> {
        match (self.code, self.otp) {
            (CodeState::Used, _) => Err(ErrorCode::CodeUsed),
            (CodeState::Expired, _) => Err(ErrorCode::CodeExpired),
            (CodeState::Revoked, _) => Err(ErrorCode::CodeRevoked),
            (CodeState::Replaced, _) => Err(ErrorCode::CodeReplaced),
            (CodeState::Live, false) => Err(ErrorCode::OtpOff),
            (CodeState::Live, true) => admit(self.enabled, self.stay),
        }
    }
}

/// Whether an account may be in at all: what a sign-in by password, each request of a session and each
/// download ask.
///
/// # Errors
/// The first reason that holds, in the table's order.
pub const fn admit(enabled: bool, stay: StayPhase) -> Result<(), ErrorCode> {
    match (enabled, stay) {
        (false, _) => Err(ErrorCode::AccountDisabled),
        (true, StayPhase::After) => Err(ErrorCode::StayEnded),
        (true, StayPhase::Before | StayPhase::During) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every row of the table, written out once more by hand in another form.
    #[test]
    fn all_sixty_rows() {
        use CodeState::{Expired, Live, Replaced, Revoked, Used};
        use StayPhase::{After, Before, During};

        let mut let_in = 0;
        for code in [Live, Used, Expired, Revoked, Replaced] {
            for enabled in [true, false] {
                for stay in [Before, During, After] {
                    for otp in [true, false] {
                        let answer = CodeSignIn { code, enabled, stay, otp }.decide();
                        let dead = code != Live;
                        assert_eq!(answer.is_ok(), !dead && enabled && stay != After && otp);
                        if let Err(reason) = answer {
                            assert_eq!(dead, reason.status() == 410, "{code:?} {reason:?}");
                        } else {
                            let_in += 1;
                        }
                    }
                }
            }
        }
        assert_eq!(let_in, 2);
    }

    #[test]
    fn the_reason_fits() {
        let live =
            CodeSignIn { code: CodeState::Live, enabled: true, stay: StayPhase::During, otp: true };
        assert_eq!(CodeSignIn { otp: false, ..live }.decide(), Err(ErrorCode::OtpOff));
        assert_eq!(CodeSignIn { enabled: false, ..live }.decide(), Err(ErrorCode::AccountDisabled));
        assert_eq!(
            CodeSignIn { stay: StayPhase::After, ..live }.decide(),
            Err(ErrorCode::StayEnded)
        );
        assert_eq!(CodeSignIn { code: CodeState::Used, ..live }.decide(), Err(ErrorCode::CodeUsed));
    }
}
