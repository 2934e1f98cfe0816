//! The model: what a guard must remember, in the simplest words, written without a look at the server.

use std::collections::BTreeMap;

use innkey_protocol::{
    ErrorCode, Stay, UnixTime,
    rules::{CodeSignIn, CodeState, admit},
    time::StayPhase,
};

use super::{
    action::{AT_FIRST, Action, GROUPS, Group, Link, Sight, SignIn, StayFromNow, Token, Typed},
    tries::{Caller, Tries},
};

/// Minutes since the case began. All that is planned happens on full minutes and a case is over within half
/// of one, so that the seconds it takes decide nothing.
pub type Minutes = i64;

/// How long a code lives.
pub const CODE_LIFE: Minutes = 120;
/// Customers that are there at a time, at most.
const CUSTOMERS: usize = 4;

/// What came of an action: for a guest the customer that they are in as.
pub type Answer = Result<Option<usize>, ErrorCode>;

#[derive(Clone, Debug)]
pub struct Customer {
    pub enabled: bool,
    pub from: Option<Minutes>,
    pub until: Option<Minutes>,
    pub removed: bool,
    pub group: Option<Group>,
    /// Rights of their own.
    pub may: Option<Sight>,
    /// How often the link was revoked.
    pub epoch: usize,
    /// The newest code.
    pub code: Option<usize>,
    pub was_in: bool,
}

#[derive(Clone, Debug)]
pub struct Code {
    pub of: usize,
    pub made: Minutes,
    pub fate: Fate,
}

/// What has become of a code, time aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    None,
    UsedWith(Token),
    Revoked,
    Replaced,
}

/// All that the guard knows.
#[derive(Clone, Debug)]
pub struct Guard {
    /// The highest time that was seen.
    pub now: Minutes,
    /// What the system's clock says.
    pub clock: Minutes,
    pub otp: bool,
    pub customers: Vec<Customer>,
    pub codes: Vec<Code>,
    /// What each group may see.
    pub groups: [Sight; GROUPS as usize],
    /// Who is in with which token.
    pub sessions: BTreeMap<Token, usize>,
    pub tries: Tries,
}

impl Guard {
    pub fn new() -> Self {
        Self {
            now: 0,
            clock: 0,
            otp: true,
            customers: Vec::new(),
            codes: Vec::new(),
            groups: AT_FIRST,
            sessions: BTreeMap::new(),
            tries: Tries::default(),
        }
    }

    /// Takes note of a single action and says what must come of it.
    pub fn act(&mut self, action: &Action) -> Answer {
        match *action {
            Action::Add { invite, stay, .. } => self.add(invite, stay)?,
            Action::Switch { who, on, .. } => self.customer(who)?.enabled = on,
            Action::Move { who, stay, .. } => {
                let (from, until) = self.window(stay);
                let customer = self.customer(who)?;
                (customer.from, customer.until) = (from, until);
            }
            Action::Join { who, group, .. } => self.customer(who)?.group = group,
            Action::Allow { who, may, .. } => self.customer(who)?.may = may,
            Action::AllowGroup { group, may, .. } => self.groups[usize::from(group.0)] = may,
            Action::Renew { who, .. } => self.renew(self.who(who))?,
            Action::Revoke { who, .. } => self.revoke(self.who(who))?,
            // Removing twice is no mistake.
            Action::Remove { who, .. } => self.remove(self.who(who)),
            Action::Otp(on) => self.otp = on,
            Action::Forward(minutes) => self.turn(self.clock + minutes),
            Action::Back(minutes) => self.turn(self.clock - minutes),
            Action::Kill { back } => {
                self.turn(self.clock - back);
                self.tries = Tries::default();
            }
            Action::SignIn(sign_in) | Action::Lost(sign_in) => {
                return self.sign_in(sign_in).map(Some);
            }
            Action::Check(token) => return self.check(token).map(Some),
            Action::SignOut(token) => {
                self.check(token)?;
                self.sessions.remove(&token);
            }
            Action::Everywhere(token) => {
                let who = self.check(token)?;
                self.send_away(who);
            }
            Action::SendAway { who, .. } => {
                self.customer(who)?;
                self.send_away(self.who(who));
            }
            Action::SendOneAway { who, token, .. } => {
                self.customer(who)?;
                if self.sessions.get(&token) != Some(&self.who(who)) {
                    return Err(ErrorCode::DeviceNotFound);
                }
                self.sessions.remove(&token);
            }
            Action::Guess(_)
            | Action::Again
            | Action::Together(..)
            | Action::KillAmid(_)
            | Action::Look(_) => unreachable!("made of single actions"),
        }
        Ok(None)
    }

    /// The state of a code now.
    pub fn state(&self, code: &Code) -> CodeState {
        match code.fate {
            Fate::None if self.now >= code.made + CODE_LIFE => CodeState::Expired,
            Fate::None => CodeState::Live,
            Fate::UsedWith(_) => CodeState::Used,
            Fate::Revoked => CodeState::Revoked,
            Fate::Replaced => CodeState::Replaced,
        }
    }

    /// Whether the device is in.
    pub fn check(&self, token: Token) -> Result<usize, ErrorCode> {
        let who = *self.sessions.get(&token).ok_or(ErrorCode::SessionEnded)?;
        self.admit(who).map(|()| who)
    }

    /// What the device may see.
    pub fn seen_by(&self, token: Token) -> Result<Sight, ErrorCode> {
        self.check(token).map(|who| self.may(who))
    }

    /// What may be seen with the customer's newest link, or with the first.
    pub fn seen_with_link(&self, who: usize, newest: bool) -> Result<Sight, ErrorCode> {
        let customer = &self.customers[who];
        if customer.removed || (!newest && customer.epoch > 0) {
            return Err(ErrorCode::LinkRevoked);
        }
        self.admit(who).map(|()| self.may(who))
    }

    /// What a customer may see: by their own rights, else by those of the group.
    fn may(&self, who: usize) -> Sight {
        let Customer { group, may, .. } = self.customers[who];
        let of_group = group.map(|group| self.groups[usize::from(group.0)]);
        may.or(of_group).unwrap_or(Sight::All)
    }

    /// The code that is typed, if it is known (any more).
    pub fn known(&self, code: Typed) -> Option<usize> {
        let Typed::Number(number) = code else { return None };
        (!self.customers[self.codes[number].of].removed).then_some(number)
    }

    /// The sign-in with its code counted out: it stays the same when more codes are made.
    pub fn settled(&self, sign_in: SignIn) -> SignIn {
        let Typed::Made(back) = sign_in.code else { return sign_in };
        let last = self.codes.len() - 1;
        SignIn { code: Typed::Number(last - usize::from(back) % self.codes.len()), ..sign_in }
    }

    /// The customer that is meant.
    pub fn who(&self, who: u8) -> usize {
        usize::from(who) % self.customers.len()
    }

    /// Whether there is no room for one more customer.
    pub fn is_full(&self) -> bool {
        self.customers.iter().filter(|customer| !customer.removed).count() >= CUSTOMERS
    }

    /// Where now lies in the customer's stay.
    pub fn phase(&self, who: usize) -> StayPhase {
        let Customer { from, until, .. } = self.customers[who];
        let stay = Stay { from: from.map(UnixTime), until: until.map(UnixTime) };
        stay.phase(UnixTime(self.now))
    }

    /// A stay on the case's own clock.
    pub fn window(&self, stay: StayFromNow) -> (Option<Minutes>, Option<Minutes>) {
        (stay.from.map(|from| self.now + from), stay.until.map(|until| self.now + until))
    }

    fn customer(&mut self, who: u8) -> Result<&mut Customer, ErrorCode> {
        let who = self.who(who);
        let customer = self.customers.get_mut(who).filter(|customer| !customer.removed);
        customer.ok_or(ErrorCode::AccountNotFound)
    }

    fn admit(&self, who: usize) -> Result<(), ErrorCode> {
        admit(self.customers[who].enabled, self.phase(who))
    }

    fn turn(&mut self, clock: Minutes) {
        self.clock = clock;
        self.tries.forgive((clock - self.now).max(0));
        self.now = self.now.max(clock);
    }

    fn add(&mut self, invite: bool, stay: StayFromNow) -> Result<(), ErrorCode> {
        if self.is_full() {
            return Ok(());
        }
        if invite && !self.otp {
            return Err(ErrorCode::OtpOff);
        }
        let (from, until) = self.window(stay);
        self.customers.push(Customer {
            enabled: true,
            from,
            until,
            removed: false,
            group: None,
            may: None,
            epoch: 0,
            code: None,
            was_in: false,
        });
        if invite { self.renew(self.customers.len() - 1) } else { Ok(()) }
    }

    fn renew(&mut self, who: usize) -> Result<(), ErrorCode> {
        if !self.otp {
            return Err(ErrorCode::OtpOff);
        }
        self.withdraw(who, Fate::Replaced)?;
        self.customers[who].code = Some(self.codes.len());
        self.codes.push(Code { of: who, made: self.now, fate: Fate::None });
        Ok(())
    }

    fn revoke(&mut self, who: usize) -> Result<(), ErrorCode> {
        self.withdraw(who, Fate::Revoked)?;
        self.customers[who].epoch += 1;
        self.send_away(who);
        Ok(())
    }

    fn send_away(&mut self, who: usize) {
        self.sessions.retain(|_, in_as| *in_as != who);
    }

    fn withdraw(&mut self, who: usize, fate: Fate) -> Result<(), ErrorCode> {
        let customer = self.customers.get(who).filter(|customer| !customer.removed);
        if let Some(code) = customer.ok_or(ErrorCode::AccountNotFound)?.code
            && self.state(&self.codes[code]) == CodeState::Live
        {
            self.codes[code].fate = fate;
        }
        Ok(())
    }

    fn remove(&mut self, who: usize) {
        self.send_away(who);
        if let Some(customer) = self.customers.get_mut(who) {
            customer.removed = true;
        }
    }

    fn sign_in(&mut self, SignIn { code, token, link }: SignIn) -> Result<usize, ErrorCode> {
        let caller = self.caller(link);
        self.tries.check(caller)?;
        let Some(number) = self.known(code) else {
            self.tries.wrong(caller);
            return Err(ErrorCode::CodeUnknown);
        };
        let Code { of, fate, .. } = self.codes[number];
        if fate == Fate::UsedWith(token) {
            // The answer was lost, or the device was signed out since.
            self.admit(of)?;
            let is_in = self.sessions.get(&token) == Some(&of);
            return if is_in { Ok(of) } else { Err(ErrorCode::SessionEnded) };
        }
        let (code, enabled) = (self.state(&self.codes[number]), self.customers[of].enabled);
        CodeSignIn { code, enabled, stay: self.phase(of), otp: self.otp }.decide()?;
        if self.sessions.get(&token).is_some_and(|in_as| *in_as != of) {
            return Err(ErrorCode::IdTaken);
        }
        self.codes[number].fate = Fate::UsedWith(token);
        self.sessions.insert(token, of);
        self.customers[of].was_in = true;
        Ok(of)
    }

    /// By whom a wrong try is counted: a link that is worth nothing counts as none.
    fn caller(&self, link: Link) -> Caller {
        let (who, newest) = match link {
            Link::None => return Caller::Address,
            Link::Newest(who) => (self.who(who), true),
            Link::First(who) => (self.who(who), false),
        };
        let holds = self.customers.get(who).is_some_and(|customer| {
            !customer.removed && (newest || customer.epoch == 0) && self.admit(who).is_ok()
        });
        if holds { Caller::Link(who) } else { Caller::Address }
    }
}
