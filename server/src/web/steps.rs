//! The steps of the set-up.

use super::texts::Language;

/// A step of the set-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd)]
pub enum Step {
    /// The operator's password.
    Password,
    /// The second factor.
    Factor,
    /// The first project.
    Project,
    /// *Use OTP authentication*.
    Codes,
    /// The first admin.
    Admin,
    /// The admin's phone.
    Phone,
}

impl Step {
    /// All of them, in their order.
    pub const ALL: [Self; 6] =
        [Self::Password, Self::Factor, Self::Project, Self::Codes, Self::Admin, Self::Phone];

    /// What it is called.
    pub const fn name(self, t: Language) -> &'static str {
        match self {
            Self::Password => t.step_password(),
            Self::Factor => t.step_factor(),
            Self::Project => t.step_project(),
            Self::Codes => t.step_codes(),
            Self::Admin => t.step_admin(),
            Self::Phone => t.step_phone(),
        }
    }

    /// Which one it is, counted from 1.
    pub const fn number(self) -> usize {
        self as usize + 1
    }
}
