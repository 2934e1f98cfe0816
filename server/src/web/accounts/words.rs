//! What the tables say of an account, a stay and a code.

use innkey_protocol::{Stay, UnixTime, api::sign_in::Role, rules::CodeState, time::StayPhase};

use crate::web::{dates, texts::Language};

/// A word on a coloured ground.
pub struct Tag {
    /// What it says.
    pub text: &'static str,
    /// The ground: `good`, `warn`, `bad`, or empty.
    pub tone: &'static str,
}

impl Tag {
    const fn new(text: &'static str, tone: &'static str) -> Self {
        Self { text, tone }
    }
}

/// What an account may do.
pub const fn role(t: Language, role: Role) -> &'static str {
    match role {
        Role::Admin => t.role_admin(),
        Role::Customer => t.role_customer(),
    }
}

/// Whether an account can be used now.
pub fn state(t: Language, enabled: bool, stay: Stay, now: UnixTime) -> Tag {
    match (enabled, stay.phase(now)) {
        (false, _) => Tag::new(t.state_disabled(), "bad"),
        (true, StayPhase::Before) => Tag::new(t.state_coming(), "warn"),
        (true, StayPhase::During) => Tag::new(t.state_active(), "good"),
        (true, StayPhase::After) => Tag::new(t.state_ended(), ""),
    }
}

/// How a code is.
pub const fn code(t: Language, state: CodeState) -> Tag {
    match state {
        CodeState::Live => Tag::new(t.code_live(), "good"),
        CodeState::Used => Tag::new(t.code_used(), ""),
        CodeState::Expired => Tag::new(t.code_expired(), "warn"),
        CodeState::Revoked => Tag::new(t.code_revoked(), "bad"),
        CodeState::Replaced => Tag::new(t.code_replaced(), ""),
    }
}

/// How long something is still good, for a countdown.
pub struct Left {
    /// Seconds.
    pub seconds: i64,
    /// The same for people.
    pub text: String,
}

impl Left {
    /// Until `end`, if a code in this state counts down.
    pub fn of(state: CodeState, end: UnixTime, now: UnixTime) -> Option<Self> {
        let seconds = end.since(now);
        (state == CodeState::Live).then(|| Self { seconds, text: dates::duration(seconds) })
    }
}

/// What somebody is called: by name, else by user name.
pub fn person(t: Language, name: &str, user: Option<&str>) -> String {
    match (name, user) {
        ("", Some(user)) => user.into(),
        ("", None) => t.no_name().into(),
        (name, _) => name.into(),
    }
}
