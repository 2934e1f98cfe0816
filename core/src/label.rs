//! How a customer stands in the admin's list: label and status, from the server's data and clock alone.

use innkey_protocol::{
    Code, Stay, UnixTime,
    api::customers::{Customer, IssuedCode},
    rules::CodeState,
    time::StayPhase,
};

/// What names a customer in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// The code, while it can be used; the name beside it, if there is one.
    Code {
        /// The code.
        code: Code,
        /// The person's name.
        name: Option<String>,
    },
    /// The name: the customer has signed in.
    Name(String),
    /// Invited, not signed in or without a name: shown as "invited on …".
    Invited {
        /// When the newest code was made.
        on: UnixTime,
        /// The name, if the host gave one.
        name: Option<String>,
    },
    /// No code was ever made.
    NotInvited {
        /// The name, if the host gave one.
        name: Option<String>,
    },
}

/// How it is with a customer now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Switched off.
    Disabled,
    /// The stay is over.
    StayEnded,
    /// A code waits to be used.
    CodeLive {
        /// Until it dies, by the server's clock.
        seconds_left: u32,
    },
    /// Devices are signed in.
    Active {
        /// When one of them last talked to the server.
        last_seen: Option<UnixTime>,
        /// How many.
        devices: u32,
    },
    /// Was signed in, is not any more, and no code waits.
    SignedOut,
    /// The code died unused.
    CodeExpired,
    /// The code was withdrawn.
    CodeRevoked,
    /// No code was ever made.
    NotInvited,
}

/// The label of a customer by the server's clock.
pub fn label(customer: &Customer, server_time: UnixTime) -> Label {
    let name =
        Some(customer.settings.name.trim()).filter(|name| !name.is_empty()).map(str::to_owned);
    if let Some((code, _)) = live(customer, server_time) {
        return Label::Code { code: code.clone(), name };
    }
    match (name, &customer.code) {
        (Some(name), _) if customer.signed_in_at.is_some() => Label::Name(name),
        (name, Some(issued)) => Label::Invited { on: issued.issued_at, name },
        (name, None) => Label::NotInvited { name },
    }
}

/// The status of a customer by the server's clock.
pub fn status(customer: &Customer, server_time: UnixTime) -> Status {
    let ended = |stay: Stay| stay.phase(server_time) == StayPhase::After;
    if !customer.settings.enabled {
        return Status::Disabled;
    }
    if ended(customer.settings.stay) {
        return Status::StayEnded;
    }
    if let Some((_, seconds_left)) = live(customer, server_time) {
        return Status::CodeLive { seconds_left };
    }
    if customer.devices > 0 {
        return Status::Active { last_seen: customer.last_seen, devices: customer.devices };
    }
    if customer.signed_in_at.is_some() {
        return Status::SignedOut;
    }
    match customer.code.as_ref().map(|issued| issued.state) {
        None => Status::NotInvited,
        Some(CodeState::Revoked) => Status::CodeRevoked,
        Some(CodeState::Used) => Status::SignedOut,
        Some(CodeState::Live | CodeState::Expired | CodeState::Replaced) => Status::CodeExpired,
    }
}

/// The code that can be used now, and for how many seconds.
fn live(customer: &Customer, now: UnixTime) -> Option<(&Code, u32)> {
    let IssuedCode { state: CodeState::Live, code: Some(code), expires_at, .. } =
        customer.code.as_ref()?
    else {
        return None;
    };
    let left = u32::try_from(expires_at.since(now)).ok().filter(|left| *left > 0)?;
    Some((code, left))
}

#[cfg(test)]
mod tests {
    use innkey_protocol::{AccountId, CodeId, api::customers::Settings};

    use super::*;
    use crate::testing;

    const NOW: UnixTime = UnixTime(10_000);

    fn issued(state: CodeState) -> IssuedCode {
        let code = (state == CodeState::Live).then(|| Code::from_bits([1; 5]));
        IssuedCode {
            id: CodeId::new(),
            state,
            code,
            issued_at: UnixTime(9_000),
            expires_at: UnixTime(10_060),
        }
    }

    fn customer(name: &str, code: Option<CodeState>, signed_in: bool) -> Customer {
        let settings = Settings { name: name.into(), ..Settings::default() };
        Customer {
            code: code.map(issued),
            signed_in_at: signed_in.then_some(UnixTime(9_500)),
            last_seen: signed_in.then_some(UnixTime(9_900)),
            devices: u32::from(signed_in),
            ..testing::customer(AccountId::new(), settings)
        }
    }

    #[test]
    fn labels() {
        use CodeState::{Expired, Live, Replaced, Revoked, Used};
        let code = Code::from_bits([1; 5]);
        let name = |name: &str| Some(name.to_owned());
        let invited = |name| Label::Invited { on: UnixTime(9_000), name };
        for (host_gave, state, signed_in, expected) in [
            ("", Some(Live), false, Label::Code { code: code.clone(), name: None }),
            ("Bea", Some(Live), false, Label::Code { code: code.clone(), name: name("Bea") }),
            ("Bea", Some(Live), true, Label::Code { code, name: name("Bea") }),
            ("Bea", Some(Used), true, Label::Name("Bea".into())),
            ("Bea", None, true, Label::Name("Bea".into())),
            (" ", Some(Used), true, invited(None)),
            ("", Some(Expired), false, invited(None)),
            ("Bea", Some(Revoked), false, invited(name("Bea"))),
            ("", Some(Replaced), false, invited(None)),
            ("", None, false, Label::NotInvited { name: None }),
            ("Bea", None, false, Label::NotInvited { name: name("Bea") }),
        ] {
            assert_eq!(label(&customer(host_gave, state, signed_in), NOW), expected);
        }
    }

    #[test]
    fn statuses() {
        use CodeState::{Expired, Live, Replaced, Revoked, Used};
        let active = Status::Active { last_seen: Some(UnixTime(9_900)), devices: 1 };
        let live = Status::CodeLive { seconds_left: 60 };
        for (state, signed_in, expected) in [
            (Some(Live), false, live),
            (Some(Live), true, live),
            (Some(Used), true, active),
            (Some(Expired), true, active),
            (Some(Used), false, Status::SignedOut),
            (Some(Expired), false, Status::CodeExpired),
            (Some(Replaced), false, Status::CodeExpired),
            (Some(Revoked), false, Status::CodeRevoked),
            (None, false, Status::NotInvited),
            (None, true, active),
        ] {
            assert_eq!(status(&customer("", state, signed_in), NOW), expected, "{state:?}");
        }
    }

    #[test]
    fn a_code_dies_by_the_servers_clock_even_in_an_old_list() {
        let guest = customer("", Some(CodeState::Live), false);
        let at = |seconds| status(&guest, UnixTime(seconds));
        assert_eq!(at(10_059), Status::CodeLive { seconds_left: 1 });
        assert_eq!(at(10_060), Status::CodeExpired);
        assert!(matches!(label(&guest, UnixTime(10_060)), Label::Invited { .. }));
    }

    #[test]
    fn switched_off_and_over_come_first() {
        let mut guest = customer("", Some(CodeState::Live), true);
        guest.settings.stay.until = Some(NOW);
        assert_eq!(status(&guest, NOW), Status::StayEnded);
        guest.settings.enabled = false;
        assert_eq!(status(&guest, NOW), Status::Disabled);
    }

    #[test]
    fn signed_out_everywhere() {
        let mut guest = customer("Bea", Some(CodeState::Used), true);
        guest.devices = 0;
        assert_eq!(status(&guest, NOW), Status::SignedOut);
        assert_eq!(label(&guest, NOW), Label::Name("Bea".into()));
    }
}
