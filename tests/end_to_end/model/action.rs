//! What can happen to a building's guard, and how such sequences are made up.
//!
//! Customers and codes are named by place, counted round: every sequence makes sense, whichever parts of it
//! proptest leaves out.

use proptest::{collection::vec, option::of, prelude::*};

use super::guard::Minutes;

/// One of the two hosts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    Anna,
    Bruno,
}

/// A device's session token; which device it is makes no difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Token(pub u8);

/// How many tokens there are.
pub const TOKENS: u8 = 4;

/// A group of customers; they are there all the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group(pub u8);

/// How many groups there are.
pub const GROUPS: u8 = 2;
/// What they may see when a case begins.
pub const AT_FIRST: [Sight; GROUPS as usize] = [Sight::Flat, Sight::Garden];

/// What somebody may see of the project: its function *flat* has the page *living*, another the page *garden*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    All,
    Flat,
    Garden,
    Nothing,
}

/// A code that a guest types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// One that was made, counted back from the newest, whatever became of it.
    Made(u8),
    /// The same, counted from the first: what becomes of `Made`.
    Number(usize),
    /// One that nobody made.
    Wrong(u8),
}

/// The share link that a guest's sign-in comes with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    None,
    Newest(u8),
    /// The first of a customer, from before anything was revoked.
    First(u8),
}

/// A sign-in by code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignIn {
    pub code: Typed,
    pub token: Token,
    pub link: Link,
}

/// When a stay is, in minutes from now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StayFromNow {
    pub from: Option<Minutes>,
    pub until: Option<Minutes>,
}

/// One thing that somebody does; a number is a customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    Add {
        host: Host,
        invite: bool,
        stay: StayFromNow,
    },
    Switch {
        host: Host,
        who: u8,
        on: bool,
    },
    Move {
        host: Host,
        who: u8,
        stay: StayFromNow,
    },
    /// Into a group, or out of it.
    Join {
        host: Host,
        who: u8,
        group: Option<Group>,
    },
    /// Rights of one's own, or none any more.
    Allow {
        host: Host,
        who: u8,
        may: Option<Sight>,
    },
    AllowGroup {
        host: Host,
        group: Group,
        may: Sight,
    },
    Renew {
        host: Host,
        who: u8,
    },
    Revoke {
        host: Host,
        who: u8,
    },
    Remove {
        host: Host,
        who: u8,
    },
    Otp(bool),
    /// The clock goes on, and the server sees it.
    Forward(Minutes),
    /// The system's clock jumps back; the server's must not.
    Back(Minutes),
    /// A power cut: the server is killed; the system's clock may come back so much earlier.
    Kill {
        back: Minutes,
    },
    SignIn(SignIn),
    /// A sign-in whose answer is lost.
    Lost(SignIn),
    /// The last sign-in once more, to the letter.
    Again,
    /// So many wrong codes.
    Guess(u8),
    Check(Token),
    SignOut(Token),
    /// The guest signs out on all devices, with this one.
    Everywhere(Token),
    /// A host signs all of a customer's devices out.
    SendAway {
        host: Host,
        who: u8,
    },
    /// A host signs one of them out.
    SendOneAway {
        host: Host,
        who: u8,
        token: Token,
    },
    /// Both at once.
    Together(SignIn, Box<Action>),
    /// All at once; the server is killed with the first answer.
    KillAmid(Vec<SignIn>),
    /// A host looks at the list; every device asks whether it is signed in, and with every link what may be seen.
    Look(Host),
}

/// A sequence of at most `longest` actions.
pub fn sequences(longest: usize) -> impl Strategy<Value = Vec<Action>> {
    vec(action(), 1..=longest)
}

fn action() -> impl Strategy<Value = Action> {
    let together =
        (sign_in(), rival()).prop_map(|(one, other)| Action::Together(one, other.into()));
    prop_oneof![
        30 => sign_in().prop_map(Action::SignIn),
        12 => of_a_host(),
        8 => renew(),
        8 => prop::sample::select(vec![1, 60, 119, 120, 300, 1440]).prop_map(Action::Forward),
        4 => prop::sample::select(vec![1, 90, 240, 1440]).prop_map(Action::Back),
        3 => power_cut(),
        4 => sign_in().prop_map(Action::Lost),
        6 => Just(Action::Again),
        1 => (1..=12_u8).prop_map(Action::Guess),
        8 => token().prop_map(Action::Check),
        3 => token().prop_map(Action::SignOut),
        1 => token().prop_map(Action::Everywhere),
        4 => devices(),
        14 => rights(),
        4 => prop::bool::weighted(0.7).prop_map(Action::Otp),
        6 => together,
        1 => vec(sign_in(), 2..=3).prop_map(Action::KillAmid),
        6 => host().prop_map(Action::Look),
    ]
}

/// What may happen at the same moment as a sign-in.
fn rival() -> impl Strategy<Value = Action> {
    prop_oneof![
        6 => sign_in().prop_map(Action::SignIn),
        2 => renew(),
        3 => of_a_customer(),
        1 => any::<bool>().prop_map(Action::Otp),
        1 => token().prop_map(Action::SignOut),
        1 => token().prop_map(Action::Everywhere),
        2 => send_away(),
        2 => rights(),
        1 => token().prop_map(Action::Check),
    ]
}

fn of_a_host() -> impl Strategy<Value = Action> {
    prop_oneof![
        2 => (host(), prop::bool::weighted(0.8), stay())
            .prop_map(|(host, invite, stay)| Action::Add { host, invite, stay }),
        5 => of_a_customer(),
    ]
}

fn of_a_customer() -> impl Strategy<Value = Action> {
    let (switched, moved) = ((host(), who(), any::<bool>()), (host(), who(), stay()));
    prop_oneof![
        3 => switched.prop_map(|(host, who, on)| Action::Switch { host, who, on }),
        3 => moved.prop_map(|(host, who, stay)| Action::Move { host, who, stay }),
        2 => (host(), who()).prop_map(|(host, who)| Action::Revoke { host, who }),
        1 => (host(), who()).prop_map(|(host, who)| Action::Remove { host, who }),
    ]
}

fn rights() -> impl Strategy<Value = Action> {
    let (joined, allowed) = ((host(), who(), of(group())), (host(), who(), of(may())));
    prop_oneof![
        3 => joined.prop_map(|(host, who, group)| Action::Join { host, who, group }),
        2 => allowed.prop_map(|(host, who, may)| Action::Allow { host, who, may }),
        2 => (host(), group(), may())
            .prop_map(|(host, group, may)| Action::AllowGroup { host, group, may }),
    ]
}

fn devices() -> impl Strategy<Value = Action> {
    let one = (host(), who(), token());
    prop_oneof![
        1 => send_away(),
        2 => one.prop_map(|(host, who, token)| Action::SendOneAway { host, who, token }),
    ]
}

fn send_away() -> impl Strategy<Value = Action> {
    (host(), who()).prop_map(|(host, who)| Action::SendAway { host, who })
}

fn renew() -> impl Strategy<Value = Action> {
    (host(), who()).prop_map(|(host, who)| Action::Renew { host, who })
}

fn sign_in() -> impl Strategy<Value = SignIn> {
    let code = prop_oneof![
        12 => (0..5_u8).prop_map(Typed::Made),
        1 => (0..3_u8).prop_map(Typed::Wrong),
    ];
    let link = prop_oneof![
        2 => Just(Link::None),
        2 => who().prop_map(Link::Newest),
        1 => who().prop_map(Link::First),
    ];
    (code, token(), link).prop_map(|(code, token, link)| SignIn { code, token, link })
}

fn stay() -> impl Strategy<Value = StayFromNow> {
    let stay = |from, until| Just(StayFromNow { from, until });
    prop_oneof![
        stay(None, None),
        stay(None, Some(60)),
        stay(Some(-60), Some(180)),
        stay(Some(60), None),
        stay(Some(120), Some(1440)),
        stay(Some(-180), Some(0)),
    ]
}

fn power_cut() -> impl Strategy<Value = Action> {
    prop_oneof![Just(0), Just(60), Just(300)].prop_map(|back| Action::Kill { back })
}

fn host() -> impl Strategy<Value = Host> {
    prop_oneof![Just(Host::Anna), Just(Host::Bruno)]
}

fn group() -> impl Strategy<Value = Group> {
    (0..GROUPS).prop_map(Group)
}

fn may() -> impl Strategy<Value = Sight> {
    prop::sample::select(vec![Sight::All, Sight::Flat, Sight::Garden, Sight::Nothing])
}

fn who() -> impl Strategy<Value = u8> {
    0..3_u8
}

fn token() -> impl Strategy<Value = Token> {
    (0..TOKENS).prop_map(Token)
}
